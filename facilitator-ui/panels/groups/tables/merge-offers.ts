import { SMALLEST_TABLE, type MergeOffer } from '../../../../shared/gathering/groups/model/merge-offers.ts';
import type { ConsoleBreakout } from '../../../../shared/views/console-groups.ts';

/** More than this at once nobody takes in. */
const MOST = 3;

/**
 * The offers worth making now: none while too few have come to tell a small table from one that is filling, and of two
 * tables that might join each other the smaller one.
 */
export const offersNow = ({ phase, offers, seated, tables }: Pick<ConsoleBreakout, 'phase' | 'offers' | 'seated' | 'tables'>): MergeOffer[] => {
  if (phase === 'forming' && seated < tables.length * SMALLEST_TABLE) return [];
  const taken = new Set<number>();
  const chosen = [...offers]
    .sort((one, other) => one.people - other.people || one.from - other.from)
    .filter(({ from, into }) => {
      if (taken.has(from) || taken.has(into)) return false;
      taken.add(from).add(into);
      return true;
    });
  return chosen.slice(0, MOST);
};
