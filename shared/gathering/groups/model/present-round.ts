import type { Breakout, BreakoutTable } from './breakout.ts';

/** Index of the round that runs, or that people are finding their tables for. */
export const roundIndex = ({ phase, rounds }: Pick<Breakout, 'phase' | 'rounds'>): number =>
  phase === 'forming' || phase === 'between' ? rounds.length : Math.max(0, rounds.length - 1);

/** Tables that people sit at in the present round: those that have not joined another. */
export const openTables = (breakout: Breakout): BreakoutTable[] => breakout.tables.filter((table) => table.joined === null);
