import { describe, expect, it } from 'vitest';
import { MOST_MORE, roundLeft, roundLength } from '../../shared/gathering/groups/model/table-time.ts';
import { MINUTE } from '../../shared/gathering/time.ts';
import { formatOf, GroupEvening, LEAD, round } from './groups-evening.ts';

/** Minutes that a table has left in the round that runs. */
const left = (evening: GroupEvening, table = 1): number => {
  const run = evening.breakout.rounds.at(-1);
  const planned = evening.breakout.format.rounds[evening.breakout.rounds.length - 1];
  if (!run || !planned) throw new Error('no round');
  const { extra } = evening.table(table);
  return roundLeft(roundLength(planned, run, extra), run, evening.state.run.pauses, evening.now) / MINUTE;
};
const wait = (evening: GroupEvening, minutes: number): void => {
  evening.now += minutes * MINUTE;
};

describe('GR10: the time of a round', () => {
  it('GR10: begins at every table at once, stands still in a pause, and goes below nothing until people are called back', () => {
    const evening = GroupEvening.begun();
    expect(left(evening)).toBe(15);
    wait(evening, 5);
    evening.does(LEAD, 'run.pause', { reason: 'heated' }, 0);
    wait(evening, 60);
    expect(left(evening)).toBe(10);
    evening.does(LEAD, 'run.resume', {}, 0);
    wait(evening, 12);
    expect(left(evening, 4)).toBe(-2);
    evening.lead('groups.callBack', { leadSeconds: 60 }, 0);
    wait(evening, 9);
    expect(left(evening)).toBe(-2);
  });
  it('GR10: does not begin while the room is paused, nor once the evening has ended', () => {
    const evening = GroupEvening.formed({ rounds: [round(), round()] });
    evening.does(LEAD, 'run.pause', { reason: 'other' });
    expect(evening.leadIsRefused('groups.begin')).toBe('already-paused');
    evening.does(LEAD, 'run.resume');
    evening.lead('groups.begin');
    evening.does(LEAD, 'run.pause', { reason: 'other' });
    expect(evening.leadIsRefused('groups.next')).toBe('already-paused');
    evening.does(LEAD, 'run.end');
    expect(evening.leadIsRefused('groups.next')).toBe('already-ended');
    // What is open can still be closed in good order.
    for (const name of ['groups.callBack', 'groups.gathered', 'groups.finish'] as const) evening.lead(name, { leadSeconds: 0 });
    expect(evening.breakout.phase).toBe('over');
  });
  it('GR10: does not jump when the clock is put right, and no far past makes it a number that is none', () => {
    const evening = GroupEvening.begun();
    wait(evening, 4);
    evening.does('system', 'run.clockStepped', { by: -3 * 60 * MINUTE }, 0);
    evening.now -= 3 * 60 * MINUTE;
    expect(left(evening)).toBe(11);
    evening.now = 0;
    expect(left(evening)).toBe(15);
  });
});

describe('GR11: from one round to the next', () => {
  it('GR11: people change tables first; where nobody moves the next round begins at once', () => {
    const evening = GroupEvening.begun({ rounds: [round(), round({ minutes: 4 }), round({ seating: 'mixed' })] });
    evening.lead('groups.next', { round: 2 });
    expect(evening.breakout).toMatchObject({ phase: 'working', rounds: [{ endedAt: evening.now }, { startedAt: evening.now, endedAt: null }] });
    expect(left(evening)).toBe(4);
    // The other console had pressed for the same round.
    expect(evening.leadIsRefused('groups.next', { round: 2 })).toBe('groups-moved-on');
    evening.lead('groups.next', { round: 3 });
    expect(evening.breakout.phase).toBe('between');
    expect(evening.leadIsRefused('groups.next', { round: 3 })).toBe('groups-moved-on');
    evening.lead('groups.begin');
    expect(evening.leadIsRefused('groups.begin')).toBe('groups-moved-on');
    expect(evening.leadIsRefused('groups.next')).toBe('no-next-round');
  });
});

