import { uptime } from 'node:os';
import type { Uptime } from '../shared/gathering/rule.ts';
import { SECOND, type Duration, type Instant } from '../shared/gathering/time.ts';
import { newId } from './secrets.ts';

/** Who is told what happens to the machine's clocks. */
export interface ClockWatcher {
  /** The machine's wall clock was moved by so much (ms). */
  onStep(by: Duration): void;
  /** The machine is back from a sleep, or the program stood still for long (TK41). */
  onBack(): void;
}

/** The server's clock, handed in so that tests can step it. */
export interface Clock {
  now(): Instant;
  /** Runs `action` at `when` (epoch ms), at once if that is past; returns how to cancel it. */
  at(when: Instant, action: () => void): () => void;
  /** Compares the machine's clocks every second and tells what became of them; returns how to stop. */
  watch(watcher: ClockWatcher): () => void;
  /** How long this start of the program has been running, by a clock that nobody sets. Coming back from a sleep counts as a start. */
  uptime(): Uptime;
  /** How much time has passed since the program was started, sleep included (ms). Putting the wall clock right does not move it. */
  elapsed(): Duration;
  /** When the program was started, by the wall clock as it is set now. */
  startedAt(): Instant;
}

/** setTimeout's own limit, about 24 days; a longer wait is taken in steps. */
const LONGEST = 2 ** 31 - 1;
/** Smaller differences between two clocks are slewing, or what a clock that counts in seconds leaves out, and not a step. */
const STEP: Duration = 2 * SECOND;
/** The clocks are compared every second: who has not come to that for so long was away, as far as anybody in the hall can tell. */
const STOOD_STILL: Duration = 10 * SECOND;

/** The three clocks that a machine has. */
export interface Machine {
  /** The one on the wall, which may be put right at any time. */
  readonly wall: () => Instant;
  /** The steady one, by which timers run. While the machine sleeps it stands still on Linux, and goes on with macOS and Windows. */
  readonly steady: () => Duration;
  /** How long ago the machine was started, sleep included, on every system: to the hundredth of a second on Linux, to the second on macOS. */
  readonly sinceBoot: () => Duration;
}

const thisMachine: Machine = { wall: () => Date.now(), steady: () => performance.now(), sinceBoot: () => uptime() * SECOND };

interface Alarm {
  readonly when: Instant;
  readonly action: () => void;
  timer?: NodeJS.Timeout;
}

/**
 * Time by the machine's steady clock, so that no running time jumps when the wall clock is put right (TK27). A comparison with the
 * time since the machine was started tells a step of the wall clock, which is adopted once and as a whole, from a sleep, during which
 * time went on and nobody was served (TK41).
 */
export class SteadyClock implements Clock {
  #epoch: Instant;
  /** The wall clock at the start, moved by each step that was adopted since: time that has passed is counted from here. */
  #startedAt: Instant;
  readonly #from: Duration;
  #start = newId();
  /** The clocks at the last look at them. */
  #seen: { steady: Duration; sinceBoot: Duration };
  /** By the steady clock, when they were last compared because it was time; null while nobody watches. */
  #comparedAt: Duration | null = null;
  /** Whether the machine was away and the watchers have not been told. */
  #wasAway = false;
  readonly #watchers = new Set<ClockWatcher>();
  readonly #alarms = new Set<Alarm>();

  constructor(private readonly machine: Machine = thisMachine) {
    this.#epoch = machine.wall();
    this.#startedAt = this.#epoch;
    this.#from = machine.steady();
    this.#seen = { steady: this.#from, sinceBoot: machine.sinceBoot() };
  }

  now(): Instant {
    // Cheap enough for every command; the third clock is only asked where the first two do not agree.
    if (Math.abs(this.machine.wall() - this.#told()) > STEP) this.#look();
    return Math.round(this.#told());
  }

  uptime(): Uptime {
    this.now();
    return { start: this.#start, at: this.machine.steady() };
  }

  elapsed(): Duration {
    return this.now() - this.#startedAt;
  }

  startedAt(): Instant {
    return this.#startedAt;
  }

  at(when: Instant, action: () => void): () => void {
    const alarm: Alarm = { when, action };
    this.#alarms.add(alarm);
    this.#arm(alarm);
    return () => {
      this.#alarms.delete(alarm);
      clearTimeout(alarm.timer);
    };
  }

  watch(watcher: ClockWatcher): () => void {
    this.#watchers.add(watcher);
    this.#comparedAt = this.machine.steady();
    const timer = setInterval(() => this.compare(), SECOND);
    return () => {
      this.#watchers.delete(watcher);
      clearInterval(timer);
      if (this.#watchers.size === 0) this.#comparedAt = null;
    };
  }

  /** One comparison: that the machine was away comes first, so that what is left is a step of the wall clock. */
  compare(): void {
    this.#tellBack();
    if (this.#comparedAt !== null) this.#comparedAt = this.machine.steady();
    const by = Math.round(this.machine.wall() - this.now());
    if (Math.abs(by) <= STEP) return;
    this.#epoch += by;
    this.#startedAt += by;
    for (const watcher of this.#watchers) watcher.onStep(by);
  }

  #told(): number {
    return this.#epoch + (this.machine.steady() - this.#from);
  }

  /** Adopts a sleep that the steady clock has not counted: time is right from here on, also before anybody is told. */
  #look(): void {
    const [steady, sinceBoot] = [this.machine.steady(), this.machine.sinceBoot()];
    const asleep = sinceBoot - this.#seen.sinceBoot - (steady - this.#seen.steady);
    const stoodStill = this.#comparedAt !== null && steady - this.#comparedAt > STOOD_STILL;
    this.#seen = { steady, sinceBoot };
    if (asleep > STEP) this.#epoch += asleep;
    if (asleep <= STEP && (!stoodStill || this.#wasAway)) return;
    this.#wasAway = true;
    // What was pressed before is of an earlier start now, and is refused (SW2).
    this.#start = newId();
  }

  /** Tells the watchers that the machine was away, before anything else happens by the clock; then waits anew for all that is to come. */
  #tellBack(): void {
    this.#look();
    if (!this.#wasAway) return;
    this.#wasAway = false;
    if (this.#comparedAt !== null) this.#comparedAt = this.machine.steady();
    for (const watcher of this.#watchers) watcher.onBack();
    for (const alarm of this.#alarms) this.#arm(alarm);
  }

  #arm(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    const left = Math.max(0, alarm.when - this.now());
    alarm.timer = setTimeout(() => (left > LONGEST ? this.#arm(alarm) : this.#ring(alarm)), Math.min(left, LONGEST));
  }

  #ring(alarm: Alarm): void {
    this.#tellBack();
    // Whoever was told may have called it off, or it was armed anew and is not due yet.
    if (!this.#alarms.has(alarm)) return;
    this.#alarms.delete(alarm);
    clearTimeout(alarm.timer);
    alarm.action();
  }
}
