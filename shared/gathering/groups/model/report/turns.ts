import type { Context } from '../../../rule.ts';
import type { Breakout, BreakoutTable, Report } from '../breakout.ts';
import type { Point } from '../sheet/point.ts';

/** Points that a table has and the room has not heard: not struck, not told, and not told by another table (GR16). */
export const pendingPoints = (table: Pick<BreakoutTable, 'sheet'>, { told }: Pick<Report, 'told'>): Point[] => {
  const heard = new Set(told.flatMap((one) => [one.point, ...one.same]));
  return table.sheet.points.filter((point) => !point.struck && !heard.has(point.id));
};

/** Whether a table may have something to say that is on no sheet: people sit at it, its own is empty, and it has neither said why nor passed. */
const maySpeak = ({ number, joined, sheet }: BreakoutTable, { finished }: Report): boolean =>
  joined === null && sheet.empty === null && !finished.includes(number) && sheet.points.every((point) => point.struck);

/** Whether a table is still to be asked: nobody is asked in front of the room who has nothing to tell, or has said why (GR16). */
const isAsked = ({ report }: Breakout, table: BreakoutTable): boolean => pendingPoints(table, report).length > 0 || maySpeak(table, report);

/** Tables that are still to be asked, in the order of the turns from the present one on. */
export const tablesToCome = (breakout: Breakout): number[] => {
  const { order, turn } = breakout.report;
  const at = turn ? order.indexOf(turn.table) : -1;
  const onwards = [...order.slice(at + 1), ...order.slice(0, at + 1)];
  return onwards.filter((number) => breakout.tables.some((table) => table.number === number && isAsked(breakout, table)));
};

/** The turn of the next table, by the order; null where no table has anything more (GR16). */
export const nextTurn = (breakout: Breakout, now: number): Report['turn'] => {
  const [table] = tablesToCome(breakout);
  return table === undefined ? null : { table, since: now, told: false };
};

/** The queue at its beginning: tables in order of their numbers, from one that is drawn, so that it is not always the same that waits longest. */
export const openingReport = (breakout: Breakout, { now, random }: Pick<Context, 'now' | 'random'>): Report => {
  const numbers = breakout.tables.map((table) => table.number);
  const first = Math.floor(random() * numbers.length);
  const report: Report = { ...breakout.report, order: [...numbers.slice(first), ...numbers.slice(0, first)], turn: null };
  return { ...report, turn: nextTurn({ ...breakout, report }, now) };
};
