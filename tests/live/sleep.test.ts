import { uptime } from 'node:os';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SteadyClock } from '../../server/clock.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../shared/gathering/time.ts';
import { standing } from '../../shared/gathering/timekeeper/clock.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { sawNow } from '../tools/saw-now.ts';
import { newEvening, newKey, openConsole, openPhone, testServer } from '../tools/server.ts';

const START = Date.UTC(2026, 10, 20, 18, 0);
const never = (): never => {
  throw new Error('There is no evening.');
};

describe('TK41: the clocks of a machine that sleeps', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  /** A machine whose steady clock goes on in its sleep, or does not, and what its clock has told. */
  const machine = (steadyGoesOn: boolean) => {
    let [wall, steady, sinceBoot] = [START, 1000, DAY];
    const told: string[] = [];
    const clock = new SteadyClock({ wall: () => wall, steady: () => steady, sinceBoot: () => sinceBoot });
    const stop = clock.watch({ onStep: (by) => told.push(`step ${by}`), onBack: () => told.push('back') });
    return {
      clock,
      told,
      stop,
      pass: (by: number): void => {
        for (let gone = 0; gone < by; gone += SECOND / 4) {
          [wall, steady, sinceBoot] = [wall + SECOND / 4, steady + SECOND / 4, sinceBoot + SECOND / 4];
          vi.advanceTimersByTime(SECOND / 4);
        }
      },
      /** Its lid is closed for so long; afterwards its wall clock is off by `off`. */
      sleep: (by: number, off = 0): void => {
        [wall, steady, sinceBoot] = [wall + by + off, steady + (steadyGoesOn ? by : 0), sinceBoot + by];
      },
      set: (by: number): void => void (wall += by),
      wall: (): number => wall,
    };
  };

  it.each([
    ['stands still in it, as on Linux', false],
    ['goes on, as with macOS and Windows', true],
  ])('TK41: a sleep is told as one, and as no step, where the steady clock %s', (_how, steadyGoesOn) => {
    const { clock, told, stop, pass, sleep, set, wall } = machine(steadyGoesOn);
    pass(3 * SECOND);
    sleep(20 * MINUTE);
    // Right at once, before any timer has come.
    expect(clock.now()).toBe(wall());
    pass(5 * SECOND);
    expect(clock.now()).toBe(wall());
    expect(told).toEqual(['back']);
    set(30 * MINUTE);
    pass(2 * SECOND);
    expect(told).toEqual(['back', `step ${30 * MINUTE}`]);
    // A battery that has run down: the sleep first, then the step.
    sleep(HOUR, -5 * MINUTE);
    pass(2 * SECOND);
    expect(told.slice(2)).toEqual(['back', `step ${-5 * MINUTE}`]);
    stop();
  });

  it.each([false, true])(
    'TK41: what was due meanwhile comes after it was told, and what it calls off does not come (steady goes on: %s)',
    (steadyGoesOn) => {
      const { clock, told, stop, pass, sleep } = machine(steadyGoesOn);
      const callOff = clock.at(START + 10 * MINUTE, () => told.push('called off'));
      const stopCalling = clock.watch({ onStep: () => undefined, onBack: callOff });
      clock.at(START + 3 * SECOND + 100, () => told.push('due'));
      clock.at(START + 25 * MINUTE, () => told.push('later'));
      pass(3 * SECOND);
      expect(told).toEqual([]);
      sleep(20 * MINUTE);
      pass(2 * SECOND);
      expect(told).toEqual(['back', 'due']);
      pass(5 * MINUTE);
      // At its own time, not twenty minutes late.
      expect(told).toEqual(['back', 'due', 'later']);
      stop();
      stopCalling();
    },
  );

  it('TK41: what was pressed before a sleep is of an earlier start; small differences and a busy moment are none', () => {
    const { clock, told, stop, pass, sleep } = machine(false);
    pass(SECOND);
    const { start } = clock.uptime();
    sleep(1900);
    pass(2 * SECOND);
    expect([clock.uptime().start, told]).toEqual([start, []]);
    sleep(10 * SECOND);
    expect(clock.uptime().start).not.toBe(start);
    stop();
    const busy = machine(true);
    busy.pass(SECOND);
    busy.sleep(8 * SECOND);
    busy.pass(SECOND);
    expect(busy.told).toEqual([]);
    busy.stop();
  });

  it('TK41: this machine says how long ago it was started, by a clock that goes on as the steady one does while nobody sleeps', () => {
    const [boot, steady] = [uptime() * SECOND, performance.now()];
    while (performance.now() - steady < 30);
    expect(Math.abs(uptime() * SECOND - boot - (performance.now() - steady))).toBeLessThan(2 * SECOND);
    const clock = new SteadyClock();
    const { start } = clock.uptime();
    clock.compare();
    expect(clock.uptime().start).toBe(start);
  });
});

