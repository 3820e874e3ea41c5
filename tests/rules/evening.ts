import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { carryOut, type Carried } from '../../shared/gathering/carry-out.ts';
import { COMMANDS, type CommandName } from '../../shared/gathering/commands.ts';
import { AUDIENCES, DECISIONS, HOLD_REASONS } from '../../shared/gathering/floor/model/contribution.ts';
import { newGathering, type Gathering } from '../../shared/gathering/gathering.ts';
import { ITEM_KINDS } from '../../shared/gathering/plan/model/plan.ts';
import { planFrom, TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import { isRefusal, type Refusal } from '../../shared/gathering/refusal.ts';
import { ROLES, type Role } from '../../shared/gathering/role.ts';
import { PAUSE_REASONS } from '../../shared/gathering/run/model/run.ts';
import { SCENES } from '../../shared/gathering/stage/model/stage.ts';
import { MINUTE, type Instant } from '../../shared/gathering/time.ts';
import type { WayBack } from '../../shared/gathering/saw/ways-back.ts';
import { sawNow } from '../tools/saw-now.ts';
import { CURRENT, format, GROUP_INPUTS, LIKELY_OF_GROUPS, resolved } from './groups-inputs.ts';

/** Start of the evening that the tests speak of: 18:00 in London. */
export const START: Instant = Date.UTC(2026, 4, 12, 17, 0);

export const hashOf = (key: string): string => createHash('sha256').update(`salt ${key}`).digest('base64url');

/** Numbers in [0, 1) that come out the same each time. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

export interface Step {
  readonly role: Role;
  readonly name: string;
  readonly input: unknown;
  /** Time since the step before, in ms. */
  readonly after: number;
  /** The table whose card the sender holds, where the sender is a table. */
  readonly table: number;
}

/** What is written carries the evening's own words of consent, as a phone's page sends them, unless it says others. */
const withConsent = (name: string, input: unknown, { consent }: Gathering): unknown =>
  (name === 'floor.write' || name === 'floor.edit') && typeof input === 'object' && input !== null && !Array.isArray(input)
    ? { consent, ...input }
    : input;

/** An evening that is driven by commands, as the room drives it, with a clock and a chance of its own. */
export class Evening {
  state: Gathering;
  now: Instant = START;
  #ways: readonly WayBack[] = [];
  readonly #random: () => number;
  #ids = 0;

