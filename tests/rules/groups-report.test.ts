import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pendingPoints, tablesToCome } from '../../shared/gathering/groups/model/report/turns.ts';
import { board } from '../../shared/views/groups.ts';
import { sawNow } from '../tools/saw-now.ts';
import { GroupEvening, LEAD, pointId } from './groups-evening.ts';
import { CURRENT } from './groups-inputs.ts';

const turnOf = (evening: GroupEvening): number | null => evening.report.turn?.table ?? null;
const toldBy = (evening: GroupEvening): number[] => evening.report.told.map((told) => told.table);

/** Tables 1, 2 and 4 have so many points; table 3 said that nobody came. */
const filled = (counts: readonly number[] = [2, 3, 0, 1]): GroupEvening =>
  GroupEvening.reporting({}, (evening) => {
    counts.forEach((count, index) => {
      for (let number = 0; number < count; number += 1) evening.notes(index + 1, `t${String(index + 1)}n${String(number)}`);
      if (count === 0) evening.by(index + 1, 'table.empty', { reason: 'nobody-came' });
    });
  });

describe('GR16: the tables tell in turn', () => {
  it('GR16: a new point of each, round and round, until none has anything more', () => {
    const evening = filled();
    while (evening.report.turn) {
      const table = evening.table(evening.report.turn.table);
      const [point] = pendingPoints(table, evening.report);
      evening.by(table.number, 'report.tell', { point: point?.id });
      evening.lead('report.next');
    }
    expect(toldBy(evening)).toEqual([1, 2, 4, 1, 2, 2]);
    expect(evening.leadIsRefused('report.next')).toBe('carried out');
    expect(turnOf(evening)).toBeNull();
  });
  it('GR16: a table that has joined another is asked for what is on its own sheet, and for nothing else', () => {
    const asked = (points: number): number[] => {
      const evening = GroupEvening.reporting({}, (before) => {
        for (let number = 0; number < points; number += 1) before.notes(3, `j${String(number)}`);
        before.lead('groups.merge', { from: 3, into: 2 });
      });
      return tablesToCome(evening.breakout).sort();
    };
    expect(asked(0)).toEqual([1, 2, 4]);
    expect(asked(1)).toEqual([1, 2, 3, 4]);
  });
  it('GR16: every point that is not struck out is told exactly once, however the tables are filled', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 4, maxLength: 4 }), fc.array(fc.nat(40), { maxLength: 3 }), (counts, struck) => {
        const evening = filled(counts);
        const all = [1, 2, 3, 4].flatMap((table) => evening.points(table).map(({ id }) => ({ id, table })));
        const out = new Set(struck.flatMap((number) => (all.length === 0 ? [] : [all[number % all.length]])));
        for (const one of out) if (one) evening.by(one.table, 'table.strike', { id: one.id, struck: true });
        const order: number[] = [];
        for (let steps = 0; evening.report.turn && steps < 40; steps += 1) {
          const table = evening.table(evening.report.turn.table);
          const [point] = pendingPoints(table, evening.report);
          if (point) {
            evening.by(table.number, 'report.tell', { point: point.id });
            order.push(table.number);
            evening.lead('report.next');
          } else evening.by(table.number, 'report.pass');
        }
        expect(evening.report.turn).toBeNull();
        const told = evening.report.told.map((one) => one.point);
        expect(new Set(told).size).toBe(told.length);
        expect([...told].sort()).toEqual(
          all
            .filter((one) => !out.has(one))
            .map((one) => one.id)
            .sort(),
        );
        // Nobody tells a second time before everybody who has something has told once.
        const withPoints = new Set(order).size;
        expect(new Set(order.slice(0, withPoints)).size).toBe(withPoints);
      }),
      { numRuns: 40 },
    );
  });
  it('GR16: in its turn alone, one point a turn, its own; the crew tell any', () => {
    const evening = filled();
    const tell = (table: number, name: string): string => evening.isRefused(table, 'report.tell', { point: pointId(name) });
    expect(tell(2, 't2n0')).toBe('not-your-turn');
    expect(tell(1, 't2n0')).toBe('unknown-point');
    expect(evening.isRefused(1, 'report.tell', { table: 2, point: pointId('t2n0') })).toBe('not-your-table');
    expect(tell(1, 't1n0')).toBe('carried out');
    expect(tell(1, 't1n0')).toBe('carried out');
    expect(tell(1, 't1n1')).toBe('one-each-turn');
    evening.lead('report.tell', { table: 1, point: pointId('t1n1') });
    evening.lead('report.tell', { table: 4, point: pointId('t4n0') });
    expect(toldBy(evening)).toEqual([1, 1, 4]);
    expect(evening.leadIsRefused('report.tell', { table: 2, point: pointId('t1n0') })).toBe('carried out');
    expect(toldBy(evening)).toHaveLength(3);
  });
  it('GR16: a point that is taken off the board may be told again, or another', () => {
    const evening = filled();
    evening.by(1, 'report.tell', { point: pointId('t1n0') });
    evening.lead('report.untell', { point: pointId('t1n0') });
    evening.by(1, 'report.tell', { point: pointId('t1n1') });
    expect(evening.report.told.map((told) => told.point)).toEqual([pointId('t1n1')]);
    expect(evening.points(1)).toHaveLength(2);
  });
  it('GR16: a table passes; with points left it is asked again, with none it is not, unless it writes one', () => {
    const evening = filled([1, 1, 0, 0]);
    expect(evening.isRefused(2, 'report.pass')).toBe('not-your-turn');
    const passed = evening.by(1, 'report.pass');
    expect(turnOf(evening)).toBe(2);
    expect(evening.undo(passed)).toBe('carried out');
    expect(turnOf(evening)).toBe(1);
    evening.by(1, 'report.pass');
    evening.by(2, 'report.tell', { point: pointId('t2n0') });
    evening.lead('report.next');
    expect(turnOf(evening)).toBe(1);
    evening.by(1, 'report.tell', { point: pointId('t1n0') });
    evening.by(1, 'report.pass');
    expect(turnOf(evening)).toBeNull();
    expect(evening.undo(passed)).toBe('used before');
    evening.notes(1, 'late');
    evening.lead('report.next');
    expect(turnOf(evening)).toBe(1);
  });
  it('GR16: a table without a screen is asked once, and one that said why its sheet is empty is not', () => {
    const evening = filled([1, 0, 1, 1]);
    evening.by(2, 'table.empty', { reason: null });
    evening.lead('report.next');
    expect(turnOf(evening)).toBe(2);
    evening.lead('report.say', { table: 2, text: 'We said it aloud' });
    expect(evening.points(2)).toMatchObject([{ text: 'We said it aloud', rev: 1 }]);
    expect(board(evening.breakout)[0]).toMatchObject({ table: 2, text: 'We said it aloud' });
    evening.lead('report.next');
    expect(turnOf(evening)).toBe(3);
  });
  it('GR16: two consoles that press "next" together skip nobody, and an undo takes back only its own', () => {
    const evening = filled();
    const seen = sawNow(evening.state, LEAD, 1, 'report.next', { breakout: evening.breakout.id });
    const next = evening.lead('report.next');
    const other = { id: 'message-of-another', name: 'report.next', input: { breakout: evening.breakout.id }, saw: seen };
    expect(evening.message(LEAD, other)).toEqual({ refused: 'changed-meanwhile', changed: 'report' });
    expect(turnOf(evening)).toBe(2);
    evening.lead('report.giveTurn', { table: 4 });
    expect(evening.undo(next)).toBe('changed-meanwhile');
    expect(turnOf(evening)).toBe(4);
  });
  it('GR16: the words stay on the board as they were told', () => {
    const evening = filled();
    evening.by(1, 'report.tell', { point: pointId('t1n0') });
    evening.notes(1, 't1n0', 'Quite other words', 1);
    expect(board(evening.breakout)[0]?.text).toBe('Words of t1n0');
  });
});

