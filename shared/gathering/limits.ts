/** Limits of a plan. Long enough for any evening; short enough that a projector can still show it. */
export const LIMITS = { title: 120, wording: 240, explanation: 2000, note: 200, next: 400, items: 40, minutes: 600, supportNumbers: 8 } as const;
