import { recordWords as words } from '../../../shared/words/record.en.ts';
import { csv } from '../csv.ts';
import type { EveningRecord } from './schema.ts';

const name = ({ number, title }: EveningRecord['topics'][number]): string => (number === null ? title : `${number} ${title}`);

/** What people wrote, a row each: the question, the words, what the writer allows, what was decided and why. */
export const contributionsCsv = ({ topics, consent }: EveningRecord): string =>
  csv([
    [...words.csvHeads],
    ...topics.flatMap((topic) =>
      topic.contributions.map((one) => [
        name(topic),
        one.words,
        consent.choices[one.allows],
        one.mayBeQuoted ? words.yes : words.no,
        words.decisions[one.decision],
        words.onScreen[one.onScreen],
        one.readOut ? words.yes : words.no,
        one.reason === null ? '' : words.reasons[one.reason],
      ]),
    ),
  ]);
