import type { Point } from '../../../../shared/gathering/groups/model/sheet/point.ts';
import type { ConsoleBreakout } from '../../../../shared/views/console-groups.ts';

/** A point with the tables that share it. */
export interface SharedPoint {
  readonly point: Point;
  /** Its own and those that said the same, in order of their numbers. */
  readonly tables: readonly number[];
  readonly told: boolean;
  /** What other tables wrote that it stands for. */
  readonly same: readonly { readonly table: number; readonly text: string }[];
}

export interface PointsOfRound {
  /** Index of the round. */
  readonly round: number;
  readonly points: readonly SharedPoint[];
}

export interface PointsOfQuestion {
  /** Index into the breakout's questions; null where it has none. */
  readonly question: number | null;
  readonly rounds: readonly PointsOfRound[];
}

const unlike = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** Every point that has been let out, what most tables share first. */
const sharedPoints = ({ tables, report }: Pick<ConsoleBreakout, 'tables' | 'report'>): SharedPoint[] => {
  const all = tables.flatMap(({ number, points }) => (points ?? []).map((point) => ({ table: number, point })));
  const spokenFor = new Set(report.told.flatMap((told) => told.same));
  return all
    .filter(({ point }) => !spokenFor.has(point.id))
    .map(({ table, point }) => {
      const told = report.told.find((one) => one.point === point.id);
      const same = all.filter((one) => told?.same.includes(one.point.id));
      return {
        point,
        tables: [table, ...(told?.also ?? [])].sort((a, b) => a - b),
        told: told !== undefined,
        same: same.map((one) => ({ table: one.table, text: one.point.text })),
      };
    })
    .sort((one, other) => other.tables.length - one.tables.length);
};

/** The points of a breakout by question and round, both in their order (VW6: only what its tables have let out). */
export const pointsByQuestion = (breakout: Pick<ConsoleBreakout, 'tables' | 'report'>): PointsOfQuestion[] => {
  const points = sharedPoints(breakout);
  const questions = unlike(points.map(({ point }) => point.question)).sort((one, other) => (one ?? -1) - (other ?? -1));
  return questions.map((question) => {
    const here = points.filter(({ point }) => point.question === question);
    const rounds = unlike(here.map(({ point }) => point.round)).sort((one, other) => one - other);
    return { question, rounds: rounds.map((round) => ({ round, points: here.filter(({ point }) => point.round === round) })) };
  });
};

/** Points that stand on sheets and have not been let out. */
export const hiddenPoints = ({ tables }: Pick<ConsoleBreakout, 'tables'>): number =>
  tables.reduce((sum, { points, written }) => sum + (points === null ? written : 0), 0);
