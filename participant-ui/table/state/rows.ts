import type { Point } from '../../../shared/gathering/groups/model/sheet/point.ts';
import { NO_WORDS, stateOf, type Line, type LineState, type Words } from './lines.ts';

/** A row of the sheet as it is drawn: the point as the sheet has it, with what this tab holds beyond it. */
export interface Row extends Words {
  readonly key: string;
  /** Its id on the sheet; null for one that was begun here and has not been saved. */
  readonly id: string | null;
  readonly point: Point | null;
  readonly line: Line | null;
  readonly state: LineState;
  readonly struck: boolean;
  /** The row that it is another version of, where both are on the sheet and neither is struck. */
  readonly beside: string | null;
  /** Index of its round. */
  readonly round: number;
  /** From 1, of those that are not struck; null for one that is. */
  readonly number: number | null;
}

/** The row at the end, for the next point. */
export const blankRow = (key: string, round: number): Row => ({
  ...{ key, id: null, point: null, line: null, state: 'saved', struck: false, beside: null, round, number: null },
  ...NO_WORDS,
});

/** What the row of a point is drawn by. A line keeps its key where its point is kept under another id, so the other one needs its own. */
export const keyOf = (id: string, lines: readonly Line[]): string =>
  lines.find((line) => line.id === id)?.key ?? (lines.some((line) => line.key === id) ? `other-${id}` : id);

/** Every row, in the order of the sheet; what the sheet does not have yet comes last, or after the point that it belongs beside. */
export const rowsOf = (points: readonly Point[], held: readonly Line[], breakout: string, round: number, live: boolean): Row[] => {
  const lines = held.filter((line) => line.breakout === breakout);
  const rowOf = (point: Point | null, line: Line | null): Row => {
    const { text, exact, tags } = line?.words ?? point ?? NO_WORDS;
    return {
      ...{ text, exact, tags, point, line },
      key: line?.key ?? keyOf(point?.id ?? '', lines),
      id: point?.id ?? null,
      state: stateOf(line, live),
      struck: line?.struck ?? point?.struck ?? false,
      beside: point?.beside ?? line?.beside ?? null,
      round: point?.round ?? round,
      number: null,
    };
  };
  const rows = points.map((point) => rowOf(point, lines.find((line) => line.id === point.id) ?? null));
  for (const line of lines) {
    if (points.some((point) => point.id === line.id)) continue;
    const at = line.beside === null ? -1 : rows.findIndex((row) => row.id === line.beside);
    rows.splice(at === -1 ? rows.length : at + 1, 0, rowOf(null, line));
  }
  const standing = new Set(rows.filter((row) => !row.struck).map((row) => row.id));
  let number = 0;
  return rows.map((row) => ({
    ...row,
    number: row.struck ? null : (number += 1),
    beside: !row.struck && row.beside !== null && standing.has(row.beside) ? row.beside : null,
  }));
};
