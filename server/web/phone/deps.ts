import type { OwnStatus } from '../../../shared/gathering/floor/model/mine.ts';
import type { Gathering } from '../../../shared/gathering/gathering.ts';
import type { Role } from '../../../shared/gathering/role.ts';
import type { Instant } from '../../../shared/gathering/time.ts';
import type { Answer } from '../../../shared/protocol/socket/command.ts';
import type { PhonePage, TypedWords } from '../../../shared/protocol/phone-page.ts';
import type { ParticipantView } from '../../../shared/views/participant.ts';
import type { OwnOrigin } from '../origin.ts';
import type { FormLimits } from './form-limits.ts';

/** What the phone's pages need of a live evening. */
export interface PhoneRoom {
  readonly state: Gathering;
  command(role: Role, message: unknown): Promise<Answer>;
  mine(keys: readonly string[]): OwnStatus[];
  /** Whether these words are what is stored under this key. */
  holds(key: string, words: TypedWords): boolean;
  participantView(): ParticipantView;
}

/** Addresses of the built script, styles and icon of the phone page. */
export interface PhoneAssets {
  readonly script: string;
  readonly styles: readonly string[];
  readonly icon: string;
  /** Styles of the pages that are only read or sent as a form. */
  readonly plainStyles?: readonly string[];
  /** Styles of what people find their table with: linked on that page, fetched by the live page when groups are going on. */
  readonly laterStyles?: readonly string[];
  /** What the script imports, so that it is fetched at the same time. */
  readonly preloads?: readonly string[];
}

/** What the phone's routes are given. */
export interface PhoneDeps {
  /** Whether a form comes from this site's own pages. */
  readonly ownOrigin: OwnOrigin;
  readonly rooms: { byCode(code: string): PhoneRoom | undefined };
  /** A page as HTML, for the head and the body; the text of people in it is escaped. */
  readonly render: (page: PhonePage) => { readonly head: string; readonly body: string };
  readonly assets: PhoneAssets;
  /** Epoch ms. */
  readonly now: () => Instant;
  /** A new writer's key: KEY_LENGTH characters over ALPHABET, from the secure source. */
  readonly randomKey: () => string;
  /** Limits of form posts, which have no connection. */
  readonly limits: Pick<FormLimits, 'ticketFor' | 'post' | 'own' | 'guess'>;
}
