import * as v from 'valibot';
import { refuse } from '../../../refusal.ts';
import type { Rule } from '../../../rule.ts';
import type { Told } from '../../model/breakout.ts';
import { breakoutIn, tableMeant, withBreakout, withReport } from '../change.ts';
import { PointId } from '../../model/sheet/point.ts';

/** Whether a table says the same, and which points of its own need not be told again. */
const Sharing = v.object({ also: v.boolean(), same: v.array(PointId) });

export const AlsoInput = v.object({
  breakout: v.string(),
  table: v.optional(v.number()),
  /** The point that was told. */
  told: PointId,
  also: v.boolean(),
  /** A point of this table's own that says the same, and need not be told again. */
  point: v.optional(v.nullable(PointId), null),
  /** Given by an undo: what it gives back and what it expects to find. */
  back: v.optional(v.object({ same: v.array(PointId), expects: Sharing })),
});

const isList = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((id) => other.includes(id));

/** "+1 table": a table says that a point is theirs too, or takes that back (GR17). Its own point of the same kind is then heard. */
export const also: Rule<v.InferOutput<typeof AlsoInput>> = (
  state,
  { breakout: id, table: named, told: point, also: on, point: own, back },
  context,
) => {
  const breakout = breakoutIn(state, id, ['reporting', 'over']);
  if ('refused' in breakout) return breakout;
  const table = tableMeant(breakout, context, named);
  if ('refused' in table) return table;
  const told = breakout.report.told.find((one) => one.point === point);
  if (!told?.shown || told.table === table.number) return refuse(back ? 'changed-meanwhile' : 'unknown-point');
  const mine = new Set(table.sheet.points.map((one) => one.id));
  if (own !== null && !mine.has(own)) return refuse('unknown-point');
  const before = { also: told.also.includes(table.number), same: told.same.filter((one) => mine.has(one)) };
  if (back && (back.expects.also !== before.also || !isList(back.expects.same, before.same))) return refuse('changed-meanwhile');
  const linked = back ? back.same.filter((one) => mine.has(one)) : [...new Set([...before.same, ...(own === null ? [] : [own])])];
  const after = { also: on, same: on ? linked : [] };
  if (after.also === before.also && isList(after.same, before.same)) return { state };
  const others = told.also.filter((number) => number !== table.number);
  const changed: Told = {
    ...told,
    also: on ? [...others, table.number].sort((one, other) => one - other) : others,
    same: [...told.same.filter((one) => !mine.has(one)), ...after.same],
  };
  const list = breakout.report.told.map((one) => (one === told ? changed : one));
  return {
    state: withBreakout(state, withReport(breakout, { told: list })),
    undo: {
      name: 'report.also',
      input: { breakout: id, table: table.number, told: point, also: before.also, back: { same: before.same, expects: after } },
    },
  };
};
