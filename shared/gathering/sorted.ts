/** Lists kept in the order of a random key: found by halving, changed by copying (a slice of pointers, about 5 us at 5,000). */

const placeOf = <T>(list: readonly T[], key: string, keyOf: (value: T) => string): number => {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keyOf(list[middle] as T) < key) low = middle + 1;
    else high = middle;
  }
  return low;
};

export const findSorted = <T>(list: readonly T[], key: string, keyOf: (value: T) => string): T | undefined => {
  const value = list[placeOf(list, key, keyOf)];
  return value !== undefined && keyOf(value) === key ? value : undefined;
};

/** The list with `value` in its place, instead of the one with the same key if there is one. */
export const putSorted = <T>(list: readonly T[], value: T, keyOf: (value: T) => string): T[] => {
  const key = keyOf(value);
  const place = placeOf(list, key, keyOf);
  const there = list[place];
  const same = there !== undefined && keyOf(there) === key;
  return list.toSpliced(place, same ? 1 : 0, value);
};

export const dropSorted = <T>(list: readonly T[], key: string, keyOf: (value: T) => string): T[] => list.filter((value) => keyOf(value) !== key);
