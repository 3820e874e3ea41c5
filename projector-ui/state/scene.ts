import { standing, type Standing } from '../../shared/gathering/timekeeper/clock.ts';
import type { Duration, Instant } from '../../shared/gathering/time.ts';
import type { AgendaEntry } from '../../shared/views/evening.ts';
import type { Topic } from '../../shared/views/participant.ts';
import type { ProjectorView } from '../../shared/views/projector.ts';
import { projector as words } from '../../shared/words/projector.en.ts';

/** What every scene is given. `now` in epoch ms, the server's. */
export interface SceneProps {
  readonly view: ProjectorView;
  readonly now: Instant;
}

/** A time for the ring: `left` below zero when it is over. */
export interface Timing {
  readonly left: Duration;
  readonly total: Duration;
  readonly hue: number;
  readonly paused: boolean;
}

/** What a badge shows: a number where it is a question's. */
export interface TopicMark {
  readonly number: number | null;
  readonly title: string;
  readonly hue: number;
}

/** The item that is running, with its time; null before the start, in a gap and after the end. */
export const present = (view: ProjectorView, now: Instant): { readonly entry: AgendaEntry; readonly time: Standing } | null => {
  const time = standing(view.agenda, view.run, now);
  const entry = view.agenda.find((one) => one.id === time?.item);
  return time && entry ? { entry, time } : null;
};

/** A topic's mark by its id; `else` and `story` have names of the page's own. */
export const topicMark = (questions: readonly Topic[], id: string): TopicMark => {
  const question = questions.find((topic) => topic.id === id);
  if (question) return question;
  return { number: null, title: id === 'story' ? words.topics.story() : words.topics.else(), hue: 0 };
};

/** What stands over a wall or a spotlight: a question in its own words; what is no question by its name. */
export const topicHead = (topic: Topic): { readonly number: number | null; readonly hue: number; readonly text: string } => {
  const name = topic.kind === 'story' ? words.topics.story() : topic.kind === 'else' ? words.topics.else() : topic.title;
  return { number: topic.number, hue: topic.hue, text: topic.wording || name };
};
