import * as v from 'valibot';
import { isRefusal, refuse, type Refusal } from '../gathering/refusal.ts';
import { API } from '../protocol/api.ts';
import { pathOf, type BodyOf, type ParamsOf, type ReplyOf, type Route } from '../protocol/http/route.ts';

/** What an HTTP route answered: its value, or a coded no. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** The refusal in an answer's body. */
export const refusalIn = (body: unknown): Refusal => {
  if (typeof body !== 'object' || body === null || !('refusal' in body)) return refuse('failed');
  const { refusal } = body;
  return typeof refusal === 'object' && refusal !== null && isRefusal(refusal) ? refusal : refuse('failed');
};

/** `body` is left out where the route takes none. */
type Given<R extends Route> = BodyOf<R> extends null ? [] : [body: BodyOf<R>];

/** Asks one of the crew's routes. `session` is null only for the exchange of a link. Never throws. */
export const ask = async <R extends Route>(
  route: R,
  session: string | null,
  params: ParamsOf<R>,
  ...[body]: Given<R>
): Promise<Reply<ReplyOf<R>>> => {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (session !== null) headers['Authorization'] = `Bearer ${session}`;
  if (body) headers['Content-Type'] = 'application/json';
  try {
    const response = await fetch(`${API}/${pathOf(route.path, params)}`, {
      method: route.method,
      headers,
      cache: 'no-store',
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer: unknown = await response.json();
    if (!response.ok) return { ok: false, refusal: refusalIn(answer) };
    const value = v.safeParse<R['reply']>(route.reply, answer);
    return value.success ? { ok: true, value: value.output } : { ok: false, refusal: refuse('failed') };
  } catch {
    // Nothing came back, or nothing that could be read: for the person it is the same.
    return { ok: false, refusal: refuse('not-reached') };
  }
};
