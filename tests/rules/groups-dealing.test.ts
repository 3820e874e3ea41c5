import { describe, expect, it } from 'vitest';
import { oneNumber } from '../../server/live/one-key.ts';
import { Bucket } from '../../server/limits.ts';
import { participantView } from '../../shared/views/participant.ts';
import { GroupEvening, keyOf, LEAD } from './groups-evening.ts';
import { CURRENT } from './groups-inputs.ts';

const taking = (key: string, breakout = 'B', name = 'seats.take'): unknown => ({ id: 'x', name, input: { breakout, key } });

describe('GR36: the crew stop giving numbers to phones, and go on with it', () => {
  it('GR36: no new number meanwhile, whoever has one keeps it and comes back to it, and slips are handed out', () => {
    const evening = GroupEvening.formed();
    const first = evening.takes(1);
    const stopped = evening.lead('seats.dealing', { on: false });
    expect(evening.refusal('participant', 'seats.take', { breakout: CURRENT, key: keyOf(2) })).toBe('not-dealing');
    expect(evening.takes(1)).toEqual(first);
    evening.does('participant', 'seats.leave', { breakout: CURRENT, key: keyOf(1) });
    expect(evening.takes(1).slot).toBe(first.slot);
    evening.lead('seats.slips', { out: 2 });
    expect(participantView(evening.state, evening.now, false).groups?.dealing).toBe(false);
    expect(evening.undo(stopped)).toBe('carried out');
    expect(evening.takes(2).slot).toBe('12');
  });
  it('GR36: no new place where people choose', () => {
    const evening = GroupEvening.formed({ way: 'choice' });
    const choose = (n: number, table: number): string => evening.refusal('participant', 'seats.choose', { breakout: CURRENT, key: keyOf(n), table });
    expect(choose(1, 1)).toBe('carried out');
    evening.lead('seats.dealing', { on: false });
    expect(choose(2, 1)).toBe('not-dealing');
    expect(choose(1, 2)).toBe('carried out');
  });
});

describe('GR37: the crew start the numbers again', () => {
  it('GR37: what phones have is void, slips stay, numbers begin anew, and a phone that asks again has one of the new deal', () => {
    const evening = GroupEvening.formed();
    for (let phone = 1; phone <= 40; phone += 1) evening.takes(phone);
    evening.lead('seats.slips', { out: 3 });
    const done = evening.lead('seats.renumber');
    expect(evening.breakout.seats.map((seat) => seat.slot)).toEqual(['A1', 'A2', 'A3']);
    expect(participantView(evening.state, evening.now, false).groups).toMatchObject({ deal: 1, seats: { A1: expect.any(Number) as number } });
    expect(evening.takes(33)).toMatchObject({ slot: '11', deal: 1 });
    expect(evening.undo(done)).toBe('cannot be undone');
    evening.lead('groups.begin');
    evening.lead('seats.renumber');
    expect(evening.refusal(LEAD, 'seats.renumber', { breakout: CURRENT })).toBe('no-numbers');
    evening.lead('groups.callBack', { leadSeconds: 60 });
    expect(evening.refusal(LEAD, 'seats.renumber', { breakout: CURRENT })).toBe('groups-moved-on');
  });
});

describe('GR38: one number a connection, at a hall’s pace', () => {
  const at = { now: 0 };
  const pace = (burst: number): Bucket => new Bucket({ burst, perSecond: 1 }, { now: () => at.now });
  it('GR38: the same key as often as it likes, another only in other groups, and nothing else is looked at', () => {
    const ask = oneNumber(pace(10), () => true);
    expect([ask(taking('K1')), ask(taking('K1')), ask(taking('K1', 'B', 'seats.choose'))]).toEqual([null, null, null]);
    expect(ask(taking('K2'))).toEqual({ refused: 'one-number' });
    expect(ask(taking('K2', 'C'))).toBeNull();
    // Other groups in between make no second number of it.
    expect(ask(taking('K2'))).toEqual({ refused: 'one-number' });
    expect([ask(taking('K9', 'C', 'seats.leave')), ask(null), ask({ name: 'seats.take' })]).toEqual([null, null, null]);
  });
  it('GR38: connection after connection comes no faster than the pace, and whoever has asked is not held up again', () => {
    const shared = pace(3);
    const first = oneNumber(shared, () => true);
    expect(first(taking('K0'))).toBeNull();
    const others = Array.from({ length: 5 }, (_, number) => oneNumber(shared, () => true)(taking(`K${number + 1}`)));
    expect(others.map((no) => no?.refused ?? null)).toEqual([null, null, 'too-fast', 'too-fast', 'too-fast']);
    expect(first(taking('K0'))).toBeNull();
    at.now += 1000;
    expect(oneNumber(shared, () => true)(taking('K7'))).toBeNull();
  });
});
