import { CONSOLE_KEPT } from '../../shared/client/console-seat.ts';

/** What this tab remembers until it is closed. A browser may refuse storage; then the tab remembers nothing, and works. */
const PREFIX = CONSOLE_KEPT;

export type Kept = 'session' | 'evening' | 'private' | 'dim' | 'keys' | 'muted' | 'sound' | 'place';

export const kept = (name: Kept): string | null => {
  try {
    return sessionStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
};

/** Keeps a value for the tab; null forgets it. */
export const keep = (name: Kept, value: string | null): void => {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, value);
  } catch {
    return;
  }
};
