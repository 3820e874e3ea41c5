import { recordWords } from '../../../../shared/words/record.en.ts';
import { time } from '../../../../shared/words/time.en.ts';
import type { EveningRecord } from '../schema.ts';
import { markup, type Markup } from './markup.ts';

const words = recordWords.page;

const table = (caption: string, heads: readonly string[], rows: readonly Markup[]): Markup =>
  markup`<table><caption>${caption}</caption><thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;

/** Planned and actual times, where the rest of the time went, and the pauses, as tables. */
export const timesTables = ({ items, spent, pauses, evening }: EveningRecord): Markup => {
  const clock = (at: string): string => time.clock(Date.parse(at), evening.timeZone);
  const parts = items.map((item) => {
    const took = item.startedAt === null || item.took === null ? words.notReachedShort : words.atFor(clock(item.startedAt), item.took);
    const name = item.number === null ? '' : `${item.number} `;
    return markup`<tr><th scope="row"><bdi>${name}${item.title}</bdi></th><td>${words.atFor(clock(item.plannedAt), item.planned)}</td><td>${took}</td></tr>`;
  });
  const causes = spent
    .filter((one) => one.minutes > 0)
    .map((one) => markup`<tr><th scope="row">${words.causes[one.cause]}</th><td>${one.minutes}</td></tr>`);
  const still = pauses.map(
    (one) =>
      markup`<tr><th scope="row">${clock(one.from)}</th><td>${clock(one.to)}</td><td>${one.minutes}</td><td class="text">${words.reasons[one.reason]}</td></tr>`,
  );
  return markup`${table(words.timesCaption, [words.partHead, words.plannedHead, words.tookHead], parts)}
${causes.length > 0 ? table(words.spentCaption, [words.causeHead, words.minutesHead], causes) : null}
${still.length > 0 ? table(words.pausesCaption, [words.fromHead, words.toHead, words.minutesHead, words.whyHead], still) : null}`;
};
