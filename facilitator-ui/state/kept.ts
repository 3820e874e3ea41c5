import { tabStorage } from '../../shared/client/tab-storage.ts';

/** What this tab remembers until it is closed, besides its seat. */
export type Kept = 'private' | 'dim' | 'keys' | 'muted' | 'sound' | 'place';

const storage = tabStorage('console');

export const kept = (name: Kept): string | null => {
  const value = storage.get(name);
  return typeof value === 'string' ? value : null;
};

/** Keeps a value for the tab; null forgets it. */
export const keep = (name: Kept, value: string | null): void => {
  if (value === null) storage.remove(name);
  else storage.set(name, value);
};
