import type { Entry } from '../../shared/client/outbox.svelte.ts';
import type { WritingWindow } from '../../shared/gathering/floor/model/window.ts';

/** Held back for something that its writer can put right. */
const TO_BE_CHANGED: readonly (Entry['status'] | undefined)[] = ['held-names-someone', 'held-abusive'];

/**
 * Whether it is too late for its writer to send anything for it: once the evening is closed, and for what was never received from the
 * end of the time for writing on. `waits` is whether something of it is in line, and so may have been received.
 */
export const isLate = (writing: WritingWindow, status: Entry['status'], waits: boolean): boolean =>
  writing === 'closed' || (writing === 'writing-over' && status === null && !waits);

/** Whether its writer is asked to do something about it; not where that is too late (FL19). */
export const needsWriter = ({ status, problem }: Pick<Entry, 'status' | 'problem'>, late: boolean): boolean =>
  !late && (problem !== null || TO_BE_CHANGED.includes(status));
