import { warnsFrom } from '../../plan/model/plan.ts';
import type { Rule } from '../../rule.ts';
import { HOUR, type Duration, type Instant } from '../../time.ts';
import type { Run } from '../model/run.ts';

/** "Not yet" keeps an evening open for so long from when it is pressed. */
export const KEPT_OPEN: Duration = 12 * HOUR;

/**
 * "Not yet", to the warning that the evening will be sealed (PL12). Where nobody is to be warned there is nothing to put off: so
 * a second console that presses as well changes nothing.
 */
export const notYet: Rule<Record<string, never>> = (state, _input, { now }) => {
  if (warnsFrom(state.plan, state.run) > now) return { state };
  return { state: { ...state, run: { ...state.run, keptOpenUntil: now + KEPT_OPEN } } };
};

/** The run at a start of the server: a "Not yet" that was pressed by a clock that was ahead holds for its 12 hours at most (PL12). */
export const withinReach = (run: Run, now: Instant): Run =>
  run.keptOpenUntil !== null && run.closedAt === null && run.keptOpenUntil > now + KEPT_OPEN ? { ...run, keptOpenUntil: now + KEPT_OPEN } : run;
