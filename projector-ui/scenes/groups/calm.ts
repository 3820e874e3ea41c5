/** Work takes at most a quarter of the time: after it comes a rest of three times its length. */
const REST = 3;

/**
 * Does a thing at once where it has rested, else as soon as it has; of what is asked for meanwhile only the last is done.
 * For measuring the page, which is worth as much once a second as at each of sixty numbers that are taken in that second.
 */
export class Calm {
  #restsUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #clock: () => number;

  /** `clock` in ms. */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** Does it now or soon. */
  soon(work: () => void): void {
    clearTimeout(this.#timer);
    const wait = this.#restsUntil - this.#clock();
    if (wait <= 0) this.now(work);
    else this.#timer = setTimeout(() => this.now(work), wait);
  }

  /** Does it now, rested or not. */
  now(work: () => void): void {
    clearTimeout(this.#timer);
    const from = this.#clock();
    work();
    const to = this.#clock();
    this.#restsUntil = to + REST * (to - from);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
