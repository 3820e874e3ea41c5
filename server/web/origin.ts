import type { MiddlewareHandler } from 'hono';
import { refuse } from '../../shared/gathering/refusal.ts';
import { refused } from './refusals.ts';

/** Tells whether an Origin is this site's own, given the Host that was asked. */
export type OwnOrigin = (origin: string | undefined, host: string | undefined) => boolean;

/**
 * Whether a request comes from this site's own pages. Browsers name the origin on every form post and socket; one that
 * names none is not a browser's page, or a plain visit.
 */
export const ownOrigin = (origin: string | undefined, host: string | undefined, publicUrl: string | null): boolean => {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin).host;
  return from === host || (publicUrl !== null && from === new URL(publicUrl).host);
};

/** Lets nothing change from another site's page; answers in JSON. */
export const fromOwnPages =
  (isOwn: OwnOrigin): MiddlewareHandler =>
  async (context, next) => {
    const harmless = context.req.method === 'GET' || context.req.method === 'HEAD';
    if (harmless || isOwn(context.req.header('Origin'), context.req.header('Host'))) return next();
    return refused(context, refuse('foreign-origin'));
  };
