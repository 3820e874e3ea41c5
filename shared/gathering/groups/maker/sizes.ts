/**
 * How many groups of about `size` people there are for so many: as near to the size as can be, even within one, nobody
 * alone where company was asked for, and no pair left over where more than pairs were (GM3).
 */
export const groupCount = (people: number, size: number): number => {
  const wanted = Math.max(1, Math.floor(size));
  const least = Math.min(wanted, 3);
  const most = Math.max(1, Math.floor(people / least));
  const fewer = Math.max(1, Math.min(most, Math.floor(people / wanted)));
  const more = Math.min(most, fewer + 1);
  return Math.abs(people / more - wanted) < Math.abs(people / fewer - wanted) ? more : fewer;
};

/**
 * How many sit in each group: even within one, unless more are pinned to a group than that gives (GM1). Where some
 * groups have one more than others, those have it that `wish` for most, then the earlier ones.
 */
export const sizesOf = (people: number, pinned: readonly number[], wish: readonly number[]): number[] => {
  const sizes = [...pinned];
  let left = people - pinned.reduce((sum, count) => sum + count, 0);
  // Filling the emptiest, a level at a time.
  for (let level = 0; left > 0; level += 1) {
    const open = sizes.flatMap((size, group) => (size === level ? [group] : []));
    open.sort((one, other) => (wish[other] ?? 0) - (wish[one] ?? 0) || one - other);
    for (const group of open.slice(0, left)) sizes[group] = level + 1;
    left -= Math.min(left, open.length);
  }
  return sizes;
};

/** Whether no two groups differ by more than one. */
export const isEven = (sizes: readonly number[]): boolean => Math.max(...sizes) - Math.min(...sizes) <= 1;
