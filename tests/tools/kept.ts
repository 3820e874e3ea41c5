/** What the tab of a console keeps: its seat, and that it is one's own screen, so that words stand in sight. */
export const keptSeat = (session: string, evening: string | null = null): Record<string, string> => ({
  'open-floor:console:seat': JSON.stringify({ session, evening, table: null }),
});
export const KEPT_PRIVATE: Record<string, string> = { 'open-floor:console:private': '"yes"' };

/** The seat that such a tab has kept; empty where it has none. */
export const seatIn = (kept: string | null): { readonly session: string; readonly evening: string | null } =>
  kept === null ? { session: '', evening: null } : (JSON.parse(kept) as { session: string; evening: string | null });
