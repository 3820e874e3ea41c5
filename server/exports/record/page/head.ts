import { MINUTE, type Instant } from '../../../../shared/gathering/time.ts';
import { recordWords } from '../../../../shared/words/record.en.ts';
import { time } from '../../../../shared/words/time.en.ts';
import type { EveningRecord } from '../schema.ts';
import { markup, type Markup } from './markup.ts';

const words = recordWords.page;

const inMinutes = (from: Instant, to: Instant): number => Math.round((to - from) / MINUTE);

const took = ({ evening: { startedAt, endedAt, timeZone } }: EveningRecord): string => {
  if (startedAt === null || endedAt === null) return words.notStarted;
  const [from, to] = [Date.parse(startedAt), Date.parse(endedAt)];
  return words.tookTimes(time.clock(from, timeZone), time.clock(to, timeZone), inMinutes(from, to));
};

/** Which evening it was. */
export const head = (record: EveningRecord): Markup => {
  const { title, place, community, host, timeZone, startsAt, endsAt } = record.evening;
  const [from, to] = [Date.parse(startsAt), Date.parse(endsAt)];
  const facts = [
    { name: words.day, fact: time.date(from, timeZone) },
    { name: words.place, fact: place },
    { name: words.community, fact: community },
    { name: words.host, fact: host },
    { name: words.planned, fact: words.plannedTimes(time.clock(from, timeZone), time.clock(to, timeZone), inMinutes(from, to)) },
    { name: words.took, fact: took(record) },
  ].filter(({ fact }) => fact !== '');
  return markup`<header><p class="quiet">${words.kicker}</p><h1 dir="auto">${title}</h1><p>${words.lead(record.points.length > 0)}</p>
<dl>${facts.map(({ name, fact }) => markup`<dt>${name}</dt><dd dir="auto">${fact}</dd>`)}</dl></header>`;
};

/** What must be known before anything is read: that this is the complete copy, that nothing may be quoted (RC3, RC5). */
export const notes = ({ complete, consent }: EveningRecord): Markup[] => [
  ...(complete
    ? [
        markup`<div class="note"><p><strong>${recordWords.recordOnly.complete}</strong></p>
<p>${recordWords.recordOnly.completeMore(consent.choices.record)}</p></div>`,
      ]
    : []),
  ...(consent.quotable ? [] : [markup`<p class="note"><strong>${consent.meaning}</strong></p>`]),
];

/** The choices that people had, in the words that they chose by, and what follows from them (RC5). */
export const allowed = ({ complete, recordOnly, consent }: EveningRecord): Markup => {
  const { show, record } = consent.choices;
  const choices = [show, consent.choices['read-out'], record].map((choice) => markup`<li>“${choice}”</li>`);
  const leftOut = complete || recordOnly === 0 ? null : markup`<p>${recordWords.recordOnly.leftOut(recordOnly)}</p>`;
  return markup`<section aria-labelledby="allowed"><h2 id="allowed">${words.allowed}</h2><p>${words.allowedLead}</p><ul class="choices">${choices}</ul>
${consent.quotable ? markup`<p>${consent.meaning} ${recordWords.quoting.heldBack}</p>` : null}${leftOut}<p>${recordWords.notDecided}</p><p>${recordWords.questionGone}</p><p>${recordWords.nobody}</p></section>`;
};
