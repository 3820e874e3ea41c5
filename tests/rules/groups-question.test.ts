import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inTurn } from '../../facilitator-ui/panels/time/parallel.ts';
import { timeFacts } from '../../facilitator-ui/panels/time/facts.ts';
import { inGroups } from '../../facilitator-ui/panels/time/in-groups.ts';
import { atWork } from '../../facilitator-ui/panels/groups/at-work.ts';
import { formedText } from '../../facilitator-ui/panels/groups/formed.ts';
import { plannedHere } from '../../facilitator-ui/panels/groups/groups-now.ts';
import { topicIds } from '../../shared/gathering/floor/model/topics.ts';
import { presetNamed } from '../../shared/gathering/groups/model/presets.ts';
import { ITEM_KINDS, plannedGroups, questionNumber, type AgendaItem, type Plan } from '../../shared/gathering/plan/model/plan.ts';
import { isRefusal } from '../../shared/gathering/refusal.ts';
import { sceneOf } from '../../shared/gathering/stage/model/scene.ts';
import { consoleView } from '../../shared/views/console.ts';
import { participantView } from '../../shared/views/participant.ts';
import { recordOf } from '../../server/exports/record/record.ts';
import { SURROUNDINGS } from '../tools/surroundings.ts';
import { Evening, groupSteps } from './evening.ts';
import { formatOf, GroupEvening, LEAD, pointId } from './groups-evening.ts';

const itemOf = (plan: Plan, id: string): AgendaItem => {
  const item = plan.items.find((one) => one.id === id);
  if (!item) throw new Error(`no ${id}`);
  return item;
};
const edit = (evening: Evening, id: string, change: object) => evening.send(LEAD, 'plan.editItem', { id, change });
const numbers = ({ state: { plan } }: Evening): (number | null)[] => plan.items.map(({ id }) => questionNumber(plan, id));
const ABOUT_PROTECT = { ...presetNamed('tables'), tables: 2, questions: [{ topic: 'protect', wording: '' }] };

