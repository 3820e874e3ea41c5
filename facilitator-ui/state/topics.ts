import { shortName } from '../../shared/ui/short-name.ts';
import type { ReviewItem } from '../../shared/views/console.ts';
import type { Topic } from '../../shared/views/participant.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';

/** "2 Protect", "Something else", "My story". */
export const topicName = (topic: Topic, longest?: number): string =>
  topic.kind === 'question'
    ? `${topic.number ?? ''} ${shortName(topic.title, longest)}`.trim()
    : topic.kind === 'story'
      ? words.agenda.story
      : words.agenda.someElse;

/** Topics with the one of the moment first. */
export const currentFirst = (topics: readonly Topic[], current: string | null): Topic[] => [
  ...topics.filter((topic) => topic.id === current),
  ...topics.filter((topic) => topic.id !== current),
];

/** The order in which what is new is listed: topic, batch, then the random id, which says nothing. */
export const inTopicOrder = (items: readonly ReviewItem[], topics: readonly Topic[]): ReviewItem[] => {
  const place = new Map(topics.map((topic, index) => [topic.id, index]));
  return [...items].sort(
    (one, other) => (place.get(one.topic) ?? 99) - (place.get(other.topic) ?? 99) || one.batch - other.batch || (one.id < other.id ? -1 : 1),
  );
};
