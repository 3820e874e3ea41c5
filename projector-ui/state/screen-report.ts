import type { ScreenReport } from '../../shared/views/surroundings.ts';

/** Not more often than this (ms): the server takes two in a second, and leaves out what comes faster. */
const REST = 600;

/** Tells the server what this screen shows, as often as it may be told; of what changes meanwhile the newest. */
export class ScreenReports {
  #restsUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly send: (report: ScreenReport) => void) {}

  say(report: ScreenReport): void {
    clearTimeout(this.#timer);
    const wait = this.#restsUntil - performance.now();
    if (wait > 0) {
      this.#timer = setTimeout(() => this.say(report), wait);
      return;
    }
    this.#restsUntil = performance.now() + REST;
    this.send(report);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
