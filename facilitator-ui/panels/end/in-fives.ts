/** A number of phones as it may be told: in fives, to the nearest, and nothing under five. */
export const inFives = (count: number): number | null => (count < 5 ? null : Math.round(count / 5) * 5);
