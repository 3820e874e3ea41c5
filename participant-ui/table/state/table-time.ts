import { roundLeft } from '../../../shared/gathering/groups/model/table-time.ts';
import { MINUTE, minutes, type Duration, type Instant } from '../../../shared/gathering/time.ts';
import type { TableGroups, TableView } from '../../../shared/views/table.ts';

/** How a table is told about its time. Steps are the marks that are said aloud: 5, 2, the last minute, and over. */
export interface TableTime {
  readonly left: Duration;
  readonly total: Duration;
  readonly paused: boolean;
  readonly step: 'plenty' | 'five' | 'two' | 'last' | 'over';
}

const FIVE = minutes(5);
const TWO = minutes(2);

/** A mark that a round begins with, or that is most of it, is no mark. */
const stepOf = (left: Duration, total: Duration): TableTime['step'] => {
  if (left <= 0) return 'over';
  if (left <= MINUTE && total > MINUTE) return 'last';
  if (left <= TWO && total > TWO) return 'two';
  return left <= FIVE && total > FIVE ? 'five' : 'plenty';
};

/** The time of the round that runs; null where none does. */
export const tableTime = ({ phase, round, extra }: TableGroups, { run }: Pick<TableView, 'run'>, now: Instant): TableTime | null => {
  const { startedAt, endedAt } = round;
  if (phase !== 'working' || startedAt === null) return null;
  const total = minutes(round.minutes + extra);
  const left = roundLeft(total, { startedAt, endedAt }, run.pauses, now);
  return { left, total, paused: run.pauses.some((pause) => pause.to === null), step: stepOf(left, total) };
};

/** When a table reads its points back: in the last five minutes, or the second half of a short round. */
export const isReadBackTime = ({ left, total }: Pick<TableTime, 'left' | 'total'>): boolean => left <= Math.min(FIVE, total / 2);

/** When a table may wish for more. */
export const isSoon = (left: Duration): boolean => left <= FIVE;