  constructor(seed = 1, template = TEMPLATES[0]) {
    if (!template) throw new Error('no template');
    this.#random = seeded(seed);
    this.state = newGathering('evening', 'K7QF', planFrom(template, START, 'Europe/London'), this.#random);
  }

  /** Sends a command, from the table of that number where a table sends it, and keeps what it did. */
  send(role: Role, name: string, input: unknown = {}, after = 1000, table = 1): Carried | Refusal {
    this.now += after;
    const meant = withConsent(name, resolved(input, this.state), this.state);
    return this.message(role, { id: this.nextId(), name, input: meant, saw: sawNow(this.state, role, table, name, meant) }, table);
  }

  /** Goes through a step of a random evening. */
  goes({ role, name, input, after, table }: Step): Carried | Refusal {
    return this.send(role, name, input, after, table);
  }

  message(role: Role, message: unknown, table = 1): Carried | Refusal {
    const card = role === 'table' ? { table } : {};
    const outcome = carryOut(this.state, message, { role, ...card, ways: this.#ways, now: this.now, random: this.#random, hash: hashOf });
    if (!isRefusal(outcome)) {
      this.state = outcome.state;
      this.#ways = outcome.ways ?? this.#ways;
    }
    return outcome;
  }

  nextId(): string {
    this.#ids += 1;
    return `message-${String(this.#ids).padStart(8, '0')}`;
  }

  /** Sends a command that is expected to be carried out. */
  does(role: Role, name: CommandName, input: unknown = {}, after = 1000, table = 1): Carried {
    const outcome = this.send(role, name, input, after, table);
    if (isRefusal(outcome)) throw new Error(`${name} was refused: ${outcome.refused}`);
    return outcome;
  }

  refusal(role: Role, name: string, input: unknown = {}, table = 1): string {
    const outcome = this.send(role, name, input, 1000, table);
    return isRefusal(outcome) ? outcome.refused : 'carried out';
  }

  /** Sends what the outcome says would take it back, as a console does. */
  undo({ undo }: Carried, role: Role = 'facilitator', table = 1): string {
    if (!undo) return 'cannot be undone';
    this.now += 1000;
    const before = this.state;
    const outcome = this.message(role, undo, table);
    return isRefusal(outcome) ? outcome.refused : this.state === before ? 'used before' : 'carried out';
  }

  writes(key: string, text: string, topic = 'respect', audience = 'show'): string {
    this.does('participant', 'floor.write', { key, text, topic, audience });
    return hashOf(key);
  }

  /** Marks until nothing but what must stay behind is left. */
  mark(times = 1): void {
    for (let i = 0; i < times; i += 1) this.does('system', 'floor.mark', {}, 2 * MINUTE);
  }

  /** Writes with mixing off, so that it is in the inbox at once. */
  mixed(key: string, text: string, topic = 'respect', audience = 'show'): string {
    const { mixSeconds } = this.state.plan.settings;
    this.does('organiser', 'plan.editSettings', { mixSeconds: 0 });
    const id = this.writes(key, text, topic, audience);
    this.does('organiser', 'plan.editSettings', { mixSeconds });
    return id;
  }

  json(): string {
    return JSON.stringify(this.state);
  }
}

export const KEYS = Array.from({ length: 8 }, (_, index) => `KEY${index}ABCDEFGH`);
const ITEM_IDS = ['food', 'opening', 'respect', 'protect', 'break', 'represent', 'close', 'item-9', 'nowhere'];
const item = fc.record({
  kind: fc.constantFrom(...ITEM_KINDS),
  title: fc.constantFrom('Part', 'Another part'),
  minutes: fc.integer({ min: 1, max: 60 }),
  minimum: fc.integer({ min: 0, max: 10 }),
  mustHappen: fc.boolean(),
  leads: fc.constant(''),
  wording: fc.constant('What now?'),
  explanation: fc.constant(''),
  hue: fc.integer({ min: 0, max: 8 }),
});
const contribution = fc.constantFrom(...KEYS.map(hashOf), 'nobody');
const nothing = fc.constant({});
const words = fc.record({
  key: fc.constantFrom(...KEYS),
  topic: fc.constantFrom('respect', 'protect', 'else', 'story', 'break'),
  // Each text is unlike every other, so that a test can search a view for it.
  text: fc.integer({ min: 1, max: 1e9 }).map((number) => `words-${number}-end`),
  audience: fc.constantFrom(...AUDIENCES, 'show', 'show'),
});
const time = fc.integer({ min: -60, max: 300 }).map((minute) => START + minute * MINUTE);
const optional = { requiredKeys: [] };

const minutesOrNone = fc.option(time);
/** What a screen might send, by command; one that is not here is sent nothing. */
const INPUTS: Record<string, fc.Arbitrary<unknown>> = {
  'plan.editDetails': fc.record({ title: fc.constantFrom('A', 'B'), endsAt: time, hardStopAt: time, writingUntil: time }, optional),
  'plan.editSettings': fc.record({ moderation: fc.boolean(), mixSeconds: fc.constantFrom(0, 0, 60, 120) }, optional),
  'plan.addItem': fc.record({ item, at: fc.integer({ min: 0, max: 12 }) }, { requiredKeys: ['item'] }),
  'plan.editItem': fc.record({
    id: fc.constantFrom(...ITEM_IDS),
    change: fc.record({ title: fc.constant('C'), kind: fc.constantFrom(...ITEM_KINDS) }, optional),
  }),
  'plan.moveItem': fc.record({ id: fc.constantFrom(...ITEM_IDS), to: fc.integer({ min: 0, max: 12 }) }),
  'plan.removeItem': fc.record({ id: fc.constantFrom(...ITEM_IDS) }),
  'run.start': nothing,
  'run.next': nothing,
  'run.back': nothing,
  'run.jump': fc.record({ item: fc.constantFrom(...ITEM_IDS) }),
  'run.endItem': nothing,
  'run.pause': fc.record({ reason: fc.constantFrom(...PAUSE_REASONS) }),
  'run.resume': nothing,
  'run.end': nothing,
  'run.takeBack': fc.record({
    what: fc.constantFrom('move', 'end-item', 'end', 'pause', 'resume'),
  }),
  'run.close': nothing,
  'run.began': fc.record({ item: fc.constantFrom(...ITEM_IDS), at: time }),
  'run.pauseReason': fc.record({ from: time, reason: fc.constantFrom(...PAUSE_REASONS) }),
  'run.discount': fc.record({ from: time }),
  'run.clockStepped': fc.record({ by: fc.integer({ min: -5000, max: MINUTE }) }),
  'time.trim': fc.record({ how: fc.constantFrom('planned', 'realistic') }),
  'time.setBudget': fc.record({ item: fc.constantFrom(...ITEM_IDS), minutes: fc.integer({ min: 1, max: 60 }) }),
  'time.restoreBudgets': fc.record({
    changes: fc.array(fc.record({ item: fc.constantFrom(...ITEM_IDS), to: fc.option(fc.integer({ min: 0, max: 60 })) }), { maxLength: 3 }),
  }),
  'time.drop': fc.record({ item: fc.constantFrom(...ITEM_IDS) }),
  'time.bringBack': fc.record({ item: fc.constantFrom(...ITEM_IDS) }),
  'time.endAt': fc.record({ at: minutesOrNone }),
  'time.settleLateStart': fc.record({ how: fc.constantFrom('first', 'rest', 'later', 'leave') }),
  'hands.ask': fc.record({ until: time }),
  'hands.answer': fc.record({ key: fc.constantFrom(...KEYS), round: fc.nat(3), answer: fc.constantFrom('yes', 'no') }),
  'floor.write': words,
  'floor.edit': words,
  'floor.withdraw': fc.record({ key: fc.constantFrom(...KEYS) }),
  'floor.decide': fc.record(
    { id: contribution, decision: fc.constantFrom(...DECISIONS, 'shown', 'shown'), reason: fc.constantFrom(...HOLD_REASONS) },
    { requiredKeys: ['id', 'decision'] },
  ),
  'floor.readAloud': fc.record({ id: contribution, readAloud: fc.boolean() }),
  'floor.mark': nothing,
  'stage.show': fc.record(
    { scene: fc.option(fc.constantFrom(...SCENES)), topic: fc.option(fc.constantFrom('respect', 'protect', 'else', 'story', 'nowhere')) },
    { requiredKeys: ['scene'] },
  ),
  'stage.keep': fc.record({ kept: fc.boolean() }),
  'stage.turnWall': fc.record({ page: fc.nat(4), turning: fc.boolean() }),
  'stage.drawn': fc.record({ ids: fc.array(contribution, { maxLength: 4 }) }),
  'stage.spotlight': fc.record({ id: contribution }),
  ...GROUP_INPUTS,
};

/** What a screen might send with this command. */
export const inputOf = (name: string): fc.Arbitrary<unknown> => INPUTS[name] ?? nothing;

export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];
/** Said more often, so that an evening fills before it ends. */
const LIKELY: CommandName[] = [
  'floor.write',
  'plan.editSettings',
  'floor.write',
  'floor.write',
  'floor.write',
  'floor.write',
  'floor.mark',
  'floor.mark',
  'floor.decide',
  'floor.decide',
  'stage.spotlight',
];
const RARE: readonly CommandName[] = ['run.close', 'run.end'];

const stepOf = (name: CommandName): fc.Arbitrary<Step> =>
  fc.record({
    role: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...COMMANDS[name].roles) }, { weight: 1, arbitrary: fc.constantFrom(...ROLES) }),
    name: fc.constant(name),
    input: fc.oneof({ weight: 19, arbitrary: inputOf(name) }, { weight: 1, arbitrary: fc.jsonValue() }),
    after: fc.integer({ min: 1, max: 10 * MINUTE }),
    table: fc.integer({ min: 1, max: 4 }),
  });

