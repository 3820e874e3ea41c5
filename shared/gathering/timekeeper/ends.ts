import { MINUTE, nearestMinute, type Instant } from '../time.ts';
import type { EveningTimes } from './evening-times.ts';
import { project } from './projection.ts';

/**
 * The ends that an evening has, each to the minute as screens show it (TK33). Every place that names one takes it from here
 * or rounds it alike, and says which it is in the one word that it has: "agreed end", "as planned", "at this pace", and the hall that "must be empty" (TK42).
 */
export interface Ends {
  readonly agreed: Instant;
  /** With every item to come taking its minutes. */
  readonly asPlanned: Instant;
  /** With questions to come taking what the room has taken so far. */
  readonly atThisPace: Instant;
  readonly hall: Instant;
}

/** As they would be at `pace`; `finishes` where the two are worked out already. */
export const endsOf = (
  evening: EveningTimes,
  pace: number,
  now: Instant,
  finishes = { asPlanned: project(evening, 1, now).finishesAt, atThisPace: project(evening, pace, now).finishesAt },
): Ends => ({
  agreed: nearestMinute(evening.endsAt),
  asPlanned: nearestMinute(finishes.asPlanned),
  atThisPace: nearestMinute(finishes.atThisPace),
  hall: nearestMinute(evening.hardStopAt),
});

/** Whole minutes by which one end, as it is shown, is past another; less than nothing where it is before it. */
export const minutesPast = (at: Instant, end: Instant): number => (nearestMinute(at) - nearestMinute(end)) / MINUTE;
