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

const problemsOf = (page: PhonePage): number => {
  if ('problems' in page) return page.problems.length;
  return 'problem' in page && page.kind !== 'trouble' && page.problem !== null ? 1 : 0;
};

/**
 * What the browser calls the page: "What we keep · Police and Communities Together". The page one leaves to says nothing. One that was sent back says
 * first how many things have to be put right: it is what is heard first of a page without script (VW9).
 */
export const titleOf = (page: PhonePage, words: PlainWords): string => {
  if (page.kind === 'left') return words.pages.left.title;
  const problems = problemsOf(page);
  return `${problems > 0 ? `${words.pages.problems(problems)} · ` : ''}${nameOf(page, words)} · ${eveningOf(page) ?? words.pages.product}`;
};
