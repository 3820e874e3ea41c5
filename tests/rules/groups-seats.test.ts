import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../shared/gathering/groups/model/format.ts';
import { emptiestTable, seatsAt } from '../../shared/gathering/groups/model/seats/seating.ts';
import { participantView } from '../../shared/views/participant.ts';
import { tableView } from '../../shared/views/table.ts';
import { hashOf } from './evening.ts';
import { formatOf, GroupEvening, keyOf, LEAD, round } from './groups-evening.ts';
import { CURRENT } from './groups-inputs.ts';

const spread = (sizes: readonly number[]): number => Math.max(...sizes) - Math.min(...sizes);

describe('GR4: numbers are dealt, to phones and on paper', () => {
  it('GR4: the same key again gets the same number and table, and nobody else does', () => {
    const evening = GroupEvening.formed();
    const first = evening.takes(1);
    const { state } = evening;
    expect(evening.takes(1)).toEqual(first);
    expect(evening.state.groups).toBe(state.groups);
    expect(evening.takes(2).slot).not.toBe(first.slot);
    evening.lead('groups.begin');
    expect(evening.takes(1)).toEqual(first);
    expect(evening.json()).not.toContain(keyOf(1));
  });
  it('GR4: a number is never that of a table, however many tables there are', () => {
    for (const tables of [1, 8, 9, 10, 12, 40]) {
      const evening = GroupEvening.formed({ tables });
      const first = Number(evening.takes(1).slot);
      expect(first).toBeGreaterThan(tables);
      expect(evening.breakout.tables.map((table) => table.number)).not.toContain(first);
      expect(evening.takes(2).slot).toBe(String(first + 1));
    }
  });
  it('GR4: the same key with another kind keeps its number and its table, and the kind that was said last', () => {
    const evening = GroupEvening.formed({
      kinds: [
        { name: 'officers', rule: 'spread', cap: null },
        { name: 'neighbours', rule: 'spread', cap: null },
      ],
    });
    const take = (kind: number | null) => evening.does('participant', 'seats.take', { breakout: CURRENT, key: keyOf(1), kind }).reply;
    const first = take(0);
    expect(take(1)).toEqual(first);
    expect(evening.breakout.seats).toMatchObject([{ kind: 1 }]);
    // Coming back to one's number says nothing of a kind.
    expect(take(null)).toEqual(first);
    expect(evening.breakout.seats).toMatchObject([{ kind: 1 }]);
  });
  it('GR4: phones and slips of any pile never share a number, whatever is handed out and taken back', () => {
    const piles = fc.record({ kind: fc.option(fc.nat(1)), out: fc.nat(15) });
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(9), piles), { maxLength: 20 }), (all) => {
        const evening = GroupEvening.formed({
          kinds: [
            { name: 'officers', rule: 'spread', cap: null },
            { name: 'Somali speakers', rule: 'cluster', cap: null },
          ],
        });
        for (const one of all) {
          if (typeof one === 'number') evening.takes(one);
          else evening.lead('seats.slips', one);
          const slots = evening.breakout.seats.map((seat) => seat.slot);
          expect(new Set(slots).size).toBe(slots.length);
          for (const { slot, holder } of evening.breakout.seats) expect(slot).toMatch(holder === null ? /^[ABC]\d+$/ : /^\d+$/);
        }
      }),
      { numRuns: 40 },
    );
  });
  it('GR4: slips that are taken back and given out again are where they were', () => {
    const evening = GroupEvening.formed();
    for (let number = 0; number < 5; number += 1) evening.takes(number);
    evening.lead('seats.slips', { out: 9 });
    const { seats } = evening.breakout;
    const fewer = evening.lead('seats.slips', { out: 3 });
    expect(evening.breakout.seats).toHaveLength(8);
    expect(evening.undo(fewer)).toBe('carried out');
    expect(evening.breakout.seats).toEqual(seats);
    const again = evening.lead('seats.slips', { out: 12 });
    evening.lead('seats.slips', { out: 13 });
    expect(evening.undo(again)).toBe('changed-meanwhile');
  });
  it('GR4: nobody is dealt a number where people choose, sit already, or only turn to a neighbour', () => {
    for (const change of [{ way: 'choice' }, { way: 'seated' }, { way: 'list' }, { tables: 0 }] as const) {
      const evening = GroupEvening.formed(change);
      expect(evening.refusal('participant', 'seats.take', { breakout: CURRENT, key: keyOf(1) })).toBe('groups-moved-on');
      expect(evening.leadIsRefused('seats.slips', { out: 3 })).toBe('groups-moved-on');
    }
    expect(GroupEvening.formed().refusal('participant', 'seats.take', { breakout: CURRENT, key: keyOf(1), kind: 3 })).toBe('malformed');
  });
});

