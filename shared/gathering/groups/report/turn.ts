import * as v from 'valibot';
import { refuse } from '../../refusal.ts';
import type { Inverse, Rule } from '../../rule.ts';
import type { Breakout } from '../breakout.ts';
import { breakoutIn, tableMeant, withBreakout, withReport } from '../change.ts';
import { nextTurn, pendingPoints } from './turns.ts';

/** `table`, for `report.next`: the table whose turn the sender saw, so that two consoles that press together skip nobody. */
export const TurnInput = v.object({ breakout: v.string(), table: v.optional(v.number()) });
export const GiveTurnInput = v.object({
  breakout: v.string(),
  table: v.number(),
  /** Given by an undo: the table whose turn it expects it to be; null for none. */
  expects: v.optional(v.nullable(v.number())),
});

/** Gives the turn back to the table that had it, unless it has gone on since. */
const backTo = (before: Breakout, after: Breakout): { undo?: Inverse } => {
  const table = before.report.turn?.table;
  if (table === undefined || table === after.report.turn?.table) return {};
  return { undo: { name: 'report.giveTurn', input: { breakout: before.id, table, expects: after.report.turn?.table ?? null } } };
};

/** The turn goes on to the next table that has something new; null where none has (GR16). */
export const nextTable: Rule<v.InferOutput<typeof TurnInput>> = (state, { breakout: id, table }, { now }) => {
  const breakout = breakoutIn(state, id, ['reporting']);
  if ('refused' in breakout) return breakout;
  if (table !== undefined && table !== breakout.report.turn?.table) return refuse('changed-meanwhile');
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
export const giveTurn: Rule<v.InferOutput<typeof GiveTurnInput>> = (state, { breakout: id, table: named, expects }, context) => {
  const breakout = breakoutIn(state, id, ['reporting']);
  if ('refused' in breakout) return breakout;
  const table = tableMeant(breakout, context, named);
  if ('refused' in table) return table;
  if (expects !== undefined && expects !== (breakout.report.turn?.table ?? null)) return refuse('changed-meanwhile');
  const finished = breakout.report.finished.filter((number) => number !== table.number);
  const after = withReport(breakout, { turn: { table: table.number, since: context.now, told: false }, finished });
  return { state: withBreakout(state, after), ...backTo(breakout, after) };
};
