import type { Breakout, BreakoutTable, HelpKind, Report } from '../gathering/groups/model/breakout.ts';
import type { Format } from '../gathering/groups/model/format.ts';
import type { HallTable } from '../gathering/groups/model/groups.ts';
import { messageNow } from '../gathering/groups/model/message-now.ts';
import { reconvening } from '../gathering/groups/model/hold.ts';
import { mergeOffers, type MergeOffer } from '../gathering/groups/model/merge-offers.ts';
import { pendingPoints, tablesToCome } from '../gathering/groups/model/report/turns.ts';
import { slipsOut } from '../gathering/groups/model/seats/piles.ts';
import { pointsForCrew } from '../gathering/groups/model/sheet/released.ts';
import type { EmptyReason, Point } from '../gathering/groups/model/sheet/point.ts';
import type { Gathering } from '../gathering/gathering.ts';
import type { Duration, Instant } from '../gathering/time.ts';
import { groupsFacts, groupsMap, type GroupsFacts, type MapTable } from './groups.ts';

/** A table at a glance. Its points only once it has said "that's us", or the groups come back together (VW6). */
export interface ConsoleTable extends MapTable {
  /** Minutes beyond the others' in this round. */
  readonly extra: number;
  readonly help: { readonly kind: HelpKind; readonly at: Instant } | null;
  readonly agreed: boolean;
  readonly empty: EmptyReason | null;
  /** How many points stand on its sheet. */
  readonly written: number;
  /** The whole minute in which somebody last wrote there; null where nobody has. */
  readonly wroteAt: Instant | null;
  /** Whether its last message has been tapped away; null where it was sent none since the groups moved on. */
  readonly messageRead: boolean | null;
  /** Which message that was, of those that it was sent; null likewise. */
  readonly messageNumber: number | null;
  readonly points: readonly Point[] | null;
  /** Points that the room has not heard. */
  readonly pending: readonly string[];
}

export interface ConsoleBreakout extends GroupsFacts {
  readonly item: string;
  readonly format: Format;
  readonly tables: readonly ConsoleTable[];
  /** How many hold a number or have chosen a table, and are still here. */
  readonly seated: number;
  /** Whether phones are given new numbers or places, and how often these were started again. */
  readonly dealing: boolean;
  readonly deal: number;
  /** Slips handed out: of the first pile, then of each kind. */
  readonly slips: readonly number[];
  readonly report: Report;
  readonly toCome: readonly number[];
  readonly offers: readonly MergeOffer[];
  readonly calledBackAt: Instant | null;
  /** How long it took to come back; null until everybody was. */
  readonly cameBackIn: Duration | null;
}

/** What the crew may know of the groups. */
export interface ConsoleGroups {
  /** The hall's tables. */
  readonly tables: readonly HallTable[];
  readonly breakouts: readonly ConsoleBreakout[];
  /** How long this room takes to come back together, as far as it has been seen. */
  readonly reconvening: Duration;
}

const consoleTable = (breakout: Breakout, table: BreakoutTable, onMap: MapTable): ConsoleTable => {
  const points = pointsForCrew(breakout, table);
  return {
    ...onMap,
    extra: table.extra,
    help: table.help,
    agreed: table.sheet.agreed,
    empty: table.sheet.empty,
    written: table.sheet.points.filter((point) => !point.struck).length,
    wroteAt: table.sheet.wroteAt,
    messageRead: messageNow(breakout, table)?.read ?? null,
    messageNumber: messageNow(breakout, table)?.number ?? null,
    points,
    pending: points ? pendingPoints(table, breakout.report).map((point) => point.id) : [],
  };
};

const consoleBreakout = (state: Pick<Gathering, 'groups' | 'plan'>, breakout: Breakout): ConsoleBreakout => {
  const map = groupsMap(state, breakout);
  return {
    ...groupsFacts(state, breakout),
    item: breakout.item,
    format: breakout.format,
    tables: breakout.tables.flatMap((table, index) => {
      const onMap = map[index];
      return onMap ? [consoleTable(breakout, table, onMap)] : [];
    }),
    seated: breakout.seats.filter((seat) => !seat.left).length,
    dealing: breakout.dealing,
    deal: breakout.deal,
    slips: [null, ...breakout.format.kinds.keys()].map((kind) => slipsOut(breakout, kind)),
    report: breakout.report,
    toCome: breakout.phase === 'reporting' ? tablesToCome(breakout) : [],
    offers: mergeOffers(breakout),
    calledBackAt: breakout.calledBack?.at ?? null,
    cameBackIn: breakout.calledBack && breakout.gatheredAt !== null ? breakout.gatheredAt - breakout.calledBack.at : null,
  };
};

type Seen = Pick<Gathering, 'groups' | 'plan'>;

const seen = new WeakMap<Seen['groups'], { readonly plan: Seen['plan']; readonly facts: ConsoleGroups }>();

/** The same object while neither the groups nor the plan change: all the sheets of an evening are too much to compare each time that somebody writes. */
export const consoleGroups = ({ groups, plan }: Seen): ConsoleGroups => {
  const before = seen.get(groups);
  if (before?.plan === plan) return before.facts;
  const facts: ConsoleGroups = {
    tables: groups.tables,
    breakouts: groups.breakouts.map((breakout) => consoleBreakout({ groups, plan }, breakout)),
    reconvening: reconvening(groups),
  };
  seen.set(groups, { plan, facts });
  return facts;
};
