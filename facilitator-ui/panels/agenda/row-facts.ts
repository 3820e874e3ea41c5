import { minutes, nearestMinute, type Instant } from '../../../shared/gathering/time.ts';
import type { standing } from '../../../shared/gathering/timekeeper/clock.ts';
import type { Expected } from '../../../shared/gathering/timekeeper/projection.ts';
import type { AgendaEntry, EveningFacts } from '../../../shared/views/evening.ts';
import { took } from '../../state/outlook.ts';
import { riskOf } from './risk.ts';

/** Where an item of the agenda stands. */
export interface RowFacts {
  readonly isPresent: boolean;
  readonly hasBegun: boolean;
  /** When it began or, to the minute, will begin at this pace; null where it is dropped or the evening is over. */
  readonly startsAt: Instant | null;
  /** What it stands to lose at this pace, in words; null where nothing. */
  readonly risk: string | null;
  /** Whole minutes that it took; null until it is over. */
  readonly took: number | null;
  /** Of the present item, how much of its time is used: 0 to 1, in steps of a twentieth, so that no row is drawn anew every second. */
  readonly used: number;
}

/**
 * `stands` is the present item, the same for every row. `expected` is how this item fares at this pace; undefined where it has begun, is
 * dropped, or the evening is over.
 */
export const rowFacts = (
  entry: AgendaEntry,
  evening: EveningFacts,
  stands: ReturnType<typeof standing>,
  expected: Expected | undefined,
  now: Instant,
): RowFacts => {
  const isPresent = stands?.item === entry.id;
  const begunAt = evening.run.segments.find((segment) => segment.item === entry.id)?.startedAt ?? null;
  const length = minutes(entry.minutes);
  return {
    isPresent,
    hasBegun: begunAt !== null,
    startsAt: begunAt ?? (expected ? nearestMinute(expected.startsAt) : null),
    risk: expected && begunAt === null ? riskOf(entry, expected, evening) : null,
    took: begunAt !== null && !isPresent ? took(evening, entry.id, now) : null,
    used: stands && isPresent && length > 0 ? Math.min(1, Math.max(0, Math.round(20 * (1 - stands.left / length)) / 20)) : 0,
  };
};
