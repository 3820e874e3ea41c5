import type { Topic } from '../shared/views/participant.ts';
import type { ParticipantWords } from '../shared/words/participant.en.ts';

/** What people call a topic: "Protect", "Something else". */
export const topicTitle = (topic: Topic, { topics }: ParticipantWords): string =>
  topic.kind === 'question' ? topic.title : topic.kind === 'else' ? topics.else : topics.story;

/** With its number, where it has one: "2 Protect". */
export const topicName = (topic: Topic, words: ParticipantWords): string =>
  topic.number === null ? topicTitle(topic, words) : `${topic.number} ${topicTitle(topic, words)}`;
