import * as v from 'valibot';
import { LINK_ROLES, type LinkRole } from '../../shared/gathering/role.ts';
import { DAY, MINUTE, type Duration } from '../../shared/gathering/time.ts';

/** How long the terminal's organiser link can be used for the first time. */
export const FIRST_LINK_LIFE: Duration = 10 * MINUTE;

/** How long a tab's session lasts: an evening, and the days of its follow-up. */
export const SESSION_LIFE: Duration = 14 * DAY;

/** More links than this nobody can keep track of; cards for tables are counted apart. */
export const MOST_LINKS = 60;
export const MOST_CARDS = 240;

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

/** What a link was exchanged for; lives in one tab. */
export const Session = v.object({
  ...base,
  /** The link it came by; null for the terminal's link. */
  link: v.nullable(v.string()),
  expiresAt: v.number(),
});
export type Session = v.InferOutput<typeof Session>;

/** The installation's own document. */
export const AccessDocument = v.object({ links: v.array(Link), sessions: v.array(Session) });
export type AccessDocument = v.InferOutput<typeof AccessDocument>;

/** Who a session speaks for. */
export interface Holder {
  readonly session: string;
  readonly role: LinkRole;
  readonly evening: string | null;
  readonly table: number | null;
  readonly link: string | null;
}
