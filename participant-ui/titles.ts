import type { PhonePage } from '../shared/protocol/phone-page.ts';
import type { PlainWords } from '../shared/words/page-languages.ts';

const nameOf = (page: PhonePage, words: PlainWords): string => {
  switch (page.kind) {
    case 'write':
      return words.participant.write.title;
    case 'trouble':
      return words.pages.trouble.title;
    default:
      return words.pages[page.kind].title;
  }
};

const eveningOf = (page: PhonePage): string | null => {
  if (page.kind === 'write') return page.view.title;
  return 'evening' in page && page.evening ? page.evening.title : null;
};

/** What the browser calls the page: "What we keep · Police and Communities Together". The page one leaves to says nothing. */
export const titleOf = (page: PhonePage, words: PlainWords): string => {
  if (page.kind === 'left') return words.pages.left.title;
  return `${nameOf(page, words)} · ${eveningOf(page) ?? words.pages.product}`;
};
