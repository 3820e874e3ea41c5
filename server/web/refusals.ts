import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refusal, RefusalCode } from '../../shared/gathering/refusal.ts';
import type { RefusalReply } from '../../shared/protocol/http/route.ts';

const STATUS: Partial<Record<RefusalCode, ContentfulStatusCode>> = {
  'no-session': 401,
  'link-used': 401,
  'not-allowed': 403,
  'foreign-origin': 403,
  'unknown-evening': 404,
  'not-closed': 409,
  'too-large': 413,
  'too-fast': 429,
  'not-saved': 503,
  failed: 500,
};

/** The HTTP status that fits a refusal; 422 where the input is what is wrong. */
export const statusOf = (refusal: Refusal): ContentfulStatusCode => STATUS[refusal.refused] ?? 422;

/** A refusal as JSON. */
export const refused = (context: Context, refusal: Refusal): Response => {
  if (refusal.seconds !== undefined) context.header('Retry-After', String(refusal.seconds));
  return context.json({ refusal } satisfies RefusalReply, statusOf(refusal));
};
