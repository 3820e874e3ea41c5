import type { OwnStatus } from '../gathering/floor/model/mine.ts';
import type { Refusal } from '../gathering/refusal.ts';
import type { LinkRole } from '../gathering/role.ts';
import type { Undo, Uptime } from '../gathering/rule.ts';
import type { Instant } from '../gathering/time.ts';
import type { Need, NeedState, TakeOutcome, Taking } from '../views/needs.ts';
import type { ScreenReport } from '../views/surroundings.ts';
import type { ConsoleView, ModeratorView } from '../views/console.ts';
import type { ParticipantView } from '../views/participant.ts';
import type { ViewPatch } from '../views/patch.ts';
import type { ProjectorView } from '../views/projector.ts';
import type { TableView } from '../views/table.ts';

/** The kinds of screen, each with a view of its own. */
export interface Views {
  console: ConsoleView;
  moderator: ModeratorView;
  projector: ProjectorView;
  table: TableView;
  participant: ParticipantView;
}
export type Kind = keyof Views;

/** The socket's handshake (`auth`). A phone shows the evening's code; the crew show the session of their tab. A preview is shown what projectors are, by a console's session, counts as no projector and sends nothing. */
export type Handshake =
  | { readonly protocol: number; readonly as: 'participant'; readonly code: string }
  | { readonly protocol: number; readonly as: 'crew'; readonly session: string; readonly evening?: string }
  | { readonly protocol: number; readonly as: 'preview'; readonly session: string; readonly evening?: string }
  | { readonly protocol: number; readonly as: 'pairing' };

/** Answer to a command: acknowledged once it is durable, or refused in words. */
export type Answer =
  | { readonly ok: true; readonly reply?: unknown; readonly undo?: Undo; readonly facts?: readonly [before: string, after: string] }
  | { readonly ok: false; readonly refusal: Refusal };

/** A command as it travels: `id` is random and the sender's own; the same id again is answered, not done again. The crew say what they saw and when they pressed. */
export interface CommandMessage {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
  readonly saw?: unknown;
  readonly pressed?: Uptime;
}

/** A whole view. `version` is what the patches to this screen build on. `now` is the server's clock as it was sent. */
export interface ViewMessage<View = unknown> {
  readonly version: number;
  readonly view: View;
  readonly now: Instant;
  /** After a lost link, come back within about this many ms: longer in a larger crowd, so that not all knock at once. */
  readonly rejoinWithin: number;
}

/** What changed since `from`; a client that does not hold `from` asks for the whole with `refresh`. */
export interface PatchMessage {
  readonly from: number;
  readonly version: number;
  readonly patch: ViewPatch;
  readonly now: Instant;
  /** As with a whole view. */
  readonly rejoinWithin: number;
}

export interface ClientToServer {
  command: (message: CommandMessage, answer: (answer: Answer) => void) => void;
  /** Status of one's own contributions, by their keys, in the same order. */
  mine: (keys: readonly string[], answer: (statuses: readonly OwnStatus[]) => void) => void;
  /** The server's time, for the clock's offset, and a sign of life. */
  clock: (answer: (now: Instant) => void) => void;
  /** How long this start of the server has been running, by its steady clock: what a press is stamped with. */
  uptime: (answer: (uptime: Uptime) => void) => void;
  refresh: () => void;
  /** A projector says how large it is, and what of a wall with several pages it shows. */
  screen: (report: ScreenReport) => void;
  /** A phone tells the helpers what somebody needs, or says it again after it was away. */
  need: (need: Need, answer: (state: NeedState) => void) => void;
  /** A phone takes back what it said; it may have been taken before. */
  needNoMore: (id: string, answer: (state: 'taken-back' | 'taken') => void) => void;
  /** One of the crew sees to it. */
  takeNeed: (taking: Taking, answer: (outcome: TakeOutcome) => void) => void;
}

export interface ServerToClient {
  view: (message: ViewMessage) => void;
  patch: (message: PatchMessage) => void;
  /** To a projector that waits to be paired: the code to show, and how long it holds (epoch ms). */
  pairingCode: (code: string, until: Instant) => void;
  /** To a paired projector: the session to come back with. */
  paired: (session: string) => void;
  /** To the phone that said it: what has become of it since. */
  needIs: (id: string, state: NeedState) => void;
  /** Why the server is about to end the connection. */
  goodbye: (why: Goodbye) => void;
}

/** `stopping`: come back in a moment. `revoked`: the link was withdrawn. `closed`: the evening is sealed. */
export type Goodbye = 'stopping' | 'revoked';

/** Exchange of a link's token, or of a pairing, for a session of the tab. */
export interface SessionReply {
  readonly session: string;
  readonly role: LinkRole;
  /** The evening it is for; null for an organiser, who has all. */
  readonly evening: string | null;
  /** For a table's card, which table; null for every other link. */
  readonly table: number | null;
}

/** A card that was made for a table; its token is told once. */
export interface CardReply {
  readonly table: number;
  readonly id: string;
  readonly token: string;
}

/** A line of the organiser's list of evenings. */
export interface EveningLine {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly place: string;
  readonly startsAt: Instant;
  readonly timeZone: string;
  readonly phase: 'planned' | 'running' | 'ended' | 'closed';
  /** The template that it was made from. */
  readonly template: string;
  /** When it will be sealed, while its crew are warned of it; else null. */
  readonly sealsAt: Instant | null;
}

/** What an item of an earlier evening took, in minutes, as a suggestion for the next one. */
export interface MinutesLine {
  readonly item: string;
  readonly title: string;
  readonly planned: number;
  readonly suggested: number;
}

/** A file of an evening that this session may take now, at `evenings/ID/NAME`. */
export interface FileLine {
  readonly name: string;
  readonly bytes: number;
}

export interface TemplateLine {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
}

/** A link of an evening as the console lists it; its token is shown once, when it is made. */
export interface LinkLine {
  readonly id: string;
  readonly role: LinkRole;
  readonly label: string;
  /** For a table's card, which table. */
  readonly table: number | null;
  readonly revoked: boolean;
}

/** Every refusal over HTTP (JSON) has this body, with a status to match. */
export interface RefusalReply {
  readonly refusal: Refusal;
}
