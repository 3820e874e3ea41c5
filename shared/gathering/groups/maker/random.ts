/** Chance from a seed, so that the same request gives the same groups (GM2). */
export interface Chance {
  /** From 0 up to, but not, 1. */
  readonly next: () => number;
  /** A whole number from 0 up to, but not, `count`. */
  readonly below: (count: number) => number;
  readonly shuffled: <T>(list: readonly T[]) => T[];
}

/** Mulberry32: small, fast and even enough for seating; not for secrets. */
export const chanceFrom = (seed: number): Chance => {
  let state = Math.trunc(seed) | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  const shuffled = <T>(list: readonly T[]): T[] => {
    const placed = list.map((value) => ({ value, order: next() }));
    return placed.sort((one, other) => one.order - other.order).map(({ value }) => value);
  };
  return { next, below, shuffled };
};
