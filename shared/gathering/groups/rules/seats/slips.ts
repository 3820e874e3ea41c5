import * as v from 'valibot';
import { refuse } from '../../../refusal.ts';
import type { Rule } from '../../../rule.ts';
import type { Breakout, Seat } from '../../model/breakout.ts';
import { breakoutIn, breakoutNamed, OPEN, tableMeant, withBreakout, withTable } from '../change.ts';
import { roundIndex } from '../../model/present-round.ts';
import { GROUP_LIMITS } from '../../model/format.ts';
import { isOfPile, pileLetter, slipsOut } from '../../model/seats/piles.ts';
import { emptiestTable, tableOfSeat } from '../../model/seats/seating.ts';
import { seatedAt, withSeat } from './take.ts';

const MOST_SLIPS = 300;

export const SlipsInput = v.object({
  breakout: v.string(),
  /** Index into the format's kinds, each with a pile of its own; null for the first pile. */
  kind: v.optional(v.nullable(v.number()), null),
  /** How many slips of this pile are out. */
  out: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_SLIPS)),
  /** Given by an undo: the tables, by round, that belong to the numbers which are out again. */
  at: v.optional(v.record(v.string(), v.array(v.number())), {}),
});
export const AwayInput = v.object({ breakout: v.string(), slot: v.string(), away: v.boolean() });
export const PeopleInput = v.object({
  breakout: v.string(),
  table: v.optional(v.number()),
  people: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(GROUP_LIMITS.people))),
});

/** Where a slip that is out again belongs: at the tables that its number had, as far as they are there and one of them is for now. */
const whereItWas = (breakout: Breakout, at: readonly number[] | undefined): number[] | null => {
  const isTable = (number: number): boolean => breakout.tables.some((table) => table.number === number);
  return at?.length === roundIndex(breakout) + 1 && at.every((one) => one === 0 || isTable(one)) && at.at(-1) !== 0 ? [...at] : null;
};

/** Numbers on paper for people without a phone: as many of a pile as have been handed out, in order (GR4). */
export const slips: Rule<v.InferOutput<typeof SlipsInput>> = (state, { breakout: id, kind, out, at }, { random }) => {
  const breakout = breakoutIn(state, id, ['forming', 'working', 'between']);
  if ('refused' in breakout) return breakout;
  if (breakout.format.way !== 'count' || breakout.tables.length === 0) return refuse('groups-moved-on');
  if (kind !== null && !breakout.format.kinds[kind]) return refuse('malformed', { field: 'kind' });
  const before = slipsOut(breakout, kind);
  if (before === out) return { state };
  const goes = (seat: Seat): boolean => isOfPile(seat, kind) && Number(seat.slot.slice(1)) > out;
  const kept: Breakout = { ...breakout, seats: breakout.seats.filter((seat) => !goes(seat)) };
  const gone = Object.fromEntries(breakout.seats.filter(goes).map((seat) => [seat.slot, seat.at]));
  let dealt = kept;
  for (let number = slipsOut(kept, kind) + 1; number <= out; number += 1) {
    const slot = `${pileLetter(kind)}${String(number)}`;
    const seat: Seat = { slot, kind, holder: null, left: false, at: [] };
    const was = whereItWas(dealt, at[slot]);
    dealt = withSeat(dealt, was ? { ...seat, at: was } : seatedAt(dealt, seat, emptiestTable(dealt, kind, random)));
  }
  return { state: withBreakout(state, dealt), undo: { name: 'seats.slips', input: { breakout: id, kind, out: before, at: gone } } };
};

/** Somebody has gone, or is back after all: said by the crew of anybody, by a table of its own (GR8). */
export const away: Rule<v.InferOutput<typeof AwayInput>> = (state, { breakout: id, slot, away: gone }, { role, table, random }) => {
  const breakout = breakoutIn(state, id, OPEN);
  if ('refused' in breakout) return breakout;
  const seat = breakout.seats.find((one) => one.slot === slot);
  if (!seat) return refuse('unknown-seat', { field: 'slot' });
  if (role === 'table' && tableOfSeat(breakout, seat) !== table) return refuse('not-your-table');
  if (seat.left === gone) return { state };
  const back = tableOfSeat(breakout, seat) === 0 ? seatedAt(breakout, seat, emptiestTable(breakout, seat.kind, random)) : { ...seat, left: false };
  const changed = gone ? { ...seat, left: true } : back;
  return {
    state: withBreakout(state, withSeat(breakout, changed)),
    undo: { name: 'seats.away', input: { breakout: id, slot, away: !gone } },
  };
};

/** How many sit at a table, where no numbers were dealt (GR8). */
export const people: Rule<v.InferOutput<typeof PeopleInput>> = (state, { breakout: id, table: named, people: count }, context) => {
  const breakout = breakoutNamed(state, id);
  if ('refused' in breakout) return breakout;
  const table = tableMeant(breakout, context, named);
  if ('refused' in table) return table;
  if (table.people === count) return { state };
  return {
    state: withBreakout(state, withTable(breakout, { ...table, people: count })),
    undo: { name: 'seats.people', input: { breakout: id, table: table.number, people: table.people } },
  };
};
