import * as v from 'valibot';
import { refuse } from '../../refusal.ts';
import type { Rule } from '../../rule.ts';
import type { Breakout, Seat } from '../breakout.ts';
import { breakoutIn, breakoutNamed, OPEN, tableMeant, withBreakout, withTable } from '../change.ts';
import { GROUP_LIMITS } from '../format.ts';
import { emptiestTable, tableOfSeat } from './seating.ts';
import { seatedAt, withSeat } from './take.ts';

const MOST_SLIPS = 300;

export const SlipsInput = v.object({
  breakout: v.string(),
  /** Index into the format's kinds, each with a pile of its own; null for the first pile. */
  kind: v.optional(v.nullable(v.number()), null),
  /** How many slips of this pile are out. */
  out: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_SLIPS)),
  /** Given by an undo: how many it expects to be out. */
  expects: v.optional(v.number()),
});
export const AwayInput = v.object({ breakout: v.string(), slot: v.string(), away: v.boolean() });
export const PeopleInput = v.object({
  breakout: v.string(),
  table: v.optional(v.number()),
  people: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(GROUP_LIMITS.people))),
});

/** The letter of a pile: A for everybody, B and on for the kinds. */
export const pileLetter = (kind: number | null): string => String.fromCharCode(65 + (kind === null ? 0 : kind + 1));

export const isOfPile = (seat: Pick<Seat, 'holder' | 'kind'>, kind: number | null): boolean => seat.holder === null && seat.kind === kind;

/** How many slips of a pile are out. */
export const slipsOut = (breakout: Pick<Breakout, 'seats'>, kind: number | null): number =>
  breakout.seats.filter((seat) => isOfPile(seat, kind)).length;

/** Numbers on paper for people without a phone: as many of a pile as have been handed out, in order (GR4). */
export const slips: Rule<v.InferOutput<typeof SlipsInput>> = (state, { breakout: id, kind, out, expects }, { random }) => {
  const breakout = breakoutIn(state, id, ['forming', 'working', 'between']);
  if ('refused' in breakout) return breakout;
  if (breakout.format.way !== 'count' || breakout.tables.length === 0) return refuse('groups-moved-on');
  if (kind !== null && !breakout.format.kinds[kind]) return refuse('malformed', { field: 'kind' });
  const before = slipsOut(breakout, kind);
  if (expects !== undefined && expects !== before) return refuse('changed-meanwhile');
  if (before === out) return { state };
  const kept = { ...breakout, seats: breakout.seats.filter((seat) => !isOfPile(seat, kind) || Number(seat.slot.slice(1)) <= out) };
  let dealt = kept;
  for (let number = slipsOut(kept, kind) + 1; number <= out; number += 1) {
    const seat: Seat = { slot: `${pileLetter(kind)}${String(number)}`, kind, holder: null, left: false, at: [] };
    dealt = withSeat(dealt, seatedAt(dealt, seat, emptiestTable(dealt, kind, random)));
  }
  return { state: withBreakout(state, dealt), undo: { name: 'seats.slips', input: { breakout: id, kind, out: before, expects: out } } };
};

/** Somebody has gone, or is back after all: said by the crew of anybody, by a table of its own (GR8). */
export const away: Rule<v.InferOutput<typeof AwayInput>> = (state, { breakout: id, slot, away: gone }, { role, table, random }) => {
  const breakout = breakoutIn(state, id, OPEN);
  if ('refused' in breakout) return breakout;
  const seat = breakout.seats.find((one) => one.slot === slot);
  if (!seat) return refuse('unknown-seat', { field: 'slot' });
  if (role === 'table' && tableOfSeat(breakout, seat) !== table) return refuse('not-your-table');
  if (seat.left === gone) return { state };
  const there = tableOfSeat(breakout, seat);
  const changed = gone ? { ...seat, left: true } : seatedAt(breakout, seat, there === 0 ? emptiestTable(breakout, seat.kind, random) : there);
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
  return {
    state: withBreakout(state, withTable(breakout, { ...table, people: count })),
    undo: { name: 'seats.people', input: { breakout: id, table: table.number, people: table.people } },
  };
};
