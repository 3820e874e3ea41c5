import type { GroupQuestion } from '../../../../shared/gathering/groups/model/format.ts';
import { LIMITS } from '../../../../shared/gathering/limits.ts';

/** The questions with one of the plan's in or out: the plan's first, in its order, then those in words of one's own. */
export const withTopic = (
  questions: readonly GroupQuestion[],
  planned: readonly { readonly id: string }[],
  topic: string,
  chosen: boolean,
): GroupQuestion[] => {
  const isIn = (id: string): boolean => (id === topic ? chosen : questions.some((one) => one.topic === id));
  return [...planned.filter(({ id }) => isIn(id)).map(({ id }) => ({ topic: id, wording: '' })), ...questions.filter((one) => one.topic === null)];
};

/** The questions with those in words of one's own as they were typed, one a line; empty lines are none. */
export const withLines = (questions: readonly GroupQuestion[], typed: string): GroupQuestion[] => [
  ...questions.filter((one) => one.topic !== null),
  ...typed
    .split('\n')
    .map((line) => line.trim().slice(0, LIMITS.wording))
    .filter((line) => line !== '')
    .map((wording) => ({ topic: null, wording })),
];
