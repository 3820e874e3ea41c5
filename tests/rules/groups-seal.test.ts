import { describe, expect, it } from 'vitest';
import { HELP_KINDS } from '../../shared/gathering/groups/model/breakout.ts';
import { peopleAt } from '../../shared/gathering/groups/model/seats/seating.ts';
import { openBreakout } from '../../shared/gathering/groups/model/groups.ts';
import { mergeOffers } from '../../shared/gathering/groups/model/merge-offers.ts';
import { MINUTE } from '../../shared/gathering/time.ts';
import { consoleGroups } from '../../shared/views/console-groups.ts';
import { tableView } from '../../shared/views/table.ts';
import { formatOf, GroupEvening, keyOf, LEAD, pointId, round } from './groups-evening.ts';

const closed = (evening: GroupEvening): GroupEvening => {
  if (evening.state.run.endedAt === null) evening.does(LEAD, 'run.end');
  evening.does('organiser', 'run.close', {}, 60 * MINUTE);
  return evening;
};

describe('GR18: calls for help', () => {
  it('GR18: a table calls, says of which kind, takes it back; the crew settle it', () => {
    const evening = GroupEvening.begun();
    for (const kind of HELP_KINDS) evening.by(2, 'table.help', { kind });
    const since = evening.now - (HELP_KINDS.length - 1) * 1000;
    expect(evening.table(2).help).toEqual({ kind: HELP_KINDS.at(-1), at: since });
    evening.by(2, 'table.help', { kind: null });
    expect(evening.table(2).help).toBeNull();
    evening.by(2, 'table.help', { kind: 'heated' });
    const call = evening.table(2).help;
    const settled = evening.lead('groups.settleHelp', { table: 2 });
    evening.lead('groups.settleHelp', { table: 2 });
    expect(evening.table(2).help).toBeNull();
    expect(evening.undo(settled)).toBe('carried out');
    expect(evening.table(2).help).toEqual(call);
    expect(evening.undo(settled)).toBe('used before');
    expect(evening.isRefused(9, 'table.help', { kind: 'stuck' })).toBe('unknown-table');
  });
  it('GR18: a call is not lost when the groups are over, and can be made and settled then', () => {
    const evening = GroupEvening.begun();
    evening.by(2, 'table.help', { kind: 'first-aid' });
    evening.lead('groups.finish');
    expect(evening.table(2).help).toMatchObject({ kind: 'first-aid' });
    evening.by(3, 'table.help', { kind: 'stuck' });
    for (const table of [2, 3]) evening.lead('groups.settleHelp', { table });
    expect(evening.breakout.tables.every((table) => table.help === null)).toBe(true);
  });
});