describe('GR5: whoever comes is shown to the emptiest table that fits', () => {
  it('GR5: by chance among equals, each as likely', () => {
    const evening = GroupEvening.formed({ tables: 4 });
    expect([0, 0.3, 0.6, 0.9].map((chance) => emptiestTable(evening.breakout, null, () => chance))).toEqual([1, 2, 3, 4]);
  });
  it('GR5: tables are even within one, however many come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 12 }), fc.integer(), (people, tables, seed) => {
        const evening = GroupEvening.formed({ tables }, seed);
        for (let number = 0; number < people; number += 1) {
          evening.takes(number);
          expect(spread(evening.sizes())).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 25 },
    );
  });
  it('GR5: where some leave, whoever comes next fills the gap first', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(14), fc.boolean()), { maxLength: 50 }), fc.integer(), (all, seed) => {
        const evening = GroupEvening.formed({}, seed);
        for (const [number, comes] of all) {
          const before = evening.sizes();
          const holds = evening.breakout.seats.some((seat) => seat.holder === hashOf(`seat ${evening.breakout.id} ${keyOf(number)}`) && !seat.left);
          if (!comes) evening.leaves(number);
          else if (!holds) expect(before[evening.takes(number).table - 1]).toBe(Math.min(...before));
        }
      }),
      { numRuns: 40 },
    );
  });
  it('GR5: a kind that is shared out, one that keeps together, and a cap are kept to', () => {
    const evening = GroupEvening.formed({
      kinds: [
        { name: 'officers', rule: 'spread', cap: null },
        { name: 'Somali speakers', rule: 'cluster', cap: null },
        { name: 'press', rule: 'cluster', cap: 1 },
      ],
    });
    const ofKind = (kind: number): number[] =>
      [1, 2, 3, 4].map((table) => seatsAt(evening.breakout, table).filter((seat) => seat.kind === kind).length);
    for (let number = 0; number < 24; number += 1) evening.takes(number, number % 3 === 0 ? 0 : null);
    expect(ofKind(0)).toEqual([2, 2, 2, 2]);
    const homes = [100, 101].map((number) => evening.takes(number, 1).table);
    expect(homes[1]).toBe(homes[0]);
    for (let number = 200; number < 204; number += 1) evening.takes(number, 2);
    expect(ofKind(2)).toEqual([1, 1, 1, 1]);
    expect(spread(evening.sizes())).toBeLessThanOrEqual(2);
  });
  it('GR5: hundreds find 40 tables without anybody waiting', () => {
    const evening = GroupEvening.formed({ tables: 40 });
    for (let number = 0; number < 150; number += 1) evening.takes(number);
    const from = performance.now();
    evening.lead('seats.slips', { out: 300 });
    expect(performance.now() - from).toBeLessThan(1000);
    expect(spread(evening.sizes())).toBeLessThanOrEqual(1);
  });
});

