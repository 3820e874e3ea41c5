import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from '../../shared/client/clock.svelte.ts';
import { offsetFrom, surerOf } from '../../shared/client/offset.ts';
import { HOUR, minutes, MINUTE, SECOND } from '../../shared/gathering/time.ts';
import { minutesLeft, minutesOver, standing, used } from '../../shared/gathering/timekeeper/clock.ts';
import { project } from '../../shared/gathering/timekeeper/projection.ts';
import { Evening, START } from './evening.ts';

const at = (minute: number): number => START + minutes(minute);
const segment = (item: string, from: number, to: number | null) => ({ item, startedAt: at(from), endedAt: to === null ? null : at(to) });
const run = (segments: ReturnType<typeof segment>[], pauses: { from: number; to: number | null }[] = []) => ({
  startedAt: segments[0]?.startedAt ?? null,
  endedAt: null,
  segments,
  pauses: pauses.map(({ from, to }) => ({ from: at(from), to: to === null ? null : at(to) })),
});
const ITEMS = [
  { id: 'a', minutes: 20 },
  { id: 'b', minutes: 30 },
  { id: 'c', minutes: 10 },
];

describe('TK1: an item has used the sum of its segments, its pauses left out', () => {
  it('TK1: going back adds a segment; the interrupted item keeps what it used', () => {
    const there = run([segment('a', 0, 8), segment('b', 8, 12), segment('a', 12, null)]);
    expect(used(there, 'a', at(15))).toBe(minutes(11));
    expect(used(there, 'b', at(15))).toBe(minutes(4));
    expect(used(there, 'c', at(15))).toBe(0);
  });
  it('TK1: a pause freezes it, whether it is over, on, in a gap, or longer than its item', () => {
    expect(used(run([segment('a', 0, null)], [{ from: 5, to: 8 }]), 'a', at(10))).toBe(minutes(7));
    const paused = run([segment('a', 0, null)], [{ from: 5, to: null }]);
    for (const minute of [5, 6, 60]) expect(used(paused, 'a', at(minute))).toBe(minutes(5));
    expect(used(run([segment('a', 0, 10)], [{ from: 12, to: 15 }]), 'a', at(20))).toBe(minutes(10));
    expect(used(run([segment('a', 0, 10), segment('b', 10, null)], [{ from: 8, to: 12 }]), 'b', at(20))).toBe(minutes(8));
  });
  it('TK1: a clock that stands before the start counts nothing', () => {
    expect(used(run([segment('a', 10, null)]), 'a', at(0))).toBe(0);
  });
  it('TK1: never runs backwards, and never faster than the clock', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 2, maxLength: 12 }), fc.nat(3600), (gaps, later) => {
        const evening = new Evening();
        evening.does('facilitator', 'run.start');
        for (const [index, gap] of gaps.entries()) {
          const name = ['run.next', 'run.pause', 'run.resume', 'run.back', 'run.endItem'][index % 5] ?? 'run.next';
          evening.send('facilitator', name, { reason: 'other' }, gap * SECOND);
        }
        for (const { id } of evening.state.plan.items) {
          const now = used(evening.state.run, id, evening.now);
          const then = used(evening.state.run, id, evening.now + later * SECOND);
          expect(now).toBeGreaterThanOrEqual(0);
          expect(then).toBeGreaterThanOrEqual(now);
          expect(then - now).toBeLessThanOrEqual(later * SECOND);
        }
        const sum = evening.state.plan.items.reduce((total, { id }) => total + used(evening.state.run, id, evening.now), 0);
        expect(sum).toBeLessThanOrEqual(evening.now - (evening.state.run.startedAt ?? evening.now));
      }),
    );
  });
});

describe('TK2: what is left is the budget less what was used, and less than nothing when it is over', () => {
  it('TK2: before, during, over, paused, in a gap', () => {
    expect(standing(ITEMS, run([]), at(0))).toBeNull();
    const there = run([segment('a', 0, null)]);
    expect(standing(ITEMS, there, at(5))).toMatchObject({ item: 'a', used: minutes(5), left: minutes(15), paused: false });
    expect(standing(ITEMS, there, at(22))).toMatchObject({ left: minutes(-2) });
    expect(standing(ITEMS, run([segment('a', 0, null)], [{ from: 3, to: null }]), at(9))).toMatchObject({ left: minutes(17), paused: true });
    expect(standing(ITEMS, run([segment('a', 0, 5)]), at(6))).toBeNull();
  });
});

describe('TK3: count-down digits round up, count-up digits round down', () => {
  it.each([
    [12 * MINUTE, 12],
    [11 * MINUTE + 1, 12],
    [11 * MINUTE, 11],
    [1, 1],
    [0, 0],
  ])('TK3: %i ms left are %i min', (left, shown) => expect(minutesLeft(left)).toBe(shown));
  it.each([
    [-1, 0],
    [-MINUTE + 1, 0],
    [-MINUTE, 1],
    [-2 * MINUTE - 59_999, 2],
  ])('TK3: %i ms left are %i min over', (left, shown) => expect(minutesOver(left) + 0).toBe(shown));
});

