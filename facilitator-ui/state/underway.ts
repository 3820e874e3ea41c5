import { commandId } from '../../shared/client/random.ts';

/**
 * What has been sent and not been answered. The same wish is not sent twice at once, and one that was never answered
 * goes out again under the same id, so that it cannot be done twice.
 */
export class Underway {
  readonly #ids = new Map<string, string>();
  readonly #open = new Set<string>();

  /** The id to send a wish with; null while it is under way. */
  begin(wish: string): string | null {
    if (this.#open.has(wish)) return null;
    this.#open.add(wish);
    const id = this.#ids.get(wish) ?? commandId();
    this.#ids.set(wish, id);
    return id;
  }

  end(wish: string, answered: boolean): void {
    this.#open.delete(wish);
    if (answered) this.#ids.delete(wish);
  }
}
