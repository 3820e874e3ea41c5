import { dropSorted, findSorted, putSorted } from '../../sorted.ts';
import type { Contribution } from './contribution.ts';
import type { Floor } from './floor.ts';

const idOf = (contribution: Contribution): string => contribution.id;
const itself = (id: string): string => id;

export const contributionOf = (floor: Floor, id: string): Contribution | undefined => findSorted(floor.contributions, id, idOf);

export const isWithdrawn = (floor: Floor, id: string): boolean => findSorted(floor.withdrawn, id, itself) !== undefined;

export const withContribution = (floor: Floor, contribution: Contribution): Floor => ({
  ...floor,
  contributions: putSorted(floor.contributions, contribution, idOf),
});

/** The floor without its text, and with the tombstone that keeps it from coming back. */
export const withTombstone = (floor: Floor, id: string): Floor => ({
  ...floor,
  contributions: dropSorted(floor.contributions, id, idOf),
  withdrawn: putSorted(floor.withdrawn, id, itself),
});
