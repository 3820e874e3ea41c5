import type { Refusal } from '../../shared/gathering/refusal.ts';
import type { LinkRole } from '../../shared/gathering/role.ts';
import { openSession, whoAmI } from '../../shared/protocol/http/session.ts';
import { ask } from './api.ts';
import { keep, kept } from './kept.ts';

/** The token of a link, from a whole address, from what follows its `#`, or bare; '' where there is none. */
export const tokenIn = (text: string): string => {
  const typed = text.trim();
  return typed.includes('#') ? typed.slice(typed.indexOf('#') + 1) : typed.includes('/') ? '' : typed;
};

/** Who this tab is, and for which evening. The session lives as long as the tab, in its own storage. */
export class Access {
  session: string | null = $state(kept('session'));
  role: LinkRole | null = $state(null);
  evening: string | null = $state(kept('evening'));
  /** True while a link or a session is being checked. */
  checking = $state(false);
  refusal: Refusal | null = $state.raw(null);

  /** Takes a link's token out of the address at once, and exchanges it; else checks the session that the tab has kept. */
  async begin(): Promise<void> {
    const token = tokenIn(location.hash);
    if (location.hash !== '') history.replaceState(null, '', location.pathname);
    if (token !== '') await this.enter(token);
    else if (this.session !== null) await this.#resume(this.session);
  }

  /** Exchanges a link's token for a session. A refusal stands in `refusal`. */
  async enter(token: string): Promise<void> {
    this.checking = true;
    const reply = await ask(openSession, null, {}, { token });
    this.checking = false;
    if (!reply.ok) {
      this.refusal = reply.refusal;
      return;
    }
    const { session, role, evening } = reply.value;
    this.#set(session, role, evening);
  }

  choose(evening: string | null): void {
    this.evening = evening;
    keep('evening', evening);
  }

  /** Forgets the session, with the reason if it was not the person's own wish. */
  leave(why: Refusal | null = null): void {
    this.#set(null, null, null);
    this.refusal = why;
  }

  async #resume(session: string): Promise<void> {
    this.checking = true;
    const reply = await ask(whoAmI, session, {});
    this.checking = false;
    if (reply.ok) this.#set(session, reply.value.role, reply.value.evening ?? this.evening);
    else if (reply.refusal.refused === 'no-session') this.leave(reply.refusal);
    else this.refusal = reply.refusal;
  }

  #set(session: string | null, role: LinkRole | null, evening: string | null): void {
    this.session = session;
    this.role = role;
    this.refusal = null;
    keep('session', session);
    this.choose(evening);
  }
}
