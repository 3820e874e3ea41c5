import { nextMark } from './floor/rules/mixing.ts';
import type { Gathering } from './gathering.ts';
import { WARNED_FOR, warnsFrom } from './plan/model/plan.ts';
import { phaseOf } from './run/model/run.ts';
import { BEAT } from './timekeeper/rules/assess.ts';
import type { Instant } from './time.ts';

/** What the evening's own clock is to do next, and when. `warn` is no command: the warning is in the server's memory alone. */
export interface Due {
  readonly at: Instant;
  readonly name: 'time.beat' | 'run.close' | 'hands.endCount' | 'warn';
}

/**
 * When the evening will be sealed, where the crew are warned of it now, else null (PL6). `before` is what this said last, null
 * after a start of the server or a step of its clock, so that a warning which is on goes on, and one after either begins anew:
 * nothing that a clock on a wall says seals an evening by itself (PL11).
 */
export const sealsAt = ({ plan, run }: Pick<Gathering, 'plan' | 'run'>, before: Instant | null, now: Instant): Instant | null =>
  run.closedAt !== null || warnsFrom(plan, run) > now ? null : (before ?? now + WARNED_FOR);

/**
 * What the clock does next: a sign of life while the evening runs, and the end of a show of hands; else the warning, and at the
 * end of it the closing; null once closed (RM6). `sealed` is when the warning that is on ends; null where none is.
 */
export const dueNext = (state: Gathering, sealed: Instant | null): Due | null => {
  if (state.run.closedAt !== null) return null;
  const closing: Due = sealed === null ? { at: warnsFrom(state.plan, state.run), name: 'warn' } : { at: sealed, name: 'run.close' };
  if (phaseOf(state.run) !== 'running') return closing;
  const beat: Due = { at: (state.aliveAt ?? 0) + BEAT, name: 'time.beat' };
  const { closesAt } = state.hands;
  const counted: Due[] = closesAt === null ? [] : [{ at: closesAt, name: 'hands.endCount' }];
  return [beat, ...counted].reduce((soonest, due) => (due.at < soonest.at ? due : soonest), closing);
};

/**
 * Whether all that is stored of an evening is written again at each beat, changed or not (RM8): no program can set the moment
 * at which a file system says that a file was last changed, so that moment must not be somebody's.
 */
export const isWrittenByBeat = ({ run, floor }: Gathering): boolean =>
  run.closedAt === null && (phaseOf(run) === 'running' || floor.contributions.length > 0 || floor.withdrawn.length > 0);

/** When writing opens or its time is over next, so that phones can be told; null where neither is still to come (RM12). */
export const writingTurns = ({ plan, run }: Pick<Gathering, 'plan' | 'run'>, now: Instant): Instant | null =>
  run.closedAt !== null
    ? null
    : ([plan.details.writingFrom, plan.details.writingUntil].filter((at) => at > now).sort((one, other) => one - other)[0] ?? null);

/** The next mark of the evening's rhythm; null where mixing is off or the evening is closed (RM7). */
export const markDue = (state: Gathering, now: Instant): Instant | null =>
  state.run.closedAt !== null || state.plan.settings.mixSeconds === 0 ? null : nextMark(state.plan, state.floor, now);
