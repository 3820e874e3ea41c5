import { hostsOf } from '../../model/hosts.ts';
import type { Breakout, BreakoutTable, Seat, TableInRound } from '../../model/breakout.ts';
import { makeGroups } from '../../maker/make-groups.ts';

const SEEDS = 2 ** 31;

/** All wait while groups are made on the server: with so many changes no longer than a few tenths of a second, for two thousand people too. */
const CHANGES = 250_000;

const onlyNow = ({ number, joined, extra, more }: BreakoutTable): TableInRound => ({ number, joined, extra, more });

/** The tables for the next round, and in the round before what was theirs for that alone. Where nobody changes tables, those that have joined stay joined. */
const tablesAnew = (breakout: Breakout, isSame: boolean): Breakout => ({
  ...breakout,
  tables: breakout.tables.map((table) => ({ ...table, joined: isSame ? table.joined : null, extra: 0, more: 0 })),
  rounds: breakout.rounds.map((round, index) =>
    index < breakout.rounds.length - 1
      ? round
      : { ...round, tables: breakout.tables.map(onlyNow).filter((one) => one.joined !== null || one.extra !== 0) },
  ),
});

/** The breakout with its tables as they were in the last round, before they were made ready for another. */
export const tablesAsBefore = (breakout: Breakout): Breakout => ({
  ...breakout,
  tables: breakout.tables.map((table) => {
    const before = breakout.rounds.at(-1)?.tables.find((one) => one.number === table.number);
    return { ...table, joined: null, extra: 0, more: 0, ...before };
  }),
  rounds: breakout.rounds.map((round, index) => (index < breakout.rounds.length - 1 ? round : { ...round, tables: [] })),
});

/** Where somebody really sat in an earlier round: a table that had joined another counts as that one. */
const satAt = ({ rounds }: Breakout, seat: Seat, round: number): number => {
  const number = seat.at[round] ?? 0;
  return rounds[round]?.tables.find((one) => one.number === number)?.joined ?? number;
};

/** Tables that are laid for so many: all, unless there are more than people; then those that have hosts first. */
const laidFor = ({ tables }: Breakout, people: number, hosts: ReadonlyMap<string, number>): number[] => {
  const hosted = new Set(hosts.values());
  const numbers = tables.map((table) => table.number);
  const first = [...numbers.filter((number) => hosted.has(number)), ...numbers.filter((number) => !hosted.has(number))].slice(0, people);
  return numbers.filter((number) => first.includes(number));
};

/**
 * Everybody's tables for the next round (GR6): the same, or fresh company with the fewest repeated meetings, by the group
 * maker. Hosts stay; a table that had joined another is a table of its own again, unless everybody stays.
 */
export const seatedAnew = (breakout: Breakout, random: () => number): Breakout => {
  const round = breakout.rounds.length;
  const { seating } = breakout.format.rounds[round] ?? { seating: 'same' };
  const anew = tablesAnew(breakout, seating === 'same');
  const inRound = (seat: Seat, table: number): Seat => ({
    ...seat,
    at: Array.from({ length: round + 1 }, (_, i) => (i === round ? table : (seat.at[i] ?? 0))),
  });
  const present = breakout.seats.filter((seat) => !seat.left);
  if (seating === 'same' || present.length === 0)
    return { ...anew, seats: breakout.seats.map((seat) => inRound(seat, seating === 'same' ? (seat.at[round - 1] ?? 0) : 0)) };

  const kinds = breakout.format.kinds;
  const together = kinds.filter((kind) => seating === 'affinity' || kind.rule === 'cluster');
  const hosts = hostsOf(breakout);
  const numbers = laidFor(breakout, present.length, hosts);
  const { groups } = makeGroups({
    people: present.map((seat) => ({ id: seat.slot, kinds: seat.kind === null ? [] : [kinds[seat.kind]?.name ?? ''] })),
    groups: numbers.length,
    rules: {
      spread: kinds.filter((kind) => !together.includes(kind)).map((kind) => kind.name),
      cluster: together.map((kind) => kind.name),
      caps: Object.fromEntries(kinds.flatMap((kind) => (kind.cap === null ? [] : [[kind.name, kind.cap]]))),
      apart: [],
      together: [],
      pinned: Object.fromEntries([...hosts].map(([slot, table]) => [slot, numbers.indexOf(table)])),
    },
    met: Array.from({ length: round }, (_, earlier) =>
      breakout.tables.map(({ number }) => present.filter((seat) => satAt(anew, seat, earlier) === number).map((seat) => seat.slot)),
    ),
    seed: Math.floor(random() * SEEDS),
    changes: CHANGES,
  });
  const tableFor = new Map(groups.flatMap((group, index) => group.map((slot) => [slot, numbers[index] ?? 0] as const)));
  return { ...anew, seats: breakout.seats.map((seat) => inRound(seat, tableFor.get(seat.slot) ?? 0)) };
};
