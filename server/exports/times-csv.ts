import type { Gathering } from '../../shared/gathering/gathering.ts';
import { MINUTE, type Instant } from '../../shared/gathering/time.ts';
import { exportWords as words } from '../../shared/words/exports.en.ts';
import { time } from '../../shared/words/time.en.ts';
import { csv } from './csv.ts';
import { timeRows } from './times.ts';

/** Planned and actual as rows, one for each stretch of the evening, by cause (TK29). */
export const timesCsv = (evening: Pick<Gathering, 'plan' | 'run'>, now: Instant): string => {
  const { timeZone } = evening.plan.details;
  const rows = timeRows(evening, now).map((row) => [
    words.causes[row.cause],
    row.title,
    time.clock(row.from, timeZone),
    time.clock(row.to, timeZone),
    row.planned ?? '',
    Math.round(row.took / MINUTE),
    row.reason ? words.reasons[row.reason] : '',
    new Date(row.from).toISOString(),
  ]);
  return csv([[...words.heads], ...rows]);
};
