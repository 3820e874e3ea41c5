import type { MiddlewareHandler } from 'hono';

const CONSOLE = '/console';

/** Only this site's own files; sockets to this site; nothing inline but these stylesheets; nobody may frame it. */
const policy = (...styles: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self' ws: wss:",
    "form-action 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * Headers of every answer. The console opens the record as a page of its own from memory, and such a page is under the
 * console's policy: so that page alone lets the record's one stylesheet through, by its hash (RC8).
 * `same-origin` as referrer, since with `no-referrer` browsers send `Origin: null` on forms.
 */
export const strictHeaders = (recordStyle: string): MiddlewareHandler => {
  const usual = policy();
  const console = policy(recordStyle);
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('Content-Security-Policy', context.req.path === CONSOLE ? console : usual);
    headers.set('Referrer-Policy', 'same-origin');
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('X-Frame-Options', 'DENY');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
};
