import type { Context } from 'hono';
import { normaliseCode } from '../../../shared/gathering/code.ts';
import { SOMETHING_ELSE, TEXT_LIMIT } from '../../../shared/gathering/floor/model/contribution.ts';
import { refuse, type Refusal } from '../../../shared/gathering/refusal.ts';
import type { TypedWords, WritePage } from '../../../shared/protocol/phone-page.ts';
import { answerPage, LANG, lineOf } from './answer.ts';
import type { PhoneDeps, PhoneRoom } from './deps.ts';
import { problemsIn, readForm, typedIn } from './form.ts';
import { isKey } from './key.ts';

/** A ticket is no longer than this. */
const LONGEST_TICKET = 40;

interface Sent {
  readonly typed: TypedWords;
  readonly key: string;
  readonly problems: readonly Refusal[];
  /** The ticket that the form came with, where it is to be sent again. */
  readonly ticket?: string;
  readonly sentBefore?: boolean;
  readonly again?: boolean;
}

/** The page people write on, with what they typed; `wanted` is the topic they asked for, or '' for the room's. */
const writePage = (deps: PhoneDeps, room: PhoneRoom, wanted: string, sent: Sent): WritePage => {
  const view = room.participantView();
  const chosen = view.topics.some((topic) => topic.id === wanted);
  const usual = view.currentTopic ?? view.topics[0]?.id ?? SOMETHING_ELSE;
  // Words whose question is gone wait under "something else" for their writer to decide.
  const topic = chosen ? wanted : sent.problems.length > 0 ? SOMETHING_ELSE : usual;
  return {
    kind: 'write',
    lang: LANG,
    view: { ...view, groups: null },
    inGroups: view.groups !== null,
    now: deps.now(),
    topic,
    chosen,
    key: sent.key,
    ticket: sent.ticket ?? deps.limits.ticketFor(sent.key),
    typed: { ...sent.typed, topic },
    problems: sent.problems,
    sentBefore: sent.sentBefore ?? false,
    again: sent.again ?? false,
    textLimit: TEXT_LIMIT,
  };
};

/** The form once more, with a key of its own and what was typed. */
export const writeAgain = (context: Context, deps: PhoneDeps, room: PhoneRoom, typed: TypedWords, problem: Refusal): Promise<Response> =>
  answerPage(context, deps, writePage(deps, room, typed.topic, { typed, key: deps.randomKey(), problems: [problem] }), problem);

export const readPage = (context: Context, deps: PhoneDeps, room: PhoneRoom): Promise<Response> => {
  const typed = { topic: '', text: '', audience: '', consent: '' } as const;
  const sent = { typed, key: deps.randomKey(), problems: [], again: context.req.query('again') !== undefined };
  return answerPage(context, deps, writePage(deps, room, context.req.query('topic') ?? '', sent));
};

/**
 * Takes the form. Its key is its id, so that posting twice stores once. People also go back with their browser, write
 * something new over it and send it under the old key: the rule tells that apart, and it is given back with a key of its own.
 */
export const takeWords = async (context: Context, deps: PhoneDeps, room: PhoneRoom): Promise<Response> => {
  const field = await readForm(context);
  const typed = typedIn(field);
  const given = normaliseCode(field('key'));
  const key = isKey(given) ? given : deps.randomKey();
  const ticket = field('ticket').slice(0, LONGEST_TICKET);
  const kept = ticket === '' ? {} : { ticket };
  const again = (problem: Refusal): Promise<Response> =>
    answerPage(context, deps, writePage(deps, room, typed.topic, { typed, key, problems: problemsIn(room, typed, problem), ...kept }), problem);

  const seconds = deps.limits.post('write', key, ticket);
  if (seconds !== null) return again(refuse('too-fast', { seconds }));
  const answer = await room.command('participant', { id: key, name: 'floor.write', input: { key, ...typed } });
  if (!answer.ok) {
    const { refused } = answer.refusal;
    if (refused === 'withdrawn') return writeAgain(context, deps, room, typed, answer.refusal);
    if (refused !== 'already-written') return again(answer.refusal);
    const page = writePage(deps, room, typed.topic, { typed, key: deps.randomKey(), problems: [], sentBefore: true });
    return answerPage(context, deps, page, null, 409);
  }
  const { mixSeconds } = room.state.plan.settings;
  return answerPage(context, deps, { kind: 'receipt', lang: LANG, evening: lineOf(room), key, mixSeconds, typed });
};