const REST = COMMAND_NAMES.filter((name) => !RARE.includes(name));

/** A random step: often one of these, mostly what a screen would send, now and then nonsense. */
const stepAmong = (likely: readonly CommandName[]): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 24, arbitrary: fc.constantFrom(...likely).chain(stepOf) },
    { weight: 16, arbitrary: fc.constantFrom(...REST).chain(stepOf) },
    { weight: 1, arbitrary: fc.constantFrom(...RARE).chain(stepOf) },
  );
const some = (likely: readonly CommandName[]): fc.Arbitrary<Step[]> => fc.array(stepAmong(likely), { maxLength: 60, size: 'max' });

const sent = (name: CommandName, input: object, table = 1): Step => ({
  role: 'facilitator',
  name,
  input: { breakout: CURRENT, ...input },
  after: 1000,
  table,
});

/** The evening has begun, and in its first part groups have been formed, may be talking, and may be back and telling. */
const inGroups: fc.Arbitrary<Step[]> = fc
  .tuple(format, fc.nat(3), fc.array(stepOf('table.write'), { maxLength: 8 }), fc.array(fc.nat(7), { maxLength: 4 }))
  .map(([one, far, written, told]) => {
    const before = [sent('run.start', {}), sent('groups.form', { format: one })];
    const talking = far > 0 ? [sent('groups.begin', {})] : [];
    const back = [sent('groups.callBack', { leadSeconds: 60 }), sent('groups.gathered', {})];
    // Whose point it is that has the number is known when it is sent.
    const tell = told.flatMap((number) => [1, 2, 3, 4].map((table) => sent('report.tell', { point: `POINT-${String(number)}`, table })));
    return [...before, ...talking, ...written, ...(far > 1 ? [...back, ...tell] : [])];
  });

/** Steps of an evening that goes through groups. */
export const groupSteps = fc.tuple(inGroups, some([...LIKELY, ...LIKELY_OF_GROUPS, ...LIKELY_OF_GROUPS])).map((parts) => parts.flat());

export const steps = fc.oneof({ weight: 3, arbitrary: some(LIKELY) }, { weight: 2, arbitrary: groupSteps });
