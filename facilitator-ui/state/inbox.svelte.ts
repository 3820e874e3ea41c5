import type { Decision } from '../../shared/gathering/floor/model/contribution.ts';
import type { ReviewItem } from '../../shared/views/console.ts';
import { settle, type Row } from './steady.ts';

export const SECTIONS = ['review', 'readOut', 'wall', 'parked', 'stories', 'held'] as const;
/** `read` is what has been read out already: a count under what is still to be read. */
export type Section = (typeof SECTIONS)[number] | 'read';

const DECISION_OF: Record<Section, Decision> = {
  review: 'waiting',
  readOut: 'read-out',
  read: 'read-out',
  wall: 'shown',
  parked: 'parked',
  stories: 'shelved',
  held: 'held',
};

/** Whether something stands in a section. What is for the record only waits for no decision, and is not here at all. */
const standsIn = ({ decision, readAloud }: ReviewItem, section: Section): boolean =>
  decision === DECISION_OF[section] && (section === 'read' ? readAloud : section !== 'readOut' || !readAloud);

export const inSection = (items: readonly ReviewItem[], section: Section): ReviewItem[] => items.filter((item) => standsIn(item, section));

/** The section in which something is; null where it is in none. */
export const sectionOf = (item: ReviewItem | undefined): (typeof SECTIONS)[number] | null =>
  (item && SECTIONS.find((section) => DECISION_OF[section] === item.decision)) ?? null;

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
    this.forget(() => true);
  }

  /** The decision was refused: it is as it was. */
  refused(id: string): void {
    this.#decided = this.#decided.filter((one) => one !== id);
  }

  /** Takes away what is left of those that were decided elsewhere. */
  forget(which: (id: string) => boolean): void {
    if (this.rows.some((row) => row.item === null && which(row.id))) this.rows = this.rows.filter((row) => row.item !== null || !which(row.id));
  }

  clear(): void {
    this.rows = [];
    this.#decided = [];
  }
}
