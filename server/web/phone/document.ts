import type { PhonePage } from '../../../shared/protocol/phone-page.ts';
import { languageOf } from '../../../shared/words/languages.ts';
import type { PhoneAssets } from './deps.ts';

const attribute = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** Data inside a script element ends at "</script"; no `<` is left that could begin it. */
const asData = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

/**
 * A whole HTML document. Only the page people write on carries data and becomes live; on the one that "Leave" goes to,
 * script clears what the tab remembers. The others are plain pages.
 */
export const htmlDocument = (page: PhonePage, { head, body }: { readonly head: string; readonly body: string }, assets: PhoneAssets): string => {
  const { dir } = languageOf(page.lang);
  const live = page.kind === 'write';
  const script = live || page.kind === 'left';
  const plain = live ? [] : [...(assets.plainStyles ?? []), ...(page.kind === 'table' ? (assets.laterStyles ?? []) : [])];
  const styles = [...assets.styles, ...plain];
  const preloads = script ? (assets.preloads ?? []) : [];
  return [
    `<!doctype html><html lang="${attribute(page.lang)}" dir="${dir}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    '<meta name="theme-color" content="#ffffff"><meta name="robots" content="noindex">',
    `<link rel="icon" href="${attribute(assets.icon)}">`,
    ...styles.map((href) => `<link rel="stylesheet" href="${attribute(href)}">`),
    ...preloads.map((href) => `<link rel="modulepreload" href="${attribute(href)}">`),
    script ? `<script type="module" src="${attribute(assets.script)}"></script>` : '',
    `${head}</head><body><div id="app">${body}</div>`,
    live ? `<script type="application/json" id="page">${asData(page)}</script>` : '',
    '</body></html>',
  ].join('');
};
