import { consoleGroups, type ConsoleBreakout, type ConsoleTable } from '../../shared/views/console-groups.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import type { Point } from '../../shared/gathering/groups/sheet/point.ts';
import { exportWords as words } from '../../shared/words/exports.en.ts';
import { csv } from './csv.ts';

type Cells = (string | number)[];

/** What the tables have written and let out, as rows: each point with its question, its round, and how many tables share it (GR33). */
export const pointsCsv = (evening: Gathering): string => {
  const titleOf = (item: string): string => evening.plan.items.find((one) => one.id === item)?.title ?? '';
  const questionOf = (breakout: ConsoleBreakout, point: Point): string => {
    const question = breakout.questions[point.question ?? -1];
    return question?.wording ?? '';
  };
  const rowOf = (breakout: ConsoleBreakout, table: ConsoleTable, point: Point): Cells => {
    const told = breakout.report.told.find((one) => one.point === point.id);
    const standsFor = breakout.report.told.find((one) => one.same.includes(point.id));
    return [
      titleOf(breakout.item),
      questionOf(breakout, point),
      point.round + 1,
      table.number,
      point.text,
      point.exact ? words.yes : '',
      point.tags.map((tag) => words.tags[tag]).join(', '),
      told ? words.yes : '',
      1 + (told?.also.length ?? 0),
      told ? told.also.join(', ') : '',
      standsFor?.text ?? '',
    ];
  };
  const rows = consoleGroups(evening).breakouts.flatMap((breakout) =>
    breakout.tables.flatMap((table) => (table.points ?? []).map((point) => rowOf(breakout, table, point))),
  );
  return csv([[...words.pointHeads], ...rows]);
};