describe('GR19: messages', () => {
  it('GR19: to one table or to all, until somebody there has read the one that is on their page', () => {
    const evening = GroupEvening.begun();
    evening.lead('groups.message', { text: ' Ten more minutes ' });
    evening.lead('groups.message', { text: 'Only you', table: 2 });
    expect(evening.breakout.tables.map((table) => table.message?.text)).toEqual([
      'Ten more minutes',
      'Only you',
      'Ten more minutes',
      'Ten more minutes',
    ]);
    evening.by(2, 'table.read', { number: 1 });
    expect(evening.table(2).message?.read).toBe(false);
    evening.lead('groups.finish');
    evening.by(2, 'table.read', { number: 2 });
    expect(evening.breakout.tables.map((table) => table.message?.read)).toEqual([false, true, false, false]);
    expect(evening.leadIsRefused('groups.message', { text: 'x' })).toBe('groups-moved-on');
  });
  it('GR19: leaves the page when the groups move on, and is back with an undo', () => {
    const evening = GroupEvening.begun();
    evening.lead('groups.message', { text: 'Two minutes left' });
    const shown = (): unknown => tableView(evening.state, 1).groups?.message?.text ?? null;
    const called = evening.lead('groups.callBack', { leadSeconds: 60 });
    expect(shown()).toBeNull();
    expect(consoleGroups(evening.state).breakouts[0]?.tables[0]?.messageRead).toBeNull();
    expect(evening.undo(called, LEAD)).toBe('carried out');
    expect(shown()).toBe('Two minutes left');
  });
  it('GR19: leaves the page with the round, also where the next one begins at once', () => {
    const evening = GroupEvening.begun({ rounds: [round(), round({ minutes: 5 })] });
    evening.lead('groups.message', { text: 'Two minutes left' });
    expect(tableView(evening.state, 1).groups?.message?.text).toBe('Two minutes left');
    evening.lead('groups.next');
    expect(evening.breakout.phase).toBe('working');
    expect(tableView(evening.state, 1).groups?.message ?? null).toBeNull();
  });
  it('GR19: says something, and not too much', () => {
    const evening = GroupEvening.begun();
    expect(evening.leadIsRefused('groups.message', { text: ' ' })).toBe('empty');
    expect(evening.leadIsRefused('groups.message', { text: '\u0007' })).toBe('empty');
    expect(evening.leadIsRefused('groups.message', { text: 'x'.repeat(241) })).toBe('too-long');
    expect(evening.leadIsRefused('groups.message', { text: 'x', table: 9 })).toBe('unknown-table');
  });
});

describe('GR9: joining is offered, never done', () => {
  it('GR9: to tables under four, with the emptiest that has people', () => {
    const evening = GroupEvening.formed({ way: 'choice' });
    [1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3].forEach((table, number) => evening.chooses(number, table));
    evening.lead('groups.begin');
    expect(mergeOffers(evening.breakout)).toEqual([{ from: 1, people: 2, into: 3 }]);
    expect(evening.breakout.tables.every((table) => table.joined === null)).toBe(true);
    evening.lead('groups.merge', { from: 1, into: 3 });
    expect(mergeOffers(evening.breakout)).toEqual([]);
    expect(evening.breakout.tables.map((table) => peopleAt(evening.breakout, table))).toEqual([0, 5, 6, 0]);
    const unknown = GroupEvening.begun({ way: 'seated' });
    expect(mergeOffers(unknown.breakout)).toEqual([]);
  });
});

