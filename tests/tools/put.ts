import type { Documents, Store } from '../../server/store/store.ts';

/** Stores these documents, whatever is there; says the version that is stored then. */
export const put = async (store: Pick<Store, 'turn'>, id: string, changed: Documents, { erases = false } = {}): Promise<number> =>
  (await store.turn(id, 0, () => ({ changed, erases, result: null }))).version;
