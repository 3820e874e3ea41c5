import { createHash } from 'node:crypto';

/**
 * The stylesheet of the record's page, the same for every evening. People's words are the largest text. Its hash is in the
 * page's own content policy and in the console's, so a change here changes both (RC8).
 */
export const STYLE = `
html { color-scheme: light; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.75rem 1rem 4rem; max-width: 48rem; background: #fff; color: #221833;
  font: 1rem/1.5 'Atkinson Hyperlegible Next', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, p, ul, ol, dl, dd, table { margin: 0; }
h1 { font-size: 1.4rem; line-height: 1.25; }
h2 { font-size: 1.25rem; line-height: 1.3; display: flex; gap: .6rem; align-items: center; }
h3 { font-size: 1rem; margin-top: 2rem; }
h2 > span { min-width: 0; }
ul, ol { list-style: none; padding: 0; }
a { color: inherit; text-underline-offset: .2em; }
a:focus-visible { outline: 3px solid #221833; outline-offset: 3px; border-radius: 2px; }
header > * + *, section > * + * { margin-top: .75rem; }
.quiet, .facts { color: #5a5068; font-size: .9rem; }
.facts strong { color: #221833; }
.note { border: 1px solid #8b8399; border-inline-start: 6px solid #221833; border-radius: 6px; padding: .75rem 1rem; }
.note p + p { margin-top: .35rem; }
main > * { margin-top: 2rem; }
main > section { border-top: 3px solid #221833; padding-top: 1rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem; }
dt { color: #5a5068; }
.choices li { padding-inline-start: 1rem; border-inline-start: 3px solid #d9d4e3; margin-top: .4rem; }
.badge { flex: none; width: 1.75rem; height: 1.75rem; display: block; }
.ribbon { display: block; width: 100%; height: 22px; margin: .15rem 0 .75rem; overflow: visible; }
[dir='rtl'] .ribbon { transform: scaleX(-1); }
.ribbon text { direction: ltr; }
[dir='rtl'] .ribbon text { transform: scaleX(-1); transform-box: fill-box; transform-origin: center; }
.contents li { display: grid; grid-template-columns: 1.75rem minmax(0, 1fr); gap: 0 .75rem; align-items: center; padding: .35rem 0; }
.contents a { display: inline-block; min-height: 2.75rem; padding: .6rem 0; box-sizing: border-box; font-weight: 700; }
.contents .facts { grid-column: 2; margin-top: -.5rem; padding-bottom: .25rem; }
.wording { font-size: 1.15rem; font-weight: 700; line-height: 1.35; }
.said > li { padding: .9rem 0 .8rem; border-top: 1px solid #d9d4e3; }
.said > li:first-child { border-top: 0; }
.words { font-size: 1.45rem; line-height: 1.42; white-space: pre-line; }
.said .facts { margin-top: .35rem; font-size: .85rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 700; padding: .75rem 0 .35rem; }
th, td { text-align: start; vertical-align: top; padding-block: .4rem; padding-inline: 0 .75rem; border-bottom: 1px solid #d9d4e3; }
thead th { color: #5a5068; font-size: .9rem; border-bottom-color: #8b8399; }
tbody th { font-weight: 400; }
td, thead th + th { white-space: nowrap; }
td.text { white-space: normal; }
.next { white-space: pre-line; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30rem) {
  .words { font-size: 1.3rem; }
  h1 { font-size: 1.3rem; }
  h2 { font-size: 1.2rem; }
  table { font-size: .9rem; }
  th, td { padding-inline-end: .5rem; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd + dt { margin-top: .4rem; }
}
@media print {
  @page { size: A4; margin: 17mm 17mm 19mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; color: #5a5068; } }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .words { font-size: 13.5pt; line-height: 1.38; }
  h1 { font-size: 13.5pt; }
  h2 { font-size: 12.5pt; }
  h3 { font-size: 10.5pt; }
  .wording { font-size: 12pt; }
  .said .facts { font-size: 8.5pt; margin-top: .8mm; }
  h1, h2, h3, caption, .wording, section > .facts { break-after: avoid; }
  .said > li, table, tr, .note, .contents li, .choices, dl { break-inside: avoid; }
  p:has(+ .choices) { break-after: avoid; }
  .said > li { padding: 2.2mm 0 2mm; }
  p { orphans: 3; widows: 3; }
  .contents a { min-height: 0; padding: 0; text-decoration: none; }
  .contents .facts { margin-top: 0; }
}
@media (forced-colors: active) { svg { forced-color-adjust: none; } }
`;

/** As a content policy names it. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
