import { minutesLeft } from '../gathering/timekeeper/clock.ts';
import { MINUTE, type Duration } from '../gathering/time.ts';

/**
 * How the room is told about an item's time: `counting` in whole minutes, `last` in its last minute (not where it has only one), `over` when it is
 * gone (in words, never in negative digits), `paused` while time stands still.
 */
export interface TimeLeft {
  readonly state: 'counting' | 'last' | 'over' | 'paused';
  /** Whole minutes left, rounded up; at least 0. */
  readonly minutes: number;
  /** What remains of the item's time, 0 to 1. */
  readonly share: number;
}

/** `left` and `total` in ms; `left` is below zero when the item is over. */
export const timeLeft = (left: Duration, total: Duration, paused: boolean): TimeLeft => ({
  state: paused ? 'paused' : left <= 0 ? 'over' : left <= MINUTE && total > MINUTE ? 'last' : 'counting',
  minutes: Math.max(0, minutesLeft(left)),
  share: total > 0 ? Math.min(1, Math.max(0, left / total)) : 0,
});
