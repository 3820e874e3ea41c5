import type { Duration } from '../../shared/gathering/time.ts';

/** A view with what was done here has come by this time (ms) after its answer. */
const SHOWN_BY: Duration = 1500;

/** What a command is about, as far as another screen is told of it. */
const aboutOf = (name: string, input: unknown): string =>
  name === 'floor.decide' && typeof input === 'object' && input !== null && 'id' in input
    ? `floor ${String(input.id)}`
    : (name.split('.')[0] ?? name);

/** What this screen is doing or has just done, so that it is not told of it as of another screen's. */
export class OwnDoing {
  readonly #under: Record<string, number> = {};
  readonly #until: Record<string, Duration> = {};

  /** Called at a press; the function that it returns is called with its answer. */
  begins({ name, input }: { readonly name: string; readonly input: unknown }): () => void {
    const about = aboutOf(name, input);
    this.#under[about] = (this.#under[about] ?? 0) + 1;
    return () => {
      this.#under[about] = (this.#under[about] ?? 1) - 1;
      this.#until[about] = performance.now() + SHOWN_BY;
    };
  }

  /** Whether what changes now about it may be this screen's own doing. */
  has(about: string): boolean {
    return (this.#under[about] ?? 0) > 0 || (this.#until[about] ?? 0) > performance.now();
  }
}
