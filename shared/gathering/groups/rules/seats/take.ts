import * as v from 'valibot';
import type { Gathering } from '../../../gathering.ts';
import { refuse, type Refusal } from '../../../refusal.ts';
import type { Rule } from '../../../rule.ts';
import type { Breakout, Seat } from '../../model/breakout.ts';
import { breakoutIn, breakoutNamed, withBreakout } from '../change.ts';
import { openTables, roundIndex } from '../../model/present-round.ts';
import { GROUP_LIMITS } from '../../model/format.ts';
import { SEATING } from './dealing.ts';
import type { SeatReply } from '../../model/seats/seat-reply.ts';
import { emptiestTable, seatsAt, tableOfSeat } from '../../model/seats/seating.ts';

/** Made by the tab for this breakout alone, so that a number cannot be joined to anything that was written. */
const SeatKey = v.pipe(v.string(), v.regex(/^[A-Z0-9]{12,32}$/));

export const TakeInput = v.object({ breakout: v.string(), key: SeatKey, kind: v.optional(v.nullable(v.number()), null) });
export const ChooseInput = v.object({ breakout: v.string(), key: SeatKey, table: v.number() });
export const LeaveInput = v.object({ breakout: v.string(), key: SeatKey });

export const withSeat = (breakout: Breakout, seat: Seat): Breakout => {
  const there = breakout.seats.some((one) => one.slot === seat.slot);
  return { ...breakout, seats: there ? breakout.seats.map((one) => (one.slot === seat.slot ? seat : one)) : [...breakout.seats, seat] };
};

/** A seat at a table from the present round on. */
export const seatedAt = (breakout: Breakout, seat: Seat, table: number): Seat => {
  const round = roundIndex(breakout);
  return { ...seat, left: false, at: Array.from({ length: round + 1 }, (_, i) => (i === round ? table : (seat.at[i] ?? 0))) };
};

/** Numbers begin above those of the tables, at 11 in a hall of eight, so that nobody takes their own number for a table's (GR4). */
const firstSlot = ({ tables }: Breakout): number => (Math.floor(Math.max(...tables.map((table) => table.number)) / 10) + 1) * 10 + 1;

/** The next number for a phone: slips have letters, so the two never meet. */
const nextSlot = (breakout: Breakout): string => String(firstSlot(breakout) + breakout.seats.filter((seat) => seat.holder !== null).length);

const replyFor = (breakout: Breakout, seat: Seat): SeatReply => ({
  slot: seat.slot,
  table: tableOfSeat(breakout, seat),
  ...(breakout.deal > 0 ? { deal: breakout.deal } : {}),
});

const forWay = (state: Gathering, id: string, way: 'count' | 'choice'): Breakout | Refusal => {
  const breakout = breakoutIn(state, id, SEATING);
  return 'refused' in breakout || (breakout.format.way === way && breakout.tables.length > 0) ? breakout : refuse('groups-moved-on');
};

/**
 * A number is dealt, and with it the emptiest table that fits (GR4). The same key again gets the same number, also after a
 * reload; where it says another kind, that is what is kept, and nobody is moved.
 */
export const take: Rule<v.InferOutput<typeof TakeInput>, SeatReply> = (state, { breakout: id, key, kind }, { random, hash }) => {
  const breakout = forWay(state, id, 'count');
  if ('refused' in breakout) return breakout;
  if (kind !== null && !breakout.format.kinds[kind]) return refuse('malformed', { field: 'kind' });
  const holder = hash(`seat ${id} ${key}`);
  const before = breakout.seats.find((seat) => seat.holder === holder);
  if (before && !before.left && tableOfSeat(breakout, before) !== 0) {
    const same = kind === null || kind === before.kind;
    return { state: same ? state : withBreakout(state, withSeat(breakout, { ...before, kind })), reply: replyFor(breakout, before) };
  }
  if (!before && !breakout.dealing) return refuse('not-dealing');
  if (!before && breakout.seats.length >= GROUP_LIMITS.people) return refuse('too-many', { limit: GROUP_LIMITS.people });
  const seat: Seat = before ? { ...before, kind: kind ?? before.kind } : { slot: nextSlot(breakout), kind, holder, left: false, at: [] };
  const seated = seatedAt(breakout, seat, emptiestTable(breakout, seat.kind, random));
  return { state: withBreakout(state, withSeat(breakout, seated)), reply: replyFor(breakout, seated) };
};

/** A table is chosen, first come, and can be changed (GR7). A table whose places are taken says so. */
export const choose: Rule<v.InferOutput<typeof ChooseInput>, SeatReply> = (state, { breakout: id, key, table }, { hash }) => {
  const breakout = forWay(state, id, 'choice');
  if ('refused' in breakout) return breakout;
  if (!openTables(breakout).some((one) => one.number === table)) return refuse('unknown-table', { field: 'table' });
  const holder = hash(`seat ${id} ${key}`);
  const before = breakout.seats.find((seat) => seat.holder === holder);
  if (before && !before.left && tableOfSeat(breakout, before) === table) return { state, reply: replyFor(breakout, before) };
  const { places } = breakout.format;
  if (places !== null && seatsAt(breakout, table).length >= places) return refuse('table-full', { field: 'table' });
  if (!before && !breakout.dealing) return refuse('not-dealing');
  if (!before && breakout.seats.length >= GROUP_LIMITS.people) return refuse('too-many', { limit: GROUP_LIMITS.people });
  const seated = seatedAt(breakout, before ?? { slot: nextSlot(breakout), kind: null, holder, left: false, at: [] }, table);
  return { state: withBreakout(state, withSeat(breakout, seated)), reply: replyFor(breakout, seated) };
};

/** Whoever goes home gives the place up; the number stays theirs, should they come back (GR8). */
export const leave: Rule<v.InferOutput<typeof LeaveInput>> = (state, { breakout: id, key }, { hash }) => {
  const breakout = breakoutNamed(state, id);
  if ('refused' in breakout) return breakout;
  const holder = hash(`seat ${id} ${key}`);
  const seat = breakout.seats.find((one) => one.holder === holder);
  return !seat || seat.left ? { state } : { state: withBreakout(state, withSeat(breakout, { ...seat, left: true })) };
};
