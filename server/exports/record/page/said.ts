import { recordWords } from '../../../../shared/words/record.en.ts';
import type { EveningRecord } from '../schema.ts';
import { markup, type Markup } from './markup.ts';

const words = recordWords.page;

type Contribution = EveningRecord['topics'][number]['contributions'][number];
type Point = EveningRecord['points'][number];

const joined = (parts: readonly (Markup | string)[]): Markup[] => parts.map((part, index) => (index === 0 ? markup`${part}` : markup` · ${part}`));

const decisionOf = ({ decision, reason }: Contribution): string =>
  recordWords.decisions[decision] + (reason === null ? '' : `: ${recordWords.reasons[reason]}`);

/** What people wrote, each with what its writer allows and what was decided (RC4, RC5). */
export const contributions = (written: readonly Contribution[], { choices }: EveningRecord['consent']): Markup => {
  const item = (one: Contribution): Markup => {
    const quoting = one.mayBeQuoted ? recordWords.quoting.may : recordWords.quoting.not;
    // What was held back may name someone: whoever looks for something to quote must not miss it.
    const decision = one.decision === 'held' ? markup`<strong>${decisionOf(one)}</strong>` : decisionOf(one);
    const seen = one.onScreen === 'yes' ? [words.onScreen] : one.decision === 'shown' && one.onScreen === 'no' ? [words.notOnScreen] : [];
    const read = one.readOut ? [words.readOut] : [];
    const facts = joined([markup`<strong>${quoting}</strong>`, decision, ...seen, ...read, `“${choices[one.allows]}”`]);
    return markup`<li><p class="words" dir="auto">${one.words}</p><p class="facts">${facts}</p></li>\n`;
  };
  return markup`<ul class="said">${written.map(item)}</ul>`;
};

/** What the tables said, each with its table and with those that say the same. */
export const tablePoints = (points: readonly Point[], severalRounds: boolean): Markup => {
  const item = (one: Point): Markup => {
    const tables = [one.table, ...one.alsoTables].sort((a, b) => a - b);
    const facts = joined([
      words.table(one.table),
      ...(severalRounds ? [words.round(one.round)] : []),
      ...(one.exact ? [words.exact] : []),
      ...one.tags.map((tag) => words.tags[tag]),
      ...(one.told ? [words.told] : []),
      ...(one.tables > 1 ? [words.shared(tables)] : []),
    ]);
    const same = one.sameAs === null ? null : markup`<p class="facts">${words.sameAs} <q dir="auto">${one.sameAs}</q></p>`;
    return markup`<li><p class="words" dir="auto">${one.words}</p><p class="facts">${facts}</p>${same}</li>\n`;
  };
  return markup`<ul class="said">${points.map(item)}</ul>`;
};
