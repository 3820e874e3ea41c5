import * as v from 'valibot';
import { randomCode } from '../../../code.ts';
import { cleanText } from '../../../text/clean.ts';
import type { Gathering } from '../../../gathering.ts';
import { refuse, type Refusal } from '../../../refusal.ts';
import type { Outcome, Rule } from '../../../rule.ts';
import type { Breakout, BreakoutTable, Report, Told } from '../../model/breakout.ts';
import { breakoutIn, tableMeant, withBreakout, withReport, withSheet } from '../change.ts';
import { roundIndex } from '../../model/present-round.ts';
import { unusedId } from '../sheet/own-ids.ts';
import { MOST_POINTS, POINT_ID_LENGTH, POINT_LIMIT, PointId, type Point } from '../../model/sheet/point.ts';
import { pendingPoints } from '../../model/report/turns.ts';

export const TellInput = v.object({
  breakout: v.string(),
  table: v.optional(v.number()),
  point: PointId,
  /** Given by an undo: where on the board it was, whether it was on the projector, the tables that said the same, and their points. */
  again: v.optional(v.object({ at: v.number(), shown: v.boolean(), also: v.array(v.number()), same: v.array(PointId) })),
});
export const SayInput = v.object({ breakout: v.string(), table: v.number(), text: v.string(), exact: v.optional(v.boolean(), false) });
export const UntellInput = v.object({
  breakout: v.string(),
  point: PointId,
  /** Given by the undo of a point that the crew typed: it is struck out on its sheet as well. */
  strike: v.optional(v.boolean(), false),
  /** Given by the undo of putting it on the projector: it stays told, and waits for the crew as it did. */
  waits: v.optional(v.boolean(), false),
});

type Shared = Pick<Told, 'also' | 'same'>;
const NOBODY_ELSE: Shared = { also: [], same: [] };

/** Of those that said the same, the ones that are still there. */
const stillThere = ({ tables }: Breakout, teller: number, { also, same }: Shared): Shared => {
  const others = tables.filter((table) => table.number !== teller);
  const points = new Set(others.flatMap((table) => table.sheet.points.map((point) => point.id)));
  return { also: others.map((table) => table.number).filter((number) => also.includes(number)), same: same.filter((point) => points.has(point)) };
};

type How = Omit<Told, 'point' | 'text' | 'exact'>;

/** The point is on the board, in the words that it has now; where it is its table's turn, that has told its point. */
const toldNow = (state: Gathering, breakout: Breakout, { id, text, exact }: Point, how: How, { at = Infinity, strike = false } = {}): Outcome => {
  const { told, turn } = breakout.report;
  const report: Partial<Report> = {
    told: told.toSpliced(at, 0, { ...how, point: id, text, exact }),
    turn: turn?.table === how.table ? { ...turn, told: true } : turn,
  };
  return {
    state: withBreakout(state, withReport(breakout, report)),
    undo: { name: 'report.untell', input: { breakout: breakout.id, point: id, ...(strike ? { strike: true } : {}) } },
  };
};

/** What a table has told is on the projector from now on, or waits for the crew as before. */
const withShown = (state: Gathering, breakout: Breakout, told: Told, shown: boolean): Outcome => {
  const { point, table } = told;
  const list = breakout.report.told.map((one) => (one === told ? { ...told, shown } : one));
  return {
    state: withBreakout(state, withReport(breakout, { told: list })),
    undo: shown
      ? { name: 'report.untell', input: { breakout: breakout.id, point, waits: true } }
      : { name: 'report.tell', input: { breakout: breakout.id, table, point } },
  };
};

/** What was taken off the board is on it again, unless its table has struck it out since. */
const toldAgain = (
  state: Gathering,
  breakout: Breakout,
  { number: table, sheet }: BreakoutTable,
  id: string,
  { at, shown, ...shared }: NonNullable<v.InferOutput<typeof TellInput>['again']>,
): Outcome | Refusal => {
  const point = sheet.points.find((one) => one.id === id && !one.struck);
  if (!point || breakout.report.told.some((one) => one.point === id)) return refuse('changed-meanwhile');
  return toldNow(state, breakout, point, { table, shown, ...stillThere(breakout, table, shared) }, { at });
};

/**
 * A table whose turn it is tells one new point to the room; for a table without a screen the crew tap it (GR16). While
 * moderation is on, what a table taps is on the projector once the crew have tapped it too (GR26).
 */
export const tell: Rule<v.InferOutput<typeof TellInput>> = (state, { breakout: id, table: named, point, again }, context) => {
  const breakout = breakoutIn(state, id, again && context.role !== 'table' ? ['reporting', 'over'] : ['reporting']);
  if ('refused' in breakout) return breakout;
  const table = tableMeant(breakout, context, named);
  if ('refused' in table) return table;
  const byTable = context.role === 'table';
  const { told, turn } = breakout.report;
  const before = told.find((one) => one.point === point);
  if (again && !byTable) return toldAgain(state, breakout, table, point, again);
  if (before) return byTable || before.shown ? { state } : withShown(state, breakout, before, true);
  if (byTable && turn?.table !== table.number) return refuse('not-your-turn');
  if (byTable && turn?.told) return refuse('one-each-turn');
  const pending = pendingPoints(table, breakout.report).find((one) => one.id === point);
  if (!pending) return refuse('unknown-point');
  return toldNow(state, breakout, pending, { table: table.number, shown: !byTable || !state.plan.settings.moderation, ...NOBODY_ELSE });
};

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
  const id = unusedId(breakout, randomCode(POINT_ID_LENGTH, context.random));
  const { question } = table;
  const spoken: Point = { id, round: roundIndex(breakout), question, text, exact, tags: [], rev: 1, struck: false, beside: null };
  // The table has not read it: "that's us" was said of the others.
  const noted = withSheet(breakout, table, { points: [...table.sheet.points, spoken], agreed: false, empty: null });
  return toldNow(state, noted, spoken, { table: table.number, shown: true, ...NOBODY_ELSE }, { strike: true });
};

/** A told point is taken off the board again: tapped by mistake, or not meant for the room. It stays on its sheet (GR16). */
export const untell: Rule<v.InferOutput<typeof UntellInput>> = (state, { breakout: id, point, strike, waits }) => {
  const breakout = breakoutIn(state, id, ['reporting', 'over']);
  if ('refused' in breakout) return breakout;
  const { told, turn } = breakout.report;
  const before = told.find((one) => one.point === point);
  if (waits) return before?.shown ? withShown(state, breakout, before, false) : refuse('changed-meanwhile');
  if (!before) return { state };
  const table = breakout.tables.find((one) => one.number === before.table);
  const off = withReport(breakout, {
    told: told.filter((one) => one !== before),
    turn: turn?.table === before.table ? { ...turn, told: false } : turn,
  });
  const points = table?.sheet.points.map((one) => (one.id === point && strike ? { ...one, struck: true } : one)) ?? [];
  return {
    state: withBreakout(state, table && strike ? withSheet(off, table, { points }) : off),
    ...(strike
      ? {}
      : {
          undo: {
            name: 'report.tell',
            input: {
              breakout: id,
              table: before.table,
              point,
              again: { at: told.indexOf(before), shown: before.shown, also: before.also, same: before.same },
            },
          },
        }),
  };
};
