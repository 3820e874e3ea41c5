import type { Gathering } from '../../gathering.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { phaseOf } from '../../run/model/run.ts';
import type { Instant } from '../../time.ts';

export type WritingWindow = 'not-open-yet' | 'open' | 'writing-over' | 'closed';

/** Whether people may write: within the plan's window, and whenever the evening runs (FL2). */
export const writingWindow = (state: Pick<Gathering, 'plan' | 'run'>, now: Instant): WritingWindow => {
  const phase = phaseOf(state.run);
  if (phase === 'closed') return 'closed';
  if (phase === 'running') return 'open';
  if (phase === 'planned' && now < state.plan.details.writingFrom) return 'not-open-yet';
  return now < state.plan.details.writingUntil ? 'open' : 'writing-over';
};

/** The refusal to write now, or null where writing is open. */
export const refuseWriting = (state: Gathering, now: Instant): Refusal | null => {
  const window = writingWindow(state, now);
  return window === 'open' ? null : refuse(window);
};
