import { questionsOf, type Plan } from '../../plan/model/plan.ts';
import { MY_STORY, SOMETHING_ELSE } from './contribution.ts';

/** What can be written about: every question at any time, something else, and my story (FL1). */
export const topicIds = (plan: Pick<Plan, 'items'>): string[] => [...questionsOf(plan).map((item) => item.id), SOMETHING_ELSE, MY_STORY];

/** Where words about this topic belong: with "something else" where its question is gone (PL5). */
export const homeOf = (topic: string, topics: readonly string[]): string => (topics.includes(topic) ? topic : SOMETHING_ELSE);
