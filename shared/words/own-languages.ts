import { knownTag, type LanguageTag } from './languages.ts';
import { own, type OwnWords } from './participant-own.en.ts';

const OWN: Record<LanguageTag, OwnWords> = { en: own };

/** Apart from the phone's other words: they come with the list of what was sent. */
export const ownWordsOf = (tag: string): OwnWords => OWN[knownTag(tag)];
