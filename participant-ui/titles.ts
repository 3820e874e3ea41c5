import type { PhonePage } from '../shared/protocol/phone-page.ts';
import type { ParticipantWords } from '../shared/words/participant.en.ts';

const nameOf = (page: PhonePage, words: ParticipantWords): string => {
  switch (page.kind) {
    case 'write':
      return words.write.title();
    case 'trouble':
      return words.trouble.title();
    default:
      return words[page.kind].title();
  }
};

const eveningOf = (page: PhonePage): string | null => {
  if (page.kind === 'write') return page.view.title;
  return 'evening' in page && page.evening ? page.evening.title : null;
};

/** What the browser calls the page: "What we keep · Police and Communities Together". The page one leaves to says nothing. */
export const titleOf = (page: PhonePage, words: ParticipantWords): string => {
  if (page.kind === 'left') return words.left.title();
  return `${nameOf(page, words)} · ${eveningOf(page) ?? words.product()}`;
};
