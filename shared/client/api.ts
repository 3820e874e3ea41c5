import { isRefusal, refuse, type Refusal } from '../gathering/refusal.ts';
import { API } from '../protocol/api.ts';

/** What an HTTP route answered: its value, or a coded no. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** The refusal in an answer's body. */
export const refusalIn = (body: unknown): Refusal => {
  if (typeof body !== 'object' || body === null || !('refusal' in body)) return refuse('failed');
  const { refusal } = body;
  return typeof refusal === 'object' && refusal !== null && isRefusal(refusal) ? refusal : refuse('failed');
};

/** Asks one of the crew's routes. `session` is null only for the exchange of a link. Never throws. */
export const ask = async <T>(session: string | null, method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Reply<T>> => {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (session !== null) headers['Authorization'] = `Bearer ${session}`;
  if (body) headers['Content-Type'] = 'application/json';
  try {
    const response = await fetch(`${API}/${path}`, { method, headers, cache: 'no-store', ...(body ? { body: JSON.stringify(body) } : {}) });
    const answer: unknown = await response.json();
    // The server's own types say what each route answers; see shared/protocol/api.ts.
    return response.ok ? { ok: true, value: answer as T } : { ok: false, refusal: refusalIn(answer) };
  } catch {
    // Nothing came back, or nothing that could be read: for the person it is the same.
    return { ok: false, refusal: refuse('not-reached') };
  }
};
