/** What a console keeps in its tab begins with this. */
export const CONSOLE_KEPT = 'open-floor:';

/** Whose screen this tab is, and for which evening. */
export interface ConsoleSeat {
  readonly session: string;
  readonly evening: string | null;
}

/** The console's seat in this tab, for a page of ours that stands inside the console; null where there is none, or storage is refused. */
export const consoleSeat = (): ConsoleSeat | null => {
  try {
    const session = sessionStorage.getItem(`${CONSOLE_KEPT}session`);
    return session === null ? null : { session, evening: sessionStorage.getItem(`${CONSOLE_KEPT}evening`) };
  } catch {
    return null;
  }
};
