import { MINUTE, type Duration, type Instant } from '../time.ts';
import type { Pressure } from './dwell.ts';
import type { EveningTimes } from './evening-times.ts';
import { paceOf } from './pace.ts';
import { project, stillNeeded } from './projection.ts';

/** A minute late is not late. */
const TOLERANCE: Duration = MINUTE;

/**
 * `fits`: ends within a minute of the agreed end at this pace. `trim`: the shortest of what must happen still fits.
 * `extend`: only by ending later, or by dropping something. `drop`: not even until the hard stop.
 */
export const pressureAt = (evening: EveningTimes, finishesAt: Instant, now: Instant): Pressure => {
  if (finishesAt <= evening.endsAt + TOLERANCE) return 'fits';
  const needed = now + stillNeeded(evening, now);
  if (needed <= evening.endsAt) return 'trim';
  return needed <= evening.hardStopAt ? 'extend' : 'drop';
};

/** The same, with the finish that this pace gives. */
export const pressureNow = (evening: EveningTimes, now: Instant): Pressure =>
  pressureAt(evening, project(evening, paceOf(evening, now), now).finishesAt, now);
