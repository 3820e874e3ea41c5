import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { MOST_ANSWERED } from '../../shared/gathering/carry-out.ts';
import { COMMANDS, isCommandName, type CommandName } from '../../shared/gathering/commands.ts';
import { Gathering } from '../../shared/gathering/gathering.ts';
import { isRefusal, REFUSAL_CODES } from '../../shared/gathering/refusal.ts';
import { ROLES, type Role } from '../../shared/gathering/role.ts';
import type { Outcome } from '../../shared/gathering/rule.ts';
import { COMMAND_NAMES, Evening, hashOf, inputOf, KEYS, START, steps } from './evening.ts';
import { sawNow } from '../tools/saw-now.ts';
import { GroupEvening, keyOf, pointId } from './groups-evening.ts';
import { resolved } from './groups-inputs.ts';

const SENDERS: Record<string, readonly Role[]> = {
  plan: ['organiser', 'facilitator'],
  run: ['organiser', 'facilitator'],
  stage: ['organiser', 'facilitator'],
  time: ['organiser', 'facilitator'],
  hands: ['organiser', 'facilitator'],
  'hands.answer': ['participant'],
  'hands.endCount': ['organiser', 'facilitator', 'system'],
  'stage.drawn': ['projector'],
  'run.close': ['organiser', 'system'],
  'run.clockStepped': ['system'],
  'time.beat': ['system'],
  'time.wake': ['system'],
  'floor.write': ['participant'],
  'floor.edit': ['participant'],
  'floor.withdraw': ['participant'],
  'floor.decide': ['organiser', 'facilitator', 'moderator'],
  'floor.readAloud': ['organiser', 'facilitator', 'moderator'],
  'floor.mark': ['system'],
  groups: ['organiser', 'facilitator'],
  seats: ['organiser', 'facilitator', 'table'],
  'seats.take': ['participant'],
  'seats.choose': ['participant'],
  'seats.leave': ['participant'],
  'seats.dealing': ['organiser', 'facilitator'],
  'seats.renumber': ['organiser', 'facilitator'],
  'seats.slips': ['organiser', 'facilitator'],
  table: ['table'],
  report: ['organiser', 'facilitator'],
  'report.tell': ['organiser', 'facilitator', 'table'],
  'report.also': ['organiser', 'facilitator', 'table'],
  'report.pass': ['organiser', 'facilitator', 'table'],
};
const sendersOf = (name: string): readonly Role[] => SENDERS[name] ?? SENDERS[name.split('.')[0] ?? ''] ?? [];

const validInput = (name: CommandName): unknown => fc.sample(inputOf(name), { numRuns: 1, seed: 7 })[0];
const someSender = (name: CommandName): Role => COMMANDS[name].roles[0] ?? 'system';

describe('RM1: what is not a message, or names no command, is refused', () => {
  it.each([
    null,
    1,
    'x',
    [],
    {},
    { id: 'short', name: 'run.start', input: {} },
    { id: 'message-0001', input: {} },
    { id: 'with space 00', name: 'run.start' },
  ])('RM1: %j is malformed', (message) => {
    expect(new Evening().message('organiser', message)).toEqual({ refused: 'malformed' });
  });
  it.each(['', 'run.nothing', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])('RM1: there is no command %j', (name) => {
    expect(isCommandName(name)).toBe(false);
    expect(new Evening().refusal('organiser', name)).toBe('unknown-command');
  });
});

describe('RM2: a command is carried out for the roles of the table alone', () => {
  it.each(COMMAND_NAMES.flatMap((name) => ROLES.map((role) => [name, role] as const)))('RM2: %s from %s', (name, role) => {
    const answer = new Evening().refusal(role, name, validInput(name));
    if (sendersOf(name).includes(role)) expect(answer).not.toBe('not-allowed');
    else expect(answer).toBe('not-allowed');
    expect([...COMMANDS[name].roles].sort()).toEqual([...sendersOf(name)].sort());
  });
});

describe('RM3: an input that does not fit is refused, with the field that it is about', () => {
  it.each(COMMAND_NAMES)('RM3: %s takes no other thing for its input', (name) => {
    for (const input of [null, 7, 'text', true]) expect(new Evening().refusal(someSender(name), name, input)).toBe('malformed');
  });
  it('RM3: names the field, and the limit of a text that is too long', () => {
    const evening = new Evening();
    expect(evening.send('organiser', 'plan.editDetails', { title: 'x'.repeat(121) })).toEqual({ refused: 'too-long', field: 'title', limit: 120 });
    expect(evening.send('organiser', 'plan.editDetails', { title: ' ' })).toEqual({ refused: 'empty', field: 'title' });
    expect(evening.send('organiser', 'plan.editDetails', { endsAt: 'soon' })).toEqual({ refused: 'malformed', field: 'endsAt' });
    expect(evening.send('organiser', 'plan.editSettings', { wifi: { name: 'a', password: 1 } })).toEqual({
      refused: 'malformed',
      field: 'wifi.password',
    });
  });
  it('RM3: random nonsense is refused or harmless, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COMMAND_NAMES), fc.anything(), (name, input) => {
        const evening = new Evening();
        evening.send(someSender(name), name, input);
        expect(v.safeParse(Gathering, evening.state).success).toBe(true);
      }),
    );
  });
});

