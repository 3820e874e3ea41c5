import { SvelteSet } from 'svelte/reactivity';
import type { Duration } from '../../../shared/gathering/time.ts';
import type { Row } from '../../state/steady.ts';
import type { SteadyList } from '../../state/inbox.svelte.ts';
import type { Held, Places } from './hold-place.ts';

/** So many cards are listed at a time. */
export const AT_A_TIME = 50;
/** What was decided elsewhere is a line for so long (ms), then it goes. */
const SAID_FOR: Duration = 20_000;
/** Nobody who presses again sooner than this (ms) after another card took the place has seen that it did. */
export const UNSEEN: Duration = 400;

/** The cards in sight: which is the current one, how many are listed, and what has become of those that another screen decided. */
export class CardDesk {
  readonly list: SteadyList;
  limit = $state(AT_A_TIME);
  /** Of those that were decided elsewhere, the ones that are a line by now. */
  readonly folded = new SvelteSet<string>();
  #current: string | null = $state(null);
  /** How high the cards were that another screen decided (CSS px). */
  readonly heights: Record<string, number> = {};
  readonly #goneAt: Record<string, Duration> = {};
  /** When another card became the current one by itself (ms, steady clock). */
  #movedAt = 0;

  constructor(list: SteadyList) {
    this.list = list;
  }

  /** The current card of those in sight; the next to it where another screen has decided it, and the first where none has been chosen. */
  current(rows: readonly Row[]): string | null {
    const at = Math.max(
      0,
      rows.findIndex((row) => row.id === this.#current),
    );
    const isThere = (row: Row): boolean => row.item !== null;
    return (rows.slice(at).find(isThere) ?? rows.slice(0, at).findLast(isThere))?.id ?? null;
  }

  choose(id: string): void {
    this.#current = id;
  }

  /** Whether a press on the current card can have been meant for it. */
  get isSeen(): boolean {
    return performance.now() - this.#movedAt >= UNSEEN;
  }

  /** The card that is so many places further; null at the ends. */
  beside(rows: readonly Row[], by: 1 | -1): string | null {
    const there = rows.filter((row) => row.item !== null);
    const at = there.findIndex((row) => row.id === this.current(rows));
    return there[at + by]?.id ?? null;
  }

  /**
   * What must keep its place while the list goes from `before` to `after`: the card that is touched, else the current one;
   * where that has gone, whatever takes its place. That one becomes the current card.
   */
  hold(places: Places, before: readonly Row[], after: readonly Row[]): Held | null {
    for (const { id, item } of after) if (item === null && this.heights[id] === undefined) this.heights[id] = places.card(id)?.offsetHeight ?? 0;
    const id = places.touched() ?? this.current(before);
    if (id === null) return null;
    const stays = (row: Row): boolean => after.some((one) => one.id === row.id && one.item !== null);
    const at = before.findIndex((row) => row.id === id);
    const row = before[at];
    if (!row) return null;
    const gone = !after.some((one) => one.id === id);
    const next = gone ? before.slice(at + 1).find(stays) : row;
    const heir = next ?? before.slice(0, Math.max(0, at)).findLast(stays);
    if (!heir) return null;
    if (gone && this.current(before) === id) {
      this.#current = heir.id;
      this.#movedAt = performance.now();
    }
    const top = places.top(next ? id : heir.id);
    return top === null ? null : { id: heir.id, top };
  }

  /** Folds what was decided elsewhere to a line, and lets it go after a while; never under a finger, and nothing that is touched moves (VW11). */
  tidy(places: Places, rows: readonly Row[], now: Duration): void {
    const touched = places.touched();
    const at = rows.findIndex((row) => row.id === touched);
    const over: string[] = [];
    for (const [index, { id, item }] of rows.entries()) {
      if (item !== null) continue;
      const since = (this.#goneAt[id] ??= now);
      const height = places.card(id)?.offsetHeight ?? 0;
      // What stands above the touched card may shrink as far as scrolling makes up for it.
      if (id === touched || (index < at && places.slack() < height)) continue;
      if (now - since >= SAID_FOR) over.push(id);
      else this.folded.add(id);
    }
    if (over.length > 0) this.list.forget((id) => over.includes(id));
  }

  /** A key was pressed: what was said of other screens has been read. */
  read(): void {
    this.list.forget(() => true);
  }
}
