import { knownTag, languageOf, type LanguageTag, type PhoneWords } from './languages.ts';
import { ownWordsOf } from './own-languages.ts';
import { laterWordsOf } from './later-languages.ts';
import { pageRefusals } from './page-refusals.en.ts';
import { pages, type PageWords } from './pages.en.ts';
import type { OwnWords } from './participant-own.en.ts';
import type { GroupWords } from './participant-groups.en.ts';

/** All that a plain page says: its own words, and those it shares with the page people write on. */
export interface PlainWords extends PhoneWords {
  readonly refusals: typeof pageRefusals;
  readonly groups: GroupWords;
  readonly own: OwnWords;
  readonly pages: PageWords;
}

const PAGES: Record<LanguageTag, PageWords> = { en: pages };
const REFUSALS: Record<LanguageTag, typeof pageRefusals> = { en: pageRefusals };

export const plainWordsOf = (tag: string): PlainWords => ({
  ...languageOf(tag).words,
  refusals: REFUSALS[knownTag(tag)],
  groups: laterWordsOf(tag).groups,
  own: ownWordsOf(tag),
  pages: PAGES[knownTag(tag)],
});