describe('RM4: the same id again is answered as carried out, and changes nothing', () => {
  it('RM4: a move that is sent twice is made once, also after others', () => {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    const message = { id: 'message-again', name: 'run.next', input: {}, saw: sawNow(evening.state, 'facilitator', 1, 'run.next', {}) };
    evening.message('facilitator', message);
    evening.does('facilitator', 'run.pause', { reason: 'heated' });
    const before = evening.state;
    expect(isRefusal(evening.message('facilitator', message))).toBe(false);
    expect(evening.state).toBe(before);
    expect(evening.state.run.segments).toHaveLength(2);
  });
  it('RM4: an id under which something else is asked is no repeat, and is carried out', () => {
    const evening = new Evening();
    const id = 'message-of-one-form';
    evening.writes(KEYS[0] ?? '', 'First words');
    const edit = (text: string): void => {
      const input = { key: KEYS[0], text, topic: 'else', audience: 'show', consent: evening.state.consent };
      expect(isRefusal(evening.message('participant', { id, name: 'floor.edit', input }))).toBe(false);
    };
    for (const text of ['Second words', 'Third words', 'Third words']) edit(text);
    expect(evening.state.floor.contributions).toMatchObject([{ text: 'Third words' }]);
    expect(evening.state.answered).toHaveLength(2);
    evening.message('participant', { id, name: 'floor.withdraw', input: { key: KEYS[0] } });
    expect(evening.state.floor.contributions).toEqual([]);
  });
  it('RM4: keeps hashes of ids, sorted, and none of a contribution but its own', () => {
    const evening = new Evening();
    evening.message('facilitator', {
      id: 'message-of-facilitator',
      name: 'run.start',
      input: {},
      saw: sawNow(evening.state, 'facilitator', 1, 'run.start', {}),
    });
    evening.message('participant', {
      id: 'message-of-writer',
      name: 'floor.write',
      input: { key: KEYS[0], text: 'a', topic: 'else', audience: 'show', consent: evening.state.consent },
    });
    evening.does('facilitator', 'run.next');
    expect(evening.state.answered).toHaveLength(2);
    expect(evening.state.answered).toContain(hashOf('message-of-facilitator run.start {}'));
    expect(evening.state.answered).toEqual([...evening.state.answered].sort());
    expect(evening.json()).not.toContain('message-of');
  });
  it('RM4: what is safe by itself keeps no id, and is answered the same again', () => {
    const evening = GroupEvening.begun();
    const { id: breakout } = evening.breakout;
    const kept = evening.state.answered.length;
    const point = { breakout, id: pointId('a'), text: 'Words', exact: false, tags: [], base: 0, otherwise: pointId('b') };
    for (const [role, name, input] of [
      ['table', 'table.write', point],
      ['participant', 'seats.take', { breakout, key: keyOf(1) }],
    ] as const) {
      const message = { id: `message-${name.replace('.', '-')}`, name, input };
      const first = evening.message(role, message);
      const before = evening.state;
      expect(evening.message(role, message)).toEqual({ state: before, reply: (first as Outcome).reply });
    }
    expect(evening.state.answered).toHaveLength(kept);
  });
  it('RM4: never keeps more ids than its bound', () => {
    const evening = GroupEvening.begun();
    const many = Array.from({ length: MOST_ANSWERED }, (_, index) => `hash${String(index).padStart(8, '0')}`);
    evening.state = { ...evening.state, answered: many };
    evening.by(1, 'table.agree', { agreed: true });
    const { answered } = evening.state;
    expect(answered).toHaveLength(MOST_ANSWERED);
    expect(answered.filter((one) => !many.includes(one))).toHaveLength(1);
    expect(answered).toEqual([...answered].sort());
  });
  it('RM4: a command that was refused may be sent again', () => {
    const evening = new Evening();
    const message = { id: 'message-again', name: 'hands.ask', input: { until: START + 3_600_000 }, saw: [null, evening.state.plan.details.endsAt] };
    expect(evening.message('facilitator', message)).toEqual({ refused: 'not-started' });
    evening.does('facilitator', 'run.start');
    evening.message('facilitator', message);
    expect(evening.state.hands.round).toBe(1);
  });
});

describe('RM1 RM2 RM3 RM4: any commands in any order', () => {
  it('RM3: never throw, and give a state that fits its schema, or a refusal with a known code and no change', () => {
    fc.assert(
      fc.property(steps, fc.integer(), (all, seed) => {
        const evening = new Evening(seed);
        for (const one of all) {
          const before = evening.state;
          const json = JSON.stringify(before);
          const outcome = evening.goes(one);
          expect(JSON.stringify(before)).toBe(json);
          if (isRefusal(outcome)) {
            expect(REFUSAL_CODES).toContain(outcome.refused);
            expect(evening.state).toBe(before);
          } else {
            const { state } = outcome;
            expect(v.parse(Gathering, JSON.parse(JSON.stringify(state)))).toEqual(state);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
  it('RM4: sent twice each, they end where they end when sent once', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const once = new Evening(3);
        const twice = new Evening(3);
        for (const { role, name, input, after, table } of all.filter((one) => one.name !== 'run.close' && one.role !== 'system')) {
          const message = { id: once.nextId(), name, input: resolved(input, once.state) };
          once.now = twice.now += after;
          once.message(role, message, table);
          twice.message(role, message, table);
          twice.message(role, message, table);
        }
        expect(twice.state).toEqual(once.state);
      }),
      { numRuns: 50 },
    );
  });
});
