import type { Gathering } from '../../gathering.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { Context } from '../../rule.ts';
import type { Breakout, BreakoutPhase, BreakoutTable, Report, Sheet } from '../model/breakout.ts';

/** The breakout that a command names; every command names its own, so that what arrives late is never taken for another's. */
export const breakoutNamed = (state: Gathering, id: string): Breakout | Refusal =>
  state.groups.breakouts.find((one) => one.id === id) ?? refuse('unknown-groups');

/** The same, where it is in one of these phases; else the groups have moved on. */
export const breakoutIn = (state: Gathering, id: string, phases: readonly BreakoutPhase[]): Breakout | Refusal => {
  const breakout = breakoutNamed(state, id);
  return 'refused' in breakout || phases.includes(breakout.phase) ? breakout : refuse('groups-moved-on');
};

/** Every phase but the last. */
export const OPEN = ['forming', 'working', 'between', 'returning', 'reporting'] as const;

export const withBreakout = (state: Gathering, breakout: Breakout): Gathering => ({
  ...state,
  groups: { ...state.groups, breakouts: state.groups.breakouts.map((one) => (one.id === breakout.id ? breakout : one)) },
});

export const tableOf = (breakout: Breakout, number: number | null | undefined): BreakoutTable | Refusal =>
  breakout.tables.find((table) => table.number === number) ?? refuse('unknown-table', { field: 'table' });

/** The table that a command is about: the sender's own, or the one that the crew name. */
export const tableMeant = (
  breakout: Breakout,
  { role, table }: Pick<Context, 'role' | 'table'>,
  named: number | undefined,
): BreakoutTable | Refusal => {
  if (role === 'table' && named !== undefined && named !== table) return refuse('not-your-table');
  return tableOf(breakout, role === 'table' ? table : named);
};

export const withTable = (breakout: Breakout, table: BreakoutTable): Breakout => ({
  ...breakout,
  tables: breakout.tables.map((one) => (one.number === table.number ? table : one)),
});

export const withSheet = (breakout: Breakout, table: BreakoutTable, change: Partial<Sheet>): Breakout =>
  withTable(breakout, { ...table, sheet: { ...table.sheet, ...change } });

export const withReport = (breakout: Breakout, change: Partial<Report>): Breakout => ({ ...breakout, report: { ...breakout.report, ...change } });
