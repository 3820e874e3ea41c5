import type { Inverse } from '../../shared/gathering/rule.ts';

/** How long the bar stays in sight, in ms; what it offers stays in reach by key and menu. */
const SHOWN_FOR = 15_000;
/** How many steps back are kept. */
const STEPS = 20;

export interface Notice {
  readonly text: string;
  /** True where something was refused, so that it is not taken for a success. */
  readonly trouble: boolean;
  readonly undo: boolean;
  /** Sends the same command again, under the same id. */
  readonly again: (() => void) | null;
}

/** The quiet bar: what was just done, what was refused, and the way back. */
export class Notices {
  current: Notice | null = $state.raw(null);
  #steps: Inverse[] = $state.raw([]);
  #timer: ReturnType<typeof setTimeout> | undefined;

  get canUndo(): boolean {
    return this.#steps.length > 0;
  }

  done(text: string, undo: Inverse | undefined): void {
    if (undo) this.#steps = [...this.#steps, undo].slice(-STEPS);
    this.#show({ text, trouble: false, undo: undo !== undefined, again: null });
  }

  trouble(text: string, again: (() => void) | null = null): void {
    this.#show({ text, trouble: true, undo: false, again });
  }

  /** The newest step back, taken from the pile. */
  takeStep(): Inverse | null {
    const last = this.#steps.at(-1) ?? null;
    this.#steps = this.#steps.slice(0, -1);
    return last;
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.current = null;
  }

  #show(notice: Notice): void {
    clearTimeout(this.#timer);
    this.current = notice;
    // What asks for an answer stays; what only tells goes by itself.
    if (notice.again === null) this.#timer = setTimeout(() => this.dismiss(), SHOWN_FOR);
  }
}
