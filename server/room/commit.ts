import type { Duration } from '../../shared/gathering/time.ts';

/**
 * For no more than a quarter of the time is everybody kept waiting by a file being put into words; and nobody waits
 * longer than this for the next write. Waiting for a slow disk keeps nobody else waiting, so it is not counted.
 */
const SHARE = 4;
const LONGEST_PAUSE: Duration = 600;

/**
 * One turn for all that wait: commands that arrive during a write share the next one. `turn` takes what is there when it is
 * called, and calls `worked` once the rules are done and only the writing is left; `requested` may be called at any time.
 */
export class GroupCommit {
  #wanted = false;
  #running: Promise<void> | null = null;

  constructor(private readonly turn: (worked: () => void) => Promise<void>) {}

  requested(): void {
    this.#wanted = true;
    this.#running ??= this.#run();
  }

  /** Resolves when nothing waits and nothing is being written. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#wanted) {
      // All that arrived in this round of the event loop goes into the same turn.
      await new Promise((resolve) => setImmediate(resolve));
      this.#wanted = false;
      let blocked: Duration = 0;
      await this.turn(() => {
        const started = performance.now();
        // A tick comes when all that the write does before it first waits for the disk has been done.
        process.nextTick(() => {
          blocked = performance.now() - started;
        });
      });
      const pause = Math.min((SHARE - 1) * blocked, LONGEST_PAUSE);
      if (this.#wanted) await new Promise((resolve) => setTimeout(resolve, pause));
    }
    this.#running = null;
  }
}
