import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SteadyClock } from '../../server/clock.ts';
import { standing } from '../../shared/gathering/timekeeper/clock.ts';
import { MINUTE, SECOND } from '../../shared/gathering/time.ts';
import type { ConsoleView } from '../../shared/views/console.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { newEvening, openConsole, testServer, type TestScreen } from '../tools/server.ts';

const START = Date.UTC(2026, 10, 20, 18, 0);

const usedOf = (view: ConsoleView, now: number): number | undefined => standing(view.evening.agenda, view.evening.run, now)?.used;

describe('the clock against the real server', () => {
  let dataDir = '';
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'open-floor-'));
  });
  const servers: AsyncDisposable[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('TK27: the wall clock is put forward 30 min or back 5 s: running times go on as they were, and the record says so', async () => {
    const clock = new ManualClock(START);
    await using server = await testServer({ clock });
    const { id } = await newEvening(server, 'lpact', START);
    const desk = await openConsole(server, id);
    await desk.ok('run.start', {});
    await clock.advance(10 * MINUTE);
    for (const by of [30 * MINUTE, -5 * SECOND]) {
      clock.step(by);
      const view = await desk.until((one) => one.run.clockSteps.at(-1)?.by === by);
      expect(usedOf(view, clock.now())).toBe(10 * MINUTE);
    }
    desk.close();
  });

  /** An evening that ran for five minutes, and a server that comes back after `away` ms. */
  const comeBack = async (away: number): Promise<{ desk: TestScreen<'console'>; now: () => number }> => {
    const clock = new ManualClock(START);
    const first = await testServer({ clock, dataDir });
    const { id } = await newEvening(first, 'lpact', START);
    const before = await openConsole(first, id);
    await before.ok('run.start', {});
    await clock.advance(5 * MINUTE);
    before.close();
    await first.stop();

    const later = new ManualClock(clock.now() + away);
    const server = await testServer({ clock: later, dataDir });
    servers.push(server);
    return { desk: await openConsole(server, id), now: () => later.now() };
  };

  it('TK24: 40 s away go on being counted, can be taken out in one tap, and put back by undo', async () => {
    const { desk, now } = await comeBack(40 * SECOND);
    const back = await desk.until((view) => view.run.outages.length === 1);
    expect(usedOf(back, now())).toBe(5 * MINUTE + 40 * SECOND);
    const { undo } = await desk.ok('run.discount', { from: back.run.outages[0]?.from ?? 0 });
    const without = await desk.until((view) => view.run.outages[0]?.counted === false);
    expect(usedOf(without, now())).toBe(5 * MINUTE);
    await desk.ok('run.discount', undo?.input as { from: number; counted: boolean });
    const again = await desk.until((view) => view.run.outages[0]?.counted === true);
    expect(usedOf(again, now())).toBe(5 * MINUTE + 40 * SECOND);
    desk.close();
  });

  it('TK24: more than ten minutes away, and the evening comes back paused', async () => {
    const { desk, now } = await comeBack(11 * MINUTE);
    const back = await desk.until((view) => view.run.pauses.length === 1);
    expect(back.run.pauses[0]).toMatchObject({ to: null, reason: 'outage' });
    expect(usedOf(back, now())).toBe(5 * MINUTE);
    await desk.ok('run.resume', {});
    desk.close();
  });

  it('TK27: the steady clock keeps its time while the wall clock jumps, and adopts the step once', () => {
    let wall = START;
    let steady = 1000;
    const clock = new SteadyClock({ wall: () => wall, steady: () => steady, sinceBoot: () => steady });
    const pass = (by: number): void => {
      wall += by;
      steady += by;
    };
    const steps: number[] = [];
    const stop = clock.watch({ onStep: (by) => steps.push(by), onBack: () => undefined });
    pass(SECOND);
    expect(clock.now()).toBe(START + SECOND);
    wall += 30 * MINUTE;
    expect(clock.now()).toBe(START + SECOND);
    clock.compare();
    clock.compare();
    expect(steps).toEqual([30 * MINUTE]);
    expect(clock.now()).toBe(START + SECOND + 30 * MINUTE);
    wall += 1500;
    clock.compare();
    expect(steps).toHaveLength(1);
    stop();
  });
});
