import { normaliseCode, randomCode } from '../../shared/gathering/code.ts';
import { refuse, type Refusal } from '../../shared/gathering/refusal.ts';
import { MINUTE, type Duration, type Instant } from '../../shared/gathering/time.ts';
import type { Clock } from '../clock.ts';
import { Bucket } from '../limits.ts';
import { secureRandom } from '../secrets.ts';

const LIFE: Duration = 10 * MINUTE;
const LENGTH = 6;

interface Waiting {
  /** By the time that has passed since the start. */
  readonly until: Duration;
  readonly paired: (evening: string, code: string) => void;
}

/** Screens that wait to be paired: each shows a code, which somebody types on the console. In memory only. */
export class Pairing {
  #waiting = new Map<string, Waiting>();
  /** 23^6 codes, and ten tries a minute for the whole house. */
  #tries: Bucket;

  constructor(private readonly clock: Clock) {
    this.#tries = new Bucket({ burst: 10, perSecond: 1 / 6 }, clock);
  }

  /** A code for a waiting screen. `paired` is called once, when somebody has typed it. */
  open(paired: (evening: string, code: string) => void): { code: string; until: Instant; cancel: () => void } {
    const code = randomCode(LENGTH, secureRandom);
    const until = this.clock.now() + LIFE;
    this.#waiting.set(code, { until: this.clock.elapsed() + LIFE, paired });
    return { code, until, cancel: () => this.#waiting.delete(code) };
  }

  /** Pairs the screen that shows `typed` with an evening. */
  approve(typed: string, evening: string): Refusal | null {
    const seconds = this.#tries.take();
    if (seconds !== null) return refuse('too-fast', { seconds });
    const code = normaliseCode(typed);
    const waiting = this.#waiting.get(code);
    this.#waiting.delete(code);
    if (!waiting || waiting.until <= this.clock.elapsed()) return refuse('wrong-pairing-code', { field: 'code' });
    waiting.paired(evening, code);
    return null;
  }
}
