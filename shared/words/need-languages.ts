import { knownTag, type LanguageTag } from './languages.ts';
import { needs, type NeedWords } from './participant-needs.en.ts';

const NEEDS: Record<LanguageTag, NeedWords> = { en: needs };

/** Apart from the phone's other words: they come when somebody tells the helpers something. */
export const needWordsOf = (tag: string): NeedWords => NEEDS[knownTag(tag)];
