import type { Entry } from '../../shared/client/outbox.svelte.ts';

/** Held back for something that its writer can put right. */
const TO_BE_CHANGED: readonly (Entry['status'] | undefined)[] = ['held-names-someone', 'held-abusive'];

/** Whether its writer is asked to do something about it. Once the evening is closed nobody can (FL19). */
export const needsWriter = ({ status, problem }: Pick<Entry, 'status' | 'problem'>, closed: boolean): boolean =>
  !closed && (problem !== null || TO_BE_CHANGED.includes(status));
