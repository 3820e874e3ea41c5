import * as v from 'valibot';
import { cleanText } from '../../../text/clean.ts';
import { refuse } from '../../../refusal.ts';
import type { Rule } from '../../../rule.ts';
import { MINUTE } from '../../../time.ts';
import type { Breakout, BreakoutTable } from '../../model/breakout.ts';
import { breakoutNamed, tableOf, withBreakout, withSheet } from '../change.ts';
import { idAt, unusedId } from './own-ids.ts';
import { EMPTY_REASONS, MOST_POINTS, POINT_LIMIT, PointId, TAGS, type Point } from '../../model/sheet/point.ts';

export const WritePointInput = v.object({
  breakout: v.string(),
  id: PointId,
  text: v.string(),
  exact: v.boolean(),
  tags: v.pipe(v.array(v.picklist(TAGS)), v.maxLength(TAGS.length)),
  /** The `rev` that the writer saw; 0 for a new point. */
  base: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The id under which it is kept where somebody else has changed the point meanwhile. */
  otherwise: PointId,
});
export const StrikeInput = v.object({ breakout: v.string(), id: PointId, struck: v.boolean() });
export const AgreeInput = v.object({ breakout: v.string(), agreed: v.boolean() });
export const EmptyInput = v.object({ breakout: v.string(), reason: v.nullable(v.picklist(EMPTY_REASONS)) });
export const ScribeInput = v.object({ breakout: v.string(), badge: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{0,32}$/)) });

type Input = v.InferOutput<typeof WritePointInput>;
type Words = Pick<Point, 'text' | 'exact' | 'tags'>;

const same = (point: Point, { text, exact, tags }: Words): boolean =>
  point.text === text && point.exact === exact && JSON.stringify(point.tags) === JSON.stringify(tags);

const fresh = (breakout: Breakout, table: BreakoutTable, id: string, words: Words, beside: string | null): Point => ({
  id,
  round: Math.max(0, breakout.rounds.length - 1),
  question: table.question,
  ...words,
  rev: 1,
  struck: false,
  beside,
});

/** Where what somebody wrote is kept: `id` is the other one's where both were kept (GR21), and another where a table has it already (GR35). */
export interface WrittenReply {
  readonly id: string;
  readonly rev: number;
}

interface Written {
  readonly points: readonly Point[];
  /** The point that has the words now. */
  readonly kept: Point;
}

const put = (points: readonly Point[], at: number, kept: Point): Written => ({ points: points.with(at, kept), kept });

/** The words beside those of another screen (GR21): under the id that the writer named, or where somebody has changed that one too, under a new one. */
const besides = (breakout: Breakout, table: BreakoutTable, before: Point, otherwise: string, words: Words): Written => {
  const { points } = table.sheet;
  const there = points.find((point) => point.beside === before.id && same(point, words));
  if (there) return { points, kept: there };
  const wished = idAt(breakout, table, otherwise);
  const named = points.findIndex((point) => point.id === wished);
  const other = points[named];
  if (other?.beside === before.id && other.rev === 1) return put(points, named, { ...other, ...words, rev: 2 });
  const id = unusedId(breakout, wished);
  const kept: Point = { ...fresh(breakout, table, id, words, before.id), round: before.round, question: before.question };
  return { points: points.toSpliced(points.indexOf(before) + 1, 0, kept), kept };
};

/**
 * The points with what somebody wrote (GR21): a new one comes last; a changed one takes the place of the one its writer
 * saw, and is back where it was struck out. Where another screen has changed that one meanwhile, both are kept, one
 * beneath the other, for the table to choose.
 */
const written = (breakout: Breakout, table: BreakoutTable, input: Input, words: Words): Written => {
  const { points } = table.sheet;
  const id = idAt(breakout, table, input.id);
  const at = points.findIndex((point) => point.id === id);
  const before = points[at];
  if (!before) {
    const kept = fresh(breakout, table, id, words, null);
    return { points: [...points, kept], kept };
  }
  if (same(before, words)) return { points, kept: before };
  if (before.rev === input.base) return put(points, at, { ...before, ...words, struck: false, rev: before.rev + 1 });
  return besides(breakout, table, before, input.otherwise, words);
};

