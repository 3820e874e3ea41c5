import { tabStorage, type TabStorage } from '../../../shared/client/tab-storage.ts';

const kept = new Map<string, TabStorage>();

/**
 * What this tab remembers of one table of an evening: the same each time, so that where the browser refuses storage the
 * words that wait outlive another card that was tried here meanwhile.
 */
export const keptFor = (evening: string, table: number): TabStorage => {
  const name = `${evening}:table-${table}`;
  const before = kept.get(name);
  if (before) return before;
  const storage = tabStorage(name);
  kept.set(name, storage);
  return storage;
};
