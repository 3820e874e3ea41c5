import * as v from 'valibot';
import { line } from '../../text/fields.ts';
import { Breakout } from './breakout.ts';
import { GROUP_LIMITS } from './format.ts';

/** A table of the hall: its number, and where it stands, in words that help people find it. */
export const HallTable = v.object({
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(GROUP_LIMITS.tables)),
  /** "by the stage", "near the kitchen"; may be empty. */
  place: line(GROUP_LIMITS.place),
});
export type HallTable = v.InferOutput<typeof HallTable>;

export const Groups = v.object({
  /** In the order of their numbers. */
  tables: v.array(HallTable),
  /** Every breakout of the evening, the latest last. At most that one is not over. */
  breakouts: v.array(Breakout),
});
export type Groups = v.InferOutput<typeof Groups>;

export const NO_GROUPS: Groups = { tables: [], breakouts: [] };

/** The breakout that is going on, if any. */
export const openBreakout = (groups: Groups): Breakout | null => {
  const last = groups.breakouts.at(-1);
  return last && last.phase !== 'over' ? last : null;
};

/** The latest breakout of an agenda item, open or over. */
export const breakoutOf = (groups: Groups, item: string | null | undefined): Breakout | null =>
  groups.breakouts.findLast((breakout) => breakout.item === item) ?? null;

export const placeOf = (groups: Groups, table: number): string => groups.tables.find((one) => one.number === table)?.place ?? '';

/** The plan's questions that tables had in groups, by their ids. */
export const questionsInGroups = (breakouts: readonly { readonly format: Pick<Breakout['format'], 'questions'> }[]): Set<string> =>
  new Set(breakouts.flatMap(({ format }) => format.questions.flatMap(({ topic }) => topic ?? [])));
