import type { Instant } from '../time.ts';
import type { Breakout, BreakoutTable } from './breakout.ts';
import { seatsAt } from './seats/seating.ts';
import type { Groups } from './groups.ts';

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

/** The system's clock was put right: what has happened in the groups moves with it (TK27). */
export const steppedBy = (groups: Groups, by: number): Groups => {
  const moved = (at: number | null): number | null => (at === null ? null : at + by);
  if (groups.breakouts.length === 0) return groups;
  return {
    ...groups,
    breakouts: groups.breakouts.map((one) => ({
      ...one,
      rounds: one.rounds.map((round) => ({ ...round, startedAt: round.startedAt + by, endedAt: moved(round.endedAt) })),
      calledBack: one.calledBack && { ...one.calledBack, at: one.calledBack.at + by },
      gatheredAt: moved(one.gatheredAt),
      report: { ...one.report, turn: one.report.turn && { ...one.report.turn, since: one.report.turn.since + by } },
      tables: one.tables.map((table) => ({
        ...table,
        help: table.help && { ...table.help, at: table.help.at + by },
        sheet: { ...table.sheet, wroteAt: moved(table.sheet.wroteAt) },
      })),
    })),
  };
};
