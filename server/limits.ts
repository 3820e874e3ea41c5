import type { Clock } from './clock.ts';

/** How many at once, and how many a second after that. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * A token bucket in memory, per connection or shared; never per address, since a hall shares one.
 * `take` returns null, or the whole seconds to wait.
 */
export class Bucket {
  #tokens: number;
  #filledAt: number;

  constructor(
    private readonly rate: Rate,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.#tokens = rate.burst;
    this.#filledAt = clock.now();
  }

  take(): number | null {
    const now = this.clock.now();
    this.#tokens = Math.min(this.rate.burst, this.#tokens + (Math.max(0, now - this.#filledAt) / 1000) * this.rate.perSecond);
    this.#filledAt = now;
    if (this.#tokens >= 1) {
      this.#tokens -= 1;
      return null;
    }
    return Math.max(1, Math.ceil((1 - this.#tokens) / this.rate.perSecond));
  }
}
