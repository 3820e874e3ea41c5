import { SOMETHING_ELSE, type Audience } from '../../shared/gathering/floor/model/contribution.ts';
import type { Comment } from './comments.ts';
import type { Words } from './phone.ts';

/** Out of twenty, so many choose otherwise than "may be shown". */
const audienceOf = (index: number): Audience => (index % 10 === 4 ? 'read-out' : index % 20 === 9 ? 'record' : 'show');

/** Which question runs when comment `index` of `count` is sent: the evening gives each its share. */
export const questionAt = (index: number, count: number, questions: readonly string[]): string =>
  questions[Math.floor((index * questions.length) / count)] ?? SOMETHING_ELSE;

/** What the phone sends. Most write to the question that runs; some to another, or to "something else". The same file always gives the same. */
export const wordsOf = (comment: Comment, index: number, count: number, questions: readonly string[]): Words => {
  const current = questionAt(index, count, questions);
  const topic = index % 9 === 5 ? SOMETHING_ELSE : index % 13 === 7 ? (questions[index % questions.length] ?? current) : current;
  return { topic, text: comment.text, audience: audienceOf(index) };
};
