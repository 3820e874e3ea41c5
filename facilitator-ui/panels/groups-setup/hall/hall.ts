import type { HallTable } from '../../../../shared/gathering/groups/model/groups.ts';

/** The least number that no table has yet. */
export const freeNumber = (tables: readonly HallTable[]): number => {
  let number = 1;
  while (tables.some((table) => table.number === number)) number += 1;
  return number;
};

const inOrder = (tables: readonly HallTable[]): HallTable[] => [...tables].sort((one, other) => one.number - other.number);

/** So many tables: those that are there keep number and place, the least free numbers come to them, and the highest go first. */
export const hallOf = (tables: readonly HallTable[], count: number): HallTable[] => {
  let made = inOrder(tables).slice(0, count);
  while (made.length < count) made = inOrder([...made, { number: freeNumber(made), place: '' }]);
  return made;
};
