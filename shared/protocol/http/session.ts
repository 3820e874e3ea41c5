import * as v from 'valibot';
import { LINK_ROLES } from '../../gathering/role.ts';
import type { Route } from './route.ts';

/** Who somebody is to the crew's routes. */
const who = {
  role: v.picklist(LINK_ROLES),
  /** The evening it is for; null for an organiser, who has all. */
  evening: v.nullable(v.string()),
  /** For a table's card, which table; null for every other link. */
  table: v.nullable(v.number()),
};

/** Exchange of a link's token, or of a pairing, for a session of the tab. */
export const SessionReply = v.object({ session: v.string(), ...who });
export type SessionReply = v.InferOutput<typeof SessionReply>;

/** Exchanges a link's token for a session. */
export const openSession = {
  method: 'POST',
  path: 'session',
  roles: null,
  body: v.object({ token: v.pipe(v.string(), v.maxLength(100)) }),
  reply: SessionReply,
} as const satisfies Route;

export const whoAmI = { method: 'GET', path: 'whoami', roles: LINK_ROLES, body: null, reply: v.object(who) } as const satisfies Route;
