import type { Gathering } from '../../shared/gathering/gathering.ts';
import type { Point, Tag } from '../../shared/gathering/groups/model/sheet/point.ts';
import { questionNumber } from '../../shared/gathering/plan/model/plan.ts';
import { consoleGroups, type ConsoleBreakout, type ConsoleTable } from '../../shared/views/console-groups.ts';

/** A point of a table as it leaves the hall: tied to its question and round, to no person and no time, and without ids (GR33). */
export interface PointRow {
  /** Title of the part of the evening that the groups were in. */
  readonly part: string;
  /** The plan's question that it is about, or that its groups ran in; null where there is neither. */
  readonly number: number | null;
  /** Words of the question that it is about, as far as there is one. */
  readonly question: string;
  /** From 1. */
  readonly round: number;
  readonly table: number;
  readonly words: string;
  readonly exact: boolean;
  readonly tags: readonly Tag[];
  /** Whether the room has heard it. */
  readonly told: boolean;
  /** Other tables that say the same. */
  readonly alsoTables: readonly number[];
  /** Words of the told point that stands for this one; null for all others. */
  readonly sameAs: string | null;
}

/** Every point that the tables have let out, by breakout, then by table, then in the table's own order. */
export const pointRows = (evening: Gathering): PointRow[] => {
  const { plan } = evening;
  const about = (breakout: ConsoleBreakout, point: Point): Pick<PointRow, 'number' | 'question'> => {
    const asked = breakout.questions[point.question ?? -1];
    // What is said in groups within a question belongs to it, also in words of their own; without any they talk about that one (GR39).
    const own = questionNumber(plan, breakout.item);
    if (asked) return { number: asked.number ?? own, question: asked.wording };
    return { number: own, question: own === null ? '' : (plan.items.find((one) => one.id === breakout.item)?.wording ?? '') };
  };
  const rowOf = (breakout: ConsoleBreakout, table: ConsoleTable, point: Point): PointRow => {
    const told = breakout.report.told.find((one) => one.point === point.id);
    return {
      part: plan.items.find((one) => one.id === breakout.item)?.title ?? '',
      ...about(breakout, point),
      round: point.round + 1,
      table: table.number,
      words: point.text,
      exact: point.exact,
      tags: point.tags,
      told: told !== undefined,
      alsoTables: told?.also ?? [],
      sameAs: breakout.report.told.find((one) => one.same.includes(point.id))?.text ?? null,
    };
  };
  return consoleGroups(evening).breakouts.flatMap((breakout) =>
    breakout.tables.flatMap((table) => (table.points ?? []).map((point) => rowOf(breakout, table, point))),
  );
};
