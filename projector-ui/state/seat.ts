import { ask } from '../../shared/client/api.ts';
import type { Refusal } from '../../shared/gathering/refusal.ts';
import { openSession } from '../../shared/protocol/http/session.ts';

/** What lets this screen in: a session for a projector. Without an evening, the server knows which. */
export interface Seat {
  readonly session: string;
  readonly evening: string | null;
}

/** A name of its own: a console in the same tab keeps its session beside it, and neither mistakes the other's. */
const KEY = 'open-floor:projector';

/** The seat this tab holds. A browser may refuse storage; then the tab remembers nothing, and pairs again. */
export const keptSeat = (): Seat | null => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('session' in kept) || typeof kept.session !== 'string') return null;
    return { session: kept.session, evening: 'evening' in kept && typeof kept.evening === 'string' ? kept.evening : null };
  } catch {
    return null;
  }
};

/** Keeps the seat for as long as the tab lives; null forgets it. */
export const keepSeat = (seat: Seat | null): void => {
  try {
    if (seat === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(seat));
  } catch {
    return;
  }
};

/** The token of a link, `/projector#TOKEN`, taken out of the address at once so that nobody reads it off the wall. */
export const takeToken = (): string | null => {
  const token = location.hash.slice(1);
  if (token === '') return null;
  history.replaceState(null, '', location.pathname + location.search);
  return token;
};

/** The token of a projector's link that somebody pastes onto the page; '' where it is a link to something else, null where it is none. */
export const tokenPasted = (text: string): string | null => {
  const link = /^\s*(?:https?:\/\/)?[^\s#]*\/(\w+)\/?(?:\?[^#]*)?#(\S*)\s*$/i.exec(text);
  return link ? (link[1] === 'projector' ? (link[2] ?? '') : '') : null;
};

/** A seat for a link's token, or why not. Only a projector's link opens a projector: others may see more than a room should. */
export const seatForToken = async (token: string): Promise<Seat | Refusal> => {
  const reply = await ask(openSession, null, {}, { token });
  if (!reply.ok) return reply.refusal;
  const { session, role, evening } = reply.value;
  return role === 'projector' ? { session, evening } : { refused: 'not-allowed' };
};
