import { MINUTE, type Duration } from '../../shared/gathering/time.ts';
import type { Comment } from './comments.ts';

/** A quiet stretch longer than this is shortened to it: a file may span weeks. */
export const LONGEST_GAP: Duration = MINUTE;

export interface Timeline {
  /** When each comment is sent, ms after the first; in the order of the comments. */
  readonly delays: readonly Duration[];
  /** How many quiet stretches were shortened. */
  readonly shortened: number;
}

/** The comments' own times from the first one on, with long gaps shortened, `speed` times as fast. */
export const timelineOf = (comments: readonly Comment[], speed: number): Timeline => {
  let at = 0;
  let shortened = 0;
  const delays = comments.map((comment, index) => {
    const gap = comment.at - (comments[index - 1] ?? comment).at;
    if (gap > LONGEST_GAP) shortened += 1;
    at += Math.min(gap, LONGEST_GAP);
    return at / speed;
  });
  return { delays, shortened };
};
