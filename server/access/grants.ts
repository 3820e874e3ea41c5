import * as v from 'valibot';
import { refuse, type Refusal } from '../../shared/gathering/refusal.ts';
import { LINK_ROLES, type LinkRole } from '../../shared/gathering/role.ts';
import { DAY, MINUTE, type Duration } from '../../shared/gathering/time.ts';

/** How long the terminal's organiser link can be used for the first time. */
export const FIRST_LINK_LIFE: Duration = 10 * MINUTE;

/** How long a tab's session lasts at least: the days of preparing an evening, or of its follow-up. */
export const SESSION_LIFE: Duration = 14 * DAY;

/** More links that open something than this nobody can keep track of; cards for tables are counted apart. */
export const MOST_LINKS = 60;
export const MOST_CARDS = 240;

/** More tabs than this no link keeps: a card lies on a table, and whoever finds it must not fill the disk with it. */
export const MOST_SESSIONS = 200;

const base = {
  id: v.string(),
  hash: v.string(),
  role: v.picklist(LINK_ROLES),
  evening: v.nullable(v.string()),
  /** For the role `table`, which one; null for every other. */
  table: v.optional(v.nullable(v.number()), null),
};

/** A link that can be handed to somebody: its token is shown once and stored hashed. */
export const Link = v.object({ ...base, label: v.string(), revoked: v.boolean() });
export type Link = v.InferOutput<typeof Link>;

/** What a link of the crew was exchanged for; lives in one tab. Those of tables' cards are in no file (server/access/tabs.ts). */
export const Session = v.object({
  ...base,
  /** The link it came by; null for the terminal's link. */
  link: v.nullable(v.string()),
  expiresAt: v.number(),
});
export type Session = v.InferOutput<typeof Session>;

/** Version of the document's shape on disk. */
export const ACCESS_SCHEMA = 1;

/** The installation's own document. */
export const AccessDocument = v.object({
  schema: v.optional(v.literal(ACCESS_SCHEMA), ACCESS_SCHEMA),
  links: v.array(Link),
  sessions: v.array(Session),
});
export type AccessDocument = v.InferOutput<typeof AccessDocument>;

/** The list of links as a newer program writes it. */
const Newer = v.object({ schema: v.pipe(v.number(), v.gtValue(ACCESS_SCHEMA)) });

/** The list of links from the installation's stored documents, or why there is none to be had (MG2). */
export const readAccess = (documents: Readonly<Record<string, unknown>>): AccessDocument | 'newer' | 'unreadable' => {
  const access = documents['access'] ?? NO_LINKS;
  if (v.is(Newer, access)) return 'newer';
  const read = v.safeParse(AccessDocument, access);
  return read.success ? read.output : 'unreadable';
};

export const NO_LINKS: AccessDocument = { schema: ACCESS_SCHEMA, links: [], sessions: [] };

/** Who a session speaks for. */
export interface Holder {
  readonly session: string;
  readonly role: LinkRole;
  readonly evening: string | null;
  readonly table: number | null;
  readonly link: string | null;
}

/**
 * The document with new links of one evening, cards or not: refused where too many would open something. Revoked ones
 * stay in sight until there is no more room; then the oldest of them go.
 */
export const withLinks = (document: AccessDocument, fresh: readonly Link[]): AccessDocument | Refusal => {
  const [first] = fresh;
  const isCard = first?.role === 'table';
  const limit = isCard ? MOST_CARDS : MOST_LINKS;
  const alike = document.links.filter((link) => link.evening === first?.evening && (link.role === 'table') === isCard);
  if (alike.filter((link) => !link.revoked).length + fresh.length > limit) return refuse('too-many', { limit });
  const over = Math.max(0, alike.length + fresh.length - limit);
  const gone = new Set(alike.filter((link) => link.revoked).slice(0, over));
  return { ...document, links: [...document.links.filter((link) => !gone.has(link)), ...fresh] };
};

/** How many sockets a session has now; null where it has never had one. */
export type Presence = (session: string) => number | null;

/**
 * Which of a link's tabs makes room for another. One that was opened and never shown; else one that nobody looks at now, the oldest; else
 * the newest: those who were first at the table stay, whatever somebody else opens with their card.
 */
export const displaced = (tabs: readonly string[], presence: Presence): string | undefined =>
  tabs.find((id) => presence(id) === null) ?? tabs.find((id) => presence(id) === 0) ?? tabs.at(-1);

/** The document without these sessions. */
export const withoutSessions = (document: AccessDocument, isOver: (session: Session) => boolean): AccessDocument => ({
  ...document,
  sessions: document.sessions.filter((session) => !isOver(session)),
});

/**
 * The document with a new session, and the ids of those that are no more: one that made room for it, and those that are over.
 * Refused where its link has been revoked meanwhile. The organiser's tabs, which come by no link of the list, are counted like those of one.
 */
export const withSession = (
  document: AccessDocument,
  session: Session,
  isOver: (session: Session) => boolean,
  presence: Presence,
): { readonly document: AccessDocument; readonly ended: readonly string[] } | Refusal => {
  const { sessions } = withoutSessions(document, isOver);
  const link = document.links.find((one) => one.id === session.link);
  if (session.link !== null && (!link || link.revoked)) return refuse('no-session');
  const tabs = sessions.filter((one) => one.link === session.link).map(({ id }) => id);
  const out = tabs.length >= MOST_SESSIONS ? displaced(tabs, presence) : undefined;
  const left = sessions.filter(({ id }) => id !== out);
  const ended = document.sessions.filter((one) => !left.includes(one)).map(({ id }) => id);
  return { document: { ...document, sessions: [...left, session] }, ended };
};
