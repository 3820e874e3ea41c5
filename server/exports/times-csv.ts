import type { Gathering } from '../../shared/gathering/gathering.ts';
import { MINUTE, type Instant } from '../../shared/gathering/time.ts';
import { recordRows, type RecordRow } from '../../shared/gathering/timekeeper/record.ts';
import { exportWords as words } from '../../shared/words/exports.en.ts';
import { time } from '../../shared/words/time.en.ts';
import { csv } from './csv.ts';

const minutes = (ms: number): number => Math.round(ms / MINUTE);

/** Planned and actual as rows, one for each stretch of the evening, by cause (TK29). */
export const timesCsv = (evening: Pick<Gathering, 'plan' | 'run'>, now: Instant): string => {
  const { details, items } = evening.plan;
  const titleOf = (id: string | null): string => items.find((item) => item.id === id)?.title ?? '';
  const reasonOf = ({ cause, from }: RecordRow): string => {
    const pause = cause === 'pause' ? evening.run.pauses.find((one) => one.from === from) : undefined;
    return pause ? words.reasons[pause.reason] : '';
  };
  const rows = recordRows(evening, evening.run.endedAt ?? now).map((row) => [
    words.causes[row.cause],
    titleOf(row.item),
    time.clock(row.from, details.timeZone),
    time.clock(row.to, details.timeZone),
    row.planned ?? '',
    minutes(row.took),
    reasonOf(row),
    new Date(row.from).toISOString(),
  ]);
  return csv([[...words.heads], ...rows]);
};
