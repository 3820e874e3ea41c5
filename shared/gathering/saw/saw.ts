import type { CommandName, InputOf } from '../commands.ts';
import { neighbour } from '../run/model/neighbour.ts';
import { moves, place } from './course.ts';
import { seen, unseen, type Seen, type Unseen } from './seen.ts';
import type { BreakoutSight, Sight, TableSight } from './sight.ts';

/** The values that stand now in the fields that a change names, in the order of their names: a schema puts them in its own. */
const former = (present: object | undefined, change: object): [string, unknown][] => {
  const there = new Map<string, unknown>(Object.entries(present ?? {}));
  const named = Object.entries(change).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  return named.sort().map((key): [string, unknown] => [key, there.get(key) ?? null]);
};

const itemOf = ({ plan }: Sight, id: string): Sight['plan']['items'][number] | undefined => plan.items.find((item) => item.id === id);
const order = ({ plan }: Sight): string[] => plan.items.map((item) => item.id);
/** All that a remedy for the whole rest of the evening is reckoned from. */
const times = (sight: Sight): unknown => [
  moves(sight),
  sight.run.endsAt ?? sight.plan.details.endsAt,
  sight.run.dropped,
  sight.plan.items.map((item) => [item.id, sight.run.budgets[item.id] ?? item.minutes, item.minimum]),
];
const budgetOf = (sight: Sight, id: string): unknown => sight.run.budgets[id] ?? itemOf(sight, id)?.minutes ?? null;
const isDropped = (sight: Sight, id: string): boolean => sight.run.dropped.includes(id);

interface OfGroups {
  readonly breakout: string;
}
interface OfTable extends OfGroups {
  readonly table?: number | undefined;
}

/** Something about a breakout; null where it is gone. */
const inGroups =
  <Input extends OfGroups>(of: (breakout: BreakoutSight, input: Input) => unknown) =>
  (sight: Sight, input: Input): unknown => {
    const breakout = sight.breakout(input.breakout);
    return breakout && of(breakout, input);
  };
const step = ({ phase, round: [number, startedAt] }: BreakoutSight): unknown => [phase, number, startedAt];

/** The table that a command names; on a table's own page, which sees no other, its own. */
const tableIn = ({ tables }: BreakoutSight, number: number | undefined): TableSight | undefined =>
  number === undefined ? tables[0] : tables.find((table) => table.number === number);
const ofTable = <Input extends OfTable>(
  of: (table: TableSight, breakout: BreakoutSight, input: Input) => unknown,
): ((sight: Sight, input: Input) => unknown) =>
  inGroups((breakout, input) => {
    const table = tableIn(breakout, input.table);
    return table ? of(table, breakout, input) : null;
  });
const turn = ({ turn: now }: BreakoutSight): unknown => now && [now.table, now.since, now.told];
const revOf = ({ tables }: BreakoutSight, point: string): number | null =>
  tables.flatMap((table) => table.points).find((one) => one.id === point)?.rev ?? null;

const OWN = unseen('Its writer alone can change it, by its key.');
const CLOCK = unseen('The server’s own clock, which acts on the state itself.');

/**
 * For every command, what its sender must have seen for it to be carried out (SW1), or why nothing need be named. Fields that
 * two people may change apart from each other are compared apart, so that only what is really the same stands in the way.
 */
