import { LINK_ROLES, type LinkRole, type Role } from '../gathering/role.ts';
import type { ConsoleView, ModeratorView } from '../views/console.ts';
import type { ParticipantView } from '../views/participant.ts';
import type { ProjectorView } from '../views/projector.ts';
import type { TableView } from '../views/table.ts';

/** The pages that are a file: their address, and what they are built from. The phone's page the server makes itself. */
export const PAGES = {
  console: { address: '/console', file: 'facilitator-ui/index.html' },
  projector: { address: '/projector', file: 'projector-ui/index.html' },
  table: { address: '/table', file: 'participant-ui/table/index.html' },
} as const;
export type PageName = keyof typeof PAGES;

/** Everybody who has a screen: the server's own clock has none. */
type ScreenRole = Exclude<Role, 'system'>;

interface Screen {
  /** Whose connection is a screen of this kind; a role has one kind. */
  readonly roles: readonly ScreenRole[];
  /** Which page shows it; null for the phone's. */
  readonly page: PageName | null;
  /** Whether whoever looks at it is one of the crew, and works the evening from it. */
  readonly crew: boolean;
}

/**
 * The kinds of screen. A new kind is a role, a line here, its view in `Views`, how it is served in server/room/served.ts, and a page;
 * its handshake is read in server/live/seat.ts.
 */
export const SCREENS = {
  console: { roles: ['organiser', 'facilitator'], page: 'console', crew: true },
  moderator: { roles: ['moderator'], page: 'console', crew: true },
  projector: { roles: ['projector'], page: 'projector', crew: false },
  table: { roles: ['table'], page: 'table', crew: false },
  participant: { roles: ['participant'], page: null, crew: false },
} as const satisfies Record<string, Screen>;
export type Kind = keyof typeof SCREENS;
export const KINDS = Object.keys(SCREENS) as Kind[];

/** What each kind is shown. */
export interface Views {
  console: ConsoleView;
  moderator: ModeratorView;
  projector: ProjectorView;
  table: TableView;
  participant: ParticipantView;
}

/** The kind of screen that somebody of this role has. */
export const kindOf = (role: ScreenRole): Kind => {
  const kind = KINDS.find((one) => (SCREENS[one].roles as readonly Role[]).includes(role));
  if (!kind) throw new Error(`No kind of screen is for the role "${role}": it needs a line in SCREENS.`);
  return kind;
};

/** Whose page this is. */
export const rolesOf = (page: PageName): readonly LinkRole[] => LINK_ROLES.filter((role) => SCREENS[kindOf(role)].page === page);

/** The address of the page for links of this role; '' for phones, which come by the evening's code. */
export const pageFor = (role: ScreenRole): string => {
  const { page } = SCREENS[kindOf(role)];
  return page === null ? '' : PAGES[page].address;
};

/** The kinds that the crew work the evening from. */
export const CREW: readonly Kind[] = KINDS.filter((kind) => SCREENS[kind].crew);
