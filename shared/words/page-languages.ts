import { knownTag, languageOf, type LanguageTag, type PhoneWords } from './languages.ts';
import { pages, type PageWords } from './pages.en.ts';

/** All that a plain page says: its own words, and those it shares with the page people write on. */
export interface PlainWords extends PhoneWords {
  readonly pages: PageWords;
}

const PAGES: Record<LanguageTag, PageWords> = { en: pages };

export const plainWordsOf = (tag: string): PlainWords => ({ ...languageOf(tag).words, pages: PAGES[knownTag(tag)] });
