import type { Decision } from '../../shared/gathering/floor/contribution.ts';
import type { ReviewItem } from '../../shared/views/console.ts';
import { settle, type Row } from './steady.ts';

export const SECTIONS = ['review', 'readOut', 'wall', 'parked', 'stories', 'held'] as const;
export type Section = (typeof SECTIONS)[number];

const DECISION_OF: Record<Section, Decision> = {
  review: 'waiting',
  readOut: 'read-out',
  wall: 'shown',
  parked: 'parked',
  stories: 'shelved',
  held: 'held',
};

/** What stands in a section. What is for the record only waits for no decision, and is not here at all. */
export const inSection = (items: readonly ReviewItem[], section: Section): ReviewItem[] =>
  items.filter((item) => item.decision === DECISION_OF[section]);

/** The section in sight as this person sees it; see `settle`. */
export class SteadyList {
  rows: readonly Row[] = $state.raw([]);
  /** Decided here, and not yet gone from the view. */
  #decided: readonly string[] = [];

  /** Takes the newest of the section. */
  take(items: readonly ReviewItem[], all: readonly ReviewItem[]): void {
    this.rows = settle(this.rows, items, all, this.#decided);
    this.#decided = this.#decided.filter((id) => items.some((item) => item.id === id));
  }

  /** This person has decided about it: its place may close at once, and so may those left empty before. */
  decided(id: string): void {
    this.#decided = [...this.#decided, id];
    this.rows = this.rows.filter((row) => row.item !== null);
  }

  /** The decision was refused: it is as it was. */
  refused(id: string): void {
    this.#decided = this.#decided.filter((one) => one !== id);
  }

  clear(): void {
    this.rows = [];
    this.#decided = [];
  }
}
