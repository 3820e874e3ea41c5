import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { dueNext, sealsAt, type Due } from '../../shared/gathering/due.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { warnsFrom, LIMITS, Plan, questionNumber } from '../../shared/gathering/plan/model/plan.ts';
import { planFrom, TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import { DAY, HOUR, MINUTE } from '../../shared/gathering/time.ts';
import { sawNow } from '../tools/saw-now.ts';
import { Evening, KEYS, START } from './evening.ts';

const [A = ''] = KEYS;
const due = (state: Gathering): Due | null => dueNext(state, null);
const warnedFrom = ({ state }: Evening): number => warnsFrom(state.plan, state.run);
const ITEM = { kind: 'other', title: 'Songs', minutes: 5, minimum: 0, mustHappen: false, leads: '', wording: '', explanation: '', hue: 0 };
const idsOf = (evening: Evening): string[] => evening.state.plan.items.map((item) => item.id);

it('PL2: no time is so late that it could not be written as a date', () => {
  const evening = new Evening();
  for (const field of ['startsAt', 'endsAt', 'hardStopAt', 'writingFrom', 'writingUntil'])
    expect(evening.refusal('organiser', 'plan.editDetails', { [field]: 8.64e15 - 1 })).toBe('malformed');
  expect(evening.refusal('organiser', 'plan.editItem', { id: 'respect', change: { fixedAt: 8.64e15 } })).toBe('malformed');
});

describe('PL1: title, place, community and times can be changed, before and during the evening', () => {
  it('PL1: just what is named changes', () => {
    const evening = new Evening();
    const before = evening.state.plan.details;
    evening.does('facilitator', 'run.start');
    evening.does('facilitator', 'plan.editDetails', { title: '  A new title ', place: 'Town hall' });
    expect(evening.state.plan.details).toEqual({ ...before, title: 'A new title', place: 'Town hall' });
  });
  it.each(TEMPLATES.map((template) => [template.id, template] as const))('PL1: the template %s makes a plan that fits', (_id, template) => {
    const plan = planFrom(template, START, 'Europe/London');
    expect(v.parse(Plan, plan)).toEqual(plan);
    expect(new Set(plan.items.map((item) => item.id)).size).toBe(plan.items.length);
  });
  it('PL1: an LPACT evening with its changeovers is three hours', () => {
    const { plan } = new Evening().state;
    const total = plan.items.reduce((sum, item) => sum + item.minutes, 0);
    expect(total + 2 * (plan.items.length - 1)).toBeLessThanOrEqual(180 + 2 * plan.items.length);
    expect(plan.details.endsAt - plan.details.startsAt).toBe(3 * HOUR);
    expect(['respect', 'protect', 'involve', 'represent', 'break'].map((id) => questionNumber(plan, id))).toEqual([1, 2, 3, 4, null]);
  });
});

describe('PL2: the times follow each other', () => {
  it.each([
    [{ endsAt: START }, 'endsAt'],
    [{ startsAt: START + 4 * HOUR }, 'endsAt'],
    [{ hardStopAt: START + 2 * HOUR }, 'hardStopAt'],
    [{ writingUntil: START - 2 * DAY }, 'writingUntil'],
  ])('PL2: %j is refused', (change, field) => {
    expect(new Evening().send('organiser', 'plan.editDetails', change)).toEqual({ refused: 'times-out-of-order', field });
  });
  it('PL2: an end so long ago that the evening would be about to be sealed is refused', () => {
    const evening = new Evening();
    const lastYear = { startsAt: START - 365 * DAY, endsAt: START - 365 * DAY + 3 * HOUR };
    expect(evening.send('organiser', 'plan.editDetails', lastYear)).toEqual({ refused: 'times-out-of-order', field: 'endsAt' });
    evening.now = warnedFrom(evening) + HOUR;
    evening.does('organiser', 'plan.editDetails', { title: 'Other things can still be put right' });
  });
});

it('PL3: moderation, mixing, Wi-Fi, address and support numbers can be changed', () => {
  const evening = new Evening();
  const support = [{ name: 'Someone', number: '123', note: '' }];
  const change = { moderation: false, mixSeconds: 60, wifi: { name: 'Hall', password: 'p' }, address: '192.168.8.2:3000', support };
  evening.does('organiser', 'plan.editSettings', change);
  expect(evening.state.plan.settings).toEqual(change);
  expect(evening.refusal('organiser', 'plan.editSettings', { address: 'http://x/<script>' })).toBe('malformed');
  expect(evening.refusal('organiser', 'plan.editSettings', { mixSeconds: 601 })).toBe('malformed');
});

describe('PL4: items are added, changed and moved, before and during the evening', () => {
  it('PL4: each has an id of its own, and the reply names it', () => {
    const evening = new Evening();
    const added = (input: object): string => (evening.does('organiser', 'plan.addItem', input).reply as { id: string }).id;
    const first = added({ item: ITEM, at: 1 });
    const second = added({ item: ITEM });
    expect(first).not.toBe(second);
    expect(idsOf(evening)).toEqual(['food', first, 'opening', 'respect', 'protect', 'break', 'involve', 'represent', 'close', second]);
    evening.does('organiser', 'plan.moveItem', { id: second, to: 0 });
    evening.does('organiser', 'plan.editItem', { id: second, change: { title: 'Prayer', minutes: 3 } });
    expect(evening.state.plan.items[0]).toMatchObject({ ...ITEM, id: second, title: 'Prayer', minutes: 3 });
  });
  it('PL4: the id of an item that was removed is not given again', () => {
    const evening = new Evening();
    const { id } = evening.does('organiser', 'plan.addItem', { item: ITEM }).reply as { id: string };
    evening.does('organiser', 'plan.removeItem', { id });
    expect(evening.does('organiser', 'plan.addItem', { item: ITEM }).reply).not.toEqual({ id });
  });
  it('PL4: moving what has begun leaves what happened as it was', () => {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    const { run } = evening.state;
    evening.does('facilitator', 'plan.moveItem', { id: 'food', to: 99 });
    expect(evening.state.run).toBe(run);
    expect(idsOf(evening).at(-1)).toBe('food');
  });
  it('PL4: no more items than a projector can show, and none that are not there', () => {
    const evening = new Evening();
    for (let count = idsOf(evening).length; count < LIMITS.items; count += 1) evening.does('organiser', 'plan.addItem', { item: ITEM });
    expect(evening.send('organiser', 'plan.addItem', { item: ITEM })).toEqual({ refused: 'too-many', limit: LIMITS.items });
    for (const [name, input] of [
      ['plan.editItem', { change: {} }],
      ['plan.moveItem', { to: 1 }],
      ['plan.removeItem', {}],
    ] as const) {
      expect(evening.refusal('organiser', name, { ...input, id: 'nowhere' })).toBe('unknown-item');
    }
  });
  it.each(['else', 'story', 'constructor', 'prototype'])('PL4: no item is called %s', (id) => {
    expect(new Evening().send('organiser', 'plan.addItem', { item: ITEM, id })).toEqual({ refused: 'malformed', field: 'id' });
  });
});

it('PL6: 24 hours after the planned end the crew are warned for 15 minutes, and then it is sealed, running or not', () => {
  const evening = new Evening();
  expect(due(evening.state)).toEqual({ at: START + 27 * HOUR, name: 'warn' });
  evening.does('organiser', 'plan.editDetails', { endsAt: START + 3 * HOUR + 10 * MINUTE });
  const from = START + 27 * HOUR + 10 * MINUTE;
  expect(due(evening.state)).toEqual({ at: from, name: 'warn' });
  expect(sealsAt(evening.state, null, from - 1)).toBeNull();
  const until = sealsAt(evening.state, null, from + 5 * MINUTE);
  expect(until).toBe(from + 20 * MINUTE);
  expect(dueNext(evening.state, until)).toEqual({ at: until, name: 'run.close' });
  evening.does('facilitator', 'run.start');
  evening.state = { ...evening.state, aliveAt: until };
  expect(dueNext(evening.state, until)).toEqual({ at: until, name: 'run.close' });
});

it('PL11: a warning that is on goes on, and one after a start or a step begins anew', () => {
  const { state } = new Evening();
  const from = START + 27 * HOUR;
  expect(sealsAt(state, from + 15 * MINUTE, from + 14 * MINUTE)).toBe(from + 15 * MINUTE);
  expect(sealsAt(state, null, from + 14 * MINUTE)).toBe(from + 29 * MINUTE);
  // The clock is back where it belongs: nobody need be warned.
  expect(sealsAt(state, from + 15 * MINUTE, from - DAY)).toBeNull();
});

describe('PL12: "Not yet" keeps the evening open for 12 hours more', () => {
  const FROM = START + 27 * HOUR;
  const warned = (): Evening => {
    const evening = new Evening();
    evening.now = FROM + MINUTE;
    return evening;
  };

  it.each(['organiser', 'facilitator'] as const)('PL12: a press of the %s puts the warning off, and two hours later it stands as it did', (role) => {
    const evening = warned();
    evening.does(role, 'run.notYet', {}, 0);
    expect(warnedFrom(evening)).toBe(FROM + MINUTE + 12 * HOUR);
    expect(sealsAt(evening.state, FROM + 15 * MINUTE, evening.now)).toBeNull();
    evening.does(role, 'run.notYet', {}, 2 * HOUR);
    expect(warnedFrom(evening)).toBe(FROM + MINUTE + 12 * HOUR);
  });

  it('PL12: two consoles that press for the same warning put it off once, and one that looked before it was put off is told so', () => {
    const evening = warned();
    const saw = sawNow(evening.state, 'facilitator', 1, 'run.notYet', {});
    evening.does('organiser', 'run.notYet', {}, 0);
    const press = { id: evening.nextId(), name: 'run.notYet', input: {}, saw };
    expect(evening.message('facilitator', press)).not.toHaveProperty('refused');
    expect(warnedFrom(evening)).toBe(FROM + MINUTE + 12 * HOUR);
    evening.now += 13 * HOUR;
    expect(evening.message('facilitator', { ...press, id: evening.nextId() })).toEqual({ refused: 'changed-meanwhile', changed: 'time' });
  });

  it.each(['moderator', 'participant', 'projector', 'table'] as const)('PL12: a %s may not press it', (role) => {
    expect(warned().refusal(role, 'run.notYet')).toBe('not-allowed');
  });

  it('PL12: it is refused once the evening is sealed', () => {
    const evening = warned();
    evening.does('system', 'run.close');
    expect(evening.refusal('organiser', 'run.notYet')).toBe('closed');
  });

  it('PL12: pressed by a clock that was ahead it holds no longer, also where the clock is put right while the server is off', () => {
    const evening = warned();
    evening.does('facilitator', 'run.notYet', {}, 0);
    const pressed = evening.now;
    evening.now -= 2 * DAY;
    evening.does('system', 'run.clockStepped', { by: -2 * DAY }, 0);
    expect(evening.state.run.keptOpenUntil).toBe(pressed - 2 * DAY + 12 * HOUR);
    const asleep = warned();
    asleep.does('facilitator', 'run.notYet', {}, 0);
    asleep.now -= 300 * DAY;
    asleep.does('system', 'time.wake', {}, 0);
    expect(asleep.state.run.keptOpenUntil).toBe(asleep.now + 12 * HOUR);
  });
});

it('RM6: the clock never acts later than the closing, and does nothing once closed', () => {
  const evening = new Evening();
  const closing = warnedFrom(evening);
  expect(due(evening.state)).toEqual({ at: closing, name: 'warn' });
  evening.writes(A, 'words');
  evening.does('facilitator', 'run.start');
  expect(due(evening.state)?.at).toBeLessThanOrEqual(closing);
  evening.does('system', 'run.close');
  expect(due(evening.state)).toBeNull();
  expect(dueNext(evening.state, closing)).toBeNull();
});

describe("PL7: undo of a change to the plan takes back that change and nobody else's", () => {
  const changes = [
    ['plan.editDetails', { title: 'A', place: 'B' }],
    ['plan.editSettings', { mixSeconds: 60 }],
    ['plan.addItem', { item: ITEM, at: 2 }],
    ['plan.editItem', { id: 'break', change: { minutes: 15 } }],
    ['plan.moveItem', { id: 'break', to: 0 }],
    ['plan.moveItem', { id: 'food', to: 99 }],
    ['plan.removeItem', { id: 'break' }],
  ] as const;
  it.each(changes)('PL7: of %s %j gives back the plan', (name, input) => {
    const evening = new Evening();
    const { plan } = evening.state;
    const outcome = evening.does('organiser', name, input);
    expect(evening.state.plan).not.toEqual(plan);
    expect(evening.undo(outcome)).toBe('carried out');
    expect(evening.state.plan).toEqual(plan);
  });
  it.each([
    ['plan.editDetails', { title: 'A' }, 'plan.editDetails', { title: 'B' }],
    ['plan.editSettings', { wifi: { name: 'A', password: '' } }, 'plan.editSettings', { wifi: { name: 'B', password: '' } }],
    ['plan.addItem', { item: ITEM, id: 'songs' }, 'plan.editItem', { id: 'songs', change: { title: 'B' } }],
    ['plan.addItem', { item: ITEM, id: 'songs' }, 'plan.removeItem', { id: 'songs' }],
    ['plan.editItem', { id: 'break', change: { minutes: 15 } }, 'plan.editItem', { id: 'break', change: { minutes: 20 } }],
    ['plan.editItem', { id: 'break', change: { minutes: 15 } }, 'plan.removeItem', { id: 'break' }],
    ['plan.moveItem', { id: 'break', to: 0 }, 'plan.moveItem', { id: 'break', to: 3 }],
    ['plan.removeItem', { id: 'break' }, 'plan.addItem', { id: 'break', item: ITEM }],
  ] as const)('PL7: of %s %j is refused after %s %j', (name, input, other, change) => {
    const evening = new Evening();
    const outcome = evening.does('organiser', name, input);
    evening.does('facilitator', other, change);
    const before = evening.json();
    expect(evening.undo(outcome)).toBe('changed-meanwhile');
    expect(evening.json()).toBe(before);
  });
  it('PL7: what others changed beside it stays', () => {
    const evening = new Evening();
    const outcome = evening.does('organiser', 'plan.editDetails', { title: 'A' });
    evening.does('facilitator', 'plan.editDetails', { place: 'Town hall' });
    expect(evening.undo(outcome)).toBe('carried out');
    expect(evening.state.plan.details).toMatchObject({ title: 'Police and Communities Together', place: 'Town hall' });
  });
});
