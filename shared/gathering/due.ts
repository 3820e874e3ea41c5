import { nextMark } from './floor/mixing.ts';
import type { Gathering } from './gathering.ts';
import { closesItselfAt } from './plan/plan.ts';
import { phaseOf } from './run/run.ts';
import { BEAT } from './timekeeper/assess.ts';
import type { Instant } from './time.ts';

/** What the evening's own clock is to do next, and when. */
export interface Due {
  readonly at: Instant;
  readonly name: 'time.beat' | 'run.close';
}

/** The next command of the clock: a sign of life while the evening runs, else the closing; null once closed (RM6). */
export const dueNext = (state: Gathering): Due | null => {
  if (state.run.closedAt !== null) return null;
  const closing: Due = { at: closesItselfAt(state.plan), name: 'run.close' };
  if (phaseOf(state.run) !== 'running') return closing;
  const beat: Due = { at: (state.aliveAt ?? 0) + BEAT, name: 'time.beat' };
  return beat.at < closing.at ? beat : closing;
};

/**
 * Whether all that is stored of an evening is written again at each beat, changed or not (RM8): no program can set the moment
 * at which a file system says that a file was last changed, so that moment must not be somebody's.
 */
export const isWrittenByBeat = ({ run, floor }: Gathering): boolean =>
  run.closedAt === null && (phaseOf(run) === 'running' || floor.contributions.length > 0 || floor.withdrawn.length > 0);

/** The next mark of the evening's rhythm; null where mixing is off or the evening is closed (RM7). */
export const markDue = (state: Gathering, now: Instant): Instant | null =>
  state.run.closedAt !== null || state.plan.settings.mixSeconds === 0 ? null : nextMark(state.plan, state.floor, now);
