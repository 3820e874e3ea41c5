import { NO_RUN } from '../gathering/run/model/run.ts';
import { FIRST_PAGE } from '../gathering/stage/model/stage.ts';
import type { BreakoutSight, Sight, TableSight } from '../gathering/saw/sight.ts';
import type { ConsoleBreakout, ConsoleTable } from './console-groups.ts';
import type { ConsoleView, ModeratorView, ReviewItem } from './console.ts';
import type { RoundFacts } from './groups.ts';
import type { TableGroups, TableView } from './table.ts';

/** What screens that are no console show of the evening itself: nothing that a command of theirs is about. */
const REST: Omit<Sight, 'contribution' | 'breakout'> = {
  plan: { details: { endsAt: 0 }, settings: {}, items: [] },
  run: NO_RUN,
  stage: { scene: 'blank', pinned: false, kept: false, spotlight: null },
  wall: FIRST_PAGE,
  hands: null,
  hall: [],
  openGroups: null,
};

const contributionIn =
  (items: readonly ReviewItem[]): Sight['contribution'] =>
  (id) => {
    const item = items.find((one) => one.id === id);
    return item ? { decision: item.decision, reason: item.reason, readAloud: item.readAloud, batch: item.batch } : null;
  };

const roundSight = ({ number, startedAt, minutes }: RoundFacts): BreakoutSight['round'] => [number, startedAt, minutes];

const tableOfConsole = (table: ConsoleTable): TableSight => ({
  number: table.number,
  people: table.people,
  joined: table.joined,
  extra: table.extra,
  help: table.help?.kind ?? null,
  helpAt: table.help?.at ?? null,
  message: table.messageNumber === null || table.messageRead === null ? null : [table.messageNumber, table.messageRead],
  agreed: table.agreed,
  empty: table.empty,
  scribe: '',
  points: (table.points ?? []).map(({ id, rev }) => ({ id, rev })),
});

const breakoutOfConsole = (breakout: ConsoleBreakout): BreakoutSight => {
  const told = (point: string): ConsoleBreakout['report']['told'][number] | undefined => breakout.report.told.find((one) => one.point === point);
  return {
    phase: breakout.phase,
    round: roundSight(breakout.round),
    turn: breakout.report.turn,
    tables: breakout.tables.map(tableOfConsole),
    also: (point) => told(point)?.also ?? null,
    shown: (point) => told(point)?.shown ?? null,
    numbers: [breakout.dealing, breakout.deal],
    slips: (kind) => breakout.slips[kind === null ? 0 : kind + 1] ?? 0,
  };
};

/** What a console shows (SW1). */
export const sightOfConsole = (view: ConsoleView): Sight => ({
  plan: view.plan,
  run: view.run,
  stage: { scene: view.stage.scene, pinned: view.stage.pinned, kept: view.stage.kept, spotlight: view.stage.spotlight },
  wall: view.stage.wall,
  hands: view.hands && [view.hands.until, view.hands.round, view.hands.closesAt !== null],
  hall: view.groups.tables,
  openGroups: view.groups.breakouts.find(({ phase }) => phase !== 'over')?.id ?? null,
  contribution: contributionIn(view.items),
  breakout: (id) => {
    const breakout = view.groups.breakouts.find((one) => one.id === id);
    return breakout ? breakoutOfConsole(breakout) : null;
  },
});

/** What an inbox helper's screen shows: the contributions alone. */
export const sightOfModerator = (view: ModeratorView): Sight => ({
  ...REST,
  contribution: contributionIn(view.items),
  breakout: () => null,
});

const ownTable = (view: TableView, groups: TableGroups): TableSight => ({
  number: view.table,
  people: groups.people,
  joined: groups.joined,
  extra: groups.extra,
  help: groups.help,
  helpAt: null,
  message: null,
  agreed: groups.sheet.agreed,
  empty: groups.sheet.empty,
  scribe: groups.sheet.scribe,
  points: groups.sheet.points.filter((point) => !point.struck).map(({ id, rev }) => ({ id, rev })),
});

/** What a table's page shows: its own sheet, and what the room has heard. */
export const sightOfTable = (view: TableView): Sight => {
  const { groups } = view;
  const told = (point: string): { readonly table: number; readonly tables: readonly number[] } | undefined =>
    groups?.report?.told.find((one) => one.id === point);
  return {
    ...REST,
    contribution: () => null,
    breakout: (id) =>
      groups?.id !== id
        ? null
        : {
            phase: groups.phase,
            round: roundSight(groups.round),
            turn: groups.report?.turn ?? null,
            tables: [ownTable(view, groups)],
            also: (point) => told(point)?.tables.filter((number) => number !== told(point)?.table) ?? null,
            shown: (point) => (told(point) ? true : null),
            numbers: null,
            slips: () => 0,
          },
  };
};
