import * as v from 'valibot';
import { GROUP_LIMITS } from '../../gathering/groups/model/format.ts';
import { HallTable } from '../../gathering/groups/model/groups.ts';
import { LIMITS } from '../../gathering/limits.ts';
import { LINK_ROLES } from '../../gathering/role.ts';
import { line } from '../../gathering/text/fields.ts';
import type { Route } from './route.ts';

/** A link of an evening as the console lists it; its token is shown once, when it is made. */
export const LinkLine = v.object({
  id: v.string(),
  role: v.picklist(LINK_ROLES),
  label: v.string(),
  /** For a table's card, which table. */
  table: v.nullable(v.number()),
  revoked: v.boolean(),
});
export type LinkLine = v.InferOutput<typeof LinkLine>;

/** A card that was made for a table; its token is told once. */
export const CardReply = v.object({ table: v.number(), id: v.string(), token: v.string() });
export type CardReply = v.InferOutput<typeof CardReply>;

const LEADS = ['organiser', 'facilitator'] as const;

export const listLinks = {
  method: 'GET',
  path: 'evenings/:evening/links',
  roles: LEADS,
  body: null,
  reply: v.array(LinkLine),
} as const satisfies Route;

export const makeLink = {
  method: 'POST',
  path: 'evenings/:evening/links',
  roles: LEADS,
  body: v.object({ role: v.picklist(LINK_ROLES), label: line(LIMITS.title) }),
  reply: v.object({ id: v.string(), token: v.string() }),
} as const satisfies Route;

export const revokeLink = {
  method: 'DELETE',
  path: 'evenings/:evening/links/:link',
  roles: LEADS,
  body: null,
  reply: v.object({}),
} as const satisfies Route;

/** One for each of these tables, all or none. */
export const makeCards = {
  method: 'POST',
  path: 'evenings/:evening/cards',
  roles: LEADS,
  body: v.object({ tables: v.pipe(v.array(HallTable.entries.number), v.minLength(1), v.maxLength(GROUP_LIMITS.tables)) }),
  reply: v.array(CardReply),
} as const satisfies Route;

/** Lets the projector in that shows this code. */
export const pairProjector = {
  method: 'POST',
  path: 'evenings/:evening/projector',
  roles: LEADS,
  body: v.object({ code: v.pipe(v.string(), v.maxLength(20)) }),
  reply: v.object({}),
} as const satisfies Route;
