/** A moment: milliseconds since 1970 (epoch). Local time exists only where a person types or reads it. */
export type Instant = number & { readonly __unit?: 'instant' };

/** A length of time in milliseconds. */
export type Duration = number & { readonly __unit?: 'duration' };

export const SECOND: Duration = 1000;
export const MINUTE: Duration = 60 * SECOND;
export const HOUR: Duration = 60 * MINUTE;
export const DAY: Duration = 24 * HOUR;

/** Whole or broken minutes as a Duration in ms. */
export const minutes = (count: number): Duration => count * MINUTE;
