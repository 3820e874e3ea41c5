/** Who somebody is to an evening. `table` is whoever holds the card of one table; `system` the server's own clock, which no connection ever holds. */
export const ROLES = ['organiser', 'facilitator', 'moderator', 'projector', 'table', 'participant', 'system'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that a link can be made for; the rest come by the terminal, by the code, or not at all. */
export const LINK_ROLES = ['organiser', 'facilitator', 'moderator', 'projector', 'table'] as const;
export type LinkRole = (typeof LINK_ROLES)[number];

/** Roles that an organiser or facilitator may make links for. Never `organiser`; cards of tables are made by a route of their own. */
export const HANDED_OUT = ['facilitator', 'moderator', 'projector'] as const satisfies readonly LinkRole[];
