import type { Consent } from '../gathering/floor/model/consent.ts';
import type { Audience, Contribution } from '../gathering/floor/model/contribution.ts';
import type { Floor } from '../gathering/floor/model/floor.ts';
import type { OwnStatus } from '../gathering/floor/model/mine.ts';
import type { Gathering } from '../gathering/gathering.ts';
import type { Seat } from '../gathering/groups/model/breakout.ts';
import type { Refusal } from '../gathering/refusal.ts';
import type { Instant } from '../gathering/time.ts';
import type { RunTimes } from '../gathering/timekeeper/clock.ts';
import type { ParticipantView, PhoneGroups, Topic } from '../views/participant.ts';

/** What somebody typed into the form and chose beneath it. */
export interface TypedWords {
  readonly topic: string;
  readonly text: string;
  readonly audience: Audience | '';
  /** Which words stood beside the choices when it was made; '' where none was, or nobody knows. */
  readonly consent: Consent | '';
}

/** The evening, as a page that is not live needs it. */
export interface EveningLine {
  readonly code: string;
  readonly title: string;
  /** Whether it is closed: then nothing can be found by a code. */
  readonly closed: boolean;
}

/** The page people write on; `lang` is a BCP 47 tag. It is sent along as JSON, and becomes live where script runs. */
export interface WritePage {
  readonly kind: 'write';
  readonly lang: string;
  /** As it is now, but without groups: those come with the link, so that the page stays small. */
  readonly view: ParticipantView;
  /** Whether groups are going on. */
  readonly inGroups: boolean;
  /** The server's clock, epoch ms. */
  readonly now: Instant;
  /** The topic that is open; `chosen` where the person chose it. */
  readonly topic: string;
  readonly chosen: boolean;
  /** Made by the server for the form without script; recorded nowhere until it is used. */
  readonly key: string;
  /** Shows that the form is one of ours, so that it has room where others flood (server/web/phone/form-limits.ts). */
  readonly ticket: string;
  readonly typed: TypedWords;
  /** What is wrong with what was sent, a field each or the whole; none where all is well. */
  readonly problems: readonly Refusal[];
  /** The form had been sent before and then changed, so it carries a new key now. */
  readonly sentBefore: boolean;
  /** Whether it was opened from a receipt: whoever has sent something has read what stands at the top on arrival. */
  readonly again: boolean;
  readonly textLimit: number;
}

export interface MinePage {
  readonly kind: 'mine';
  readonly lang: string;
  readonly evening: EveningLine;
  readonly topics: readonly Topic[];
  /** Which words stand beside the three choices. */
  readonly consent: Consent;
  /** The withdrawal code as it was typed. */
  readonly code: string;
  /** Null until a code has been found. */
  readonly status: OwnStatus | null;
  /** What has just been done with it. */
  readonly done: 'changed' | 'changed-at-once' | 'changed-since' | 'withdrawn' | null;
  /** Whether it is to be withdrawn, and its writer is asked once more before anything is done. */
  readonly sure: boolean;
  readonly closed: boolean;
  readonly typed: TypedWords;
  /** What is wrong with what was sent, a field each or the whole; none where all is well. */
  readonly problems: readonly Refusal[];
  /** Made by the server so that sending the change twice changes once. */
  readonly commandId: string;
  readonly textLimit: number;
}

/** Where people without script find their table: they take a number, choose a table, or look a number up. */
export interface TablePage {
  readonly kind: 'table';
  readonly lang: string;
  readonly evening: EveningLine;
  /** Null where no groups are going on. */
  readonly groups: PhoneGroups | null;
  readonly pauses: RunTimes['pauses'];
  readonly timeZone: string;
  /** The server's clock, epoch ms: the page does not go on counting. */
  readonly now: Instant;
  /** Made by the server for the forms; recorded nowhere until it is used. Whoever holds it holds a number. */
  readonly key: string;
  /** As on the page for writing. */
  readonly ticket: string;
  /** The number that was dealt, chosen with or looked up; '' where there is none. */
  readonly slot: string;
  /** Whether `key` holds that number, so that its table can be changed and left; one that was looked up is anybody's. */
  readonly holds: boolean;
  /** The number as it was typed, to be looked up. */
  readonly typed: string;
  /** A refusal, or a field that was left out: the kind of people, the number. */
  readonly problem: Refusal | 'no-kind' | 'no-number' | null;
}

/** Names of the fields that are stored, taken from their schemas. */
export type ContributionField = keyof Contribution;
export type SeatField = keyof Seat;
export type BesideField = Exclude<keyof Floor, 'contributions'> | Extract<keyof Gathering, 'answered'>;

/** Every page of the phone, as the server hands it to the renderer. */
export type PhonePage =
  | WritePage
  | MinePage
  | TablePage
  | { readonly kind: 'code'; readonly lang: string; readonly typed: string; readonly problem: Refusal | 'none' | null }
  | {
      readonly kind: 'receipt';
      readonly lang: string;
      readonly evening: EveningLine;
      readonly key: string;
      readonly mixSeconds: number;
      readonly typed: TypedWords;
    }
  | {
      readonly kind: 'keep';
      readonly lang: string;
      readonly evening: EveningLine;
      readonly fields: readonly ContributionField[];
      readonly beside: readonly BesideField[];
      readonly seat: readonly SeatField[];
    }
  | { readonly kind: 'limits'; readonly lang: string; readonly evening: EveningLine }
  | { readonly kind: 'leave'; readonly lang: string; readonly evening: EveningLine }
  | { readonly kind: 'trouble'; readonly lang: string; readonly evening: EveningLine | null; readonly problem: Refusal }
  | { readonly kind: 'left'; readonly lang: string };
