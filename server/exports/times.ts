import type { Gathering } from '../../shared/gathering/gathering.ts';
import type { Pause } from '../../shared/gathering/run/model/run.ts';
import type { Instant } from '../../shared/gathering/time.ts';
import { recordRows, type RecordRow } from '../../shared/gathering/timekeeper/record.ts';

/** A stretch of the evening as it leaves the hall (TK29). */
export interface TimeRow extends RecordRow {
  /** Title of its item; '' for a late start. */
  readonly title: string;
  /** Why time stood still; null where it did not. */
  readonly reason: Pause['reason'] | null;
}

/** Planned and actual, one for each stretch of the evening, by cause; up to `now` for what still runs. */
export const timeRows = (evening: Pick<Gathering, 'plan' | 'run'>, now: Instant): TimeRow[] =>
  recordRows(evening, evening.run.endedAt ?? now).map((row) => ({
    ...row,
    title: evening.plan.items.find((item) => item.id === row.item)?.title ?? '',
    reason: row.cause === 'pause' ? (evening.run.pauses.find((one) => one.from === row.from)?.reason ?? null) : null,
  }));
