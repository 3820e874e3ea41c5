import { listEvenings, listMinutes, listTemplates, makeEvening } from './evenings.ts';
import { listFiles } from './files.ts';
import { listLinks, makeCards, makeLink, pairProjector, revokeLink } from './links.ts';
import type { Route } from './route.ts';
import { openSession, whoAmI } from './session.ts';

/** The crew's routes, all JSON, for the server; a page imports those that it asks, each from its own file. */
export const ROUTES = {
  openSession,
  whoAmI,
  listTemplates,
  listEvenings,
  makeEvening,
  listMinutes,
  listFiles,
  listLinks,
  makeLink,
  revokeLink,
  makeCards,
  pairProjector,
} as const satisfies Record<string, Route>;
export type Routes = typeof ROUTES;
export type RouteName = keyof Routes;
