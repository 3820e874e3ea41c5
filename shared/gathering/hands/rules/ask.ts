import * as v from 'valibot';
import { refuse } from '../../refusal.ts';
import type { Rule } from '../../rule.ts';
import { dropSorted, putSorted } from '../../sorted.ts';
import { COUNTED_FOR, NO_HANDS, resultOf } from '../model/hands.ts';

export const AskInput = v.object({ until: v.pipe(v.number(), v.integer()) });
export const AnswerInput = v.object({
  key: v.pipe(v.string(), v.regex(/^[A-Z0-9]{12,32}$/)),
  round: v.number(),
  answer: v.picklist(['yes', 'no']),
});

const itself = (hash: string): string => hash;

/** Asks the room whether to go on; never past the hall's hard stop (HD1). */
export const ask: Rule<v.InferOutput<typeof AskInput>> = (state, { until }, { now }) => {
  if (until > state.plan.details.hardStopAt) return refuse('after-hard-stop', { field: 'until' });
  if (until <= now) return refuse('times-out-of-order', { field: 'until' });
  return { state: { ...state, hands: { ...NO_HANDS, until, closesAt: now + COUNTED_FOR, round: state.hands.round + 1 } } };
};

/** One hand, which may change its mind; a second one of the same tab replaces the first (HD2). */
export const answer: Rule<v.InferOutput<typeof AnswerInput>> = (state, input, { hash, now }) => {
  const { hands } = state;
  if (hands.closesAt === null || hands.closesAt <= now || hands.round !== input.round) return refuse('changed-meanwhile', { changed: 'hands' });
  const mark = hash(`hands ${input.round} ${input.key}`);
  const without = { yes: dropSorted(hands.yes, mark, itself), no: dropSorted(hands.no, mark, itself) };
  return { state: { ...state, hands: { ...hands, ...without, [input.answer]: putSorted(without[input.answer], mark, itself) } } };
};

/** Ends the counting: the result is all that is left of the answers (HD5). The facilitator ends it, or the clock does. */
export const endCount: Rule<Record<string, never>> = (state) => {
  const { hands } = state;
  if (hands.closesAt === null) return { state };
  return { state: { ...state, hands: { ...hands, closesAt: null, yes: [], no: [], result: resultOf(hands) } } };
};

/** Takes the question, or its result, back from the screens; what was counted is forgotten (HD4). */
export const settle: Rule<Record<string, never>> = (state) =>
  state.hands.until === null ? { state } : { state: { ...state, hands: { ...NO_HANDS, round: state.hands.round } } };
