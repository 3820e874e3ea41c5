/** The last of a list; `at` is not in every browser that tables use. */
export const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1];
