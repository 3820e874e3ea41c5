import { MINUTE } from '../../../shared/gathering/time.ts';
import type { TimeFacts } from './facts.ts';

/** A start that is less late than this asks for nothing. */
const WORTH_ASKING = 3 * MINUTE;

/** A late start is asked about once, and only while the first item runs (TK22). */
export const lateStartAsked = ({ evening, run, outlook }: Pick<TimeFacts, 'evening' | 'run' | 'outlook'>): boolean => {
  const { segments } = evening.run;
  return (
    evening.phase === 'running' &&
    !run.lateStartSettled &&
    outlook.startedLate >= WORTH_ASKING &&
    segments.length === 1 &&
    segments[0]?.endedAt === null
  );
};
