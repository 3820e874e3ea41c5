import type { Breakout, BreakoutTable } from '../breakout.ts';
import type { Point } from './point.ts';

/**
 * The lines of a sheet that the crew may read: once the table stands by them, or everybody is called together to tell, and
 * never one that is struck out; null before (VW6).
 */
export const pointsForCrew = ({ phase }: Pick<Breakout, 'phase'>, { sheet }: Pick<BreakoutTable, 'sheet'>): Point[] | null =>
  sheet.agreed || phase === 'reporting' || phase === 'over' ? sheet.points.filter((point) => !point.struck) : null;
