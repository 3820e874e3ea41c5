import * as v from 'valibot';
import { randomCode } from '../../code.ts';
import { cleanText } from '../../floor/clean.ts';
import type { Gathering } from '../../gathering.ts';
import { refuse } from '../../refusal.ts';
import type { Outcome, Rule } from '../../rule.ts';
import type { Breakout, Report, Told } from '../breakout.ts';
import { breakoutIn, roundIndex, tableMeant, withBreakout, withSheet } from '../change.ts';
import { MOST_POINTS, POINT_LIMIT, PointId, type Point } from '../sheet/point.ts';
import { nextTurn, pendingPoints } from './turns.ts';

export const TellInput = v.object({ breakout: v.string(), table: v.optional(v.number()), point: PointId });
export const SayInput = v.object({ breakout: v.string(), table: v.number(), text: v.string(), exact: v.optional(v.boolean(), false) });
export const AlsoInput = v.object({
  breakout: v.string(),
  table: v.optional(v.number()),
  /** The point that was told. */
  told: PointId,
  also: v.boolean(),
  /** A point of this table's own that says the same, and need not be told again. */
  point: v.optional(v.nullable(PointId), null),
});
export const TurnInput = v.object({ breakout: v.string(), table: v.optional(v.number()) });
export const UntellInput = v.object({ breakout: v.string(), point: PointId });

const withReport = (breakout: Breakout, change: Partial<Report>): Breakout => ({ ...breakout, report: { ...breakout.report, ...change } });

const toldNow = (state: Gathering, breakout: Breakout, { id, text, exact }: Point, table: number, shown: boolean): Outcome => {
  const told: Told = { point: id, table, text, exact, shown, also: [], same: [] };
  return {
    state: withBreakout(state, withReport(breakout, { told: [...breakout.report.told, told] })),
    undo: { name: 'report.untell', input: { breakout: breakout.id, point: id } },
  };
};

/**
 * A table whose turn it is tells one new point to the room; for a table without a screen the crew tap it (GR16). While
 * moderation is on, what a table taps is on the projector once the crew have tapped it too (GR26).
 */
export const tell: Rule<v.InferOutput<typeof TellInput>> = (state, { breakout: id, table: named, point }, context) => {
  const breakout = breakoutIn(state, id, ['reporting']);
  if ('refused' in breakout) return breakout;
  const table = tableMeant(breakout, context, named);
  if ('refused' in table) return table;
  const byTable = context.role === 'table';
  const before = breakout.report.told.find((told) => told.point === point);
  if (before) return byTable || before.shown ? { state } : { state: withBreakout(state, shownToo(breakout, before)) };
  if (byTable && breakout.report.turn?.table !== table.number) return refuse('not-your-turn');
  const pending = pendingPoints(table, breakout.report).find((one) => one.id === point);
  if (!pending) return refuse('unknown-point');
  return toldNow(state, breakout, pending, table.number, !byTable || !state.plan.settings.moderation);
};

const shownToo = (breakout: Breakout, told: Told): Breakout =>
  withReport(breakout, { told: breakout.report.told.map((one) => (one === told ? { ...told, shown: true } : one)) });

const SPOKEN_ID = 12;

/** A point that a table says aloud and that is on no sheet: typed by the crew, it is on the sheet and told at once (GR16). */
export const say: Rule<v.InferOutput<typeof SayInput>> = (state, { breakout: name, table: named, text: typed, exact }, context) => {
  const breakout = breakoutIn(state, name, ['reporting']);
  if ('refused' in breakout) return breakout;
  const table = tableMeant(breakout, context, named);
  if ('refused' in table) return table;
  const text = cleanText(typed);
  if (text === '') return refuse('empty', { field: 'text' });
  if (text.length > POINT_LIMIT) return refuse('too-long', { field: 'text', limit: POINT_LIMIT });
  if (table.sheet.points.length >= MOST_POINTS) return refuse('sheet-full', { limit: MOST_POINTS });
  const id = randomCode(SPOKEN_ID, context.random);
  const { question } = table;
  const spoken: Point = { id, round: roundIndex(breakout), question, text, exact, tags: [], rev: 1, struck: false, beside: null };
  const noted = withSheet(breakout, table, { points: [...table.sheet.points, spoken] });
  return toldNow(state, noted, spoken, table.number, true);
};

