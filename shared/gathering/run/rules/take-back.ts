import * as v from 'valibot';
import { refuse } from '../../refusal.ts';
import type { Rule } from '../../rule.ts';
import type { Gathering } from '../../gathering.ts';
import { EMPTY_STAGE } from '../../stage/model/stage.ts';
import { openBreakout } from '../../groups/model/groups.ts';
import { NO_HANDS } from '../../hands/model/hands.ts';
import { begun, phaseOf, positionInRun, type Run } from '../model/run.ts';

export const TakeBackInput = v.object({ what: v.picklist(['move', 'end-item', 'end', 'pause', 'resume']) });
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

const withoutEndOfItem = (run: Run): Run | null => {
  const endedAt = run.segments.at(-1)?.endedAt ?? null;
  if (run.endedAt !== null || endedAt === null) return null;
  return {
    ...run,
    segments: replaceLast(run.segments, (one) => ({ ...one, endedAt: null })),
    pauses: replaceLast(run.pauses, (one) => (one.to === endedAt ? { ...one, to: null } : one)),
  };
};

const withoutResume = (run: Run): Run | null => {
  const pause = run.pauses.at(-1);
  const endedAt = run.segments.at(-1)?.endedAt ?? null;
  if (run.endedAt !== null || !pause || pause.to === null) return null;
  // An item that has ended since took its time with it: a pause that went on past it would be counted wrongly.
  if (endedAt !== null && endedAt > pause.from) return null;
  return { ...run, pauses: replaceLast(run.pauses, (one) => ({ ...one, to: null })) };
};

const undone: Record<TakeBackInput['what'], (run: Run) => Run | null> = {
  move: withoutMove,
  end: withoutEnd,
  'end-item': withoutEndOfItem,
  pause: (run) => (run.pauses.at(-1)?.to === null ? { ...run, pauses: run.pauses.slice(0, -1) } : null),
  resume: withoutResume,
};

/** A scene that was chosen in the part of the evening which is taken back goes with it: it is about nothing that comes (ST3). */
const leftBehind = ({ stage, run: before }: Gathering, run: Run): Gathering['stage'] =>
  stage.kept || stage.position !== positionInRun(before) || positionInRun(run) === stage.position
    ? stage
    : { ...EMPTY_STAGE, spotlight: stage.spotlight };

/** Whether groups go on in an item that would not have begun any more: it could be dropped or taken apart under them (RN8). */
const leavesGroups = ({ groups }: Gathering, run: Run): boolean => {
  const item = openBreakout(groups)?.item;
  return item !== undefined && !begun(run).has(item);
};

/** Undoes the last move, pause or end; where the evening has moved on since, its sender has seen another run (RN8, SW4). */
export const takeBack: Rule<TakeBackInput> = (state, input) => {
  const run = undone[input.what](state.run);
  if (!run) return refuse('changed-meanwhile', { changed: 'run' });
  if (leavesGroups(state, run)) return refuse('changed-meanwhile', { changed: 'groups' });
  const moves = Math.max(0, run.moves - 1);
  // Whether to go on is asked only while the evening runs (HD5).
  const hands = phaseOf(run) === 'running' || state.hands.until === null ? state.hands : { ...NO_HANDS, round: state.hands.round };
  return { state: { ...state, hands, run: { ...run, moves }, stage: leftBehind(state, run) } };
};
