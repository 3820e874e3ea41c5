import { en as participant, type ParticipantWords } from './participant.en.ts';
import { refusals } from './refusals.en.ts';
import { time, type TimeWords } from './time.en.ts';

/** All that a phone says in one language. A sentence that is missing fails the type check. */
export interface PhoneWords {
  readonly participant: ParticipantWords;
  readonly refusals: typeof refusals;
  readonly time: TimeWords;
}

export interface Language {
  /** What its own speakers call it. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly words: PhoneWords;
}

/** The languages of the phone's pages, by their BCP 47 tag. */
export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr', words: { participant, refusals, time } },
} satisfies Record<string, Language>;

/** The language of a tag; English where it is not known. */
export const languageOf = (tag: string): Language => Object.entries<Language>(LANGUAGES).find(([known]) => known === tag)?.[1] ?? LANGUAGES.en;
