import { recordWords } from '../../../../shared/words/record.en.ts';
import type { EveningRecord } from '../schema.ts';
import { allowed, head, notes } from './head.ts';
import { markup, trusted, type Markup } from './markup.ts';
import { ribbons } from './ribbons.ts';
import { sectionsOf, type Section } from './sections.ts';
import { STYLE, STYLE_SOURCE } from './style.ts';

const words = recordWords.page;

const line = ({ id, title, badge, facts }: Section): Markup =>
  markup`<li>${badge ?? markup`<span></span>`}<a href="#${id}"><bdi>${title}</bdi></a>${facts === '' ? null : markup`<p class="facts">${facts}</p>`}</li>`;

const whole = ({ id, title, number, badge, body }: Section): Markup => {
  const spoken = number === null ? null : markup`<span class="unseen">${words.question(number)}: </span>`;
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${badge}<span>${spoken}<bdi>${title}</bdi></span></h2>
${body}</section>
`;
};

/**
 * The record as a page that needs nothing else (RC8): to read on any screen, or to print. It has no script, and its policy
 * lets nothing in but its one stylesheet. People's words are only ever put in as text.
 */
export const recordPage = (record: EveningRecord): string => {
  const sections = sectionsOf(record);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${trusted(STYLE_SOURCE)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title(record.evening.title)}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
${head(record)}
<main>
${notes(record)}
<section aria-labelledby="asked"><h2 id="asked">${words.asked}</h2>
${ribbons(record)}
<nav aria-label="${words.contents}"><ul class="contents">${sections.map(line)}</ul></nav></section>
${allowed(record)}
${sections.map(whole)}
</main>
</body>
</html>
`.toString();
};
