import type { Breakout, BreakoutTable, Seat } from '../breakout.ts';
import { openTables, roundIndex } from '../change.ts';
import { makeGroups } from '../maker/make-groups.ts';

/** The table that a seat is at in a round; 0 where it is at none. A table that has joined another counts as that one. */
export const tableOfSeat = (breakout: Breakout, seat: Seat, round = roundIndex(breakout)): number => {
  const number = seat.at[round] ?? 0;
  return round === roundIndex(breakout) ? (breakout.tables.find((table) => table.number === number)?.joined ?? number) : number;
};

const seated = new WeakMap<Breakout, ReadonlyMap<number, Seat[]>>();

/** Who sits at which table now, worked out once for each state of the breakout: every view and every late comer asks. */
const seatsByTable = (breakout: Breakout): ReadonlyMap<number, Seat[]> => {
  const before = seated.get(breakout);
  if (before) return before;
  const round = roundIndex(breakout);
  const joined = new Map(breakout.tables.map((table) => [table.number, table.joined ?? table.number]));
  const found = new Map<number, Seat[]>();
  for (const seat of breakout.seats) {
    const number = seat.at[round] ?? 0;
    if (seat.left || number === 0) continue;
    const table = joined.get(number) ?? number;
    const there = found.get(table);
    if (there) there.push(seat);
    else found.set(table, [seat]);
  }
  seated.set(breakout, found);
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
const leastBy = <T>(list: readonly T[], ...weights: ((one: T) => number)[]): T[] =>
  weights.reduce<T[]>(
    (left, weight) => {
      const least = Math.min(...left.map(weight));
      return left.filter((one) => weight(one) === least);
    },
    [...list],
  );

/**
 * The table for somebody who comes now (GR5): the emptiest that fits, by chance among equals, so that nobody can reckon
 * where a friend will sit. A kind that is shared out goes where fewest of it are, one that keeps together where most are
 * as long as that table is no fuller than one more than the emptiest, and no table gets more of a kind than its cap.
 */
export const emptiestTable = (breakout: Breakout, kind: number | null, random: () => number): number => {
  const people = (table: BreakoutTable): number => seatsAt(breakout, table.number).length;
  const ofKind = (table: BreakoutTable): number => seatsAt(breakout, table.number).filter((seat) => seat.kind === kind).length;
  const rule = kind === null ? undefined : breakout.format.kinds[kind];
  const affinity = breakout.format.rounds[roundIndex(breakout)]?.seating === 'affinity';
  const open = openTables(breakout);
  const cap = rule?.cap ?? null;
  const under = cap === null ? open : open.filter((table) => ofKind(table) < cap);
  const fitting = under.length > 0 ? under : open;
  const fewest = Math.min(...fitting.map(people));
  const together = rule !== undefined && (rule.rule === 'cluster' || affinity);
  const chosen = together
    ? leastBy(
        fitting.filter((table) => people(table) <= fewest + 1),
        (table) => -ofKind(table),
        people,
      )
    : rule
      ? leastBy(fitting, ofKind, people)
      : leastBy(fitting, people);
  return chosen[Math.floor(random() * chosen.length)]?.number ?? 0;
};

const SEEDS = 2 ** 31;

/**
 * Everybody's tables for the next round (GR6): the same, or fresh company with the fewest repeated meetings, by the group
 * maker. Hosts stay; a table that had joined another is a table of its own again.
 */
export const seatedAnew = (breakout: Breakout, random: () => number): Breakout => {
  const round = breakout.rounds.length;
  const { seating } = breakout.format.rounds[round] ?? { seating: 'same' };
  const tables = breakout.tables.map((table) => ({ ...table, joined: null, extra: 0 }));
  const parted = { ...breakout, tables };
  const inRound = (seat: Seat, table: number): Seat => ({
    ...seat,
    at: Array.from({ length: round + 1 }, (_, i) => (i === round ? table : (seat.at[i] ?? 0))),
  });
  if (seating === 'same' || breakout.seats.length === 0)
    return { ...parted, seats: breakout.seats.map((seat) => inRound(seat, seat.at[round - 1] ?? 0)) };

  const present = breakout.seats.filter((seat) => !seat.left);
  const kinds = breakout.format.kinds;
  const together = kinds.filter((kind) => seating === 'affinity' || kind.rule === 'cluster');
  const numbers = tables.map((table) => table.number);
  const { groups } = makeGroups({
    people: present.map((seat) => ({ id: seat.slot, kinds: seat.kind === null ? [] : [kinds[seat.kind]?.name ?? ''] })),
    groups: numbers.length,
    rules: {
      spread: kinds.filter((kind) => !together.includes(kind)).map((kind) => kind.name),
      cluster: together.map((kind) => kind.name),
      caps: Object.fromEntries(kinds.flatMap((kind) => (kind.cap === null ? [] : [[kind.name, kind.cap]]))),
      apart: [],
      together: [],
      pinned: breakout.format.hostsStay ? hostsOf(breakout) : {},
    },
    met: Array.from({ length: round }, (_, earlier) =>
      numbers.map((number) => present.filter((seat) => (seat.at[earlier] ?? 0) === number).map((seat) => seat.slot)),
    ),
    seed: Math.floor(random() * SEEDS),
  });
  const tableFor = new Map(groups.flatMap((group, index) => group.map((slot) => [slot, numbers[index] ?? 0] as const)));
  return { ...parted, seats: breakout.seats.map((seat) => inRound(seat, tableFor.get(seat.slot) ?? 0)) };
};

/** The host of each table is the first who came to it and is still there: their slot, and the table's place in the list. */
export const hostsOf = (breakout: Breakout): Record<string, number> => {
  const hosts: Record<string, number> = {};
  breakout.tables.forEach((table, index) => {
    const host = breakout.seats.find((seat) => !seat.left && seat.at[0] === table.number);
    if (host) hosts[host.slot] = index;
  });
  return hosts;
};
