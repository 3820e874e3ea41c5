import type { Breakout } from './breakout.ts';
import { openTables } from './present-round.ts';
import { peopleAt } from './seats/seating.ts';

/** Fewer than this are hardly a group, and a sheet of theirs could be told whose it is. */
export const SMALLEST_TABLE = 4;

/** A table that is too small, and the emptiest of the others that it might join. */
export interface MergeOffer {
  readonly from: number;
  readonly people: number;
  readonly into: number;
}

/** Tables that are offered a merge (GR9): somebody sits there, but fewer than four. Nothing is done by itself. */
export const mergeOffers = (breakout: Breakout): MergeOffer[] => {
  if (breakout.phase !== 'working' && breakout.phase !== 'forming') return [];
  const open = openTables(breakout).map((table) => ({ number: table.number, people: peopleAt(breakout, table) }));
  const hosts = new Set(breakout.tables.map((table) => table.joined));
  return open.flatMap(({ number, people }) => {
    // A table that another has joined stays where it is: others may join it.
    if (people === null || people === 0 || people >= SMALLEST_TABLE || hosts.has(number)) return [];
    const [into] = open
      .filter((other) => other.number !== number && (other.people ?? 0) > 0)
      .sort((one, other) => (one.people ?? 0) - (other.people ?? 0) || one.number - other.number);
    return into ? [{ from: number, people, into: into.number }] : [];
  });
};
