import { SECOND, type Duration, type Instant } from '../gathering/time.ts';
import { offsetFrom, surerOf, type Offset, type Probe } from './offset.ts';

const PINGS = 5;
const RESYNC: Duration = 45 * SECOND;
/** Larger differences are jumped over at once; smaller ones are made up for over a few seconds (TK5). */
const JUMP: Duration = SECOND;
/** A small difference is made up at this rate: no digit is shown twice or left out. */
const SLEW = 0.1;

/** No link that is still live brings anything later than this: what seems to be later was sent by a clock that was put back. */
const LATEST: Duration = 30 * SECOND;

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
  /** The last exchange's. */
  #sure: Offset | null = null;
  #sureAt: Instant = 0;
  #syncing = false;
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

  /**
   * The server's time came with a view, at some time after it was sent: the server's clock is not behind it. One that seems late may be
   * just that, and moves nothing (TK38); unless it is later than any can be. Where it does not fit, `stale` asks for a measure.
   */
  heard(server: Instant): void {
    const ahead = server - (own() + this.#measured);
    if (Math.abs(ahead) <= JUMP) return;
    if (ahead > 0 || ahead < -LATEST) this.#adopt(server - own());
    this.#syncedAt = null;
  }

  /** Measures the offset with a few exchanges; `ask` resolves to the server's time. Rejects where the link fails. */
  async sync(ask: () => Promise<Instant>): Promise<void> {
    this.#syncing = true;
    try {
      const probes: Probe[] = [];
      for (let i = 0; i < PINGS; i += 1) {
        const sent = own();
        const server = await ask();
        probes.push({ sent, received: own(), server });
      }
      this.#syncedAt = own();
      this.#sure = surerOf(this.#sure, offsetFrom(probes), this.#syncedAt - this.#sureAt);
      this.#sureAt = this.#syncedAt;
      this.#measured = this.#sure.by;
      this.#show();
    } finally {
      this.#syncing = false;
    }
  }

  /** Whether it is time to measure again. */
  get stale(): boolean {
    return !this.#syncing && (this.#syncedAt === null || own() - this.#syncedAt > RESYNC);
  }

  #adopt(offset: Duration): void {
    this.#sure = null;
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
