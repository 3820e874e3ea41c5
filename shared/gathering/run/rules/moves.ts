import * as v from 'valibot';
import type { Gathering } from '../../gathering.ts';
import { NO_HANDS } from '../../hands/model/hands.ts';
import { refuse } from '../../refusal.ts';
import type { Inverse, Outcome, Rule } from '../../rule.ts';
import type { Instant } from '../../time.ts';
import { latestItem, neighbour } from '../model/neighbour.ts';
import { currentSegment, phaseOf, type Run } from '../model/run.ts';
import { settled } from '../model/settled.ts';

export const NoInput = v.object({});
export const JumpInput = v.object({ item: v.string() });

type NoInput = v.InferOutput<typeof NoInput>;

/** What takes a step of the run back; it expects to find the run just as the step left it (SW4). */
export const inverseOf = (what: string): Inverse => ({ name: 'run.takeBack', input: { what } });

/** The run after a step: whoever looked at it before has seen another one. */
export const moved = (run: Run): Run => ({ ...run, moves: run.moves + 1 });

const begin = (state: Gathering, item: string, now: Instant): Outcome => {
  const before = settled(state.run, now);
  const run = moved({ ...before, startedAt: before.startedAt ?? now, segments: [...before.segments, { item, startedAt: now, endedAt: null }] });
  return { state: { ...state, run }, undo: inverseOf('move') };
};

/** Starts the evening with its first item (RN1). */
export const start: Rule<NoInput> = (state, _input, { now }) => {
  const phase = phaseOf(state.run);
  if (phase === 'closed') return refuse('closed');
  if (phase !== 'planned') return refuse('already-started');
  const first = state.plan.items[0];
  return first ? begin(state, first.id, now) : refuse('no-next-item');
};

/** Starts the next item at once (RN2). */
export const next: Rule<NoInput> = (state, _input, { now }) => {
  const item = neighbour(state.plan, state.run, 1);
  return item ? begin(state, item, now) : refuse('no-next-item');
};

/** Goes back: in a gap to the item that was just ended, else to the one before (RN3). */
export const back: Rule<NoInput> = (state, _input, { now }) => {
  const item = currentSegment(state.run) ? neighbour(state.plan, state.run, -1) : latestItem(state.run);
  return item ? begin(state, item, now) : refuse('no-earlier-item');
};

/** Goes to any item of the agenda (RN4). */
export const jump: Rule<v.InferOutput<typeof JumpInput>> = (state, { item }, { now }) => {
  if (!state.plan.items.some((one) => one.id === item)) return refuse('unknown-item', { field: 'item' });
  return currentSegment(state.run)?.item === item ? { state } : begin(state, item, now);
};

/** Ends the current item and leaves a gap (RN5). */
export const endItem: Rule<NoInput> = (state, _input, { now }) => {
  if (!currentSegment(state.run)) return refuse('no-current-item');
  return { state: { ...state, run: moved(settled(state.run, now)) }, undo: inverseOf('end-item') };
};

/** Ends the evening: the clock stops, writing stays open for its window (RN7); whether to go on is asked no more (HD5). */
export const end: Rule<NoInput> = (state, _input, { now }) => {
  const hands = state.hands.until === null ? state.hands : { ...NO_HANDS, round: state.hands.round };
  return { state: { ...state, hands, run: moved({ ...settled(state.run, now), endedAt: now }) }, undo: inverseOf('end') };
};
