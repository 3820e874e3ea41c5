import { knownTag, type LanguageTag } from './languages.ts';
import { groups, type GroupWords } from './participant-groups.en.ts';
import { hands, type HandsWords } from './participant-hands.en.ts';

/** What a phone says only at times: while groups are going on, while a show of hands is asked. */
export interface LaterWords {
  readonly groups: GroupWords;
  readonly hands: HandsWords;
  /** Says what the button does that folds a sheet into the bar. */
  readonly fold: string;
}

const LATER: Record<LanguageTag, LaterWords> = { en: { groups, hands, fold: 'Fold this away' } };

/** Apart from the phone's other words, so that it is fetched only then. */
export const laterWordsOf = (tag: string): LaterWords => LATER[knownTag(tag)];
