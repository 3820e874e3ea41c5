import type { Uptime } from '../shared/gathering/rule.ts';
import { SECOND, type Duration, type Instant } from '../shared/gathering/time.ts';
import { newId } from './secrets.ts';

/** The server's clock, handed in so that tests can step it. */
export interface Clock {
  now(): Instant;
  /** Runs `action` at `when` (epoch ms), at once if that is past; returns how to cancel it. */
  at(when: Instant, action: () => void): () => void;
  /** Tells `onStep` by how much the machine's wall clock was moved (ms), when it is; returns how to stop. */
  watch(onStep: (by: Duration) => void): () => void;
  /** How long this start of the program has been running, by a clock that nobody sets. */
  uptime(): Uptime;
}

/** setTimeout's own limit, about 24 days; a longer wait is taken in steps. */
const LONGEST = 2 ** 31 - 1;
/** Smaller differences between the two clocks are slewing, not a step. */
const STEP: Duration = 2 * SECOND;

/** The two clocks that a machine has: the one on the wall, which may be put right at any time, and the steady one. */
export interface Machine {
  readonly wall: () => Instant;
  readonly steady: () => Duration;
}

const thisMachine: Machine = { wall: () => Date.now(), steady: () => performance.now() };

/**
 * Time by the machine's steady clock, so that no running time jumps when the wall clock is put right (TK27). `watch`
 * compares the two and adopts a step, once, as a whole.
 */
export class SteadyClock implements Clock {
  #epoch: Instant;
  #from: Duration;
  readonly #start = newId();

  constructor(private readonly machine: Machine = thisMachine) {
    this.#epoch = machine.wall();
    this.#from = machine.steady();
  }

  now(): Instant {
    return Math.round(this.#epoch + (this.machine.steady() - this.#from));
  }

  at(when: Instant, action: () => void): () => void {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const left = Math.max(0, when - this.now());
      timer = setTimeout(left > LONGEST ? wait : action, Math.min(left, LONGEST));
    };
    wait();
    return () => clearTimeout(timer);
  }

  /** Compares the clocks every second. */
  uptime(): Uptime {
    return { start: this.#start, at: this.machine.steady() };
  }

  watch(onStep: (by: Duration) => void): () => void {
    const timer = setInterval(() => this.compare(onStep), SECOND);
    return () => clearInterval(timer);
  }

  /** One comparison. */
  compare(onStep: (by: Duration) => void): void {
    const by = Math.round(this.machine.wall() - this.now());
    if (Math.abs(by) <= STEP) return;
    this.#epoch += by;
    onStep(by);
  }
}
