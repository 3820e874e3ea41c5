import { consentWords as consent } from './consent.en.ts';
import { en as participant, type ParticipantWords } from './participant.en.ts';
import { phoneRefusals as refusals } from './phone-refusals.en.ts';
import { time, type TimeWords } from './time.en.ts';

/** All that the page people write on says in one language. A sentence that is missing fails the type check. */
export interface PhoneWords {
  readonly participant: ParticipantWords;
  /** What stands beside the three choices, by the words that an evening keeps. */
  readonly consent: typeof consent;
  readonly refusals: typeof refusals;
  readonly time: TimeWords;
}

export interface Language {
  /** What its own speakers call it. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly words: PhoneWords;
}

/** The languages of the phone's pages, by their BCP 47 tag; `page-languages.ts` has the words of the plain pages. */
export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr', words: { participant, consent, refusals, time } },
} satisfies Record<string, Language>;

export type LanguageTag = keyof typeof LANGUAGES;

const isKnown = (tag: string): tag is LanguageTag => Object.keys(LANGUAGES).includes(tag);

/** A tag that there are words for; English where there are none. */
export const knownTag = (tag: string): LanguageTag => (isKnown(tag) ? tag : 'en');

export const languageOf = (tag: string): Language => LANGUAGES[knownTag(tag)];
