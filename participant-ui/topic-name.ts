import { shortName } from '../shared/ui/short-name.ts';
import type { Topic } from '../shared/views/participant.ts';
import type { ParticipantWords } from '../shared/words/participant.en.ts';

/** Where a name stands in a line with others, no more letters than this fit. */
const IN_A_LINE = 24;

/** What people call a topic: "Protect", "Something else". */
export const topicTitle = (topic: Topic, { topics }: ParticipantWords): string =>
  topic.kind === 'question' ? topic.title : topic.kind === 'else' ? topics.else : topics.story;

const numbered = (number: number | null, title: string): string => (number === null ? title : `${number} ${title}`);

/** With its number, where it has one: "2 Protect". */
export const topicName = (topic: Topic, words: ParticipantWords): string => numbered(topic.number, topicTitle(topic, words));

/** The same where there is little room. */
export const shortTopicName = (topic: Topic, words: ParticipantWords): string =>
  numbered(topic.number, shortName(topicTitle(topic, words), IN_A_LINE));

/** The address of a topic's page, for the page without script. */
export const topicHref = (code: string, topic: string): string => `/${code}?topic=${encodeURIComponent(topic)}`;

/** What is said of it beneath the question; '' for nothing. */
export const explanationOf = (topic: Topic, { topics }: ParticipantWords): string =>
  topic.kind === 'else' ? topics.elseExplanation : topic.kind === 'story' ? topics.storyExplanation : topic.explanation;
