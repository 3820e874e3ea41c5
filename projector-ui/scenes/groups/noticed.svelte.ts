import { SECOND } from '../../../shared/gathering/time.ts';
import type { ToldPoint } from '../../../shared/views/groups.ts';
import { grown } from './facts.ts';

/** A point that is new or has grown is marked for this long. */
const STANDS = 6 * SECOND;

/** Which points have just come or grown; at first sight none has. */
export class Noticed {
  ids: readonly string[] = $state.raw([]);
  #before: readonly ToldPoint[] | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What stands on the board now. */
  look(told: readonly ToldPoint[]): void {
    const news = grown(this.#before, told);
    this.#before = told;
    if (news.length === 0) return;
    this.ids = news;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.ids = []), STANDS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