/** "+1 table": a table says that a point is theirs too, or takes that back (GR17). Its own point of the same kind is then heard. */
export const also: Rule<v.InferOutput<typeof AlsoInput>> = (state, { breakout: id, table: named, told: point, also: on, point: own }, context) => {
  const breakout = breakoutIn(state, id, ['reporting', 'over']);
  if ('refused' in breakout) return breakout;
  const table = tableMeant(breakout, context, named);
  if ('refused' in table) return table;
  const told = breakout.report.told.find((one) => one.point === point);
  if (!told?.shown || told.table === table.number) return refuse('unknown-point');
  const mine = new Set(table.sheet.points.map((one) => one.id));
  if (own !== null && !mine.has(own)) return refuse('unknown-point');
  const tables = told.also.filter((number) => number !== table.number);
  const others = told.same.filter((one) => !mine.has(one));
  const before = told.also.includes(table.number);
  const kept = on ? told.same.filter((one) => mine.has(one) && one !== own) : [];
  const changed: Told = {
    ...told,
    also: on ? [...tables, table.number].sort((one, other) => one - other) : tables,
    same: [...others, ...kept, ...(on && own !== null ? [own] : [])],
  };
  if (before === on && changed.same.length === told.same.length) return { state };
  const list = breakout.report.told.map((one) => (one === told ? changed : one));
  return {
    state: withBreakout(state, withReport(breakout, { told: list })),
    undo: { name: 'report.also', input: { breakout: id, table: table.number, told: point, also: before } },
  };
};

/** The turn goes on to the next table that has something new; null where none has (GR16). */
export const nextTable: Rule<v.InferOutput<typeof TurnInput>> = (state, { breakout: id }, { now }) => {
  const breakout = breakoutIn(state, id, ['reporting']);
  if ('refused' in breakout) return breakout;
  const before = breakout.report.turn;
  return {
    state: withBreakout(state, withReport(breakout, { turn: nextTurn(breakout, now) })),
    ...(before ? { undo: { name: 'report.giveTurn', input: { breakout: id, table: before.table } } } : {}),
  };
};

/** A table passes: with points left it is asked again in its next turn, without any it is finished (GR16). */
export const pass: Rule<v.InferOutput<typeof TurnInput>> = (state, { breakout: id, table: named }, context) => {
  const breakout = breakoutIn(state, id, ['reporting']);
  if ('refused' in breakout) return breakout;
  const table = tableMeant(breakout, context, named);
  if ('refused' in table) return table;
  if (breakout.report.turn?.table !== table.number) return refuse('not-your-turn');
  const done = pendingPoints(table, breakout.report).length === 0 && !breakout.report.finished.includes(table.number);
  const passed = withReport(breakout, done ? { finished: [...breakout.report.finished, table.number] } : {});
  return {
    state: withBreakout(state, withReport(passed, { turn: nextTurn(passed, context.now) })),
    undo: { name: 'report.giveTurn', input: { breakout: id, table: table.number } },
  };
};

/** The turn goes to a table that the crew choose (GR16). */
export const giveTurn: Rule<v.InferOutput<typeof TurnInput>> = (state, { breakout: id, table: named }, context) => {
  const breakout = breakoutIn(state, id, ['reporting']);
  if ('refused' in breakout) return breakout;
  const table = tableMeant(breakout, context, named);
  if ('refused' in table) return table;
  const finished = breakout.report.finished.filter((number) => number !== table.number);
  const before = breakout.report.turn;
  return {
    state: withBreakout(state, withReport(breakout, { turn: { table: table.number, since: context.now }, finished })),
    ...(before && before.table !== table.number ? { undo: { name: 'report.giveTurn', input: { breakout: id, table: before.table } } } : {}),
  };
};

/** A told point is taken off the board again: tapped by mistake, or not meant for the room. It stays on its sheet (GR16). */
export const untell: Rule<v.InferOutput<typeof UntellInput>> = (state, { breakout: id, point }) => {
  const breakout = breakoutIn(state, id, ['reporting', 'over']);
  if ('refused' in breakout) return breakout;
  if (!breakout.report.told.some((told) => told.point === point)) return { state };
  return { state: withBreakout(state, withReport(breakout, { told: breakout.report.told.filter((told) => told.point !== point) })) };
};
