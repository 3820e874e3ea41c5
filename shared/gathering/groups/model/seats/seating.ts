import type { Breakout, BreakoutTable, Seat } from '../breakout.ts';
import { openTables, roundIndex } from '../present-round.ts';

/** The table that a seat is at now; 0 where it is at none. A table that has joined another counts as that one. */
export const tableOfSeat = (breakout: Breakout, seat: Seat): number => {
  const number = seat.at[roundIndex(breakout)] ?? 0;
  return breakout.tables.find((table) => table.number === number)?.joined ?? number;
};

const known = new WeakMap<Breakout, ReadonlyMap<number, readonly Seat[]>>();

/** Everybody who is there, by table; reckoned once for each breakout as it stands, since there can be two thousand. */
const seatsByTable = (breakout: Breakout): ReadonlyMap<number, readonly Seat[]> => {
  const before = known.get(breakout);
  if (before) return before;
  const round = roundIndex(breakout);
  const joined = new Map(breakout.tables.map((table) => [table.number, table.joined ?? table.number]));
  const found = new Map<number, Seat[]>();
  for (const seat of breakout.seats) {
    const number = seat.at[round] ?? 0;
    const table = joined.get(number) ?? number;
    if (seat.left || table === 0) continue;
    const there = found.get(table);
    if (there) there.push(seat);
    else found.set(table, [seat]);
  }
  known.set(breakout, found);
  return found;
};

export const seatsAt = (breakout: Breakout, table: number): readonly Seat[] => seatsByTable(breakout).get(table) ?? [];

/** How many sit at a table: as its seats tell, or where there are none as somebody has said; null where nobody knows. */
export const peopleAt = (breakout: Breakout, table: BreakoutTable): number | null => {
  if (breakout.seats.length > 0) return seatsAt(breakout, table.number).length;
  const here = [table, ...breakout.tables.filter((one) => one.joined === table.number)];
  const told = here.flatMap((one) => (one.people === null ? [] : [one.people]));
  return told.length === 0 ? null : told.reduce((sum, one) => sum + one, 0);
};

/** Least first; all that share the least. */
const leastBy = <T>(list: readonly T[], ...weights: ((one: T) => number)[]): readonly T[] =>
  weights.reduce<readonly T[]>((left, weight) => {
    const least = Math.min(...left.map(weight));
    return left.filter((one) => weight(one) === least);
  }, list);

/**
 * The table for somebody who comes now (GR5): the emptiest that fits, by chance among equals, so that nobody can reckon
 * where a friend will sit. A kind that is shared out goes where fewest of it are, one that keeps together where most are
 * as long as that table is no fuller than one more than the emptiest, and no table gets more of a kind than its cap.
 */
export const emptiestTable = (breakout: Breakout, kind: number | null, random: () => number): number => {
  const open = openTables(breakout).map(({ number }) => {
    const seats = seatsAt(breakout, number);
    return { number, people: seats.length, ofKind: seats.filter((seat) => seat.kind === kind).length };
  });
  const rule = kind === null ? undefined : breakout.format.kinds[kind];
  const affinity = breakout.format.rounds[roundIndex(breakout)]?.seating === 'affinity';
  const cap = rule?.cap ?? Infinity;
  const under = open.filter((table) => table.ofKind < cap);
  const fitting = under.length > 0 ? under : open;
  const fewest = Math.min(...fitting.map((table) => table.people));
  const people = (table: { readonly people: number }): number => table.people;
  const ofKind = (table: { readonly ofKind: number }): number => table.ofKind;
  const chosen = !rule
    ? leastBy(fitting, people)
    : rule.rule === 'cluster' || affinity
      ? leastBy(
          fitting.filter((table) => table.people <= fewest + 1),
          (table) => -table.ofKind,
          people,
        )
      : leastBy(fitting, ofKind, people);
  return chosen[Math.floor(random() * chosen.length)]?.number ?? 0;
};
