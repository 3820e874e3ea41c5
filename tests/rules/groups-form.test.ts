import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Format } from '../../shared/gathering/groups/model/format.ts';
import { PRESETS, presetNamed } from '../../shared/gathering/groups/model/presets.ts';
import { sceneOf } from '../../shared/gathering/stage/model/scene.ts';
import { Evening } from './evening.ts';
import { formatOf, GroupEvening, LEAD, pointId } from './groups-evening.ts';
import { CURRENT } from './groups-inputs.ts';

const numbersOf = (tables: readonly { readonly number: number }[]): number[] => tables.map((table) => table.number);

describe('GR30 GR1: presets are formats', () => {
  it.each(PRESETS.map((format) => [format.preset, format] as const))('GR30: %s is one of them, and runs', (name, format) => {
    expect(v.parse(Format, format)).toEqual(format);
    expect(presetNamed(name)).toBe(format);
    const evening = GroupEvening.formed(format);
    for (let number = 1; number <= format.rounds.length; number += 1) {
      if (evening.breakout.phase !== 'working') evening.lead('groups.begin');
      if (number < format.rounds.length) evening.lead('groups.next', { round: number + 1 });
    }
    evening.comesBack();
    if (format.reportBack) evening.lead('groups.finish');
    expect(evening.breakout.phase).toBe('over');
  });
  it('GR1: a format outside its limits is refused', () => {
    const evening = new Evening();
    evening.does(LEAD, 'run.start');
    const wrong: object[] = [
      { tables: 41 },
      { tables: -1 },
      { tables: 2.5 },
      { rounds: [] },
      { rounds: Array.from({ length: 7 }, () => formatOf().rounds[0]) },
      { turnSeconds: 1 },
      { places: 1 },
      { way: 'lottery' },
      { kinds: Array.from({ length: 5 }, () => ({ name: 'x', rule: 'spread', cap: null })) },
      { questions: Array.from({ length: 41 }, () => ({ topic: null, wording: 'x' })) },
    ];
    for (const change of wrong)
      expect(['malformed', 'too-long']).toContain(evening.refusal(LEAD, 'groups.form', { format: { ...formatOf(), ...change } }));
    expect(evening.refusal(LEAD, 'groups.form', { format: { ...formatOf(), questions: [{ topic: null, wording: 'x'.repeat(241) }] } })).toBe(
      'too-long',
    );
    expect(evening.refusal('organiser', 'plan.editItem', { id: 'food', change: { kind: 'groups', format: formatOf() } })).toBe('carried out');
  });
});

describe('GR2: the tables of the hall', () => {
  it('GR2: have numbers unlike each other, in their order, and a place; undone unless somebody changed them since', () => {
    const evening = new Evening();
    const set = evening.does(LEAD, 'groups.setTables', {
      tables: [
        { number: 5, place: ' by the stage ' },
        { number: 2, place: '' },
      ],
    });
    expect(evening.state.groups.tables).toEqual([
      { number: 2, place: '' },
      { number: 5, place: 'by the stage' },
    ]);
    const table = { number: 3, place: '' };
    expect(evening.refusal(LEAD, 'groups.setTables', { tables: [table, table] })).toBe('table-twice');
    expect(evening.refusal(LEAD, 'groups.setTables', { tables: [{ number: 41, place: '' }] })).toBe('malformed');
    evening.does(LEAD, 'groups.setTables', { tables: [table] });
    expect(evening.undo(set)).toBe('changed-meanwhile');
    evening.does(LEAD, 'run.start');
    evening.does(LEAD, 'groups.form', { format: formatOf() });
    expect(numbersOf(evening.state.groups.tables)).toEqual([1, 2, 3, 4]);
  });
});

