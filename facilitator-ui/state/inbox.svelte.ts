import type { Decision } from '../../shared/gathering/floor/contribution.ts';
import type { ReviewItem } from '../../shared/views/console.ts';

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

/** What stands in a section. What is for the record only waits for no decision. */
export const inSection = (items: readonly ReviewItem[], section: Section): ReviewItem[] =>
  items.filter((item) => item.decision === DECISION_OF[section] && item.audience !== 'record');

/** A place in the list: its contribution, or what became of it elsewhere. */
export interface Row {
  readonly id: string;
  readonly topic: string;
  readonly item: ReviewItem | null;
  readonly gone: Decision | 'gone' | null;
}

/**
 * A list in which nothing moves under a finger: what comes is added at the end, and what another screen or its writer
 * takes away leaves its place empty until this person does something.
 */
export class SteadyList {
  rows: readonly Row[] = $state.raw([]);
  readonly #mine = new Set<string>();

  /** Takes the newest of the section; `all` tells what became of the rest. Returns how many are new. */
  take(items: readonly ReviewItem[], all: readonly ReviewItem[]): number {
    const here = new Map(items.map((item) => [item.id, item]));
    const stay = this.rows.flatMap((row): Row[] => {
      const item = here.get(row.id);
      if (item) return [item === row.item ? row : { id: row.id, topic: item.topic, item, gone: null }];
      if (this.#mine.delete(row.id)) return [];
      return [{ ...row, item: null, gone: all.find((one) => one.id === row.id)?.decision ?? 'gone' }];
    });
    const known = new Set(stay.map((row) => row.id));
    const fresh = items.filter((item) => !known.has(item.id));
    this.rows = [...stay, ...fresh.map((item) => ({ id: item.id, topic: item.topic, item, gone: null }))];
    return fresh.length;
  }

  /** This person has decided about it: its place may close at once, and so may those left empty before. */
  decided(id: string): void {
    this.#mine.add(id);
    this.rows = this.rows.filter((row) => row.item !== null);
  }

  /** The decision was refused: it is as it was. */
  refused(id: string): void {
    this.#mine.delete(id);
  }

  clear(): void {
    this.rows = [];
    this.#mine.clear();
  }
}
