import * as v from 'valibot';
import { refuse } from '../../refusal.ts';
import type { Rule } from '../../rule.ts';
import { inverseOf, moved } from './moves.ts';
import { currentPause, PAUSE_REASONS } from '../model/run.ts';

export const PauseInput = v.object({ reason: v.picklist(PAUSE_REASONS) });

/** Stops the current item's time, with a reason (RN6). */
export const pause: Rule<v.InferOutput<typeof PauseInput>> = (state, { reason }, { now }) => {
  if (currentPause(state.run)) return refuse('already-paused');
  const run = moved({ ...state.run, pauses: [...state.run.pauses, { from: now, to: null, reason }] });
  return { state: { ...state, run }, undo: inverseOf('pause') };
};

/** Time goes on (RN6). */
export const resume: Rule<Record<string, never>> = (state, _input, { now }) => {
  if (!currentPause(state.run)) return refuse('not-paused');
  const run = moved({ ...state.run, pauses: state.run.pauses.map((one) => (one.to === null ? { ...one, to: now } : one)) });
  return { state: { ...state, run }, undo: inverseOf('resume') };
};