describe('GR3: groups are formed in the item that runs', () => {
  it('GR3: not before the start, in a gap, or after the end, and not twice', () => {
    const evening = new Evening();
    const form = (): string => evening.refusal(LEAD, 'groups.form', { format: formatOf() });
    expect(form()).toBe('not-started');
    evening.does(LEAD, 'run.start');
    evening.does(LEAD, 'run.endItem');
    expect(form()).toBe('no-current-item');
    evening.does(LEAD, 'run.next');
    expect(form()).toBe('carried out');
    expect(form()).toBe('groups-open');
    evening.does(LEAD, 'run.end');
    expect(form()).toBe('already-ended');
    evening.does('organiser', 'run.close');
    expect(form()).toBe('closed');
  });
  it.each([0, 1, 40])('GR3: %i tables, with a question each in turn', (tables) => {
    const questions = [
      { topic: 'respect', wording: '' },
      { topic: null, wording: 'And then?' },
    ];
    const evening = GroupEvening.formed({ tables, questions });
    expect(evening.breakout.tables.map((table) => table.question)).toEqual(Array.from({ length: tables }, (_, index) => index % 2));
    expect(new Set(numbersOf(evening.breakout.tables)).size).toBe(tables);
    for (let number = 0; number < 3 && tables > 0; number += 1) expect(numbersOf(evening.breakout.tables)).toContain(evening.takes(number).table);
    evening.lead('groups.begin');
    evening.comesBack();
    expect(evening.breakout.phase).toBe(tables === 0 ? 'over' : 'reporting');
  });
  it('GR3: undone while nothing has happened at them, with the tables that came with it, and not once somebody is there', () => {
    const evening = new GroupEvening();
    evening.does(LEAD, 'run.start');
    evening.does(LEAD, 'groups.setTables', { tables: [{ number: 2, place: 'by the stage' }] });
    const before = evening.state.groups;
    expect(evening.undo(evening.does(LEAD, 'groups.form', { format: formatOf() }))).toBe('carried out');
    expect(evening.state.groups).toEqual(before);
    const happens: ((formed: GroupEvening) => unknown)[] = [
      (formed) => formed.takes(1),
      (formed) => formed.notes(1, 'a'),
      (formed) => formed.by(1, 'table.help', { kind: 'first-aid' }),
      (formed) => formed.by(1, 'seats.people', { people: 4 }),
      (formed) => formed.by(1, 'table.empty', { reason: 'nobody-came' }),
      (formed) => formed.lead('groups.begin'),
    ];
    for (const happen of happens) {
      const formed = new GroupEvening();
      formed.does(LEAD, 'run.start');
      const outcome = formed.does(LEAD, 'groups.form', { format: formatOf() });
      happen(formed);
      expect(['changed-meanwhile', 'groups-moved-on']).toContain(formed.undo(outcome));
      expect(formed.breakout.tables).toHaveLength(4);
    }
  });
});

describe('ST7: groups on the stage', () => {
  it('ST7: while they go on in the item, and afterwards for what they told where the item is for them', () => {
    for (const kind of ['other', 'groups'] as const) {
      const evening = new GroupEvening();
      evening.does('organiser', 'plan.editSettings', { moderation: false });
      evening.does('organiser', 'plan.editItem', { id: 'food', change: { kind } });
      evening.does(LEAD, 'run.start');
      expect(sceneOf(evening.state)).toBe('agenda');
      evening.does(LEAD, 'groups.form', { format: formatOf() });
      expect(sceneOf(evening.state)).toBe('groups');
      evening.does(LEAD, 'run.pause', { reason: 'other' });
      expect(sceneOf(evening.state)).toBe('pause');
      evening.does(LEAD, 'run.resume');
      evening.notes(1, 'a');
      evening.comesBack();
      evening.by(1, 'report.tell', { point: pointId('a') });
      evening.lead('groups.finish');
      expect(sceneOf(evening.state)).toBe(kind === 'groups' ? 'groups' : 'agenda');
      evening.does(LEAD, 'run.jump', { item: 'respect' });
      expect(sceneOf(evening.state)).toBe('question');
      evening.does(LEAD, 'run.end');
      expect(sceneOf(evening.state)).toBe('closing');
    }
  });
});

