import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { refuse } from '../../shared/gathering/refusal.ts';
import { API } from '../../shared/protocol/api.ts';
import { faultName, type Log } from '../log.ts';
import type { Room } from '../room/room.ts';
import { apiRoutes, type ApiParts } from './api/api.ts';
import type { Pages } from './assets.ts';
import { strictHeaders } from './headers.ts';
import { fromOwnPages, type OwnOrigin } from './origin.ts';
import { qrRoutes } from './qr.ts';
import { refused } from './refusals.ts';

/** No request of the crew's is larger than this; the phone's forms have a bound of their own, and say so in words. */
const LARGEST_BODY = 16 * 1024;

export interface WebParts extends ApiParts {
  readonly pages: Pages;
  readonly log: Log;
  /** The record's stylesheet, as a content policy names it. */
  readonly recordStyle: string;
  readonly joinUrl: (room: Room) => string;
  readonly ownOrigin: OwnOrigin;
  /** The phone page and its forms, which also answer every address that is nobody else's. */
  readonly phone: Hono;
}

/** Everything that is asked for by address: pages, forms, the crew's routes, pictures of codes. */
export const webApp = (parts: WebParts): Hono => {
  const app = new Hono();
  app.use(strictHeaders(parts.recordStyle));
  app.use(`${API}/*`, bodyLimit({ maxSize: LARGEST_BODY, onError: (context: Context) => refused(context, refuse('too-large')) }));
  app.use(`${API}/*`, fromOwnPages(parts.ownOrigin));

  app.get('/health', (context) => context.json({ ok: true, saving: parts.rooms.all().every((room) => room.saving) }));
  app.route(API, apiRoutes(parts));
  app.route('/', parts.pages.routes);
  app.route(
    '/',
    qrRoutes((code) => parts.rooms.byCode(code), parts.joinUrl),
  );
  app.route('/', parts.phone);

  app.onError((fault, context) => {
    parts.log(`A page could not be made (${faultName(fault)}).`);
    return refused(context, refuse('failed'));
  });
  return app;
};
