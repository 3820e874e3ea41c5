import * as v from 'valibot';
import { refuse } from '../../../refusal.ts';
import type { Inverse, Rule } from '../../../rule.ts';
import type { Breakout } from '../../model/breakout.ts';
import { breakoutIn, tableMeant, withBreakout, withReport } from '../change.ts';
import { nextTurn, pendingPoints } from '../../model/report/turns.ts';

/** `table`, for `report.pass`: the table that passes, where the crew say it. */
export const TurnInput = v.object({ breakout: v.string(), table: v.optional(v.number()) });
export const GiveTurnInput = v.object({ breakout: v.string(), table: v.number() });

/** Gives the turn back to the table that had it, unless it has gone on since. */
const backTo = (before: Breakout, after: Breakout): { undo?: Inverse } => {
  const table = before.report.turn?.table;
  if (table === undefined || table === after.report.turn?.table) return {};
  return { undo: { name: 'report.giveTurn', input: { breakout: before.id, table } } };
};

/** The turn goes on to the next table that has something new; null where none has (GR16). */
export const nextTable: Rule<v.InferOutput<typeof TurnInput>> = (state, { breakout: id }, { now }) => {
  const breakout = breakoutIn(state, id, ['reporting']);
  if ('refused' in breakout) return breakout;
  const after = withReport(breakout, { turn: nextTurn(breakout, now) });
  return { state: withBreakout(state, after), ...backTo(breakout, after) };
};

/** A table passes: with points left it is asked again in its next turn, without any it is finished (GR16). */
export const pass: Rule<v.InferOutput<typeof TurnInput>> = (state, { breakout: id, table: named }, context) => {
  const breakout = breakoutIn(state, id, ['reporting']);
  if ('refused' in breakout) return breakout;
  const table = tableMeant(breakout, context, named);
  if ('refused' in table) return table;
  const { finished, turn } = breakout.report;
  if (turn?.table !== table.number) return refuse('not-your-turn');
  const done = pendingPoints(table, breakout.report).length === 0 && !finished.includes(table.number);
  const passed = withReport(breakout, done ? { finished: [...finished, table.number] } : {});
  const after = withReport(passed, { turn: nextTurn(passed, context.now) });
  return { state: withBreakout(state, after), ...backTo(breakout, after) };
};

/** The turn goes to a table that the crew choose, which may then have more to tell (GR16). */
export const giveTurn: Rule<v.InferOutput<typeof GiveTurnInput>> = (state, { breakout: id, table: named }, context) => {
  const breakout = breakoutIn(state, id, ['reporting']);
  if ('refused' in breakout) return breakout;
  const table = tableMeant(breakout, context, named);
  if ('refused' in table) return table;
  const finished = breakout.report.finished.filter((number) => number !== table.number);
  const after = withReport(breakout, { turn: { table: table.number, since: context.now, told: false }, finished });
  return { state: withBreakout(state, after), ...backTo(breakout, after) };
};