describe('a question that is asked in groups', () => {
  it('GR39: keeps its number, its words and its topic, and plans its groups', () => {
    const evening = new Evening();
    const before = { numbers: numbers(evening), topics: topicIds(evening.state.plan), item: itemOf(evening.state.plan, 'protect') };
    edit(evening, 'protect', { format: ABOUT_PROTECT, inGroups: true });
    const item = itemOf(evening.state.plan, 'protect');
    expect({ ...item, format: null }).toEqual(before.item);
    expect([numbers(evening), topicIds(evening.state.plan)]).toEqual([before.numbers, before.topics]);
    expect(plannedGroups(item)).toEqual(ABOUT_PROTECT);
    evening.does(LEAD, 'run.start');
    evening.does(LEAD, 'run.jump', { item: 'protect' });
    expect(plannedHere(consoleView(evening.state, SURROUNDINGS))).toEqual(ABOUT_PROTECT);
  });

  it('GR39: run without groups it keeps how they would run; other kinds have none, whatever is kept', () => {
    const evening = new Evening();
    edit(evening, 'protect', { format: ABOUT_PROTECT });
    edit(evening, 'protect', { inGroups: false });
    expect(plannedGroups(itemOf(evening.state.plan, 'protect'))).toBeNull();
    edit(evening, 'protect', { inGroups: true });
    expect(plannedGroups(itemOf(evening.state.plan, 'protect'))).toEqual(ABOUT_PROTECT);
    edit(evening, 'protect', { kind: 'break' });
    expect(plannedGroups(itemOf(evening.state.plan, 'protect'))).toBeNull();
    edit(evening, 'protect', { kind: 'groups' });
    expect(plannedGroups(itemOf(evening.state.plan, 'protect'))).toEqual(ABOUT_PROTECT);
  });

  it('GR39, ST7: people write to it while its groups go on, and the stage shows the groups, then the question again', () => {
    const evening = new Evening();
    edit(evening, 'protect', { format: ABOUT_PROTECT });
    evening.does(LEAD, 'run.start');
    evening.does(LEAD, 'run.jump', { item: 'protect' });
    expect(sceneOf(evening.state)).toBe('question');
    const { id } = evening.does(LEAD, 'groups.form', { format: ABOUT_PROTECT }).reply as { id: string };
    evening.does(LEAD, 'groups.begin', { breakout: id });
    expect(sceneOf(evening.state)).toBe('groups');
    const topic = participantView(evening.state, evening.now, false).topics.find((one) => one.id === 'protect');
    expect(topic).toMatchObject({ number: 2, wording: itemOf(evening.state.plan, 'protect').wording });
    evening.writes('KEYABOUTPROTECT', 'Street lights.', 'protect');
    evening.does(LEAD, 'groups.finish', { breakout: id });
    expect(sceneOf(evening.state)).toBe('question');
    evening.does(LEAD, 'stage.show', { scene: 'groups' });
    expect(sceneOf(evening.state)).toBe('groups');
  });

  it('GR39: the record has its texts and what its tables say under its number, also where its groups had words of their own', () => {
    const evening = new GroupEvening();
    evening.does(LEAD, 'run.start');
    evening.does(LEAD, 'run.jump', { item: 'protect' });
    evening.writes('KEYABOUTPROTECT', 'Street lights.', 'protect');
    const own = [{ topic: null, wording: 'Where do you feel safe?' }];
    for (const [name, questions] of [
      ['a', ABOUT_PROTECT.questions],
      ['b', own],
      ['c', []],
    ] as const) {
      evening.does(LEAD, 'groups.form', { format: formatOf({ questions: [...questions], reportBack: false }) });
      evening.lead('groups.begin');
      evening.does('table', 'table.write', {
        breakout: evening.breakout.id,
        id: pointId(name),
        text: `Point ${name}`,
        exact: false,
        tags: [],
        base: 0,
        otherwise: pointId(`${name}x`),
      });
      evening.lead('groups.callBack', { leadSeconds: 0 });
      evening.lead('groups.gathered');
    }
    evening.does(LEAD, 'run.end');
    evening.does('organiser', 'run.close');
    const record = recordOf(evening.state, { complete: false });
    const { wording } = itemOf(evening.state.plan, 'protect');
    expect(record.points.map(({ number, question, words }) => [number, question, words])).toEqual([
      [2, wording, 'Point a'],
      [2, 'Where do you feel safe?', 'Point b'],
      [2, wording, 'Point c'],
    ]);
    const topic = record.topics.find((one) => one.number === 2);
    expect(topic?.contributions.map(({ words }) => words)).toEqual(['Street lights.']);
  });
});

describe('words are never left without their question', () => {
  it('PL5: a question that groups have stays one and stays on the agenda, before its tables have written anything', () => {
    const evening = GroupEvening.begun({ questions: [{ topic: 'involve', wording: '' }] });
    expect(evening.refusal(LEAD, 'plan.editItem', { id: 'involve', change: { kind: 'break' } })).toBe('item-in-use');
    expect(evening.refusal(LEAD, 'plan.removeItem', { id: 'involve' })).toBe('item-in-use');
  });

  it('PL5: a question in which tables have written stays one where their groups were given no question', () => {
    const evening = new GroupEvening();
    evening.does(LEAD, 'run.start');
    evening.does(LEAD, 'run.jump', { item: 'respect' });
    evening.does(LEAD, 'groups.form', { format: formatOf({ questions: [] }) });
    evening.lead('groups.begin');
    evening.does('table', 'table.write', {
      breakout: evening.breakout.id,
      id: pointId('a'),
      text: 'A point',
      exact: false,
      tags: [],
      base: 0,
      otherwise: pointId('ax'),
    });
    evening.lead('groups.finish');
    expect(evening.refusal(LEAD, 'plan.editItem', { id: 'respect', change: { kind: 'other' } })).toBe('item-in-use');
    expect(evening.refusal(LEAD, 'plan.editItem', { id: 'respect', change: { title: 'Respect us' } })).toBe('carried out');
  });

  it('PL15: changing the kind of an item and changing it back leaves the plan as it was, in random evenings', () => {
    fc.assert(
      fc.property(groupSteps, fc.array(fc.constantFrom(...ITEM_KINDS), { minLength: 1, maxLength: 4 }), fc.nat(), (steps, kinds, which) => {
        const evening = new Evening();
        for (const step of steps) evening.goes(step);
        const { plan } = evening.state;
        const item = plan.items[which % plan.items.length];
        if (!item) return;
        // What has become a question stays one, once people may have written to it (PL5).
        const stays = evening.state.run.startedAt !== null || evening.state.floor.contributions.length > 0;
        for (const kind of kinds.filter((one) => one !== 'question' || !stays)) edit(evening, item.id, { kind });
        edit(evening, item.id, { kind: item.kind });
        expect(evening.state.plan.items).toEqual(plan.items);
      }),
      { numRuns: 60 },
    );
  });

  it('GR39: running a question in groups changes no number and no topic, in random evenings', () => {
    fc.assert(
      fc.property(groupSteps, fc.nat(), fc.boolean(), (steps, which, off) => {
        const evening = new Evening();
        for (const step of steps) evening.goes(step);
        const { plan } = evening.state;
        const item = plan.items[which % plan.items.length];
        const before = [numbers(evening), topicIds(plan)];
        const done = edit(evening, item?.id ?? '', { format: ABOUT_PROTECT, inGroups: !off });
        expect([numbers(evening), topicIds(evening.state.plan)]).toEqual(before);
        if (isRefusal(done)) return;
        evening.undo(done);
        expect(evening.state.plan).toEqual(plan);
      }),
      { numRuns: 60 },
    );
  });
});

