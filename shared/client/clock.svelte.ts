import { MINUTE, SECOND, type Duration, type Instant } from '../gathering/time.ts';

const PINGS = 5;
const RESYNC: Duration = 45 * SECOND;

/** One exchange: when it left, when the answer came (this screen's clock), and the server's time in between. */
export interface Probe {
  readonly sent: Instant;
  readonly received: Instant;
  readonly server: Instant;
}

/** Offset to the server's clock from the probe with the shortest round trip, taking half of it as the way there (TK5). */
export const offsetFrom = (probes: readonly Probe[]): Duration => {
  const best = probes.reduce((one, other) => (other.received - other.sent < one.received - one.sent ? other : one));
  return best.server - (best.sent + best.received) / 2;
};

/**
 * The server's time on this screen. Every counter of a screen reads `now`, which changes once a second, so that they
 * all change on the same tick. Goes on counting while the link is down.
 */
export class ServerClock {
  /** The server's time, to the second that has begun (epoch ms). */
  now: Instant = $state(Date.now());
  #offset: Duration = 0;
  #lastSync: Instant = 0;
  #ticker: ReturnType<typeof setTimeout> | undefined;

  constructor(start: Instant = Date.now()) {
    this.set(start);
  }

  /** Sets the clock to a server's time that came with a page, before anything has been measured. */
  set(server: Instant): void {
    this.#offset = server - Date.now();
    this.#show();
  }

  start(): void {
    this.stop();
    const tick = (): void => {
      this.#show();
      const exact = Date.now() + this.#offset;
      this.#ticker = setTimeout(tick, SECOND - (((exact % SECOND) + SECOND) % SECOND) + 2);
    };
    tick();
  }

  stop(): void {
    clearTimeout(this.#ticker);
  }

  /** Measures the offset with a few exchanges; `ask` resolves to the server's time. Rejects where the link fails. */
  async sync(ask: () => Promise<Instant>): Promise<void> {
    const probes: Probe[] = [];
    for (let i = 0; i < PINGS; i += 1) {
      const sent = Date.now();
      const server = await ask();
      probes.push({ sent, received: Date.now(), server });
    }
    this.#offset = offsetFrom(probes);
    this.#lastSync = Date.now();
    this.#show();
  }

  /** Whether it is time to measure again. */
  get stale(): boolean {
    return Math.abs(Date.now() - this.#lastSync) > RESYNC;
  }

  /** How long ago the clock was last compared with the server's. */
  get sinceSync(): Duration {
    return this.#lastSync === 0 ? MINUTE : Date.now() - this.#lastSync;
  }

  #show(): void {
    const exact = Date.now() + this.#offset;
    this.now = exact - (((exact % SECOND) + SECOND) % SECOND);
  }
}
