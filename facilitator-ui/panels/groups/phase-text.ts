import type { ConsoleBreakout } from '../../../shared/views/console-groups.ts';
import type { EveningFacts } from '../../../shared/views/evening.ts';
import { groupsWords } from '../../../shared/words/console-groups.en.ts';
import { clockBy } from '../time/facts.ts';

const words = groupsWords.phase;

/** The phase that the groups are in, in words. */
export const phaseText = ({ phase, way, round, backBy }: ConsoleBreakout, evening: Pick<EveningFacts, 'timeZone'>): string => {
  switch (phase) {
    case 'forming':
      return words.forming[way];
    case 'working':
      return words.round(round.number, round.of);
    case 'between':
      return words.between(round.number, round.of);
    case 'returning':
      return backBy === null ? words.returningNow : words.returning(clockBy(backBy, evening));
    case 'reporting':
      return words.reporting;
    case 'over':
      return words.over;
  }
};

/** What the tables talk about: the question, or how many there are. */
export const questionsText = (questions: ConsoleBreakout['questions']): string => {
  const [first] = questions;
  if (!first) return '';
  return questions.length > 1 ? words.questions(questions.length) : words.question(first.number, first.title || first.wording);
};
