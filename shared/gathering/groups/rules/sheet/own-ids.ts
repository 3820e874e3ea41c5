import type { Breakout, BreakoutTable, Told } from '../../model/breakout.ts';
import { LONGEST_POINT_ID, type Point } from '../../model/sheet/point.ts';

type Tables = Pick<Breakout, 'tables'>;

/** The id itself where it is free, else the first with a number behind it that is: the same each time, so that who asks again is told the same. */
const freeId = (id: string, isTaken: (id: string) => boolean): string => {
  let free = id;
  for (let number = 2; isTaken(free); number += 1) {
    const ending = `x${number}`;
    free = id.slice(0, LONGEST_POINT_ID - ending.length) + ending;
  }
  return free;
};

const idsOf = (tables: readonly BreakoutTable[]): Set<string> => new Set(tables.flatMap(({ sheet }) => sheet.points.map(({ id }) => id)));

/**
 * The id under which a table keeps the point that a screen names `id` (GR35): that one, or where another table has it,
 * another. It is always the same one, so that what is sent again is found where it was kept, and is not stored twice.
 */
export const idAt = ({ tables }: Tables, table: BreakoutTable, id: string): string => {
  if (table.sheet.points.some((point) => point.id === id)) return id;
  const elsewhere = idsOf(tables.filter(({ number }) => number !== table.number));
  return freeId(id, (one) => elsewhere.has(one));
};

/** An id that no point of the breakout has, as near to this one as can be (GR35). */
export const unusedId = ({ tables }: Tables, id: string): string => {
  const taken = idsOf(tables);
  return freeId(id, (one) => taken.has(one));
};

/** What the points of a table are called from now on, by their ids before; a point that keeps its own is there too. */
type Names = ReadonlyMap<string, string>;

const withNames = (table: BreakoutTable, points: readonly Point[], names: Names): BreakoutTable => ({
  ...table,
  sheet: {
    ...table.sheet,
    points: points.map((point) => (point.beside === null ? point : { ...point, beside: names.get(point.beside) ?? point.beside })),
  },
});

/** A link to a point that was several tables' is one to the points of those that say the same. */
const linksOf = (id: string, { also }: Told, named: ReadonlyMap<number, Names>): string[] => {
  const holders = [...named].filter(([, names]) => names.has(id));
  if (holders.length < 2) return [id];
  return holders.flatMap(([table, names]) => (also.includes(table) ? [names.get(id) ?? id] : []));
};

/**
 * A breakout of a file from before point ids were their own in the whole of it (GR35). Of points with one id the first, by
 * the order of the tables, keeps it; the others get new ones, and all that names them follows: the versions beside them,
 * what was told, and what it stands for. Where every id is its own already, the breakout is the same object.
 */
export const withOwnPointIds = (breakout: Breakout): Breakout => {
  const { tables, report } = breakout;
  const all = tables.flatMap(({ sheet }) => sheet.points);
  if (idsOf(tables).size === all.length) return breakout;
  const links = [...all.map(({ beside }) => beside ?? ''), ...report.told.flatMap(({ point, same }) => [point, ...same])];
  const taken = new Set([...all.map(({ id }) => id), ...links]);
  const given = new Set<string>();
  const named = new Map<number, Names>();
  const renamed = tables.map((table) => {
    const names = new Map<string, string>();
    const points = table.sheet.points.map((point) => {
      const id = given.has(point.id) ? freeId(point.id, (one) => taken.has(one)) : point.id;
      for (const ids of [given, taken]) ids.add(id);
      if (!names.has(point.id)) names.set(point.id, id);
      return id === point.id ? point : { ...point, id };
    });
    named.set(table.number, names);
    return withNames(table, points, names);
  });
  const told = report.told.map((one) => ({
    ...one,
    point: named.get(one.table)?.get(one.point) ?? one.point,
    same: [...new Set(one.same.flatMap((id) => linksOf(id, one, named)))],
  }));
  return { ...breakout, tables: renamed, report: { ...report, told } };
};
