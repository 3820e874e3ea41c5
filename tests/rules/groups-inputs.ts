import fc from 'fast-check';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { BREAKOUT_PHASES, HELP_KINDS, type Breakout } from '../../shared/gathering/groups/model/breakout.ts';
import { WAYS, type Format } from '../../shared/gathering/groups/model/format.ts';
import { PRESETS } from '../../shared/gathering/groups/model/presets.ts';
import { EMPTY_REASONS, TAGS, type Point } from '../../shared/gathering/groups/model/sheet/point.ts';

/** Stands for the id of the breakout that is the latest when the command is sent. */
export const CURRENT = 'CURRENT';
/** Stands for one of the points that there are then, by a number of its own: "POINT-3". */
const POINT = /^POINT-(\d+)$/;
const TOLD = /^TOLD-(\d+)$/;

export const SEAT_KEYS = Array.from({ length: 6 }, (_, index) => `SEAT${String(index)}ABCDEFGH`);

export const latest = (state: Gathering): Breakout | undefined => state.groups.breakouts.at(-1);
export const pointsOf = (breakout: Breakout | undefined): Point[] => breakout?.tables.flatMap((table) => table.sheet.points) ?? [];

/** What is there by that number, counted round; a name that nobody knows where nothing is. */
const chosen = (ids: readonly string[], number: string | undefined): string => ids[Number(number) % Math.max(1, ids.length)] ?? 'nothing4here';

/** An input with the placeholders in it replaced by what is there now. */
export const resolved = (input: unknown, state: Gathering): unknown => {
  if (typeof input !== 'object' || input === null || !('breakout' in input) || input.breakout !== CURRENT) return input;
  const breakout = latest(state);
  const points = pointsOf(breakout).map(({ id }) => id);
  const told = breakout?.report.told.map(({ point }) => point) ?? [];
  const known = (value: unknown): unknown => {
    if (value === CURRENT) return breakout?.id ?? 'none';
    if (typeof value !== 'string') return value;
    if (POINT.test(value)) return chosen(points, POINT.exec(value)?.[1]);
    return TOLD.test(value) ? chosen(told, TOLD.exec(value)?.[1]) : value;
  };
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, known(value)]));
};

const breakout = fc.constant(CURRENT);
const table = fc.integer({ min: 1, max: 4 });
const some = fc.nat(11);
const point = some.map((number) => `POINT-${String(number)}`);
const told = some.map((number) => `TOLD-${String(number)}`);
const newPoint = fc.integer({ min: 0, max: 1e9 }).map((number) => `made${String(number).padStart(10, '0')}`);
const kind = fc.option(fc.nat(1));
const key = fc.constantFrom(...SEAT_KEYS);
const optional = <const Key extends string>(requiredKeys: Key[]): { requiredKeys: Key[] } => ({ requiredKeys });
const words = fc.integer({ min: 1, max: 1e9 }).map((number) => `lines-${String(number)}-end`);

const preset = fc.constantFrom(...PRESETS);
export const format: fc.Arbitrary<Format> = fc
  .record({
    preset,
    way: fc.constantFrom(...WAYS, 'count', 'count'),
    tables: fc.integer({ min: 0, max: 4 }),
    seating: fc.constantFrom('same', 'mixed', 'affinity', 'mixed'),
    hostsStay: fc.boolean(),
    places: fc.option(fc.integer({ min: 2, max: 4 })),
    writers: fc.constantFrom('everyone', 'scribe'),
    reportBack: fc.boolean(),
    topic: fc.constantFrom('respect', 'protect', 'nowhere'),
  })
  .map(({ preset: base, seating, topic, ...change }) => ({
    ...base,
    ...change,
    tables: change.tables === 0 ? 0 : 4,
    reportBack: change.reportBack || change.tables % 2 === 1,
    rounds: base.rounds.length > 1 ? base.rounds : [...base.rounds, { minutes: 5, within: 'table', seating }],
    questions: [{ topic, wording: '' }],
    kinds: [
      { name: 'officers', rule: 'spread', cap: 2 },
      { name: 'Somali speakers', rule: 'cluster', cap: null },
    ],
  }));

const named = fc.record({ breakout });
const ofTable = fc.record({ breakout, table }, optional(['breakout']));

