import { ask } from '../../shared/client/api.ts';
import { keepSeat, keptSeat, sessionFor, takeToken } from '../../shared/client/seat.ts';
import { isRefusal, type Refusal } from '../../shared/gathering/refusal.ts';
import type { LinkRole } from '../../shared/gathering/role.ts';
import { whoAmI } from '../../shared/protocol/http/session.ts';
import { rolesOf } from '../../shared/protocol/screens.ts';

/** Who this tab is, and for which evening. The session lives as long as the tab, in its own storage. */
export class Access {
  session: string | null = $state(keptSeat('console')?.session ?? null);
  role: LinkRole | null = $state(null);
  evening: string | null = $state(keptSeat('console')?.evening ?? null);
  /** True while a link or a session is being checked. */
  checking = $state(false);
  refusal: Refusal | null = $state.raw(null);

  /** Takes a link's token out of the address at once, and exchanges it; else checks the session that the tab has kept. */
  async begin(): Promise<void> {
    const token = takeToken();
    if (token !== '') await this.enter(token);
    else if (this.session !== null) await this.#resume(this.session);
  }

  /** Exchanges a link's token for a session. A refusal stands in `refusal`. */
  async enter(token: string): Promise<void> {
    this.checking = true;
    const opened = await sessionFor(token, rolesOf('console'));
    this.checking = false;
    if (isRefusal(opened)) this.refusal = opened;
    else this.#set(opened.session, opened.role, opened.evening);
  }

  choose(evening: string | null): void {
    this.evening = evening;
    keepSeat('console', this.session === null ? null : { session: this.session, evening, table: null });
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
    this.choose(evening);
  }
}
