import { SECOND, type Duration, type Instant } from '../gathering/time.ts';

const PINGS = 5;
const RESYNC: Duration = 45 * SECOND;
/** Larger differences are jumped over at once; smaller ones are made up for over a few seconds (TK5). */
const JUMP: Duration = SECOND;
/** A small difference is made up at this rate: no digit is shown twice or left out. */
const SLEW = 0.1;

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

/** The offset to show, `elapsed` ms after the last: all of it where it is far off, else a step towards it (TK5). */
export const slewed = (shown: Duration, measured: Duration, elapsed: Duration): Duration => {
  const gap = measured - shown;
  if (Math.abs(gap) > JUMP) return measured;
  const step = Math.max(0, elapsed) * SLEW;
  return Math.abs(gap) <= step ? measured : shown + Math.sign(gap) * step;
};

/** When this page was opened, by the device's clock (epoch ms). Safari 14 has no `performance.timeOrigin`. */
const OPENED = Date.now() - performance.now();

/** A screen's own time, by its steady clock: somebody who sets the phone's clock moves nothing. */
const own = (): Instant => OPENED + performance.now();

/**
 * The server's time on this screen. Every counter of a screen reads `now`, which changes once a second, so that they
 * all change on the same tick. Goes on counting while the link is down.
 */
export class ServerClock {
  /** The server's time, to the second that has begun (epoch ms). */
  now: Instant = $state(Date.now());
  /** How long ago the clock was last compared with the server's; null before the first time. */
  sinceSync: Duration | null = $state(null);
  #shown: Duration = 0;
  #measured: Duration = 0;
  #movedAt: Instant = own();
  #syncedAt: Instant | null = null;
  #ticker: ReturnType<typeof setTimeout> | undefined;

  constructor(start: Instant = Date.now()) {
    this.#adopt(start - own());
  }

  start(): void {
    this.stop();
    const tick = (): void => {
      this.#show();
      const exact = own() + this.#shown;
      this.#ticker = setTimeout(tick, SECOND - (exact % SECOND) + 1);
    };
    tick();
  }

  stop(): void {
    clearTimeout(this.#ticker);
  }

  /** The server's time came with a view: a rough measure, which only shows that something was put right. */
  heard(server: Instant): void {
    if (Math.abs(server - (own() + this.#measured)) > JUMP) this.#adopt(server - own());
  }

  /** Measures the offset with a few exchanges; `ask` resolves to the server's time. Rejects where the link fails. */
  async sync(ask: () => Promise<Instant>): Promise<void> {
    const probes: Probe[] = [];
    for (let i = 0; i < PINGS; i += 1) {
      const sent = own();
      const server = await ask();
      probes.push({ sent, received: own(), server });
    }
    this.#measured = offsetFrom(probes);
    this.#syncedAt = own();
    this.#show();
  }

  /** Whether it is time to measure again. */
  get stale(): boolean {
    return this.#syncedAt === null || own() - this.#syncedAt > RESYNC;
  }

  #adopt(offset: Duration): void {
    this.#shown = offset;
    this.#measured = offset;
    this.#show();
  }

  #show(): void {
    const at = own();
    this.#shown = slewed(this.#shown, this.#measured, at - this.#movedAt);
    this.#movedAt = at;
    const exact = at + this.#shown;
    this.now = exact - (exact % SECOND);
    this.sinceSync = this.#syncedAt === null ? null : at - this.#syncedAt;
  }
}