/** What screens send to and about groups, by command. */
export const GROUP_INPUTS: Record<string, fc.Arbitrary<unknown>> = {
  'groups.setTables': fc.record({
    tables: fc.uniqueArray(fc.record({ number: table, place: fc.constantFrom('', 'by the stage') }), { selector: ({ number }) => number }),
  }),
  'groups.form': fc.record({ format }),
  'groups.discard': named,
  'groups.begin': named,
  'groups.next': named,
  'groups.extend': fc.record({ breakout, table, minutes: fc.integer({ min: -5, max: 10 }) }, optional(['breakout', 'minutes'])),
  'groups.callBack': fc.record({ breakout, leadSeconds: fc.integer({ min: 0, max: 600 }) }),
  'groups.gathered': named,
  'groups.finish': named,
  'groups.stepBack': fc.record({
    breakout,
    from: fc.constantFrom(...BREAKOUT_PHASES),
    rounds: fc.nat(3),
    to: fc.constantFrom(...BREAKOUT_PHASES),
    turn: fc.option(table),
  }),
  'groups.merge': fc.record({ breakout, from: table, into: table }),
  'groups.part': fc.record({ breakout, table }),
  'groups.message': fc.record({ breakout, table, text: words }, optional(['breakout', 'text'])),
  'groups.settleHelp': fc.record({ breakout, table }),
  'seats.take': fc.record({ breakout, key, kind }, optional(['breakout', 'key'])),
  'seats.choose': fc.record({ breakout, key, table }),
  'seats.leave': fc.record({ breakout, key }),
  'seats.dealing': fc.record({ breakout, on: fc.boolean() }),
  'seats.renumber': fc.record({ breakout }),
  'seats.slips': fc.record({ breakout, kind, out: fc.nat(12) }, optional(['breakout', 'out'])),
  'seats.away': fc.record({ breakout, slot: fc.constantFrom('1', '2', 'A1', 'A2', 'B1'), away: fc.boolean() }),
  'seats.people': fc.record({ breakout, table, people: fc.option(fc.nat(9)) }, optional(['breakout', 'people'])),
  'table.help': fc.record({ breakout, kind: fc.option(fc.constantFrom(...HELP_KINDS)) }),
  'table.more': named,
  'table.read': fc.record({ breakout, number: fc.nat(3) }),
  'table.write': fc.record({
    breakout,
    id: fc.oneof(newPoint, newPoint, point),
    text: words,
    exact: fc.boolean(),
    tags: fc.subarray([...TAGS]),
    base: fc.nat(3),
    otherwise: fc.oneof({ weight: 5, arbitrary: newPoint }, { weight: 1, arbitrary: point }),
  }),
  'table.strike': fc.record({ breakout, id: point, struck: fc.boolean() }),
  'table.agree': fc.record({ breakout, agreed: fc.boolean() }),
  'table.empty': fc.record({ breakout, reason: fc.option(fc.constantFrom(...EMPTY_REASONS)) }),
  'table.scribe': fc.record({ breakout, badge: fc.constantFrom('', 'BADGE1OFATABLE', 'BADGE2OFATABLE') }),
  'report.tell': fc.record({ breakout, table, point }, optional(['breakout', 'point'])),
  'report.say': fc.record({ breakout, table, text: words }),
  'report.also': fc.record({ breakout, table, told, also: fc.boolean(), point: fc.option(point) }, optional(['breakout', 'told', 'also'])),
  'report.pass': ofTable,
  'report.next': named,
  'report.giveTurn': fc.record({ breakout, table }),
  'report.untell': fc.record({ breakout, point: told }),
  'time.inParallel': fc.record({ items: fc.constant(['protect', 'represent']), title: fc.constant('Both at once') }),
  'time.inTurn': fc.record({ item: fc.constant('nowhere'), items: fc.constant(['protect', 'represent']) }),
};

/** Commands of groups that random evenings send more often than others, so that they go through them. */
export const LIKELY_OF_GROUPS = [
  'groups.form',
  'groups.begin',
  'groups.begin',
  'seats.take',
  'seats.slips',
  'table.write',
  'table.write',
  'table.write',
  'table.agree',
  'groups.callBack',
  'groups.gathered',
  'report.tell',
  'report.tell',
  'report.next',
  'report.also',
] as const;
