/** Who somebody is to an evening. `system` is the server's own clock; no connection ever holds it. */
export const ROLES = ['organiser', 'facilitator', 'moderator', 'projector', 'participant', 'system'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that a link can be made for; the rest come by the terminal, by the code, or not at all. */
export const LINK_ROLES = ['organiser', 'facilitator', 'moderator', 'projector'] as const;
export type LinkRole = (typeof LINK_ROLES)[number];
