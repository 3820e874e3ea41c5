import { randomBytes } from 'node:crypto';
import { hashed } from '../secrets.ts';
import { displaced, MOST_SESSIONS, type Holder, type Link, type Presence } from './grants.ts';

/** So many tabs that had to make room are remembered for each card; older ones may come again. */
const MOST_REMEMBERED = 1000;

interface Card {
  /** Ids of its tabs, in the order in which they came. */
  tabs: string[];
  /** Ids of those that others have taken the place of, in the order in which they went. */
  gone: Set<string>;
}

/** What only somebody who was given a session of this card, or who may read the list of links, can say. */
const proofOf = (link: Link, tab: string): string => hashed(`tab ${link.hash}`, tab);

/** The parts of a table's session: the id of its card, its own, and the proof that they belong together. */
const SESSION = /^([0-9a-f]{16})\.([\w-]{16})\.([\w-]{22})$/;

/**
 * Tabs that were opened with the cards of tables, in memory alone: whoever scans a card does so with a phone, and no file is to tell
 * that somebody did, when, or how often. A session says by itself by which card it came and proves it, so that a table's page comes
 * back by itself when the program was started again.
 */
export class Tabs {
  #cards = new Map<string, Card>();
  /** Called with a tab that another of the same card has taken the place of. */
  onDisplace: (session: string) => void = () => undefined;

  /** A new session of this card. */
  open(link: Link, presence: Presence): string {
    const tab = randomBytes(12).toString('base64url');
    this.#enter(link, tab, presence);
    return `${link.id}.${tab}.${proofOf(link, tab)}`;
  }

  /** Who such a session speaks for; null where it is none of a card of these, or has made room for another. */
  holder(session: string, links: readonly Link[], presence: Presence): Holder | null {
    const [, card, tab = '', proof] = SESSION.exec(session) ?? [];
    const link = links.find((one) => one.id === card && one.role === 'table');
    if (!link || link.revoked || proof !== proofOf(link, tab)) return null;
    if (this.#cards.get(link.id)?.gone.has(tab)) return null;
    this.#enter(link, tab, presence);
    return { session: tab, role: link.role, evening: link.evening, table: link.table, link: link.id };
  }

  /** The card was revoked: its tabs are no longer any. */
  forget(link: string): void {
    this.#cards.delete(link);
  }

  #enter({ id }: Link, tab: string, presence: Presence): void {
    const card = this.#cards.get(id) ?? { tabs: [], gone: new Set<string>() };
    this.#cards.set(id, card);
    if (card.tabs.includes(tab)) return;
    const out = card.tabs.length >= MOST_SESSIONS ? displaced(card.tabs, presence) : undefined;
    card.tabs = [...card.tabs.filter((one) => one !== out), tab];
    if (out === undefined) return;
    card.gone.add(out);
    for (const oldest of card.gone) if (card.gone.size > MOST_REMEMBERED) card.gone.delete(oldest);
    this.onDisplace(out);
  }
}