describe('GR17: "+1 table"', () => {
  it('GR17: another table says that a point is theirs too, with its own of the same kind, and takes it back', () => {
    const evening = filled();
    const told = pointId('t1n0');
    expect(evening.isRefused(2, 'report.also', { told, also: true })).toBe('unknown-point');
    evening.by(1, 'report.tell', { point: told });
    expect(evening.isRefused(1, 'report.also', { told, also: true })).toBe('unknown-point');
    expect(evening.isRefused(2, 'report.also', { told, also: true, point: pointId('t4n0') })).toBe('unknown-point');
    evening.by(4, 'report.also', { told, also: true });
    const linked = evening.by(2, 'report.also', { told, also: true, point: pointId('t2n0') });
    expect(board(evening.breakout)[0]?.tables).toEqual([1, 2, 4]);
    expect(pendingPoints(evening.table(2), evening.report).map(({ id }) => id)).toEqual([pointId('t2n1'), pointId('t2n2')]);
    const { state } = evening;
    evening.by(2, 'report.also', { told, also: true, point: pointId('t2n0') });
    expect(evening.state.groups).toBe(state.groups);
    const back = evening.by(2, 'report.also', { told, also: false });
    expect(pendingPoints(evening.table(2), evening.report)).toHaveLength(3);
    expect(evening.undo(back, 'facilitator')).toBe('carried out');
    expect(evening.state.groups).toEqual(state.groups);
    expect(evening.undo(linked)).toBe('carried out');
    expect(board(evening.breakout)[0]?.tables).toEqual([1, 4]);
    expect(evening.undo(linked)).toBe('used before');
  });
  it('GR17: what was taken off the board comes back with those who shared it', () => {
    const evening = filled();
    const told = pointId('t1n0');
    evening.by(1, 'report.tell', { point: told });
    evening.by(2, 'report.also', { told, also: true, point: pointId('t2n0') });
    const before = evening.report.told;
    const off = evening.lead('report.untell', { point: told });
    expect(pendingPoints(evening.table(2), evening.report)).toHaveLength(3);
    expect(evening.undo(off)).toBe('carried out');
    expect(evening.report.told).toEqual(before);
    expect(evening.undo(off)).toBe('used before');
  });
});

