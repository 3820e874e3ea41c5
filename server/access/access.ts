import { isRefusal, refuse, type Refusal } from '../../shared/gathering/refusal.ts';
import type { LinkRole } from '../../shared/gathering/role.ts';
import { DAY, type Duration, type Instant } from '../../shared/gathering/time.ts';
import type { CardReply, LinkLine } from '../../shared/protocol/http/links.ts';
import type { SessionReply } from '../../shared/protocol/http/session.ts';
import type { Clock } from '../clock.ts';
import { HOUSE } from '../house.ts';
import { Bucket, type Rate } from '../limits.ts';
import type { Log } from '../log.ts';
import { hashOfToken, newId, newToken } from '../secrets.ts';
import { StoreError, type Store, type Stored } from '../store/store.ts';
import {
  FIRST_LINK_LIFE,
  NO_LINKS,
  readAccess,
  SESSION_LIFE,
  withLinks,
  withoutSessions,
  withSession,
  type Holder,
  type Link,
  type Presence,
  type Session,
} from './grants.ts';
import { Ledger } from './ledger.ts';
import { Tabs } from './tabs.ts';

const NEWER = 'The data folder was used by a newer Open Floor. Start that one, or set DATA_DIR to another folder. Nothing was changed.';

/** A damaged list keeps no evening shut (RM10): it holds no words, and all in it can be made anew. */
const SET_ASIDE =
  'The list of links is damaged. It was set aside (files whose names begin with "house." and end with ".damaged"), and the evenings are open. Every link, table card and projector has to be made or paired anew: open the organiser\'s link that is printed here, then Menu, "Links for others".';

/** What is stored of the installation, or null where there is nothing that can be read: a damaged list is set aside first. */
const openHouse = async (store: Store, log: Log): Promise<Stored | null> => {
  try {
    return await store.open(HOUSE);
  } catch (fault) {
    if (!(fault instanceof StoreError)) throw fault;
    if (fault.fault === 'newer') throw new Error(NEWER, { cause: fault });
    if (fault.fault !== 'damaged') throw fault;
    await store.setAside(HOUSE);
    log(SET_ASIDE);
    return null;
  }
};

/** To the end of the day: the file does not tell at what hour somebody signed in. */
const wholeDay = (at: Instant): Instant => Math.ceil(at / DAY) * DAY;

/** A new link with its token. */
const freshLink = (what: Pick<Link, 'role' | 'evening' | 'label' | 'table'>): { link: Link; token: string } => {
  const token = newToken();
  return { link: { id: newId(), hash: hashOfToken(token), ...what, revoked: false }, token };
};

/** Links, and the sessions they were exchanged for. Tokens are given out once, and kept as hashes or not at all. */
export class Access {
  readonly #ledger: Ledger;
  readonly #tabs = new Tabs();
  /** Of each link, how often it may be exchanged now. */
  #exchanges = new Map<string, Bucket>();
  /** The terminal's single-use links, and until when each is good, by the time that has passed: in memory only, since each start prints a new one. */
  #firstLinks = new Map<string, Duration>();
  /** When each session was last let in, by the time that has passed since this start. */
  #lastIn = new Map<string, Duration>();
  /** Ids of the sessions that were opened since this start, so that their ends were reckoned by the clock that it began with. */
  #openedNow = new Set<string>();
  #isOpen: (evening: string | null) => boolean = () => false;
  #onRevoke: (link: string) => void = () => undefined;
  #onEnd: (session: string) => void = () => undefined;
  /** Which sessions are looked at now: set by whoever holds the sockets. */
  presence: Presence = () => null;

  private constructor(
    ledger: Ledger,
    private readonly clock: Clock,
    private readonly exchanges: Rate,
  ) {
    this.#ledger = ledger;
  }