export const SAW: { readonly [Name in CommandName]: Seen<InputOf<Name>> | Unseen } = {
  'plan.editDetails': seen('plan', (sight, input) => former(sight.plan.details, input)),
  'plan.editSettings': seen('plan', (sight, input) => former(sight.plan.settings, input)),
  'plan.addItem': seen('plan', (sight, { at }) => (at === undefined ? null : order(sight))),
  'plan.editItem': seen('plan', (sight, { id, change }) => former(itemOf(sight, id), change)),
  'plan.moveItem': seen('plan', order),
  'plan.removeItem': seen('plan', (sight, { id }) => itemOf(sight, id) ?? null),

  'run.start': seen('run', (sight) => [moves(sight), order(sight)[0] ?? null]),
  'run.next': seen('run', (sight) => [moves(sight), neighbour(sight.plan, sight.run, 1)]),
  'run.back': seen('run', (sight) => [moves(sight), neighbour(sight.plan, sight.run, -1)]),
  'run.jump': seen('run', (sight, { item }) => [moves(sight), isDropped(sight, item)]),
  'run.endItem': seen('run', moves),
  'run.pause': seen('run', moves),
  'run.resume': seen('run', moves),
  'run.end': seen('run', (sight) => [moves(sight), neighbour(sight.plan, sight.run, 1)]),
  'run.takeBack': seen('run', moves),
  'run.close': seen('run', moves),
  'run.notYet': seen('time', ({ plan, run }) => [plan.details.endsAt, run.keptOpenUntil]),
  'run.began': seen('run', moves),
  'run.pauseReason': seen('time', ({ run }, { from }) => run.pauses.find((pause) => pause.from === from)?.reason ?? null),
  'run.discount': seen('time', ({ run }, { from }) => run.outages.find((outage) => outage.from === from)?.counted ?? null),
  'run.clockStepped': CLOCK,

  'time.trim': seen('time', times),
  'time.setBudget': seen('time', (sight, { item }) => [budgetOf(sight, item), isDropped(sight, item)]),
  'time.restoreBudgets': seen('time', (sight, { changes }) => changes.map(({ item }) => [item, budgetOf(sight, item)])),
  'time.drop': seen('time', (sight, { item }) => [isDropped(sight, item), itemOf(sight, item)?.title ?? null]),
  'time.bringBack': seen('time', (sight, { item }) => [isDropped(sight, item), itemOf(sight, item)?.title ?? null]),
  'time.endAt': seen('time', ({ plan, run }) => run.endsAt ?? plan.details.endsAt),
  'time.settleLateStart': seen('time', (sight) => [times(sight), sight.run.lateStartSettled]),
  'time.inParallel': seen('time', times),
  'time.inTurn': seen('time', (sight, { item, items }) => [itemOf(sight, item)?.kind ?? null, items.map((id) => isDropped(sight, id))]),
  'time.beat': CLOCK,
  'time.wake': CLOCK,

  'floor.write': OWN,
  'floor.edit': OWN,
  'floor.withdraw': OWN,
  'floor.decide': seen('contribution', (sight, { id }) => sight.contribution(id)),
  'floor.readAloud': seen('contribution', (sight, { id }) => sight.contribution(id)),
  'floor.mark': CLOCK,

  'hands.ask': seen('hands', ({ hands, plan, run }) => [hands, run.endsAt ?? plan.details.endsAt]),
  'hands.answer': unseen('It names the asking that it answers, and is its phone’s own.'),
  'hands.endCount': seen('hands', ({ hands }) => hands),
  'hands.settle': seen('hands', ({ hands }) => hands),

  'groups.setTables': seen('groups', ({ hall }) => hall),
  'groups.form': seen('groups', (sight) => [sight.openGroups, moves(sight), sight.hall]),
  'groups.discard': seen('groups', inGroups(step)),
  'groups.begin': seen('groups', inGroups(step)),
  'groups.next': seen('groups', inGroups(step)),
  'groups.extend': seen(
    'groups',
    inGroups((breakout, { table }) => [breakout.round, table === undefined ? null : (tableIn(breakout, table)?.extra ?? null)]),
  ),
  'groups.callBack': seen('groups', inGroups(step)),
  'groups.gathered': seen('groups', inGroups(step)),
  'groups.finish': seen('groups', inGroups(step)),
  'groups.stepBack': seen('groups', inGroups(step)),
  'groups.merge': seen(
    'groups',
    inGroups((breakout, { from, into }) => [step(breakout), [from, into].map((number) => tableIn(breakout, number)?.joined ?? null)]),
  ),
  'groups.part': seen(
    'groups',
    ofTable(({ joined }, breakout) => [step(breakout), joined]),
  ),
  'groups.message': seen(
    'groups',
    inGroups((breakout, { table }) => [
      step(breakout),
      breakout.tables.filter(({ number }) => table === undefined || number === table).map(({ message }) => message),
    ]),
  ),
  'groups.settleHelp': seen(
    'groups',
    ofTable(({ help, helpAt }) => [help, helpAt]),
  ),

  'seats.take': unseen('A number is its key’s own.'),
  'seats.choose': unseen('A place is its key’s own.'),
  'seats.leave': unseen('A place is its key’s own.'),
  'seats.dealing': seen(
    'groups',
    inGroups(({ numbers }) => numbers),
  ),
  'seats.renumber': seen(
    'groups',
    inGroups((breakout) => [step(breakout), breakout.numbers]),
  ),
  'seats.slips': seen(
    'groups',
    inGroups((breakout, { kind }) => breakout.slips(kind ?? null)),
  ),
  'seats.away': unseen('It states a fact about one number that no screen shows; said twice it is said once.'),
  'seats.people': seen(
    'groups',
    ofTable(({ people }) => people),
  ),

  'table.help': seen(
    'groups',
    ofTable(({ help }) => help),
  ),
  'table.more': seen(
    'groups',
    ofTable(({ extra }, { round }) => [round, extra]),
  ),
  'table.read': unseen('It names the message that was read.'),
  'table.write': unseen('It names the version that its words build on, waits offline on purpose, and loses no other’s words.'),
  'table.strike': unseen('It waits offline on purpose; what is struck out stays on the sheet and is back with one tap.'),
  'table.agree': seen(
    'sheet',
    ofTable(({ points, agreed }) => [points, agreed]),
  ),
  'table.empty': seen(
    'sheet',
    ofTable(({ points, empty }) => [points.length, empty]),
  ),
  'table.scribe': seen(
    'sheet',
    ofTable(({ scribe }) => scribe),
  ),

  'report.tell': seen(
    'report',
    inGroups((breakout, { point }) => [breakout.turn?.table ?? null, revOf(breakout, point)]),
  ),
  'report.also': seen(
    'report',
    inGroups((breakout, { told, table }) => breakout.also(told)?.includes(tableIn(breakout, table)?.number ?? 0) ?? null),
  ),
  'report.pass': seen('report', inGroups(turn)),
  'report.say': unseen('It adds a point of its own, and changes none that is there.'),
  'report.next': seen('report', inGroups(turn)),
  'report.giveTurn': seen('report', inGroups(turn)),
  'report.untell': seen(
    'report',
    inGroups((breakout, { point }) => breakout.shown(point)),
  ),

  'stage.show': seen('screen', (sight, { back }) => [place(sight), sight.stage, back?.spotlight ? sight.contribution(back.spotlight) : null]),
  'stage.keep': seen('screen', (sight) => [place(sight), sight.stage]),
  'stage.spotlight': seen('screen', (sight, { id }) => [place(sight), sight.stage, sight.contribution(id)]),
  'stage.turnWall': seen('screen', (sight) => [place(sight), sight.stage.scene, sight.wall]),
  'stage.drawn': unseen('It states what a screen has drawn; of what has left the wall since, nothing is kept.'),
};

/** What the sender of a command sees of what it is about; undefined where it need name nothing. */
export const sawOf = <Name extends CommandName>(name: Name, input: InputOf<Name>, sight: Sight): unknown => {
  const entry: Seen<InputOf<Name>> | Unseen = SAW[name];
  return 'of' in entry ? entry.of(sight, input) : undefined;
};
