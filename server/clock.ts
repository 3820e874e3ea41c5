import type { Instant } from '../shared/gathering/time.ts';

/** The server's clock, handed in so that tests can step it. */
export interface Clock {
  now(): Instant;
  /** Runs `action` at `when` (epoch ms), at once if that is past; returns how to cancel it. */
  at(when: Instant, action: () => void): () => void;
}

/** setTimeout's own limit, about 24 days; a longer wait is taken in steps. */
const LONGEST = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  at: (when, action) => {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const left = Math.max(0, when - Date.now());
      timer = setTimeout(left > LONGEST ? wait : action, Math.min(left, LONGEST));
    };
    wait();
    return () => clearTimeout(timer);
  },
};
