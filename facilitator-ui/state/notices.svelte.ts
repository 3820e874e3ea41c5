import type { Undo } from '../../shared/gathering/rule.ts';

/** How long what was done stays in sight, in ms; the way back stays in reach by key and menu. */
const SHOWN_FOR = 15_000;
/** For so long nothing else takes its place, in ms. */
const FRESH_FOR = 5000;
/** How many steps back are kept. */
const STEPS = 20;

/** What may be pressed next about what was just done. */
export interface FollowUp {
  /** Where it is now, or what else is so. */
  readonly text: string;
  readonly label: string;
  readonly go: () => void;
}

export interface Notice {
  readonly text: string;
  /** True where something was refused, so that it is not taken for a success. */
  readonly trouble: boolean;
  readonly undo: boolean;
  /** Stays until it is read or something else is said: a refusal, or what is not known yet. */
  readonly stays: boolean;
  readonly follow: FollowUp | null;
}

/** A step that can be taken back; `order` is that of the presses, since answers may come in another. */
export interface Step {
  readonly undo: Undo;
  readonly order: number;
}

/** What the last line says: what was just done, what was refused, and the way back. */
export class Notices {
  current: Notice | null = $state.raw(null);
  /** It was said a moment ago. */
  fresh = $state(false);
  #steps: readonly Step[] = $state.raw([]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #freshTimer: ReturnType<typeof setTimeout> | undefined;

  get canUndo(): boolean {
    return this.#steps.length > 0;
  }

  done(text: string, undo?: Undo, order = 0): void {
    if (undo) this.putBack({ undo, order });
    this.#show({ text, trouble: false, undo: undo !== undefined, stays: false, follow: null });
  }

  /** What can be done next about what was just done here; said with it. */
  follow(follow: FollowUp): void {
    if (this.current && !this.current.trouble) this.current = { ...this.current, follow };
  }

  /** What was not confirmed was done: how to take it back is not known, and what came before it is not the last step any more. */
  doneAfterAll(text: string): void {
    this.#steps = [];
    this.done(text);
  }

  /** Stays until somebody has read it. */
  trouble(text: string): void {
    this.#show({ text, trouble: true, undo: false, stays: true, follow: null });
  }

  /** A step that could not be taken back can still be. */
  putBack(step: Step): void {
    this.#steps = [...this.#steps, step].sort((one, other) => one.order - other.order).slice(-STEPS);
  }

  /** The newest step, taken from the pile. */
  takeStep(): Step | null {
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
    this.fresh = true;
    clearTimeout(this.#freshTimer);
    this.#freshTimer = setTimeout(() => (this.fresh = false), FRESH_FOR);
    if (!notice.stays) this.#timer = setTimeout(() => this.dismiss(), SHOWN_FOR);
  }
}
