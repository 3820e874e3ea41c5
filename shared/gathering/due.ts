import { awaitsMark, nextMark } from './floor/mixing.ts';
import type { Gathering } from './gathering.ts';
import { closesItselfAt } from './plan/plan.ts';
import type { Instant } from './time.ts';

/** What the evening's own clock is to do next, and when. */
export interface Due {
  readonly at: Instant;
  readonly name: 'floor.mark' | 'run.close';
}

/** The next command of the clock: a mark while something waits for one, else the closing; null once closed (RM6). */
export const dueNext = (state: Gathering, now: Instant): Due | null => {
  if (state.run.closedAt !== null) return null;
  const closing: Due = { at: closesItselfAt(state.plan), name: 'run.close' };
  if (!awaitsMark(state)) return closing;
  const at = state.plan.settings.mixSeconds === 0 ? now : nextMark(state.plan, state.floor, now);
  return at < closing.at ? { at, name: 'floor.mark' } : closing;
};
