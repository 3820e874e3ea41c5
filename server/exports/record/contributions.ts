import { isQuotable, type Consent } from '../../../shared/gathering/floor/model/consent.ts';
import { MY_STORY, SOMETHING_ELSE, type Contribution } from '../../../shared/gathering/floor/model/contribution.ts';
import { topicIds } from '../../../shared/gathering/floor/model/topics.ts';
import type { Gathering } from '../../../shared/gathering/gathering.ts';
import { questionNumber, type Plan } from '../../../shared/gathering/plan/model/plan.ts';
import { recordWords as words } from '../../../shared/words/record.en.ts';
import type { EveningRecord } from './schema.ts';

type Topic = EveningRecord['topics'][number];

/** What a text was written about, without its id. */
const about = (plan: Plan, id: string): Omit<Topic, 'contributions'> => {
  if (id === SOMETHING_ELSE) return { kind: 'something-else', number: null, title: words.topics.else, wording: '' };
  if (id === MY_STORY) return { kind: 'my-story', number: null, title: words.topics.story, wording: '' };
  const item = plan.items.find((one) => one.id === id);
  const number = questionNumber(plan, id);
  return { kind: number === null ? 'other' : 'question', number, title: item?.title ?? words.topics.else, wording: item?.wording ?? '' };
};

/**
 * Whoever decided nothing may not have seen it, or have had no time: it is one word for all (RC4). Of what is for the record
 * only nobody decides: its writer has.
 */
const decisionOf = ({ decision, audience }: Contribution): Topic['contributions'][number]['decision'] =>
  audience === 'record' ? 'record-only' : decision === 'waiting' ? 'not-decided' : decision;

const written = (consent: Consent, one: Contribution): Topic['contributions'][number] => ({
  words: one.text,
  allows: one.audience,
  mayBeQuoted: isQuotable(consent, one.audience),
  decision: decisionOf(one),
  onScreen: one.onScreen === null ? 'not-known' : one.onScreen ? 'yes' : 'no',
  readOut: one.readAloud,
  reason: one.reason,
});

/**
 * What people wrote, by question and then by the random ids of the sealed floor, which stay behind (RC6). What is for the
 * record only is there if `complete` (RC2).
 */
export const topicsOf = ({ plan, floor, consent }: Pick<Gathering, 'plan' | 'floor' | 'consent'>, complete: boolean): Topic[] => {
  const kept = floor.contributions.filter((one) => complete || one.audience !== 'record').sort((one, other) => (one.id < other.id ? -1 : 1));
  // A question that has been written to stays one (PL5); should a topic be gone all the same, its words still have a place.
  const topics = new Set([...topicIds(plan), ...kept.map((one) => one.topic)]);
  return [...topics].map((id) => ({
    ...about(plan, id),
    contributions: kept.filter((one) => one.topic === id).map((one) => written(consent, one)),
  }));
};
