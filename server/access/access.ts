import * as v from 'valibot';
import { isRefusal, refuse, type Refusal } from '../../shared/gathering/refusal.ts';
import type { LinkRole } from '../../shared/gathering/role.ts';
import { DAY, type Instant } from '../../shared/gathering/time.ts';
import type { LinkLine, SessionReply } from '../../shared/protocol/messages.ts';
import type { Clock } from '../clock.ts';
import { HOUSE } from '../house.ts';
import { faultName, type Log } from '../log.ts';
import { hashed, newId, newToken } from '../secrets.ts';
import type { Store } from '../store/store.ts';
import { AccessDocument, FIRST_LINK_LIFE, MOST_LINKS, SESSION_LIFE, type Holder, type Session } from './grants.ts';

const hashOf = (token: string): string => hashed('open-floor access', token);

/** To the end of the day: the file does not tell at what hour somebody signed in. */
const wholeDay = (at: Instant): Instant => Math.ceil(at / DAY) * DAY;

/** Links, and the sessions they were exchanged for. Tokens are given out once and kept only as hashes. */
export class Access {
  #document: AccessDocument;
  #version: number;
  /** The terminal's single-use links: in memory only, since each start prints a new one. */
  #firstLinks = new Map<string, Instant>();
  #onRevoke: (link: string) => void = () => undefined;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly log: Log,
    document: AccessDocument,
    version: number,
  ) {
    this.#document = document;
    this.#version = version;
  }

  static async open(store: Store, clock: Clock, log: Log): Promise<Access> {
    const stored = await store.open(HOUSE);
    const read = v.safeParse(AccessDocument, stored?.documents['access'] ?? { links: [], sessions: [] });
    if (!read.success) log('The list of links could not be read, so every link has to be made anew.');
    const document = read.success ? read.output : { links: [], sessions: [] };
    const sessions = document.sessions.filter((session) => session.expiresAt > clock.now());
    return new Access(store, clock, log, { ...document, sessions }, stored?.version ?? 0);
  }

  /** A single-use organiser link for the terminal, good for ten minutes. */
  firstLink(): string {
    const token = newToken();
    this.#firstLinks.set(hashOf(token), this.clock.now() + FIRST_LINK_LIFE);
    return token;
  }

  /** Makes a link for an evening; the token is in the answer and nowhere else. */
  async makeLink(evening: string, role: LinkRole, label: string): Promise<{ id: string; token: string } | Refusal> {
    if (this.#document.links.filter((link) => link.evening === evening).length >= MOST_LINKS) return refuse('too-many', { limit: MOST_LINKS });
    const token = newToken();
    const id = newId();
    const link = { id, hash: hashOf(token), role, evening, label, revoked: false };
    const no = await this.#change((document) => ({ ...document, links: [...document.links, link] }));
    return no ?? { id, token };
  }

  links(evening: string): LinkLine[] {
    return this.#document.links.filter((link) => link.evening === evening).map(({ id, role, label, revoked }) => ({ id, role, label, revoked }));
  }

  /** Revokes a link, ends the sessions that came by it, and has their live sockets closed. */
  async revoke(evening: string, id: string): Promise<Refusal | null> {
    const link = this.#document.links.find((one) => one.id === id && one.evening === evening);
    if (!link) return refuse('no-session');
    const no = await this.#change(({ links, sessions }) => ({
      links: links.map((one) => (one.id === id ? { ...one, revoked: true } : one)),
      sessions: sessions.filter((session) => session.link !== id),
    }));
    if (!no) this.#onRevoke(id);
    return no;
  }

  onRevoke(listener: (link: string) => void): void {
    this.#onRevoke = listener;
  }

  /** Whether a token is that of a link at all, used up or not. */
  knows(token: string): boolean {
    const hash = hashOf(token);
    return this.#firstLinks.has(hash) || this.#document.links.some((link) => link.hash === hash);
  }

  /** Exchanges a link's token for a session of the tab. */
  async exchange(token: string): Promise<SessionReply | Refusal> {
    const hash = hashOf(token);
    const until = this.#firstLinks.get(hash);
    if (until !== undefined) {
      this.#firstLinks.delete(hash);
      return until > this.clock.now() ? this.#openSession('organiser', null, null) : refuse('link-used');
    }
    const link = this.#document.links.find((one) => one.hash === hash);
    if (!link || link.revoked) return refuse(link ? 'no-session' : 'link-used');
    return this.#openSession(link.role, link.evening, link.id);
  }

  /** A session for a projector that was paired; it stands among the links by its code, so that it can be revoked. */
  async pairProjector(evening: string, code: string): Promise<SessionReply | Refusal> {
    const link = await this.makeLink(evening, 'projector', code);
    return isRefusal(link) ? link : this.#openSession('projector', evening, link.id);
  }

  /** A new session. */
  async #openSession(role: LinkRole, evening: string | null, link: string | null): Promise<SessionReply | Refusal> {
    const token = newToken();
    const session: Session = { id: newId(), hash: hashOf(token), role, evening, link, expiresAt: wholeDay(this.clock.now() + SESSION_LIFE) };
    const no = await this.#change((document) => ({ ...document, sessions: [...document.sessions, session] }));
    return no ?? { session: token, role, evening };
  }

  /** Who a session speaks for, or null where it is not, or no longer, valid. */
  holder(token: string): Holder | null {
    const hash = hashOf(token);
    const session = this.#document.sessions.find((one) => one.hash === hash);
    if (!session || session.expiresAt <= this.clock.now()) return null;
    return { session: session.id, role: session.role, evening: session.evening, link: session.link };
  }

  /** Changes are made and saved one after another; what could not be saved did not happen. */
  #change(make: (document: AccessDocument) => AccessDocument): Promise<Refusal | null> {
    const changed = this.#queue.then(async () => {
      const document = make(this.#document);
      try {
        await this.store.save(HOUSE, { access: document }, this.#version + 1);
      } catch (fault) {
        this.log(`Links could not be saved (${faultName(fault)}).`);
        return refuse('not-saved');
      }
      this.#document = document;
      this.#version += 1;
      return null;
    });
    this.#queue = changed;
    return changed;
  }
}
