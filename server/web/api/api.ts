import { Hono } from 'hono';
import type { Access } from '../../access/access.ts';
import type { Pairing } from '../../access/pairing.ts';
import type { Clock } from '../../clock.ts';
import type { Exports } from '../../export-port.ts';
import type { Rooms } from '../../room/rooms.ts';
import { eveningHandlers } from './evenings.ts';
import { fileHandlers, fileRoutes } from './files.ts';
import { linkHandlers } from './links.ts';
import { served } from './serve.ts';

export interface ApiParts {
  readonly rooms: Rooms;
  readonly access: Access;
  readonly pairing: Pairing;
  readonly clock: Clock;
  readonly exports: Exports;
}

/** The crew's routes (shared/protocol/http/routes.ts lists them), and the files of an evening. */
export const apiRoutes = (parts: ApiParts): Hono => {
  const handlers = { ...eveningHandlers(parts.rooms), ...linkHandlers(parts), ...fileHandlers(parts) };
  const routes = new Hono();
  routes.route('/', served(handlers, parts));
  routes.route('/', fileRoutes(parts, parts));
  return routes;
};
