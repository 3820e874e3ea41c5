import { contributionOf } from '../floor/model/lookup.ts';
import type { Gathering } from '../gathering.ts';
import type { Breakout, BreakoutTable, Told } from '../groups/model/breakout.ts';
import { roundIndex } from '../groups/model/present-round.ts';
import { openBreakout } from '../groups/model/groups.ts';
import { messageNow } from '../groups/model/message-now.ts';
import { slipsOut } from '../groups/model/seats/piles.ts';
import type { Point } from '../groups/model/sheet/point.ts';
import { pointsForCrew } from '../groups/model/sheet/released.ts';
import { peopleAt } from '../groups/model/seats/seating.ts';
import { isKept, pinnedScene, sceneOf, wallPosition } from '../stage/model/scene.ts';
import type { BreakoutSight, Sight, TableSight } from './sight.ts';

/** The lines that a screen may read: all of its own sheet, or those that the crew may read. */
const readable = (breakout: Breakout, table: BreakoutTable, own: number | null): readonly Point[] =>
  own === null ? (pointsForCrew(breakout, table) ?? []) : table.sheet.points.filter((point) => !point.struck);

const messageSight = (last: BreakoutTable['message']): TableSight['message'] => last && [last.number, last.read];

const tableSight = (breakout: Breakout, table: BreakoutTable, own: number | null): TableSight => ({
  number: table.number,
  people: peopleAt(breakout, table),
  joined: table.joined,
  extra: table.extra,
  help: table.help?.kind ?? null,
  helpAt: table.help?.at ?? null,
  message: messageSight(messageNow(breakout, table)),
  agreed: table.sheet.agreed,
  empty: table.sheet.empty,
  scribe: table.sheet.scribe,
  points: readable(breakout, table, own).map(({ id, rev }) => ({ id, rev })),
});

const breakoutSight = (breakout: Breakout, own: number | null): BreakoutSight => {
  const index = roundIndex(breakout);
  const run = breakout.rounds[index];
  // A table's page is told of a point once it is on the projector.
  const told = (point: string): Told | undefined => breakout.report.told.find((one) => one.point === point && (own === null || one.shown));
  return {
    phase: breakout.phase,
    round: [index + 1, run?.startedAt ?? null, (breakout.format.rounds[index]?.minutes ?? 0) + (run?.extra ?? 0)],
    turn: breakout.report.turn,
    tables: breakout.tables.filter(({ number }) => own === null || number === own).map((table) => tableSight(breakout, table, own)),
    also: (point) => told(point)?.also ?? null,
    shown: (point) => told(point)?.shown ?? null,
    numbers: own === null ? [breakout.dealing, breakout.deal] : null,
    slips: (kind) => slipsOut(breakout, kind),
  };
};

/** What a screen that is up to date shows; `table` is that of a table's page, which sees no other table, and null for the crew. */
export const sightOfState = (state: Gathering, table: number | null): Sight => ({
  plan: state.plan,
  run: state.run,
  stage: {
    scene: sceneOf(state),
    pinned: pinnedScene(state) !== null,
    kept: isKept(state),
    spotlight: state.stage.spotlight !== null && contributionOf(state.floor, state.stage.spotlight) ? state.stage.spotlight : null,
  },
  wall: wallPosition(state),
  hands: state.hands.until === null ? null : [state.hands.until, state.hands.round, state.hands.closesAt !== null],
  hall: state.groups.tables,
  openGroups: openBreakout(state.groups)?.id ?? null,
  contribution: (id) => {
    const one = contributionOf(state.floor, id);
    return !one || one.batch === null ? null : { decision: one.decision, reason: one.reason, readAloud: one.readAloud, batch: one.batch };
  },
  breakout: (id) => {
    const one = state.groups.breakouts.find((breakout) => breakout.id === id);
    // A table's page has the latest groups before it until the close, and only where it is one of their tables.
    const isLatest = state.run.closedAt === null && one === state.groups.breakouts.at(-1);
    const isSeen = table === null || (isLatest && one?.tables.some(({ number }) => number === table));
    return one && isSeen ? breakoutSight(one, table) : null;
  },
});
