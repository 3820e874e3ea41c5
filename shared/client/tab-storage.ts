const PREFIX = 'open-floor:';

/** The part of `Storage` that is used. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear'>;

/**
 * What this tab remembers of one evening, as JSON; gone when the tab is closed. Where the browser refuses (private
 * mode, no space left), it is kept in memory, so that nothing breaks and nothing is lost until the page goes.
 */
export class TabStorage {
  #memory = new Map<string, string>();

  /** `store` gives the browser's own storage; asking for it may throw. */
  constructor(
    private readonly evening: string,
    private readonly store: () => TextStore = () => sessionStorage,
  ) {}

  /** What was kept under `name`; undefined where there is nothing, or nothing that can be read. */
  get(name: string): unknown {
    const key = this.#key(name);
    const text = this.#memory.get(key) ?? this.#stored(key);
    if (!text) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  set(name: string, value: unknown): void {
    const key = this.#key(name);
    const text = JSON.stringify(value);
    try {
      this.store().setItem(key, text);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, text);
    }
  }

  remove(name: string): void {
    const key = this.#key(name);
    this.#memory.delete(key);
    try {
      this.store().removeItem(key);
    } catch {
      // An older value cannot be taken out; an empty one in memory hides it.
      this.#memory.set(key, '');
    }
  }

  /** Forgets everything of this tab, whatever it was for. */
  clear(): void {
    this.#memory.clear();
    try {
      this.store().clear();
    } catch {
      // A store that cannot be reached holds nothing of ours: all was in memory.
      return;
    }
  }

  #key(name: string): string {
    return `${PREFIX}${this.evening}:${name}`;
  }

  #stored(key: string): string | null {
    try {
      return this.store().getItem(key);
    } catch {
      return null;
    }
  }
}
