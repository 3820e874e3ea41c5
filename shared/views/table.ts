import type { EmptyReason, Point } from '../gathering/groups/model/sheet/point.ts';
import type { Breakout, BreakoutTable, HelpKind } from '../gathering/groups/model/breakout.ts';
import { messageNow } from '../gathering/groups/model/message-now.ts';
import { pendingPoints, tablesToCome } from '../gathering/groups/model/report/turns.ts';
import { placeOf } from '../gathering/groups/model/groups.ts';
import { hostsOf } from '../gathering/groups/model/hosts.ts';
import { peopleAt } from '../gathering/groups/model/seats/seating.ts';
import { MOST_MORE } from '../gathering/groups/model/table-time.ts';
import type { Gathering } from '../gathering/gathering.ts';
import type { Instant } from '../gathering/time.ts';
import { eveningFacts, type EveningFacts } from './evening.ts';
import { board, groupsFacts, slotsAt, type GroupsFacts, type ToldPoint } from './groups.ts';

/** A table's own sheet. */
export interface SheetFacts {
  readonly points: readonly Point[];
  readonly agreed: boolean;
  readonly empty: EmptyReason | null;
  /** The screen that writes for the table, by the name it made up; '' where none does. */
  readonly scribe: string;
}

/** The report-back as a table sees it. */
export interface TableReport {
  /** `told`: whether that table has told its point in this turn. */
  readonly turn: { readonly table: number; readonly since: Instant; readonly told: boolean } | null;
  readonly turnSeconds: number;
  /** What the room has heard, the newest first. */
  readonly told: readonly ToldPoint[];
  /** Points of this table that the room has not heard. */
  readonly pending: readonly string[];
  /** A point of this table that waits for the crew to put it on the projector. */
  readonly waiting: string | null;
  /** Tables still to be asked, in order. */
  readonly toCome: readonly number[];
}

/** What one table may know of the groups: its own sheet, and nothing of any other's but what the room has heard (VW5). */
export interface TableGroups extends GroupsFacts {
  readonly writers: 'everyone' | 'scribe';
  readonly reportBack: boolean;
  /** Index into the questions; null where there is none. */
  readonly question: number | null;
  readonly people: number | null;
  readonly slots: readonly string[];
  /** The number that stays at this table in every round, as its host; null where nobody does. */
  readonly host: string | null;
  readonly joined: number | null;
  readonly joinedBy: readonly number[];
  /** Minutes that this table was given beyond the others in this round, and how many it may still ask for. */
  readonly extra: number;
  readonly moreLeft: number;
  readonly help: HelpKind | null;
  readonly message: { readonly number: number; readonly text: string } | null;
  readonly sheet: SheetFacts;
  readonly report: TableReport | null;
}

/** What a table's page may see: that table alone. */
export interface TableView extends EveningFacts {
  readonly table: number;
  readonly place: string;
  /** Null where no groups are going on, or this table is none of theirs. */
  readonly groups: TableGroups | null;
  /** Whether groups are going on without this table. */
  readonly notInUse: boolean;
  /** While this is on, what a table tells goes on the projector once the crew have tapped it too. */
  readonly moderation: boolean;
}

const sheetFacts = ({ sheet }: BreakoutTable): SheetFacts => ({
  points: sheet.points,
  agreed: sheet.agreed,
  empty: sheet.empty,
  scribe: sheet.scribe,
});

const reportFacts = (breakout: Breakout, table: BreakoutTable): TableReport | null => {
  const { report, format, phase } = breakout;
  if (phase !== 'reporting' && !(phase === 'over' && report.told.length > 0)) return null;
  return {
    turn: report.turn,
    turnSeconds: format.turnSeconds,
    told: board(breakout),
    pending: pendingPoints(table, report).map((point) => point.id),
    waiting: report.told.find((told) => told.table === table.number && !told.shown)?.point ?? null,
    toCome: phase === 'reporting' ? tablesToCome(breakout) : [],
  };
};

const messageFacts = (breakout: Breakout, table: BreakoutTable): TableGroups['message'] => {
  const last = messageNow(breakout, table);
  return last && !last.read ? { number: last.number, text: last.text } : null;
};

const tableGroups = (state: Gathering, breakout: Breakout, table: BreakoutTable): TableGroups => ({
  ...groupsFacts(state, breakout),
  writers: breakout.format.writers,
  reportBack: breakout.format.reportBack,
  question: table.question,
  people: peopleAt(breakout, table),
  slots: slotsAt(breakout, table.number),
  host: [...hostsOf(breakout)].find(([, number]) => number === table.number)?.[0] ?? null,
  joined: table.joined,
  joinedBy: breakout.tables.filter((one) => one.joined === table.number).map((one) => one.number),
  extra: table.extra,
  moreLeft: Math.max(0, MOST_MORE - table.more),
  help: table.help?.kind ?? null,
  message: messageFacts(breakout, table),
  sheet: sheetFacts(table),
  report: reportFacts(breakout, table),
});

/** The groups whose sheet a table has before it: those that go on, else the last, until the record is sealed: there may be something to put right. */
const breakoutAt = ({ groups, run }: Gathering): Breakout | null => (run.closedAt === null ? (groups.breakouts.at(-1) ?? null) : null);

/** The view of the table with this number (VW5). */
export const tableView = (state: Gathering, number: number): TableView => {
  const breakout = breakoutAt(state);
  const table = breakout?.tables.find((one) => one.number === number);
  return {
    ...eveningFacts(state),
    table: number,
    place: placeOf(state.groups, number),
    groups: breakout && table ? tableGroups(state, breakout, table) : null,
    notInUse: breakout !== null && breakout.phase !== 'over' && breakout.tables.length > 0 && !table,
    moderation: state.plan.settings.moderation,
  };
};