describe('TK41: an evening on a laptop whose lid is closed', () => {
  it('TK41: up to ten minutes are counted and can be left out, longer ones are a pause, no time is moved, and screens go on', async () => {
    const clock = new ManualClock(START);
    await using server = await testServer({ clock });
    const { id, code } = await newEvening(server, 'lpact', START);
    const desk = await openConsole(server, id);
    const phone = await openPhone(server, code);
    await desk.ok('run.start', {});
    let [parted, gone] = [0, 0];
    desk.socket.on('disconnect', () => (parted += 1));
    phone.socket.on('disconnect', () => (gone += 1));
    await clock.advance(5 * MINUTE);
    const pressed = clock.uptime();
    await clock.sleep(4 * MINUTE);
    const back = await desk.until((view) => view.run.outages.length === 1);
    expect(back.run.outages).toEqual([{ from: START + 5 * MINUTE, to: START + 9 * MINUTE, counted: true }]);
    expect(back.run.startedAt).toBe(START);
    // The crew's screens compare clocks anew, and a press from before counts no more; a phone keeps its link.
    await expect.poll(() => [parted, desk.socket.connected]).toEqual([1, true]);
    const saw = sawNow(server.rooms.byId(id)?.state ?? never(), 'organiser', 1, 'run.next', {});
    const late = await desk.socket.emitWithAck('command', { id: newKey(), name: 'run.next', input: {}, saw, pressed });
    expect(late).toMatchObject({ ok: false, refusal: { refused: 'too-late' } });
    await clock.sleep(25 * MINUTE);
    const { run, evening } = await desk.until((view) => view.run.pauses.length === 1);
    expect(run.pauses).toEqual([{ from: START + 9 * MINUTE, to: null, reason: 'outage' }]);
    expect(run.clockSteps).toEqual([]);
    expect(standing(evening.agenda, run, clock.now())?.used).toBe(9 * MINUTE);
    await expect.poll(() => [parted, desk.socket.connected]).toEqual([2, true]);
    await desk.ok('run.resume', {});
    expect(gone).toBe(0);
    for (const screen of [desk, phone]) screen.close();
  });

  it('TK41 PL11: asleep for longer than the warning of the seal, the crew are warned anew and for as long', async () => {
    const clock = new ManualClock(START);
    await using server = await testServer({ clock });
    const { id } = await newEvening(server, 'lpact', START);
    const room = server.rooms.byId(id) ?? never();
    await clock.advance(room.state.plan.details.endsAt + DAY + MINUTE - clock.now());
    expect(room.sealsAt).toBe(room.state.plan.details.endsAt + DAY + 15 * MINUTE);
    await clock.sleep(HOUR);
    expect(room.state.run.closedAt).toBeNull();
    expect(room.sealsAt).toBe(clock.now() + 15 * MINUTE);
    await clock.advance(15 * MINUTE);
    expect(room.state.run.closedAt).toBe(clock.now());
  });
});
