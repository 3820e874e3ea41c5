import type { MiddlewareHandler } from 'hono';

const CONSOLE = '/console';
const PROJECTOR = '/projector';

/** What a page may beyond the others: stylesheets of its own, frames within it, and pages in which it may be framed. */
interface Allowed {
  readonly styles?: readonly string[];
  readonly frames?: "'self'";
  readonly framedBy?: "'self'" | "'none'";
}

/** Only this site's own files; sockets to this site; nothing inline; no frames, but where a page is allowed them. */
const policy = ({ styles = [], frames, framedBy = "'none'" }: Allowed = {}): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...styles].join(' '),
    ...(frames ? [`frame-src ${frames}`] : []),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self' ws: wss:",
    "form-action 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framedBy}`,
  ].join('; ');

/**
 * Headers of every answer. The console opens the record as a page of its own from memory, and such a page is under the
 * console's policy: so that page alone lets the record's one stylesheet through, by its hash (RC8). It shows the projector's page
 * in a frame (ST16): the console may frame this site's pages, and of those the projector's alone lets itself be framed, by this site.
 * `same-origin` as referrer, since with `no-referrer` browsers send `Origin: null` on forms.
 */
export const strictHeaders = (recordStyle: string): MiddlewareHandler => {
  const usual = policy();
  const console = policy({ styles: [recordStyle], frames: "'self'" });
  const projector = policy({ framedBy: "'self'" });
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    const { path } = context.req;
    headers.set('Content-Security-Policy', path === CONSOLE ? console : path === PROJECTOR ? projector : usual);
    headers.set('Referrer-Policy', 'same-origin');
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('X-Frame-Options', path === PROJECTOR ? 'SAMEORIGIN' : 'DENY');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
};
