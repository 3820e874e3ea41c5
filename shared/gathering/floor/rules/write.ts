import * as v from 'valibot';
import type { Gathering } from '../../gathering.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { Context, Rule } from '../../rule.ts';
import { unlit } from '../../stage/model/stage.ts';
import { cleanText } from '../../text/clean.ts';
import { AUDIENCES, SOMETHING_ELSE, TEXT_LIMIT, type Audience, type Contribution } from '../model/contribution.ts';
import { contributionOf, isWithdrawn, withContribution, withTombstone } from '../model/lookup.ts';
import { releasedAtOnce } from './mixing.ts';
import { homeOf, topicIds } from '../model/topics.ts';
import { refuseWriting } from '../model/window.ts';

/** The writer's key: random, held by the writer's tab alone, and short enough to be typed as a withdrawal code. */
export const WriterKey = v.pipe(v.string(), v.regex(/^[A-Z0-9]{12,32}$/));

/**
 * An audience that has not been chosen arrives as ''; the rule answers it in words. `consent` says which words stood beside
 * the choices where it was made: whatever is not the evening's own is answered in words, too (CN3).
 */
const Words = { topic: v.string(), text: v.string(), audience: v.picklist([...AUDIENCES, '']), consent: v.optional(v.string(), '') };

export const WriteInput = v.object({ key: WriterKey, ...Words });
export const EditInput = v.object({ key: WriterKey, ...Words });
export const WithdrawInput = v.object({ key: WriterKey });

interface TypedWords {
  readonly topic: string;
  readonly text: string;
  readonly audience: Audience | '';
}

type Typed = TypedWords & { readonly consent: string };

const textProblem = (text: string): Refusal | null => {
  if (text === '') return refuse('empty', { field: 'text' });
  return text.length > TEXT_LIMIT ? refuse('too-long', { field: 'text', limit: TEXT_LIMIT }) : null;
};
/** Nobody is held to words that they did not see: a choice counts only under the evening's own (CN3). */
const audienceProblem = ({ consent }: Gathering, input: Typed): Refusal | null => {
  if (input.audience === '') return refuse('choose-audience', { field: 'audience' });
  return input.consent === consent ? null : refuse('choose-again', { field: 'audience' });
};
const topicProblem = ({ plan }: Gathering, { topic }: Typed): Refusal | null =>
  topicIds(plan).includes(topic) ? null : refuse('unknown-topic', { field: 'topic' });

/** Everything that has to be mended in what was typed, a field each, so that a form can show it all at once (VW9). */
export const wordProblems = (state: Gathering, input: Typed): Refusal[] =>
  [textProblem(cleanText(input.text)), audienceProblem(state, input), topicProblem(state, input)].filter((problem) => problem !== null);

const checkedWords = (state: Gathering, input: Typed): { topic: string; text: string; audience: Audience } | Refusal => {
  const [problem] = wordProblems(state, input);
  if (problem) return problem;
  // No audience at all is a problem, which the compiler cannot know.
  if (input.audience === '') return refuse('choose-audience', { field: 'audience' });
  return { topic: input.topic, text: cleanText(input.text), audience: input.audience };
};

const fresh = (id: string, words: { topic: string; text: string; audience: Audience }): Contribution => ({
  id,
  ...words,
  batch: null,
  decision: 'waiting',
  reason: null,
  onScreen: false,
  readAloud: false,
});

/**
 * Whether words that are stored under one topic may be those that were sent to another: where a question is gone its words are, or
 * will be, under "something else", and what is there stays there should the question come back (PL5).
 */
const isSameTopic = (stored: string, sent: string, topics: readonly string[]): boolean =>
  stored === sent || homeOf(stored, topics) === homeOf(sent, topics) || stored === SOMETHING_ELSE;

/** Whether these words are what is stored under this id. */
export const holdsWords = ({ floor, plan }: Pick<Gathering, 'floor' | 'plan'>, id: string, { topic, text, audience }: TypedWords): boolean => {
  const stored = contributionOf(floor, id);
  return stored?.text === cleanText(text) && stored.audience === audience && isSameTopic(stored.topic, topic, topicIds(plan));
};

/**
 * A new contribution joins the pool. The same key again changes nothing: the same words are answered the same, and of
 * other words nobody is told that they were received (FL4, FL6).
 */
export const write: Rule<v.InferOutput<typeof WriteInput>> = (state, input, context) => {
  const id = context.hash(input.key);
  if (isWithdrawn(state.floor, id)) return refuse('withdrawn');
  if (contributionOf(state.floor, id)) return holdsWords(state, id, input) ? { state } : refuse('already-written');
  const shut = refuseWriting(state, context.now);
  if (shut) return shut;
  const words = checkedWords(state, input);
  if ('refused' in words) return words;
  return { state: releasedAtOnce({ ...state, floor: withContribution(state.floor, fresh(id, words)) }) };
};

const offTheStage = (state: Gathering, id: string): Gathering => (state.stage.spotlight === id ? { ...state, stage: unlit(state.stage) } : state);

const owned = (state: Gathering, key: string, context: Context): Contribution | Refusal => {
  const id = context.hash(key);
  if (isWithdrawn(state.floor, id)) return refuse('withdrawn');
  return contributionOf(state.floor, id) ?? refuse('unknown-contribution', { field: 'key' });
};

/**
 * What was written for a question that is gone is changed under "something else", where it is or will be (PL5). Whoever wants it
 * under another question that is gone meanwhile is asked.
 */
const withHome = ({ plan }: Gathering, before: Contribution, topic: string): string =>
  topic !== '' && [topic, SOMETHING_ELSE].includes(before.topic) ? homeOf(topic, topicIds(plan)) : topic;

/** An edit takes the old text off every screen and returns the new one to mixing and review (FL5). */
export const edit: Rule<v.InferOutput<typeof EditInput>> = (state, input, context) => {
  const before = owned(state, input.key, context);
  if ('refused' in before) return before;
  const words = checkedWords(state, { ...input, topic: withHome(state, before, input.topic) });
  if ('refused' in words) return words;
  const floor = withContribution(state.floor, fresh(before.id, words));
  return { state: releasedAtOnce(offTheStage({ ...state, floor }, before.id)), erases: true };
};

/** Withdrawn means that the text is gone from every file; only the id stays, so that it cannot come back (FL6). */
export const withdraw: Rule<v.InferOutput<typeof WithdrawInput>> = (state, input, context) => {
  const before = owned(state, input.key, context);
  if ('refused' in before) return before.refused === 'withdrawn' ? { state } : before;
  return { state: offTheStage({ ...state, floor: withTombstone(state.floor, before.id) }, before.id), erases: true };
};
