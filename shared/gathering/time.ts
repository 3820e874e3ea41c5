/** A moment: milliseconds since 1970 (epoch). Local time exists only where a person types or reads it. */
export type Instant = number & { readonly __unit?: 'instant' };

/** A length of time in milliseconds. */
export type Duration = number & { readonly __unit?: 'duration' };

export const SECOND: Duration = 1000;
export const MINUTE: Duration = 60 * SECOND;
export const HOUR: Duration = 60 * MINUTE;
export const DAY: Duration = 24 * HOUR;

/** A clock time to come, as it is shown: to the nearest minute. What has been, and what is a promise, is rounded down (TK33). */
export const nearestMinute = (instant: Instant): Instant => Math.round(instant / MINUTE) * MINUTE;

/** No evening is later than this: the year 3000. Far later ones are no dates at all, and whoever formats them throws. */
export const LATEST: Instant = 32_503_680_000_000;

/** Whole or broken minutes as a Duration in ms. */
export const minutes = (count: number): Duration => count * MINUTE;
