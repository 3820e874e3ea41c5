import { describe, expect, it } from 'vitest';
import { HOUR, minutes, SECOND } from '../../shared/gathering/time.ts';
import { used } from '../../shared/gathering/timekeeper/clock.ts';
import { Evening, START } from './evening.ts';

const started = (): Evening => {
  const evening = new Evening();
  evening.now = START - 1000;
  evening.does('facilitator', 'run.start');
  return evening;
};

it('TK24: after more than a day away the evening comes back paused, as after an hour', () => {
  for (const away of [HOUR, 25 * HOUR, 3 * 365 * 24 * HOUR]) {
    const evening = started();
    evening.does('system', 'time.beat', {}, minutes(4));
    evening.does('system', 'time.wake', {}, away);
    expect(evening.state.run.pauses).toEqual([{ from: START + minutes(4), to: null, reason: 'outage' }]);
    expect(used(evening.state.run, 'food', evening.now)).toBe(minutes(4));
  }
});

describe('TK40: the server starts by a clock that is ahead', () => {
  it.each([2 * HOUR, 3 * 365 * 24 * HOUR])('TK40: by %i ms: what happened before stays where it was, what comes after is at its own time', (off) => {
    const evening = started();
    evening.does('facilitator', 'run.next', {}, minutes(6));
    evening.does('system', 'time.beat', {}, minutes(4));
    evening.now += off;
    evening.does('system', 'time.wake', {}, minutes(2));
    evening.does('facilitator', 'run.resume', {}, minutes(1));
    evening.does('facilitator', 'run.next', {}, minutes(3));
    evening.now -= off;
    evening.does('system', 'run.clockStepped', { by: -off }, 0);
    const { run } = evening.state;
    expect(run.startedAt).toBe(START);
    expect(run.segments.map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual([
      [START, START + minutes(6)],
      [START + minutes(6), START + minutes(16)],
      [START + minutes(16), null],
    ]);
    expect(run.pauses).toEqual([{ from: START + minutes(10), to: START + minutes(13), reason: 'outage' }]);
    expect(run.outages).toEqual([{ from: START + minutes(10), to: START + minutes(12), counted: false }]);
    expect(run.clockSteps).toEqual([{ at: evening.now, by: -off }]);
  });
});

describe('TK39: the server starts by a clock that is behind', () => {
  /** An evening of which ten minutes have gone, in its second item; away for so long, and back by a clock that is off by so much. */
  const back = (away: number, off: number): Evening => {
    const evening = started();
    evening.does('facilitator', 'run.next', {}, minutes(6));
    evening.does('system', 'time.beat', {}, minutes(4));
    evening.now += off;
    evening.does('system', 'time.wake', {}, away);
    return evening;
  };
  const isInOrder = ({ state: { run } }: Evening): void => {
    const times = run.segments.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt ?? Infinity]);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    for (const { from, to } of [...run.pauses, ...run.outages]) expect(to ?? Infinity).toBeGreaterThanOrEqual(from);
    expect(run.endedAt ?? Infinity).toBeGreaterThanOrEqual(run.segments.at(-1)?.startedAt ?? 0);
  };
  const putRight = (evening: Evening, by: number): void => {
    evening.now += by;
    evening.does('system', 'run.clockStepped', { by }, 0);
  };

  it.each([-HOUR, -20 * 365 * 24 * HOUR])(
    'TK39: by %i ms: nothing ends before it began, and all is at its own time once the clock is right',
    (off) => {
      const evening = back(minutes(2), off);
      const before = used(evening.state.run, 'opening', evening.now);
      expect(Math.abs(before - minutes(4))).toBeLessThan(SECOND);
      evening.does('facilitator', 'run.next', {}, minutes(3));
      evening.does('facilitator', 'run.pause', { reason: 'other' }, minutes(1));
      evening.does('facilitator', 'run.resume', {}, minutes(1));
      isInOrder(evening);
      putRight(evening, -off);
      isInOrder(evening);
      const { run } = evening.state;
      const next = START + minutes(15) + 1000;
      expect(run.startedAt).toBe(START);
      expect(run.segments.map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual([
        [START, START + minutes(6)],
        [START + minutes(6), next - 1000],
        [next - 1000, null],
      ]);
      expect(run.pauses).toEqual([{ from: next - 1000 + minutes(1), to: next - 1000 + minutes(2), reason: 'other' }]);
      expect(run.outages).toEqual([{ from: START + minutes(10), to: START + minutes(12), counted: true }]);
      expect(run.clockSteps).toEqual([{ at: evening.now, by: -off }]);
      // What comes after is a step like any other.
      putRight(evening, 5 * SECOND);
      expect(evening.state.run.startedAt).toBe(START + 5 * SECOND);
    },
  );

  it('TK39: away for longer than ten minutes is not counted; a small step before the right one leaves all in order; an end is no exception', () => {
    const evening = back(minutes(25), -HOUR);
    putRight(evening, 3 * SECOND);
    isInOrder(evening);
    evening.does('facilitator', 'run.end', {}, minutes(5));
    isInOrder(evening);
    putRight(evening, HOUR - 3 * SECOND);
    isInOrder(evening);
    const { run } = evening.state;
    expect([run.startedAt, run.endedAt]).toEqual([START, START + minutes(40)]);
    expect(run.pauses).toEqual([{ from: START + minutes(10), to: START + minutes(35), reason: 'outage' }]);
    expect(used(run, 'opening', evening.now)).toBe(minutes(9));
  });

  it('TK39: an evening that has ended, and one behind twice, stay in order', () => {
    const twice = back(minutes(2), -HOUR);
    twice.now -= HOUR;
    twice.does('system', 'time.wake');
    twice.does('facilitator', 'run.end');
    isInOrder(twice);
    putRight(twice, 2 * HOUR);
    isInOrder(twice);
    const ended = started();
    ended.does('facilitator', 'run.end', {}, minutes(20));
    ended.now -= HOUR;
    ended.does('system', 'time.wake');
    isInOrder(ended);
    ended.does('organiser', 'run.close');
    expect(ended.state.run.closedAt).toBeGreaterThan(ended.state.run.endedAt ?? Infinity);
  });
});
