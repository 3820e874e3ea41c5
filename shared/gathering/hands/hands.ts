import * as v from 'valibot';
import type { Gathering } from '../gathering.ts';
import { refuse } from '../refusal.ts';
import type { Rule } from '../rule.ts';
import { phaseOf } from '../run/run.ts';
import { dropSorted, putSorted } from '../sorted.ts';

/**
 * A show of hands: "Shall we go on until 21:15?" Counted once per tab, at best effort, by a key that is made for this
 * question alone, so that two counts cannot be joined. The facilitator decides; the hands only advise.
 */
export const Hands = v.object({
  /** The end that people are asked about (epoch ms); null while nothing is asked. */
  until: v.nullable(v.number()),
  /** Which asking this is, so that a phone knows that it is a new one. */
  round: v.number(),
  /** Hashes of the keys, sorted. */
  yes: v.array(v.string()),
  no: v.array(v.string()),
});
export type Hands = v.InferOutput<typeof Hands>;

export const NO_HANDS: Hands = { until: null, round: 0, yes: [], no: [] };

/** No count below this is shown to anybody: it could be told whose it is (HD3). */
export const SMALLEST_COUNT = 5;

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

/** A count as it may be shown: null where it is too small. */
export const shownCount = (hashes: readonly string[]): number | null => (hashes.length < SMALLEST_COUNT ? null : hashes.length);

/** What the console sees of a show of hands. */
export interface HandsCount {
  readonly until: number;
  readonly yes: number | null;
  readonly no: number | null;
}

export const handsCount = ({ hands }: Pick<Gathering, 'hands'>): HandsCount | null =>
  hands.until === null ? null : { until: hands.until, yes: shownCount(hands.yes), no: shownCount(hands.no) };
