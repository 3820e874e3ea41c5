const PREFIX = 'open-floor:';

/** The part of `Storage` that is used. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear'>;

/**
 * What this tab remembers of one evening, as JSON; gone when the tab is closed. Where the browser refuses (private
 * mode, no space left), it is kept in memory, so that nothing breaks and nothing is lost until the page goes.
 */
export interface TabStorage {
  /** What was kept under `name`; undefined where there is nothing, or nothing that can be read. */
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  remove(name: string): void;
  /** Forgets everything of this tab, whatever it was for. */
  clear(): void;
}

/** `store` gives the browser's own storage; asking for it may throw. */
export const tabStorage = (evening: string, store: () => TextStore = () => sessionStorage): TabStorage => {
  const memory = new Map<string, string>();
  const keyOf = (name: string): string => `${PREFIX}${evening}:${name}`;
  /** Tells whether the browser let it be done. */
  const tried = (act: (store: TextStore) => void): boolean => {
    try {
      act(store());
      return true;
    } catch {
      return false;
    }
  };
  const put = (key: string, text: string): void => {
    if (tried((kept) => (text ? kept.setItem(key, text) : kept.removeItem(key)))) memory.delete(key);
    // An older value that cannot be replaced is hidden by the one in memory.
    else memory.set(key, text);
  };

  return {
    get(name) {
      const key = keyOf(name);
      let text = memory.get(key) ?? null;
      if (text === null) tried((kept) => (text = kept.getItem(key)));
      try {
        return text ? (JSON.parse(text) as unknown) : undefined;
      } catch {
        return undefined;
      }
    },
    set: (name, value) => put(keyOf(name), JSON.stringify(value)),
    remove: (name) => put(keyOf(name), ''),
    clear() {
      memory.clear();
      tried((kept) => kept.clear());
    },
  };
};
