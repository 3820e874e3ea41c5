import type { Part } from '../../shared/gathering/saw/seen.ts';
import type { Duration } from '../../shared/gathering/time.ts';

/** Nobody reads a change and presses on it in less than this (ms): a choice between known things takes a person 0.2 s at least. */
export const REACTION: Duration = 200;

interface Entry<View> {
  readonly view: View;
  readonly at: Duration;
  /** Parts of the evening of which it shows just what was pressed here: that the person knows, however new it is. */
  readonly own: readonly Part[];
}

/** The last views of a screen, and when each came, so that a press under which something has just changed counts for what stood there before (SW1). */
export class SeenViews<View> {
  #entries: readonly Entry<View>[] = [];
  /** Presses that wait for what was pressed before them: what stood there at their moment is still asked for. */
  #waiting: readonly Duration[] = [];

  get latest(): View | null {
    return this.#entries.at(-1)?.view ?? null;
  }

  /**
   * Counts the latest view as one's own, if it came after `at`, of the parts that `own` finds in it by the view before it. Tells whether
   * there were any.
   */
  countAsOwn(at: Duration, own: (before: View | null, view: View) => readonly Part[]): boolean {
    const [before, latest] = [this.#entries.at(-2), this.#entries.at(-1)];
    if (!latest || latest.at < at) return false;
    const parts = own(before?.view ?? null, latest.view);
    this.#entries = [...this.#entries.slice(0, -1), { ...latest, own: [...latest.own, ...parts] }];
    return parts.length > 0;
  }

  /** A view has come, at `at` ms by the screen's steady clock. */
  took(view: View, at: Duration, own: readonly Part[] = []): void {
    const oldest = Math.min(at, ...this.#waiting) - REACTION;
    const last = this.#entries.findLastIndex((entry) => entry.at <= oldest);
    this.#entries = [...this.#entries.slice(Math.max(0, last)), { view, at, own }];
  }

  /** Keeps what stood there at a press until the function that it returns is called. */
  keep(at: Duration): () => void {
    this.#waiting = [...this.#waiting, at];
    return () => {
      const index = this.#waiting.indexOf(at);
      this.#waiting = this.#waiting.filter((_one, place) => place !== index);
    };
  }

  /** What somebody who pressed at `at` had seen of a part; null before the first view. */
  at(at: Duration, part: Part): View | null {
    const seen = this.#entries.findLast((entry) => entry.at <= at - REACTION || entry.own.includes(part));
    return (seen ?? this.#entries[0])?.view ?? null;
  }
}
