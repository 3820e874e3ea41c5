import type { Duration } from '../../shared/gathering/time.ts';

/** Nobody reads a change and presses on it in less than this (ms): a choice between known things takes a person 0.2 s at least. */
export const REACTION: Duration = 200;

interface Entry<View> {
  readonly view: View;
  readonly at: Duration;
  /** Whether it came of what was pressed here: then the person knows it, however new it is. */
  readonly own: boolean;
}

/** The last views of a screen, and when each came, so that a press under which something has just changed counts for what stood there before (SW1). */
export class SeenViews<View> {
  #entries: readonly Entry<View>[] = [];

  /** A view has come, at `at` ms by the screen's steady clock. */
  took(view: View, at: Duration, own: boolean): void {
    const last = this.#entries.findLastIndex((entry) => entry.at <= at - REACTION);
    this.#entries = [...this.#entries.slice(Math.max(0, last)), { view, at, own }];
  }

  /** What somebody who pressed at `at` had seen; null before the first view. `knowsOwn` is off where only what was read counts. */
  at(at: Duration, knowsOwn: boolean): View | null {
    const seen = this.#entries.findLast((entry) => entry.at <= at - REACTION || (knowsOwn && entry.own));
    return (seen ?? this.#entries[0])?.view ?? null;
  }
}
