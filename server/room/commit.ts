import { performance } from 'node:perf_hooks';
import type { Duration } from '../../shared/gathering/time.ts';

/**
 * Never more than a quarter of this process's time goes into writing; and nobody waits longer than this for the next
 * write. Waiting for a slow disk is not the process's time: commands go on meanwhile, so nobody is kept waiting twice for it.
 */
const SHARE = 4;
const LONGEST_PAUSE: Duration = 600;

/**
 * One writer for all that wait: commands that arrive during a write share the next one. `write` takes what is there
 * when it is called; `requested` may be called at any time.
 */
export class GroupCommit {
  #wanted = false;
  #running: Promise<void> | null = null;

  constructor(private readonly write: () => Promise<void>) {}

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
      // All that arrived in this turn of the event loop goes into the same write.
      await new Promise((resolve) => setImmediate(resolve));
      this.#wanted = false;
      const before = performance.eventLoopUtilization();
      await this.write();
      const busy: Duration = performance.eventLoopUtilization(before).active;
      const pause = Math.min((SHARE - 1) * busy, LONGEST_PAUSE);
      if (this.#wanted) await new Promise((resolve) => setTimeout(resolve, pause));
    }
    this.#running = null;
  }
}