describe('GR31: two questions at once', () => {
  const both = (evening: Evening) => evening.does(LEAD, 'time.inParallel', { items: ['respect', 'protect'], title: 'Both at once' });
  const ids = (evening: Evening): string[] => evening.state.plan.items.map((item) => item.id);

  it('GR31: one item takes the place of both, which stay open on the phones, and can be undone until it has begun', () => {
    const evening = new Evening();
    evening.does(LEAD, 'run.start');
    const { plan, run } = evening.state;
    const outcome = both(evening);
    const { id } = outcome.reply as { id: string };
    expect(ids(evening).indexOf(id)).toBe(ids(evening).indexOf('respect') - 1);
    expect(evening.state.run.dropped).toEqual(['respect', 'protect']);
    const item = evening.state.plan.items.find((one) => one.id === id);
    expect(v.parse(Format, item?.format)).toMatchObject({ preset: 'parallel', questions: [{ topic: 'respect' }, { topic: 'protect' }] });
    expect(item?.minimum).toBeLessThanOrEqual(item?.minutes ?? 0);
    evening.writes('KEY0ABCDEFGH', 'still about this', 'protect');
    evening.does(LEAD, 'time.setBudget', { item: id, minutes: 30 });
    expect(evening.undo(outcome)).toBe('carried out');
    expect(evening.state.plan).toEqual(plan);
    expect([evening.state.run.dropped, evening.state.run.budgets]).toEqual([run.dropped, run.budgets]);
    expect(evening.undo(outcome)).toBe('used before');
    const again = both(evening);
    evening.does(LEAD, 'run.jump', { item: (again.reply as { id: string }).id });
    expect(evening.undo(again)).toBe('changed-meanwhile');
    evening.does(LEAD, 'groups.form', { format: item?.format });
    expect(evening.state.groups.breakouts[0]?.tables.map((table) => table.question)).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
  });
  it('GR31: comes after the present item, wherever the questions stood', () => {
    const evening = new Evening();
    evening.does(LEAD, 'run.start');
    evening.does(LEAD, 'run.jump', { item: 'break' });
    const { id } = both(evening).reply as { id: string };
    evening.does(LEAD, 'run.next');
    expect(evening.state.run.segments.at(-1)?.item).toBe(id);
  });
  it('GR31: is refused for what is no question, has begun, was dropped, or is one and the same', () => {
    const evening = new Evening();
    const at = (one: string, other: string): string => evening.refusal(LEAD, 'time.inParallel', { items: [one, other], title: 'Both' });
    expect(at('respect', 'respect')).toBe('unknown-item');
    expect(at('respect', 'break')).toBe('unknown-item');
    evening.does(LEAD, 'time.drop', { item: 'protect' });
    expect(at('respect', 'protect')).toBe('item-dropped');
    evening.does(LEAD, 'run.start');
    evening.does(LEAD, 'run.jump', { item: 'respect' });
    expect(at('respect', 'represent')).toBe('item-begun');
    expect(evening.refusal(LEAD, 'time.inTurn', { item: 'respect', items: ['protect', 'represent'] })).toBe('changed-meanwhile');
  });
});

describe('RN8: an evening in groups', () => {
  it('RN8: is not taken out of the item whose groups are at work by an undo of the move into it', () => {
    const evening = new GroupEvening();
    evening.does(LEAD, 'run.start');
    const moved = evening.does(LEAD, 'run.jump', { item: 'respect' });
    evening.does(LEAD, 'groups.form', { format: formatOf() });
    const id = evening.breakout.id;
    expect(evening.undo(moved, LEAD)).toBe('changed-meanwhile');
    evening.lead('groups.begin');
    expect(evening.undo(moved, LEAD)).toBe('changed-meanwhile');
    evening.does(LEAD, 'groups.finish', { breakout: id });
    expect(evening.undo(moved, LEAD)).toBe('carried out');
  });
});

describe('questions of groups', () => {
  it('PL5: a question that tables have written about keeps its place in the plan', () => {
    const evening = GroupEvening.begun({ questions: [{ topic: 'respect', wording: '' }] });
    evening.notes(1, 'a');
    expect(evening.refusal('organiser', 'plan.removeItem', { id: 'respect' })).toBe('item-in-use');
    expect(evening.refusal('organiser', 'plan.editItem', { id: 'respect', change: { kind: 'other' } })).toBe('item-in-use');
    expect(evening.leadIsRefused('groups.discard', { breakout: CURRENT })).toBe('groups-moved-on');
  });
});
