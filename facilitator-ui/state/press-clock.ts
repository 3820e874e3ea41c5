import type { Uptime } from '../../shared/gathering/rule.ts';
import { offsetFrom, surerOf, type Offset, type Probe } from '../../shared/client/offset.ts';
import type { Duration } from '../../shared/gathering/time.ts';

const EXCHANGES = 3;

/** This screen's steady clock: nobody sets it, and it goes on while the link is down (ms). */
const own = (): Duration => performance.now();

/**
 * The server's steady clock as this screen knows it, so that each command can say when it was pressed (SW2). Learned by
 * exchanges alone, the shortest of which counts: a view may have been held up on its way.
 */
export class PressClock {
  #start = '';
  /** The server's clock less this screen's. */
  #offset: Offset | null = null;
  #measuredAt: Duration = 0;
  #measuring: Promise<void> | null = null;

  /** Measures anew. `ask` resolves to the server's clock, and rejects where the link fails: then what was known stays. */
  measure(ask: () => Promise<Uptime>): Promise<void> {
    this.#measuring ??= this.#measure(ask)
      .catch(() => {
        // No answer: the next connection measures again.
      })
      .finally(() => (this.#measuring = null));
    return this.#measuring;
  }

  /**
   * The present moment by the server's clock, at the earliest that it may be: a press is never said to be later than it was. Waits
   * for the first measure, and is null where there is none.
   */
  async stamp(): Promise<Uptime | null> {
    const at = own();
    if (this.#offset === null) await this.#measuring;
    return this.#offset === null ? null : { start: this.#start, at: at + this.#offset.by - this.#offset.within };
  }

  /** Each exchange counts at once: a link may be lost before the next, and a press must have its moment all the same. */
  async #measure(ask: () => Promise<Uptime>): Promise<void> {
    const probes: Probe[] = [];
    for (let i = 0; i < EXCHANGES; i += 1) {
      const sent = own();
      const { start, at } = await ask();
      probes.push({ sent, received: own(), server: at });
      const known = start === this.#start ? this.#offset : null;
      this.#offset = surerOf(known, offsetFrom(probes), own() - this.#measuredAt);
      this.#start = start;
      this.#measuredAt = own();
    }
  }
}
