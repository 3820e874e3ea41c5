import type { Clock, ClockWatcher } from '../../server/clock.ts';
import type { Uptime } from '../../shared/gathering/rule.ts';
import type { Duration, Instant } from '../../shared/gathering/time.ts';

interface Alarm {
  readonly when: Instant;
  readonly action: () => void;
}

/** A clock that a test steps by hand. What is due runs in its order, each at its own moment. */
export class ManualClock implements Clock {
  #now: Instant;
  readonly #from: Instant;
  #stepped: Duration = 0;
  #stalled: Duration = 0;
  #alarms = new Set<Alarm>();
  #watchers = new Set<ClockWatcher>();
  #start = 'this-test';

  constructor(now: Instant) {
    this.#now = now;
    this.#from = now;
  }

  elapsed(): Duration {
    return this.#now - this.startedAt();
  }

  startedAt(): Instant {
    return this.#from + this.#stepped;
  }

  now(): Instant {
    return this.#now;
  }

  at(when: Instant, action: () => void): () => void {
    const alarm = { when, action };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  watch(watcher: ClockWatcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** The time that a person at a screen feels passes by itself, also on this clock; `stall` lets some more of it pass. */
  uptime(): Uptime {
    return { start: this.#start, at: performance.now() + this.#stalled };
  }

  /** As if the server had been away for so long. */
  stall(by: Duration): void {
    this.#stalled += by;
  }

  /** Set by whoever runs on this clock: resolves when what an alarm set going is done. */
  settled: () => Promise<void> = () => Promise.resolve();

  /** Lets time pass. After each alarm the server saves, and arms the next one, before time goes on. */
  async advance(by: Duration): Promise<void> {
    const until = this.#now + by;
    for (;;) {
      const next = [...this.#alarms].filter((alarm) => alarm.when <= until).sort((one, other) => one.when - other.when)[0];
      if (!next) break;
      this.#alarms.delete(next);
      this.#now = Math.max(this.#now, next.when);
      next.action();
      await this.settled();
    }
    this.#now = until;
  }

  /** The machine's wall clock is put right by `by` ms in mid-evening. */
  step(by: Duration): void {
    this.#now += by;
    this.#stepped += by;
    for (const watcher of this.#watchers) watcher.onStep(by);
  }

  /** The machine sleeps for so long and comes back: what was due meanwhile is due now. */
  async sleep(by: Duration): Promise<void> {
    this.#now += by;
    this.#start = `${this.#start}, later`;
    for (const watcher of this.#watchers) watcher.onBack();
    await this.settled();
    await this.advance(0);
  }
}