describe('GR6: everybody has a table in the next round', () => {
  it('GR6: of 60 people at 8 tables at most 4 pairs meet again, soon enough', () => {
    const evening = GroupEvening.formed({ tables: 8, rounds: [round(), round({ seating: 'mixed' })] });
    for (let number = 0; number < 60; number += 1) evening.takes(number);
    evening.lead('groups.begin');
    const from = performance.now();
    evening.lead('groups.next');
    expect(performance.now() - from).toBeLessThan(3000);
    expect(spread(evening.sizes())).toBeLessThanOrEqual(1);
    const { seats } = evening.breakout;
    const again = seats.flatMap((one, index) => seats.slice(index + 1).filter((other) => one.at[0] === other.at[0] && one.at[1] === other.at[1]));
    expect(again.length).toBeLessThanOrEqual(4);
  });
  it('GR6: hosts stay, also where there are more tables than people', () => {
    for (const people of [3, 30]) {
      const evening = GroupEvening.formed({
        tables: 8,
        hostsStay: true,
        rounds: [round(), round({ seating: 'mixed' }), round({ seating: 'mixed' })],
      });
      for (let number = 0; number < people; number += 1) evening.takes(number);
      const hosts = evening.breakout.tables.flatMap(({ number }) => evening.breakout.seats.find((seat) => seat.at[0] === number)?.slot ?? []);
      for (let count = 0; count < 2; count += 1) {
        evening.lead('groups.begin');
        evening.lead('groups.next');
      }
      for (const { slot, at } of evening.breakout.seats.filter((seat) => hosts.includes(seat.slot)))
        expect([slot, at[1], at[2]]).toEqual([slot, at[0], at[0]]);
      expect(evening.breakout.seats.every((seat) => seat.at.every((table) => table > 0))).toBe(true);
    }
  });
  it('GR6: hosts are told that they stay, on their phones and on the table’s page; nobody is where nobody moves on', () => {
    const told = (rounds: Format['rounds']): [readonly string[], string | null] => {
      const evening = GroupEvening.formed({ tables: 1, hostsStay: true, rounds });
      for (let number = 0; number < 3; number += 1) evening.takes(number);
      return [participantView(evening.state, evening.now, false).groups?.hosts ?? [], tableView(evening.state, 1).groups?.host ?? null];
    };
    expect(told([round(), round({ seating: 'mixed' })])).toEqual([['11'], '11']);
    expect(told([round()])).toEqual([[], null]);
  });
  it('GR6: where nobody changes tables, those that have joined stay joined', () => {
    const evening = GroupEvening.formed({ rounds: [round(), round(), round({ seating: 'mixed' })] });
    for (let number = 0; number < 16; number += 1) evening.takes(number);
    evening.lead('groups.begin');
    evening.lead('groups.merge', { from: 2, into: 3 });
    const { seats } = evening.breakout;
    evening.lead('groups.next');
    expect(evening.breakout.seats.map((seat) => seat.at[1])).toEqual(seats.map((seat) => seat.at[0]));
    expect(evening.table(2).joined).toBe(3);
    evening.lead('groups.next');
    expect(evening.breakout.tables.map((table) => table.joined)).toEqual([null, null, null, null]);
    // Those who sat together because their tables had joined count as having met.
    const [twos, threes] = [2, 3].map((table) => seats.filter((seat) => seat.at[0] === table).map((seat) => seat.slot));
    const now = new Map(evening.breakout.seats.map((seat) => [seat.slot, seat.at[2]]));
    const together = [1, 2, 3, 4].map((table) => [...(twos ?? []), ...(threes ?? [])].filter((slot) => now.get(slot) === table).length);
    expect(Math.max(...together)).toBeLessThanOrEqual(2);
  });
  it('GR6: late comers, and who is back, have a place; who has gone has none', () => {
    const evening = GroupEvening.formed({ rounds: [round(), round({ seating: 'mixed' })] });
    for (let number = 0; number < 8; number += 1) evening.takes(number);
    evening.lead('groups.begin');
    evening.leaves(3);
    evening.lead('groups.next');
    expect(evening.sizes().reduce((sum, one) => sum + one, 0)).toBe(7);
    expect(evening.takes(3).slot).toBe('14');
    expect(evening.takes(50).table).toBeGreaterThan(0);
    expect(spread(evening.sizes())).toBeLessThanOrEqual(1);
  });
});