describe('GR26: while moderation is on, the crew tap it too', () => {
  it('GR26: what a table tells waits; what the crew tell is there at once', () => {
    const evening = filled();
    evening.does('organiser', 'plan.editSettings', { moderation: true });
    evening.by(1, 'report.tell', { point: pointId('t1n0') });
    expect(board(evening.breakout)).toEqual([]);
    expect(evening.isRefused(2, 'report.also', { told: pointId('t1n0'), also: true })).toBe('unknown-point');
    evening.by(1, 'report.tell', { point: pointId('t1n0') });
    expect(board(evening.breakout)).toEqual([]);
    const off = evening.lead('report.untell', { point: pointId('t1n0') });
    expect(evening.undo(off)).toBe('carried out');
    expect(board(evening.breakout)).toEqual([]);
    evening.lead('report.tell', { table: 1, point: pointId('t1n0') });
    evening.lead('report.tell', { table: 2, point: pointId('t2n0') });
    expect(board(evening.breakout).map((one) => one.table)).toEqual([2, 1]);
  });
  it('GR26 GR15: what the crew put on the projector waits again when that is taken back, and is still told', () => {
    const evening = filled();
    evening.does('organiser', 'plan.editSettings', { moderation: true });
    evening.by(1, 'report.tell', { point: pointId('t1n0') });
    const waiting = evening.report;
    const shown = evening.lead('report.tell', { table: 1, point: pointId('t1n0') });
    evening.by(2, 'report.also', { told: pointId('t1n0'), also: true });
    expect(evening.undo(shown)).toBe('carried out');
    expect(board(evening.breakout)).toEqual([]);
    expect(evening.report.told).toEqual(waiting.told.map((told) => ({ ...told, also: [2] })));
    expect(evening.undo(shown)).toBe('used before');
    // And that is taken back in its turn.
    const again = evening.lead('report.tell', { table: 1, point: pointId('t1n0') });
    const { report } = evening;
    const taken = evening.does(LEAD, 'report.untell', again.undo?.input);
    expect(evening.undo(taken)).toBe('carried out');
    expect(evening.report).toEqual(report);
  });
  it('GR26: a table cannot let its own through by the undo of the crew', () => {
    const evening = filled();
    evening.does('organiser', 'plan.editSettings', { moderation: true });
    const again = { at: 0, shown: true, also: [2, 3, 4], same: [pointId('t2n0')] };
    evening.does('table', 'report.tell', { breakout: CURRENT, point: pointId('t1n0'), again }, 1000, 1);
    expect(evening.report.told).toMatchObject([{ shown: false, also: [], same: [] }]);
  });
});

it('GR16: the undo of a point that the crew typed strikes it out again, and loses no other', () => {
  const evening = filled();
  const before = evening.json();
  const said = evening.does(LEAD, 'report.say', { breakout: CURRENT, table: 1, text: 'A slip of the keys' });
  expect(evening.undo(said)).toBe('carried out');
  expect(evening.report.told).toEqual([]);
  expect(evening.points(1).map((point) => point.struck)).toEqual([false, false, true]);
  expect(pendingPoints(evening.table(1), evening.report)).toHaveLength(2);
  expect(before).not.toContain('A slip of the keys');
});