it('ST2: once groups are formed it is said where a scene that was chosen by hand hides them', () => {
  const evening = GroupEvening.formed();
  const { stage } = consoleView(evening.state, SURROUNDINGS);
  expect(formedText(stage)).toBe('Groups are formed. The projector shows the tables.');
  evening.does(LEAD, 'stage.show', { scene: 'wall' });
  expect(formedText(consoleView(evening.state, SURROUNDINGS).stage)).toBe('Groups are formed. The projector shows “Wall”, not the tables.');
});

describe('groups that are still open', () => {
  it('GR39: it is said who is still at work, so that nobody goes on over them unseen', () => {
    const table = (agreed: boolean, joined: number | null = null) => ({ agreed, joined });
    const said = (phase: 'working' | 'reporting' | 'forming' | 'over', tables: ReturnType<typeof table>[], toCome: number[] = []): string =>
      atWork({ phase, tables, toCome });
    expect(said('forming', [table(false)])).toBe('People are finding their tables.');
    expect(said('working', [table(true), table(false), table(false), table(false, 2)])).toBe('2 of 3 tables are still at work.');
    expect(said('working', [table(true), table(false)])).toBe('1 of 2 tables is still at work.');
    expect(said('working', [table(true)])).toBe('Every table has said “that’s us”.');
    expect(said('working', [])).toBe('People are talking in pairs.');
    expect(said('reporting', [table(true), table(true)], [2])).toBe('1 table has not told all yet.');
    expect(said('over', [table(true)])).toBe('');
  });
});

describe('two questions at once', () => {
  it('GR31, GR39: both stay questions with their numbers, words and groups of their own, and are as they were when they run in turn again', () => {
    const evening = new Evening();
    edit(evening, 'represent', { format: { ...ABOUT_PROTECT, questions: [{ topic: 'represent', wording: '' }] } });
    evening.does(LEAD, 'run.start');
    evening.does(LEAD, 'run.jump', { item: 'protect' });
    const { plan, run } = evening.state;
    const done = evening.does(LEAD, 'time.inParallel', { items: ['involve', 'represent'], title: 'Both' });
    for (const id of ['involve', 'represent']) {
      expect(itemOf(evening.state.plan, id)).toEqual(itemOf(plan, id));
      expect(questionNumber(evening.state.plan, id)).toBe(questionNumber(plan, id));
    }
    expect(topicIds(evening.state.plan)).toEqual(topicIds(plan));
    expect([...inGroups(evening.state.plan.items)]).toEqual(['involve', 'represent']);
    const view = consoleView(evening.state, SURROUNDINGS);
    expect(inTurn(timeFacts(view, evening.now), evening.state.plan.items)).toHaveLength(1);
    expect(evening.undo(done)).toBe('carried out');
    expect(evening.state.plan).toEqual(plan);
    expect(evening.state.run.dropped).toEqual(run.dropped);
  });
});
