import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../shared/gathering/groups/model/format.ts';
import { formatMinutes, formatParts, holdOf, RECONVENING, reconvening } from '../../shared/gathering/groups/model/hold.ts';
import { PRESETS } from '../../shared/gathering/groups/model/presets.ts';
import { MINUTE, SECOND } from '../../shared/gathering/time.ts';
import { remainder } from '../../shared/gathering/timekeeper/pace.ts';
import { project } from '../../shared/gathering/timekeeper/projection.ts';
import { eveningTimes } from '../../shared/gathering/timekeeper/times.ts';
import { groupSteps, Evening } from './evening.ts';
import { format } from './groups-inputs.ts';
import { formatOf, GroupEvening, LEAD, round } from './groups-evening.ts';

/** An evening in its first part, which has 40 minutes; groups are formed in it when asked. */
const inForty = (change: Partial<Format> = {}): GroupEvening => {
  const evening = new GroupEvening();
  evening.does('organiser', 'plan.editItem', { id: 'food', change: { minutes: 40 } });
  evening.does(LEAD, 'run.start');
  evening.now += 5 * MINUTE;
  evening.does(LEAD, 'groups.form', { format: formatOf({ tables: 8, turnSeconds: 60, ...change }) }, 0);
  return evening;
};
const minutesLeft = (evening: GroupEvening): number => remainder(eveningTimes(evening.state), 1, evening.now) / MINUTE;
const finish = (evening: GroupEvening): number => project(eveningTimes(evening.state), 1, evening.now).finishesAt;

describe('GR27 TK7: groups hold the time of their item', () => {
  it('GR27: where they fit into it nothing changes; where they do not, everything after it moves by what is missing', () => {
    // A round of 15 begun at minute 5, 3 to come back, 8 tables of a minute: until minute 31.
    const fits = inForty();
    fits.lead('groups.begin', {}, 0);
    expect(minutesLeft(fits)).toBe(35);
    // Begun at minute 20 it lasts until minute 46.
    const late = inForty();
    const before = finish(late);
    late.now += 15 * MINUTE;
    late.lead('groups.begin', {}, 0);
    expect(minutesLeft(late)).toBe(15 + 3 + 8);
    expect(finish(late) - before).toBe(6 * MINUTE);
    late.lead('groups.extend', { minutes: 5 }, 0);
    expect(finish(late) - before).toBe(11 * MINUTE);
  });
  it('GR27: through every part of it, and in a pause what is fixed waits too', () => {
    const evening = inForty({ rounds: [round(), round({ minutes: 20, seating: 'mixed' })] });
    expect(minutesLeft(evening)).toBe(15 + 2 + 20 + 3 + 8);
    evening.lead('groups.begin', {}, 0);
    expect(minutesLeft(evening)).toBe(48);
    evening.now += 10 * MINUTE;
    evening.does(LEAD, 'run.pause', { reason: 'other' }, 0);
    evening.now += 7 * MINUTE;
    expect(minutesLeft(evening)).toBe(38);
    evening.does(LEAD, 'run.resume', {}, 0);
    expect(minutesLeft(evening)).toBe(38);
    evening.lead('groups.next', {}, 0);
    expect(minutesLeft(evening)).toBe(33);
    evening.lead('groups.begin', {}, 0);
    evening.now += 22 * MINUTE;
    expect(minutesLeft(evening)).toBe(11);
    evening.lead('groups.callBack', { leadSeconds: 300 }, 0);
    expect(minutesLeft(evening)).toBe(13);
    evening.now += 9 * MINUTE;
    expect(minutesLeft(evening)).toBe(8);
    evening.lead('groups.gathered', {}, 0);
    expect(minutesLeft(evening)).toBe(8);
    evening.lead('groups.finish', {}, 0);
    expect(holdOf(evening.state.groups, evening.state.run)).toBeNull();
  });
  it('GR27: another item has its own time, whatever groups are still open', () => {
    const evening = inForty();
    evening.lead('groups.begin', {}, 0);
    evening.does(LEAD, 'run.next', {}, 0);
    const { items } = eveningTimes(evening.state);
    expect(minutesLeft(evening)).toBe(items[1]?.minutes);
  });
  it('GR27: a hold is never a number that is none, and asks for nothing where no groups go on', () => {
    fc.assert(
      fc.property(groupSteps, fc.integer(), (all, seed) => {
        const evening = new Evening(seed);
        for (const one of all) {
          evening.goes(one);
          const hold = holdOf(evening.state.groups, evening.state.run);
          if (!hold) continue;
          expect(hold.then).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(hold.until ?? 0) && Number.isFinite(hold.then)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
  it('TK16: a step of the groups is followed by a look at how the evening stands, at once', () => {
    const evening = inForty({ tables: 40, turnSeconds: 600, rounds: [round({ minutes: 180 })] });
    expect(evening.state.run.dwelling?.held).toBeDefined();
    const before = evening.state.run.dwelling?.held;
    evening.lead('groups.finish');
    expect(evening.state.run.dwelling?.held).not.toEqual(before);
  });
});

describe('GR28: how long this room takes to come back is learned', () => {
  const comesBackIn = (evening: GroupEvening, minutes: number): void => {
    evening.does(LEAD, 'groups.form', { format: formatOf({ reportBack: false }) });
    evening.lead('groups.callBack', { leadSeconds: 60 });
    evening.lead('groups.gathered', {}, minutes * MINUTE);
  };
  it('GR28: three minutes at first, then the median with those three among them', () => {
    const evening = new GroupEvening();
    evening.does(LEAD, 'run.start');
    expect(reconvening(evening.state.groups)).toBe(RECONVENING);
    const learned = [7, 9, 1].map((minutes) => {
      comesBackIn(evening, minutes);
      return reconvening(evening.state.groups) / MINUTE;
    });
    expect(learned).toEqual([5, 7, 5]);
  });
  it('GR28: what is taken back is not learned, nor what never came back', () => {
    const evening = GroupEvening.begun();
    evening.lead('groups.callBack', { leadSeconds: 60 });
    const gathered = evening.lead('groups.gathered', {}, SECOND);
    evening.undo(gathered);
    expect(reconvening(evening.state.groups)).toBe(RECONVENING);
    evening.lead('groups.finish');
    expect(reconvening(evening.state.groups)).toBe(RECONVENING);
  });
});

describe('GR29: minutes to plan for a format', () => {
  it.each([
    ['tables', 3 + 15 + 3 + 8],
    ['1-2-4-all', 7 + 3 + 12],
    ['world-cafe', 3 + 60 + 4 + 3 + 8],
    ['affinity', 3 + 30 + 2 + 3 + 8],
    ['pairs', 3],
  ])('GR29: %s takes %i', (name, minutes) => {
    expect(formatMinutes(PRESETS.find((one) => one.preset === name) ?? formatOf())).toBe(minutes);
  });
  it('GR29: is the sum of its parts, and longer the longer people take to come back', () => {
    fc.assert(
      fc.property(format, fc.integer({ min: 0, max: 30 }), (one, minutes) => {
        const parts = formatParts(one, minutes * MINUTE);
        const sum = parts.finding + parts.rounds.reduce((all, length) => all + length, 0) + parts.changing + parts.returning + parts.telling;
        expect(formatMinutes(one, minutes * MINUTE)).toBe(Math.ceil(sum / MINUTE));
        expect(formatMinutes(one, (minutes + 1) * MINUTE) - formatMinutes(one, minutes * MINUTE)).toBe(one.tables > 0 ? 1 : 0);
      }),
    );
  });
});