describe('GR7: a table is chosen while it has places', () => {
  it('GR7: first come, changeable, and said where it is full', () => {
    const evening = GroupEvening.formed({ way: 'choice', places: 2 });
    expect(evening.chooses(1, 2)).toEqual({ slot: '11', table: 2 });
    evening.chooses(2, 2);
    const third = { breakout: CURRENT, key: keyOf(3), table: 2 };
    expect(evening.refusal('participant', 'seats.choose', third)).toBe('table-full');
    expect(evening.chooses(2, 2).table).toBe(2);
    expect(evening.chooses(1, 4)).toEqual({ slot: '11', table: 4 });
    expect(evening.refusal('participant', 'seats.choose', third)).toBe('carried out');
    expect(evening.refusal('participant', 'seats.choose', { ...third, table: 9 })).toBe('unknown-table');
    expect(GroupEvening.formed().refusal('participant', 'seats.choose', third)).toBe('groups-moved-on');
  });
});

describe('GR8: people leave, and come back', () => {
  it('GR8: whoever leaves gives up the place and keeps the number', () => {
    const evening = GroupEvening.formed({ tables: 1 });
    const { slot } = evening.takes(1);
    evening.leaves(1);
    expect(evening.sizes()).toEqual([0]);
    evening.leaves(1);
    evening.leaves(77);
    expect(evening.takes(1).slot).toBe(slot);
  });
  it('GR8: the crew say it of anybody, a table of its own, and it can be taken back', () => {
    const evening = GroupEvening.formed();
    const { slot, table } = evening.takes(1);
    const other = (table % 4) + 1;
    expect(evening.isRefused(other, 'seats.away', { slot, away: true })).toBe('not-your-table');
    expect(evening.isRefused(table, 'seats.away', { slot: '99', away: true })).toBe('unknown-seat');
    const { seats } = evening.breakout;
    const gone = evening.by(table, 'seats.away', { slot, away: true });
    expect(evening.sizes()).toEqual([0, 0, 0, 0]);
    expect(evening.undo(gone)).toBe('carried out');
    expect(evening.breakout.seats).toEqual(seats);
    evening.lead('groups.merge', { from: table, into: other });
    evening.lead('seats.away', { slot, away: true });
    evening.lead('seats.away', { slot, away: false });
    evening.lead('groups.part', { table });
    expect(evening.breakout.seats).toEqual(seats);
  });
  it('GR8: how many sit at a table is said where no numbers were dealt, and taken back unless it was said anew', () => {
    const evening = GroupEvening.formed({ way: 'seated' });
    const five = evening.by(2, 'seats.people', { people: 5 });
    expect(evening.isRefused(2, 'seats.people', { table: 3, people: 5 })).toBe('not-your-table');
    evening.does(LEAD, 'seats.people', { breakout: CURRENT, table: 2, people: 6 });
    expect(evening.undo(five)).toBe('changed-meanwhile');
    expect(evening.table(2).people).toBe(6);
  });
});

it('GR1: a format says all of how groups run', () => {
  expect(formatOf().rounds).toHaveLength(1);
  const evening = GroupEvening.formed({ rounds: [round({ minutes: 3, within: 'pairs' })], tables: 0, way: 'seated' });
  expect(evening.breakout.tables).toEqual([]);
  for (const name of ['groups.begin', 'groups.callBack', 'groups.gathered'] as const) evening.lead(name, { leadSeconds: 10 });
  expect(evening.breakout.phase).toBe('over');
});
