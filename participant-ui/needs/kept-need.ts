import type { Connection } from '../../shared/client/connection.svelte.ts';
import type { TabStorage } from '../../shared/client/tab-storage.ts';
import { SECOND, type Duration } from '../../shared/gathering/time.ts';
import { NEED_PLACES, NEEDS, type Need } from '../../shared/views/needs.ts';

/** What this tab has told the helpers, as the tab keeps it. */
export interface KeptNeed {
  readonly need: Need;
  /** Whether its writer has taken it back, and the server has not been told for certain. */
  readonly ending: boolean;
}

/** What of a connection a need needs. */
export type NeedLink = Pick<Connection<'participant'>, 'socket'>;

const NAME = 'need';
/** Whoever leaves does not wait longer than this (ms) for the server to hear of it. */
const LEAVING: Duration = 2 * SECOND;

const isKept = (value: unknown): value is KeptNeed => {
  const { need, ending } = (value ?? {}) as Partial<KeptNeed>;
  if (typeof need !== 'object' || typeof ending !== 'boolean') return false;
  return typeof need.id === 'string' && NEEDS.includes(need.kind) && (need.place === null || NEED_PLACES.includes(need.place));
};

export const keptNeed = (storage: TabStorage): KeptNeed | null => {
  const kept = storage.get(NAME);
  return isKept(kept) ? kept : null;
};

export const keepNeed = (storage: TabStorage, kept: KeptNeed | null): void => {
  if (kept) storage.set(NAME, kept);
  else storage.remove(NAME);
};

/** Takes back what is still open, as far as there is a link: whoever leaves is not to be looked for. */
export const takeNeedBack = async (storage: TabStorage, { socket }: NeedLink): Promise<void> => {
  const kept = keptNeed(storage);
  if (!kept || !socket.connected) return;
  try {
    await socket.timeout(LEAVING).emitWithAck('needNoMore', kept.need.id);
  } catch {
    // The link has died meanwhile: the helpers find nobody, which the page says beforehand.
  }
};
