import type { Connection } from '../../shared/client/connection.svelte.ts';
import type { TabStorage } from '../../shared/client/tab-storage.ts';

/** Somebody who leaves waits no longer than this for the answer (ms). */
const PATIENCE = 1000;

/** The id of what this tab has told the helpers and nobody has taken; null where there is nothing. Kept by `needs/need.svelte.ts`. */
export const openNeed = (storage: TabStorage): string | null => {
  const kept = storage.get('need') as { readonly need?: { readonly id?: unknown } } | null | undefined;
  return typeof kept?.need?.id === 'string' ? kept.need.id : null;
};

/** Takes it back before the tab forgets it, as far as the link allows; after that the helpers' screens keep it (NE4). */
export const takeNeedBack = async (storage: TabStorage, { socket }: Pick<Connection<'participant'>, 'socket'>): Promise<void> => {
  const id = openNeed(storage);
  if (id === null || !socket.connected) return;
  try {
    await socket.timeout(PATIENCE).emitWithAck('needNoMore', id);
  } catch {
    // No answer in time: they leave all the same.
  }
};
