import * as v from 'valibot';
import { refuse } from '../refusal.ts';
import type { Rule } from '../rule.ts';
import { phaseOf } from '../run/run.ts';
import { dropSorted, putSorted } from '../sorted.ts';
import { NO_HANDS } from './hands.ts';

export const AskInput = v.object({ until: v.pipe(v.number(), v.integer()) });
export const AnswerInput = v.object({
  key: v.pipe(v.string(), v.regex(/^[A-Z0-9]{12,32}$/)),
  round: v.number(),
  answer: v.picklist(['yes', 'no']),
});

const itself = (hash: string): string => hash;

/** Asks the room whether to go on; never past the hall's hard stop (HD1). */
export const ask: Rule<v.InferOutput<typeof AskInput>> = (state, { until }, { now }) => {
  if (phaseOf(state.run) !== 'running') return refuse('not-started');
  if (until > state.plan.details.hardStopAt) return refuse('after-hard-stop', { field: 'until' });
  if (until <= now) return refuse('times-out-of-order', { field: 'until' });
  return { state: { ...state, hands: { until, round: state.hands.round + 1, yes: [], no: [] } } };
};

/** One hand, which may change its mind; a second one of the same tab replaces the first (HD2). */
export const answer: Rule<v.InferOutput<typeof AnswerInput>> = (state, input, { hash }) => {
  const { hands } = state;
  if (hands.until === null || hands.round !== input.round) return refuse('changed-meanwhile');
  const mark = hash(`hands ${input.round} ${input.key}`);
  const without = { yes: dropSorted(hands.yes, mark, itself), no: dropSorted(hands.no, mark, itself) };
  return { state: { ...state, hands: { ...hands, ...without, [input.answer]: putSorted(without[input.answer], mark, itself) } } };
};

/** Takes the question back from the phones; what was counted is forgotten (HD4). */
export const settle: Rule<Record<string, never>> = (state) =>
  state.hands.until === null ? { state } : { state: { ...state, hands: { ...NO_HANDS, round: state.hands.round } } };
