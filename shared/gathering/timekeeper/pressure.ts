import { MINUTE, SECOND, type Duration, type Instant } from '../time.ts';
import type { EveningTimes } from './evening-times.ts';
import { paceOf } from './pace.ts';
import { project, stillNeeded } from './projection.ts';

/** How the evening stands against its end, from best to worst (TK15). */
export const PRESSURES = ['fits', 'trim', 'extend', 'drop'] as const;
export type Pressure = (typeof PRESSURES)[number];

/** A minute late is not late. */
const TOLERANCE: Duration = MINUTE;

/**
 * `fits`: ends within a minute of the agreed end at this pace. `trim`: the shortest of what must happen still fits.
 * `extend`: only by ending later, or by dropping something. `drop`: not even until the hard stop.
 */
export const pressureNow = (evening: EveningTimes, now: Instant): Pressure => {
  const { finishesAt } = project(evening, paceOf(evening, now), now);
  if (finishesAt <= evening.endsAt + TOLERANCE) return 'fits';
  const needed = now + stillNeeded(evening, now);
  if (needed <= evening.endsAt) return 'trim';
  return needed <= evening.hardStopAt ? 'extend' : 'drop';
};

/** A state that holds, and the one that has been seen since and waits to be believed. */
export interface Dwelling {
  readonly held: Pressure;
  readonly seen: Pressure;
  readonly seenSince: Instant;
}

/** A worse state must last this long before it is entered, a better one longer: nobody is told to and fro (TK16). */
const BELIEVE_WORSE: Duration = 60 * SECOND;
const BELIEVE_BETTER: Duration = 120 * SECOND;

const isWorse = (one: Pressure, other: Pressure): boolean => PRESSURES.indexOf(one) > PRESSURES.indexOf(other);

/** One step of the dwell. A command re-evaluates at once: pass `atOnce`. */
export const dwell = (before: Dwelling | null, seen: Pressure, now: Instant, atOnce = false): Dwelling => {
  if (before === null || atOnce || seen === before.held) return { held: seen, seen, seenSince: now };
  const seenSince = seen === before.seen ? before.seenSince : now;
  const enough = isWorse(seen, before.held) ? BELIEVE_WORSE : BELIEVE_BETTER;
  return now - seenSince >= enough ? { held: seen, seen, seenSince } : { held: before.held, seen, seenSince };
};
