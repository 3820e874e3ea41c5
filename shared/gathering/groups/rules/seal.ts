import type { Instant } from '../../time.ts';
import type { Breakout, BreakoutTable } from '../model/breakout.ts';
import { seatsAt } from '../model/seats/seating.ts';
import type { Groups } from '../model/groups.ts';

const sealedTable = (breakout: Breakout, table: BreakoutTable): BreakoutTable => ({
  ...table,
  people: breakout.seats.length > 0 ? seatsAt(breakout, table.number).length : table.people,
  help: null,
  message: null,
  sheet: { ...table.sheet, points: table.sheet.points.filter((point) => !point.struck), wroteAt: null, scribe: '' },
});

/**
 * The groups in the sealed record (GR32): points with the tables that share them, tied to question and round. Numbers that
 * people held, calls for help, messages, what was struck out, and when and on what screen anything was written are gone.
 */
export const sealed = (groups: Groups, now: Instant): Groups => ({
  ...groups,
  breakouts: groups.breakouts.map((breakout) => ({
    ...breakout,
    phase: 'over',
    rounds: breakout.rounds.map((round) => ({ ...round, endedAt: round.endedAt ?? now })),
    tables: breakout.tables.map((table) => sealedTable(breakout, table)),
    seats: [],
    report: { ...breakout.report, turn: null },
  })),
});

/** The groups with every moment at which something has happened put through `move` (TK27, TK39). */
export const inGroupsTime = (groups: Groups, move: (at: Instant) => Instant): Groups => {
  const moved = (at: Instant | null): Instant | null => (at === null ? null : move(at));
  if (groups.breakouts.length === 0) return groups;
  return {
    ...groups,
    breakouts: groups.breakouts.map((one) => ({
      ...one,
      rounds: one.rounds.map((round) => ({ ...round, startedAt: move(round.startedAt), endedAt: moved(round.endedAt) })),
      calledBack: one.calledBack && { ...one.calledBack, at: move(one.calledBack.at) },
      gatheredAt: moved(one.gatheredAt),
      report: { ...one.report, turn: one.report.turn && { ...one.report.turn, since: move(one.report.turn.since) } },
      tables: one.tables.map((table) => ({
        ...table,
        help: table.help && { ...table.help, at: move(table.help.at) },
        sheet: { ...table.sheet, wroteAt: moved(table.sheet.wroteAt) },
      })),
    })),
  };
};