describe('TK4: the agenda that the room is shown, as planned', () => {
  const starts = (there: ReturnType<typeof run>, now: number): [string, number][] => {
    const items = ITEMS.map((item) => ({ ...item, minimum: 5, mustHappen: true, isQuestion: true, dropped: false, fixedAt: null }));
    const evening = { items, run: there, startsAt: at(0), endsAt: at(180), hardStopAt: at(200) };
    return project(evening, 1, now).later.map(({ item, startsAt }) => [item, startsAt]);
  };
  it('TK4: from the planned start before it, and from now where that has passed', () => {
    expect(starts(run([]), at(-60)).map(([, start]) => start)).toEqual([at(0), at(22), at(54)]);
    expect(starts(run([]), at(5)).map(([, start]) => start)).toEqual([at(5), at(27), at(59)]);
  });
  it('TK4: after what is left of the present item and a changeover', () => {
    expect(starts(run([segment('a', 0, null)]), at(5))).toEqual([
      ['b', at(22)],
      ['c', at(54)],
    ]);
  });
  it('TK4: not for what has passed', () => {
    expect(starts(run([segment('a', 0, 5), segment('b', 5, null)]), at(10)).map(([item]) => item)).toEqual(['c']);
  });
});

describe('TK5: a screen corrects its clock by the exchange with the shortest round trip', () => {
  it('TK5: half of the round trip is taken as the way there', () => {
    expect(
      offsetFrom([
        { sent: 0, received: 900, server: 5000 },
        { sent: 1000, received: 1040, server: 6020 },
        { sent: 2000, received: 2300, server: 7290 },
      ]),
    ).toEqual({ by: 5000, within: 20 });
  });
  it('TK5: is wrong by no more than half of the shortest round trip', () => {
    const way = fc.record({ there: fc.nat(500), back: fc.nat(500) });
    fc.assert(
      fc.property(fc.array(way, { minLength: 1, maxLength: 5 }), fc.integer({ min: -1e7, max: 1e7 }), (ways, offset) => {
        const probes = ways.map(({ there, back }, index) => ({
          sent: index * 5000,
          received: index * 5000 + there + back,
          server: index * 5000 + there + offset,
        }));
        const shortest = Math.min(...ways.map(({ there, back }) => there + back));
        expect(Math.abs(offsetFrom(probes).by - offset)).toBeLessThanOrEqual(shortest / 2);
      }),
    );
  });
});

describe('TK38: a view that comes late moves no clock', () => {
  beforeEach(() => void vi.useFakeTimers({ now: at(0), toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  /** The server's time, by which this screen's own clock is not to be seen to move. */
  let server = (): number => 0;
  /** A screen that has measured, its server an hour ahead of it. */
  const measured = async (): Promise<ServerClock> => {
    server = () => performance.timeOrigin + performance.now() + HOUR;
    const clock = new ServerClock(server());
    await clock.sync(() => Promise.resolve(server()));
    return clock;
  };
  const isRight = (clock: ServerClock): void => expect(Math.abs(clock.now - server())).toBeLessThanOrEqual(SECOND);

  it('TK38: held back four seconds, or twenty, it is right before, then and after, and asks to be measured', async () => {
    const clock = await measured();
    expect(clock.stale).toBe(false);
    for (const late of [4, 20]) {
      const sent = server();
      vi.advanceTimersByTime(late * SECOND);
      clock.heard(sent);
      clock.start();
      isRight(clock);
      expect(clock.stale).toBe(true);
      await clock.sync(() => Promise.resolve(server()));
      isRight(clock);
      clock.stop();
    }
  });

  it('TK38: a server that was put right, forwards or back, is followed at once', async () => {
    for (const by of [30 * MINUTE, -30 * MINUTE]) {
      const clock = await measured();
      const before = server;
      server = () => before() + by;
      clock.heard(server());
      isRight(clock);
    }
  });

  it('TK38: an exchange that was held up, and tells nothing new, does not take the place of a surer one', async () => {
    const clock = await measured();
    vi.advanceTimersByTime(MINUTE);
    // Each answer takes three seconds on its way back and none on its way there: its half is wrong by one and a half.
    clock.heard(server() - 4 * SECOND);
    await clock.sync(() => {
      const answer = server();
      vi.advanceTimersByTime(3 * SECOND);
      return Promise.resolve(answer);
    });
    isRight(clock);
    expect(surerOf({ by: 100, within: 5 }, { by: 900, within: 1000 }, MINUTE).by).toBe(100);
    expect(surerOf({ by: 100, within: 5 }, { by: 1200, within: 1000 }, MINUTE).by).toBe(1200);
    expect(surerOf({ by: 100, within: 5 }, { by: 104, within: 2 }, MINUTE).by).toBe(104);
    expect(surerOf(null, { by: 900, within: 1000 }, MINUTE).by).toBe(900);
  });
});