  /** Opens the list of links. Rejects with a sentence where a newer program wrote it, and changes nothing (MG2). One that is damaged is set aside. */
  static async open(store: Store, clock: Clock, log: Log, exchanges: Rate): Promise<Access> {
    const stored = await openHouse(store, log);
    const read = readAccess(stored?.documents ?? {});
    if (read === 'newer') throw new Error(NEWER);
    if (read === 'unreadable') log('The list of links could not be read, so every link has to be made anew.');
    const document = read === 'unreadable' ? NO_LINKS : read;
    // A program from before kept those of tables' cards as well.
    const kept = withoutSessions(document, ({ role }) => role === 'table');
    const access = new Access(new Ledger(store, log, kept, stored?.version ?? 0), clock, exchanges);
    if (kept.sessions.length < document.sessions.length) await access.beat();
    return access;
  }

  /**
   * Hears from now on which evenings are open (of null: whether any is), since their sessions last; those that are over are
   * forgotten. A list that cannot be saved is said by the ledger, and they go the next time.
   */
  async heed(isOpen: (evening: string | null) => boolean): Promise<void> {
    this.#isOpen = isOpen;
    if (this.#ledger.document.sessions.some(this.#isOver)) await this.#ledger.revoke((document) => withoutSessions(document, this.#isOver));
  }

  /** The wall clock was put right: the ends that were reckoned by the wrong one move with it, so that they hold after the next start as well (RM13). */
  clockStepped(by: Duration): void {
    const moved = ({ id }: Session): boolean => this.#openedNow.has(id);
    if (!this.#ledger.document.sessions.some(moved)) return;
    // Where it cannot be saved the ledger says so, and they go on being good while they are in use.
    void this.#ledger.change(({ sessions, ...rest }) => ({
      ...rest,
      sessions: sessions.map((one) => (moved(one) ? { ...one, expiresAt: wholeDay(one.expiresAt + by) } : one)),
    }));
  }

  /** Writes all of it again (RM8). */
  beat(): Promise<void> {
    return this.#ledger.rewrite();
  }

  /** A single-use organiser link for the terminal, good for ten minutes. */
  firstLink(): string {
    const token = newToken();
    this.letIn(hashOfToken(token));
    return token;
  }

  /** Such a link whose token was made by somebody who may read the data folder, and who tells no more than its hash. */
  letIn(hash: string): void {
    this.#firstLinks.set(hash, this.clock.elapsed() + FIRST_LINK_LIFE);
  }

  /** Makes a link for an evening; the token is in the answer and nowhere else. */
  async makeLink(evening: string, role: LinkRole, label: string): Promise<{ id: string; token: string } | Refusal> {
    const { link, token } = freshLink({ role, evening, label, table: null });
    const no = await this.#ledger.change((document) => withLinks(document, [link]));
    return no ?? { id: link.id, token };
  }

  /** Makes a card for each of these tables, all or none; a card that was made before goes on working until it is revoked. */
  async makeCards(evening: string, tables: readonly number[], label: (table: number) => string): Promise<CardReply[] | Refusal> {
    const made = [...new Set(tables)].map((table) => ({ table, ...freshLink({ role: 'table', evening, label: label(table), table }) }));
    const links = made.map(({ link }) => link);
    const no = await this.#ledger.change((document) => withLinks(document, links));
    return no ?? made.map(({ table, link, token }) => ({ table, id: link.id, token }));
  }

  links(evening: string): LinkLine[] {
    return this.#ledger.document.links
      .filter((link) => link.evening === evening)
      .map(({ id, role, label, table, revoked }) => ({ id, role, label, table, revoked }));
  }

  /** Revokes a link, ends the sessions that came by it, and has their live sockets closed. */
  async revoke(evening: string, id: string): Promise<Refusal | null> {
    const link = this.#ledger.document.links.find((one) => one.id === id && one.evening === evening);
    // It may have gone from the list meanwhile: it opens nothing any more, which is what is wanted.
    if (!link) return null;
    const no = await this.#ledger.revoke(({ links, sessions, ...rest }) => ({
      ...rest,
      links: links.map((one) => (one.id === id ? { ...one, revoked: true } : one)),
      sessions: sessions.filter((session) => session.link !== id),
    }));
    if (no) return no;
    this.#tabs.forget(id);
    this.#exchanges.delete(id);
    this.#onRevoke(id);
    return null;
  }

  onRevoke(listener: (link: string) => void): void {
    this.#onRevoke = listener;
  }

  /** Calls `listener` with a session that is no more: another of the same link has taken its place, or it is over. */
  onEnd(listener: (session: string) => void): void {
    this.#onEnd = listener;
    this.#tabs.onDisplace = listener;
  }

  /** Whether a token is that of a link at all, used up or not. */
  knows(token: string): boolean {
    const hash = hashOfToken(token);
    return this.#firstLinks.has(hash) || this.#ledger.document.links.some((link) => link.hash === hash);
  }

  /** Exchanges a link's token for a session of the tab. */
  async exchange(token: string): Promise<SessionReply | Refusal> {
    const hash = hashOfToken(token);
    const until = this.#firstLinks.get(hash);
    if (until !== undefined) {
      this.#firstLinks.delete(hash);
      return until > this.clock.elapsed() ? this.#openSession({ role: 'organiser', evening: null, table: null, link: null }) : refuse('link-used');
    }
    const link = this.#ledger.document.links.find((one) => one.hash === hash);
    if (!link || link.revoked) return refuse(link ? 'no-session' : 'link-used');
    const seconds = this.#bucketOf(link).take();
    if (seconds !== null) return refuse('too-fast', { seconds });
    const { role, evening, table } = link;
    if (role === 'table') return { session: this.#tabs.open(link, this.presence), role, evening, table };
    return this.#openSession({ role, evening, table, link: link.id });
  }

  /** A session for a projector that was paired; it stands among the links by its code, so that it can be revoked. */
  async pairProjector(evening: string, code: string): Promise<SessionReply | Refusal> {
    const link = await this.makeLink(evening, 'projector', code);
    return isRefusal(link) ? link : this.#openSession({ role: 'projector', evening, table: null, link: link.id });
  }

  /** A new session. */
  async #openSession(holder: Omit<Holder, 'session'>): Promise<SessionReply | Refusal> {
    const token = newToken();
    const { role, evening, table } = holder;
    const session: Session = { id: newId(), hash: hashOfToken(token), ...holder, expiresAt: wholeDay(this.clock.now() + SESSION_LIFE) };
    let ended: readonly string[] = [];
    const no = await this.#ledger.change((document) => {
      const opened = withSession(document, session, this.#isOver, this.presence);
      if (isRefusal(opened)) return opened;
      ({ ended } = opened);
      return opened.document;
    });
    if (no) return no;
    this.#openedNow.add(session.id);
    this.#lastIn.set(session.id, this.clock.elapsed());
    for (const one of ended) this.#end(one);
    return { session: token, role, evening, table };
  }

  /** Who a session speaks for, or null where it is not, or no longer, valid. */
  holder(token: string): Holder | null {
    const { links, sessions } = this.#ledger.document;
    const hash = hashOfToken(token);
    const session = sessions.find((one) => one.hash === hash);
    if (!session) return this.#tabs.holder(token, links, this.presence);
    if (this.#isOver(session)) return null;
    this.#lastIn.set(session.id, this.clock.elapsed());
    return { session: session.id, role: session.role, evening: session.evening, table: session.table, link: session.link };
  }

  /**
   * RM13: a clock alone ends none. At a start nobody can tell a clock that is wrong from a fortnight that has passed, so a session
   * lasts while its evening is open, whatever the clock says; and one that is in use goes on being good.
   */
  readonly #isOver = ({ id, evening, expiresAt }: Session): boolean => {
    const lastIn = this.#lastIn.get(id);
    const isInUse = (this.presence(id) ?? 0) > 0 || (lastIn !== undefined && this.clock.elapsed() < lastIn + SESSION_LIFE);
    return expiresAt <= this.clock.now() && !isInUse && !this.#isOpen(evening);
  };

  #end(session: string): void {
    this.#lastIn.delete(session);
    this.#openedNow.delete(session);
    this.#onEnd(session);
  }

  #bucketOf({ id }: Link): Bucket {
    const known = this.#exchanges.get(id) ?? new Bucket(this.exchanges, this.clock);
    this.#exchanges.set(id, known);
    return known;
  }
}