describe('GR12: more minutes, and fewer', () => {
  it('GR12: for all or for one, and taken back while it is the same round', () => {
    const evening = GroupEvening.begun({ rounds: [round(), round()] });
    const all = evening.lead('groups.extend', { minutes: 5 }, 0);
    evening.lead('groups.extend', { minutes: 2, table: 3 }, 0);
    expect([left(evening), left(evening, 3)]).toEqual([20, 22]);
    expect(evening.undo(all)).toBe('carried out');
    expect(Math.ceil(left(evening))).toBe(15);
    const late = evening.lead('groups.extend', { minutes: 5 });
    evening.lead('groups.next');
    expect(left(evening, 3)).toBe(15);
    expect(evening.undo(late)).toBe('changed-meanwhile');
    expect(evening.leadIsRefused('groups.extend', { minutes: 5, table: 9 })).toBe('unknown-table');
    expect(evening.leadIsRefused('groups.extend', { minutes: 1e9 })).toBe('malformed');
  });
  it('GR12: only what is left is taken, so that no round ended earlier than now by it', () => {
    const evening = GroupEvening.begun();
    wait(evening, 12.5);
    const fewer = evening.lead('groups.extend', { minutes: -10 }, 0);
    expect(left(evening)).toBe(0.5);
    expect(evening.leadIsRefused('groups.extend', { minutes: -1 })).toBe('no-minutes-left');
    expect(evening.undo(fewer)).toBe('carried out');
    expect(Math.ceil(left(evening))).toBe(3);
    wait(evening, 10);
    expect(evening.leadIsRefused('groups.extend', { minutes: -1 })).toBe('no-minutes-left');
    expect(evening.leadIsRefused('groups.extend', { minutes: 1 })).toBe('carried out');
  });
  it('GR12: a table gives itself one more minute three times a round, whatever it was given beside', () => {
    const evening = GroupEvening.begun({ rounds: [round(), round()] });
    evening.lead('groups.extend', { minutes: 5, table: 2 }, 0);
    for (let count = 0; count < MOST_MORE; count += 1) evening.by(2, 'table.more');
    expect(evening.isRefused(2, 'table.more')).toBe('no-more-minutes');
    expect(evening.table(2).extra).toBe(5 + MOST_MORE);
    expect(evening.isRefused(1, 'table.more')).toBe('carried out');
    evening.lead('groups.next');
    expect(evening.table(2).extra).toBe(0);
    expect(evening.isRefused(2, 'table.more')).toBe('carried out');
    evening.lead('groups.finish');
    expect(evening.isRefused(2, 'table.more')).toBe('groups-moved-on');
  });
});

describe('GR13 GR14: coming back', () => {
  it('GR13: people are called back with a lead, from anywhere before, once', () => {
    for (const before of [[], ['groups.begin'], ['groups.begin', 'groups.next']] as const) {
      const evening = GroupEvening.formed({ rounds: [round(), round({ seating: 'mixed' })] });
      for (const name of before) evening.lead(name);
      evening.lead('groups.callBack', { leadSeconds: 120 });
      expect(evening.breakout).toMatchObject({ phase: 'returning', calledBack: { at: evening.now, lead: 2 * MINUTE } });
      expect(evening.breakout.rounds.every((one) => one.endedAt !== null)).toBe(true);
      expect(evening.leadIsRefused('groups.callBack', { leadSeconds: 0 })).toBe('groups-moved-on');
      evening.notes(1, 'still');
      evening.lead('groups.gathered');
      expect(evening.breakout).toMatchObject({ phase: 'reporting', gatheredAt: evening.now });
      expect(evening.leadIsRefused('groups.gathered')).toBe('groups-moved-on');
    }
  });
  it('GR13: where the tables tell nothing, the groups are over when everybody is back', () => {
    const evening = GroupEvening.begun({ reportBack: false });
    evening.lead('groups.callBack', { leadSeconds: 60 });
    evening.lead('groups.gathered');
    expect(evening.breakout.phase).toBe('over');
  });
  it('GR14: groups are finished from any part of their time, once; sheets stay open, and other groups can be formed', () => {
    const evening = GroupEvening.begun();
    evening.lead('groups.finish');
    expect(evening.leadIsRefused('groups.finish')).toBe('groups-moved-on');
    evening.notes(1, 'late');
    evening.does(LEAD, 'groups.form', { format: formatOf() });
    expect(evening.state.groups.breakouts).toHaveLength(2);
  });
});

describe('GR9: small tables', () => {
  it('GR9: one table joins another for the round, as nobody else does by itself, and is its own again', () => {
    const evening = GroupEvening.formed();
    for (let number = 0; number < 8; number += 1) evening.takes(number);
    evening.lead('groups.begin');
    const merged = evening.lead('groups.merge', { from: 1, into: 2 });
    for (const [from, into] of [
      [1, 3],
      [3, 1],
      [2, 3],
      [3, 3],
    ])
      expect(evening.leadIsRefused('groups.merge', { from, into })).toBe('changed-meanwhile');
    expect(evening.leadIsRefused('groups.merge', { from: 7, into: 1 })).toBe('unknown-table');
    evening.notes(1, 'own');
    expect(evening.points(2)).toEqual([]);
    expect(evening.takes(50).table).not.toBe(1);
    expect(evening.undo(merged)).toBe('carried out');
    expect(evening.table(1).joined).toBeNull();
    const parted = evening.lead('groups.part', { table: 1 });
    expect(parted.undo).toBeUndefined();
  });
});