describe('GR32: groups in the sealed record', () => {
  const full = (): GroupEvening => {
    const evening = GroupEvening.reporting({ writers: 'scribe' }, (groups) => {
      for (let number = 0; number < 10; number += 1) groups.takes(number);
      groups.lead('seats.slips', { out: 3 });
      for (const table of [1, 2]) {
        groups.by(table, 'table.scribe', { badge: 'BADGE1' });
        groups.notes(table, `kept${String(table)}`);
        groups.notes(table, `gone${String(table)}`, 'Struck out here');
        groups.by(table, 'table.strike', { id: pointId(`gone${String(table)}`), struck: true });
      }
      groups.by(3, 'table.help', { kind: 'heated' });
      groups.lead('groups.message', { text: 'A message to all' });
      groups.lead('groups.merge', { from: 4, into: 3 });
    });
    evening.by(1, 'report.tell', { point: pointId('kept1') });
    evening.by(2, 'report.also', { told: pointId('kept1'), also: true, point: pointId('kept2') });
    return evening;
  };
  it('GR32: points stay, with the tables that share them and how many sat there; all that could tell who or when is gone', () => {
    const evening = full();
    const people = evening.breakout.tables.map((table) => peopleAt(evening.breakout, table));
    closed(evening);
    const { breakout } = evening;
    expect(breakout).toMatchObject({
      phase: 'over',
      seats: [],
      report: { turn: null, told: [{ point: pointId('kept1'), table: 1, also: [2], same: [pointId('kept2')] }] },
    });
    expect(breakout.tables.map((table) => peopleAt(breakout, table))).toEqual(people);
    expect(people.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(13);
    expect([1, 2].map((table) => evening.points(table).map((point) => point.text))).toEqual([['Words of kept1'], ['Words of kept2']]);
    for (const { help, message, sheet } of breakout.tables) expect([help, message, sheet.wroteAt, sheet.scribe]).toEqual([null, null, null, '']);
    const record = JSON.stringify(evening.state.groups);
    for (const secret of ['Struck out here', 'A message to all', 'heated"', 'BADGE1', keyOf(1)]) expect(record).not.toContain(secret);
    expect(record).not.toMatch(/"holder":"|"slot"/);
    expect(openBreakout(evening.state.groups)).toBeNull();
  });
  it('GR32: counts of joined tables stay as they were said, and a round ends when the evening did', () => {
    const evening = GroupEvening.begun({ way: 'seated' });
    evening.by(1, 'seats.people', { people: 3 });
    evening.by(2, 'seats.people', { people: 5 });
    evening.lead('groups.merge', { from: 1, into: 2 });
    closed(evening);
    expect(evening.breakout.tables.map((table) => peopleAt(evening.breakout, table))).toEqual([3, 8, null, null]);
    expect(evening.breakout.rounds[0]?.endedAt).toBe(evening.state.run.endedAt);
  });
  it('GR32: nothing of the groups can be changed any more', () => {
    const evening = closed(full());
    const before = evening.json();
    const seat = { key: keyOf(1) };
    expect(evening.refusal('participant', 'seats.take', { breakout: evening.breakout.id, ...seat })).toBe('closed');
    for (const name of ['groups.begin', 'groups.finish', 'report.next', 'groups.discard'] as const)
      expect(evening.leadIsRefused(name)).toBe('closed');
    for (const name of ['table.more', 'report.pass'] as const) expect(evening.isRefused(1, name)).toBe('closed');
    expect(evening.leadIsRefused('groups.setTables', { tables: [] })).toBe('closed');
    expect(evening.json()).toBe(before);
  });
});

describe('groups while the evening does something else', () => {
  it('GR20 GR32: the room moves on, the evening ends, or seals itself, with groups open: nothing written is lost', () => {
    for (const away of [['run.next'], ['run.jump'], ['run.endItem'], ['run.end'], ['run.pause', 'run.next', 'run.end']] as const) {
      const evening = GroupEvening.begun({ rounds: [round(), round({ seating: 'mixed' })] });
      evening.notes(1, 'before');
      for (const name of away) evening.does(LEAD, name, { item: 'close', reason: 'other' });
      evening.notes(1, 'after');
      if (away[0] !== 'run.end')
        expect(evening.refusal(LEAD, 'groups.form', { format: formatOf() })).toMatch(/groups-open|no-current-item|already-ended/);
      evening.does('system', 'run.close', {}, 48 * 60 * MINUTE);
      expect(evening.points(1).map((point) => point.text)).toEqual(['Words of before', 'Words of after']);
    }
  });
  it('TK27: when the clock is put right, what has happened in the groups moves with it', () => {
    const evening = GroupEvening.begun({ rounds: [round(), round()] });
    evening.notes(1, 'a');
    evening.by(2, 'table.help', { kind: 'stuck' });
    evening.lead('groups.next');
    evening.comesBack();
    const before = evening.state.groups;
    const by = -7 * 60 * MINUTE;
    evening.does('system', 'run.clockStepped', { by });
    const times = (text: string): number[] => [...text.matchAll(/"(?:\w*[aA]t|since)":(\d{10,})/g)].map((found) => Number(found[1]));
    const was = times(JSON.stringify(before));
    expect(was.length).toBeGreaterThan(7);
    expect(times(JSON.stringify(evening.state.groups))).toEqual(was.map((at) => at + by));
    evening.does('system', 'run.clockStepped', { by: -by });
    expect(evening.state.groups).toEqual(before);
  });
});
