import * as v from 'valibot';
import { randomCode } from '../../code.ts';
import { refuse } from '../../refusal.ts';
import type { Rule } from '../../rule.ts';
import { currentSegment } from '../../run/model/run.ts';
import { NO_REPORT, type Breakout, type BreakoutTable } from '../model/breakout.ts';
import { breakoutIn } from './change.ts';
import { Format, GROUP_LIMITS } from '../model/format.ts';
import { HallTable, openBreakout, type Groups } from '../model/groups.ts';

export const SetTablesInput = v.object({ tables: v.pipe(v.array(HallTable), v.maxLength(GROUP_LIMITS.tables)) });
export const FormInput = v.object({ format: Format });
export const DiscardInput = v.object({
  breakout: v.string(),
  /** Given by an undo: the hall's tables that the forming added. */
  added: v.optional(v.array(v.number()), []),
});

const numbers = (tables: readonly HallTable[]): number[] => tables.map((table) => table.number);

/** The hall's tables, and where each stands (GR2). Numbers are unlike each other; the list is kept in their order. */
export const setTables: Rule<v.InferOutput<typeof SetTablesInput>> = (state, { tables }) => {
  if (new Set(numbers(tables)).size < tables.length) return refuse('table-twice', { field: 'tables' });
  const sorted = [...tables].sort((one, other) => one.number - other.number);
  return {
    state: { ...state, groups: { ...state.groups, tables: sorted } },
    undo: { name: 'groups.setTables', input: { tables: state.groups.tables } },
  };
};

/** The hall's tables with as many more, by the next numbers, as a format asks for. */
const withEnough = (groups: Groups, wanted: number): HallTable[] => {
  const tables = [...groups.tables];
  for (let number = 1; tables.length < wanted; number += 1) if (!numbers(tables).includes(number)) tables.push({ number, place: '' });
  return tables.sort((one, other) => one.number - other.number);
};

const freshTable = (number: number, index: number, { questions }: Format): BreakoutTable => ({
  number,
  question: questions.length === 0 ? null : index % questions.length,
  people: null,
  joined: null,
  extra: 0,
  more: 0,
  help: null,
  message: null,
  sheet: { points: [], agreed: false, empty: null, wroteAt: null, scribe: '' },
});

const ID_LENGTH = 8;

/** Groups are formed, in the item that runs now: planned there, or on the spot (GR3). People find their tables; no time runs yet. */
export const form: Rule<v.InferOutput<typeof FormInput>> = (state, { format }, { random }) => {
  const item = currentSegment(state.run)?.item;
  if (item === undefined) return refuse('no-current-item');
  if (openBreakout(state.groups)) return refuse('groups-open');
  const tables = withEnough(state.groups, format.tables);
  const breakout: Breakout = {
    id: randomCode(ID_LENGTH, random),
    item,
    format,
    phase: 'forming',
    tables: tables.slice(0, format.tables).map((table, index) => freshTable(table.number, index, format)),
    seats: [],
    dealing: true,
    deal: 0,
    rounds: [],
    calledBack: null,
    gatheredAt: null,
    report: NO_REPORT,
  };
  return {
    state: { ...state, groups: { tables, breakouts: [...state.groups.breakouts, breakout] } },
    reply: { id: breakout.id },
    undo: {
      name: 'groups.discard',
      input: { breakout: breakout.id, added: numbers(tables).filter((one) => !numbers(state.groups.tables).includes(one)) },
    },
  };
};

const isUnused = ({ tables, seats }: Breakout): boolean =>
  seats.length === 0 &&
  tables.every(({ sheet, help, people }) => sheet.points.length === 0 && sheet.empty === null && help === null && people === null);

/** Undo of forming, while nobody has sat down and nothing is written or said; tables that it added to the hall go, unless they were given a place (GR3). */
export const discard: Rule<v.InferOutput<typeof DiscardInput>> = (state, { breakout: id, added }) => {
  const breakout = breakoutIn(state, id, ['forming']);
  if ('refused' in breakout) return breakout;
  if (!isUnused(breakout)) return refuse('changed-meanwhile');
  const tables = state.groups.tables.filter(({ number, place }) => !added.includes(number) || place !== '');
  return { state: { ...state, groups: { tables, breakouts: state.groups.breakouts.filter((one) => one.id !== id) } } };
};
