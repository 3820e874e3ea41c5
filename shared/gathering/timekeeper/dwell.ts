import * as v from 'valibot';
import { SECOND, type Duration, type Instant } from '../time.ts';

/**
 * How the evening stands against its end, from best to worst: it fits · the rest must be trimmed · it must end later or
 * something be dropped · something must be dropped (TK15).
 */
export const PRESSURES = ['fits', 'trim', 'extend', 'drop'] as const;
export type Pressure = (typeof PRESSURES)[number];

/** A state that holds, and the one that has been seen since and waits to be believed. */
export const Dwelling = v.object({ held: v.picklist(PRESSURES), seen: v.picklist(PRESSURES), seenSince: v.number() });
export type Dwelling = v.InferOutput<typeof Dwelling>;

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
