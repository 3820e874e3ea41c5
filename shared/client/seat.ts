import * as v from 'valibot';
import { refuse, type Refusal } from '../gathering/refusal.ts';
import type { LinkRole } from '../gathering/role.ts';
import { openSession, type SessionReply } from '../protocol/http/session.ts';
import { ask } from './api.ts';
import { tabStorage } from './tab-storage.ts';

/** What lets a tab in: its session, the evening (null: the session knows which, or all), and for a table's card which table. */
const Seat = v.object({ session: v.string(), evening: v.nullable(v.string()), table: v.nullable(v.number()) });
export type Seat = v.InferOutput<typeof Seat>;

/** Each page has a seat of its own in a tab, so that a console keeps its session where a table's card is tried out. */
export type SeatOf = 'console' | 'projector' | 'table';

const NAME = 'seat';

/** The seat that this tab holds; null where there is none, or the browser refuses storage: then a link is opened again after a reload. */
export const keptSeat = (page: SeatOf): Seat | null => {
  const kept = v.safeParse(Seat, tabStorage(page).get(NAME));
  return kept.success ? kept.output : null;
};

/** Keeps the seat for as long as the tab lives; null forgets it. */
export const keepSeat = (page: SeatOf, seat: Seat | null): void => {
  if (seat === null) tabStorage(page).remove(NAME);
  else tabStorage(page).set(NAME, seat);
};

/** The token of a link, from a whole address, from what follows its `#`, or bare; '' where there is none. */
export const tokenIn = (text: string): string => {
  const typed = text.trim();
  return typed.includes('#') ? typed.slice(typed.indexOf('#') + 1) : typed.includes('/') ? '' : typed;
};

/** The token of the link that was opened; '' where there is none. It goes out of the address at once, so that nobody reads it there. */
export const takeToken = (): string => {
  const token = tokenIn(location.hash);
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
  return token;
};

/** Exchanges a link's token for a session of one of these roles; any other link opens more, or less, than the page is for. */
export const sessionFor = async (token: string, roles: readonly LinkRole[]): Promise<SessionReply | Refusal> => {
  const reply = await ask(openSession, null, {}, { token });
  if (!reply.ok) return reply.refusal;
  return roles.includes(reply.value.role) ? reply.value : refuse('not-allowed');
};
