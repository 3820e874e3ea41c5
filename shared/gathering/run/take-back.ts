import * as v from 'valibot';
import { refuse } from '../refusal.ts';
import type { Rule } from '../rule.ts';
import type { Run } from './run.ts';

export const TakeBackInput = v.object({
  what: v.picklist(['move', 'end-item', 'end', 'pause', 'resume']),
  /** How many segments and pauses the undo expects to find: if somebody has moved on since, it is refused. */
  segments: v.number(),
  pauses: v.number(),
});
type TakeBackInput = v.InferOutput<typeof TakeBackInput>;

const replaceLast = <T>(list: readonly T[], change: (last: T) => T): T[] => list.map((one, index) => (index === list.length - 1 ? change(one) : one));

const withoutMove = (run: Run): Run | null => {
  const last = run.segments.at(-1);
  if (!last || last.endedAt !== null) return null;
  const earlier = run.segments.slice(0, -1);
  // What ended in the instant of the move goes on as if nothing had been pressed.
  const segments = replaceLast(earlier, (one) => (one.endedAt === last.startedAt ? { ...one, endedAt: null } : one));
  const pauses = replaceLast(run.pauses, (one) => (one.to === last.startedAt ? { ...one, to: null } : one));
  return { ...run, segments, pauses, startedAt: segments.length === 0 ? null : run.startedAt };
};

const withoutEnd = (run: Run): Run | null => {
  const { endedAt } = run;
  if (endedAt === null) return null;
  return {
    ...run,
    endedAt: null,
    segments: replaceLast(run.segments, (one) => (one.endedAt === endedAt ? { ...one, endedAt: null } : one)),
    pauses: replaceLast(run.pauses, (one) => (one.to === endedAt ? { ...one, to: null } : one)),
  };
};

const undone: Record<TakeBackInput['what'], (run: Run) => Run | null> = {
  move: withoutMove,
  end: withoutEnd,
  'end-item': (run) =>
    run.endedAt === null && run.segments.at(-1)?.endedAt != null ? { ...run, segments: replaceLast(run.segments, (one) => ({ ...one, endedAt: null })) } : null,
  pause: (run) => (run.pauses.at(-1)?.to === null ? { ...run, pauses: run.pauses.slice(0, -1) } : null),
  resume: (run) =>
    run.endedAt === null && run.pauses.at(-1)?.to != null ? { ...run, pauses: replaceLast(run.pauses, (one) => ({ ...one, to: null })) } : null,
};

/** Undoes the last move, pause or end, unless the evening has moved on since (RN8). */
export const takeBack: Rule<TakeBackInput> = (state, input) => {
  if (state.run.closedAt !== null) return refuse('closed');
  const same = state.run.segments.length === input.segments && state.run.pauses.length === input.pauses;
  const run = same ? undone[input.what](state.run) : null;
  return run ? { state: { ...state, run } } : refuse('changed-meanwhile');
};
