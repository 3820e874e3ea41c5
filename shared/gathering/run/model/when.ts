import { refuse, type Refusal } from '../../refusal.ts';
import { phaseOf, type Phase, type Run } from './run.ts';

/** In which phases of the evening something may be done. */
export type When = readonly Phase[];

export const ANY_TIME: When = ['planned', 'running', 'ended', 'closed'];
export const UNTIL_CLOSED: When = ['planned', 'running', 'ended'];
export const UNTIL_ENDED: When = ['planned', 'running'];
export const WHILE_RUNNING: When = ['running'];

const REFUSED = { planned: 'not-started', running: 'not-ended', ended: 'already-ended', closed: 'closed' } as const;

/** Why something cannot be done in the present phase, or null where it can. */
export const refuseOutside = (run: Run, when: When): Refusal | null => {
  const phase = phaseOf(run);
  return when.includes(phase) ? null : refuse(REFUSED[phase]);
};
