import type { Duration } from '../../shared/gathering/time.ts';

/** What is said aloud, and the how manieth it is: where the same is said again it is another, and is heard again. */
export interface Said {
  readonly text: string;
  readonly number: number;
}

/** Says things to who hears the page, at most one sentence in so long a time (ms); what comes meanwhile is said together (VW7). */
export class Announcer {
  said: Said = $state.raw({ text: '', number: 0 });
  readonly #every: Duration;
  #last: Duration | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sentence: () => string = () => '';

  constructor(every: Duration) {
    this.#every = every;
  }

  /** There is something to say: `sentence` says it once its time has come, and '' where by then there is nothing. */
  soon(sentence: () => string): void {
    this.#sentence = sentence;
    if (this.#timer !== undefined) return;
    const wait = this.#last === null ? 0 : this.#last + this.#every - performance.now();
    if (wait <= 0) this.#say();
    else this.#timer = setTimeout(() => this.#say(), wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #say(): void {
    this.#timer = undefined;
    const text = this.#sentence();
    if (text === '') return;
    this.#last = performance.now();
    this.said = { text, number: this.said.number + 1 };
  }
}