/** A point is written or changed by whoever sits at the table, also after the groups are over, until the evening is closed (GR20, GR21). */
export const writePoint: Rule<Input, WrittenReply> = (state, input, { table: number, now }) => {
  const breakout = breakoutNamed(state, input.breakout);
  if ('refused' in breakout) return breakout;
  const table = tableOf(breakout, number);
  if ('refused' in table) return table;
  const text = cleanText(input.text);
  if (text === '') return refuse('empty', { field: 'text' });
  if (text.length > POINT_LIMIT) return refuse('too-long', { field: 'text', limit: POINT_LIMIT });
  const words: Words = { text, exact: input.exact, tags: [...new Set(input.tags)] };
  const { points, kept } = written(breakout, table, input, words);
  const reply = { id: kept.id, rev: kept.rev };
  if (points === table.sheet.points) return { state, reply };
  if (points.length > MOST_POINTS) return refuse('sheet-full', { limit: MOST_POINTS });
  const wroteAt = breakout.phase === 'over' ? null : Math.floor(now / MINUTE) * MINUTE;
  return { state: withBreakout(state, withSheet(breakout, table, { points: [...points], agreed: false, empty: null, wroteAt })), reply };
};

/** A point is struck out, or is back: nothing that was written is thrown away by it before the evening is closed (GR22). */
export const strike: Rule<v.InferOutput<typeof StrikeInput>> = (state, { breakout: id, id: pointId, struck }, { table: number }) => {
  const breakout = breakoutNamed(state, id);
  if ('refused' in breakout) return breakout;
  const table = tableOf(breakout, number);
  if ('refused' in table) return table;
  const point = table.sheet.points.find((one) => one.id === pointId);
  if (!point) return refuse('unknown-point');
  if (struck && breakout.report.told.some((told) => told.point === pointId)) return refuse('already-told');
  if (point.struck === struck) return { state };
  const points = table.sheet.points.map((one) => (one === point ? { ...one, struck } : one));
  return { state: withBreakout(state, withSheet(breakout, table, { points, agreed: false, ...(struck ? {} : { empty: null }) })) };
};

/** "That's us": the table has read its points and stands by them (GR23). */
export const agree: Rule<v.InferOutput<typeof AgreeInput>> = (state, { breakout: id, agreed }, { table: number }) => {
  const breakout = breakoutNamed(state, id);
  if ('refused' in breakout) return breakout;
  const table = tableOf(breakout, number);
  if ('refused' in table) return table;
  return table.sheet.agreed === agreed ? { state } : { state: withBreakout(state, withSheet(breakout, table, { agreed })) };
};

/** A table with nothing on its sheet may say why (GR24). */
export const empty: Rule<v.InferOutput<typeof EmptyInput>> = (state, { breakout: id, reason }, { table: number }) => {
  const breakout = breakoutNamed(state, id);
  if ('refused' in breakout) return breakout;
  const table = tableOf(breakout, number);
  if ('refused' in table) return table;
  if (reason !== null && table.sheet.points.some((point) => !point.struck)) return refuse('sheet-not-empty');
  return { state: withBreakout(state, withSheet(breakout, table, { empty: reason })) };
};

/** The screen that writes for the table says so; another may take over at any time, and what the first still holds is kept (GR25). */
export const scribe: Rule<v.InferOutput<typeof ScribeInput>> = (state, { breakout: id, badge }, { table: number }) => {
  const breakout = breakoutNamed(state, id);
  if ('refused' in breakout) return breakout;
  const table = tableOf(breakout, number);
  if ('refused' in table) return table;
  return table.sheet.scribe === badge ? { state } : { state: withBreakout(state, withSheet(breakout, table, { scribe: badge })) };
};
