import { describe, expect, it } from 'vitest';
import { alarmsAt } from '../../facilitator-ui/panels/groups/round/alarms.ts';
import { helpCalls } from '../../facilitator-ui/panels/groups/groups-now.ts';
import { offersNow } from '../../facilitator-ui/panels/groups/tables/merge-offers.ts';
import { hiddenPoints, pointsByQuestion } from '../../facilitator-ui/panels/groups/points/points.ts';
import { wayOn } from '../../facilitator-ui/panels/groups/steps.ts';
import { tableState } from '../../facilitator-ui/panels/groups/tables/table-state.ts';
import { MINUTE, SECOND } from '../../shared/gathering/time.ts';
import { consoleGroups, type ConsoleBreakout, type ConsoleTable } from '../../shared/views/console-groups.ts';
import { eveningFacts } from '../../shared/views/evening.ts';
import { presetNamed } from '../../shared/gathering/groups/model/presets.ts';
import { GroupEvening, keyOf, LEAD, round } from './groups-evening.ts';

const seen = (evening: GroupEvening): ConsoleBreakout => {
  const last = consoleGroups(evening.state).breakouts.at(-1);
  if (!last) throw new Error('no groups');
  return last;
};
const tableSeen = (evening: GroupEvening, number: number): ConsoleTable => {
  const table = seen(evening).tables.find((one) => one.number === number);
  if (!table) throw new Error('no such table');
  return table;
};
const stateOf = (evening: GroupEvening, number: number) => tableState(tableSeen(evening, number), seen(evening), evening.now);

describe('a table at a glance', () => {
  it('is quiet after three minutes without a word, writing for this minute and the next', () => {
    const evening = GroupEvening.begun();
    evening.now += 2 * MINUTE;
    expect(stateOf(evening, 1)).toBe('blank');
    evening.now += MINUTE;
    expect(stateOf(evening, 1)).toBe('quiet');
    evening.notes(1, 'a');
    expect(stateOf(evening, 1)).toBe('writing');
    evening.now += 2 * MINUTE;
    expect(stateOf(evening, 1)).toBe('some');
    evening.now += 2 * MINUTE;
    expect(stateOf(evening, 1)).toBe('quiet');
  });

  it('says what presses most: a call before all, then joining, then "that’s us"', () => {
    const evening = GroupEvening.begun();
    evening.notes(1, 'a');
    evening.by(1, 'table.agree', { agreed: true });
    expect(stateOf(evening, 1)).toBe('done');
    evening.by(2, 'table.empty', { reason: 'no-time' });
    expect(stateOf(evening, 2)).toBe('empty');
    evening.lead('groups.merge', { from: 1, into: 2 });
    expect(stateOf(evening, 1)).toBe('joined');
    evening.by(1, 'table.help', { kind: 'stuck' });
    expect(stateOf(evening, 1)).toBe('help');
  });
});

describe('help calls', () => {
  it('come first aid first, then the oldest', () => {
    const evening = GroupEvening.begun();
    evening.by(3, 'table.help', { kind: 'stuck' });
    evening.by(1, 'table.help', { kind: 'heated' });
    evening.by(2, 'table.help', { kind: 'first-aid' });
    expect(helpCalls({ groups: consoleGroups(evening.state) }).map(({ table }) => table)).toEqual([2, 3, 1]);
  });

  it('GR18: are told once each, also once the groups are over, and so are two minutes left and the end of a round', () => {
    const evening = GroupEvening.begun();
    const keys = () => alarmsAt({ groups: consoleGroups(evening.state), evening: eveningFacts(evening.state) }, evening.now).map(({ text }) => text);
    evening.by(4, 'table.help', { kind: 'first-aid' });
    expect(keys()).toEqual(['Table 4 calls for help: first aid.']);
    const { undo } = evening.lead('groups.settleHelp', { table: 4 });
    expect(keys()).toEqual([]);
    evening.does(LEAD, 'groups.settleHelp', undo?.input);
    expect(keys()).toEqual(['Table 4 calls for help: first aid.']);
    evening.lead('groups.settleHelp', { table: 4 });
    expect(keys()).toEqual([]);
    evening.now += 13 * MINUTE;
    expect(keys()).toEqual(['Groups, round 1: 2 minutes left.']);
    evening.now += 2 * MINUTE;
    expect(keys()).toEqual(['Groups, round 1: the time is up.']);
    evening.lead('groups.finish');
    expect(keys()).toEqual([]);
    evening.by(1, 'table.help', { kind: 'interpreter' });
    expect(keys()).toEqual(['Table 1 calls for help: interpreter.']);
  });
});

it('merging is not offered while tables are still filling, and a table is in one offer only', () => {
  const evening = GroupEvening.formed({ tables: 2 });
  for (let phone = 1; phone <= 3; phone += 1) evening.does('participant', 'seats.take', { breakout: evening.breakout.id, key: keyOf(phone) });
  expect(seen(evening).offers.length).toBeGreaterThan(0);
  expect(offersNow(seen(evening))).toEqual([]);
  evening.lead('groups.begin');
  expect(offersNow(seen(evening))).toMatchObject([{ people: 1, into: expect.any(Number) as number }]);
});

it('the way on is one for each moment', () => {
  const told: unknown[] = [];
  const desk = {
    tell: (name: string, input: unknown) => {
      told.push([name, input]);
      return Promise.resolve(null);
    },
  };
  const evening = GroupEvening.formed({ rounds: [round(), round({ seating: 'mixed' })] });
  const label = (): string | undefined => wayOn(desk, seen(evening))?.label;
  expect(label()).toBe('Start round 1');
  evening.lead('groups.begin');
  expect(label()).toBe('End round 1, change tables');
  wayOn(desk, seen(evening))?.go();
  expect(told).toEqual([['groups.next', { breakout: evening.breakout.id, round: 2 }]]);
  evening.lead('groups.next');
  expect(label()).toBe('Start round 2');
  evening.lead('groups.begin');
  expect(label()).toBeUndefined();
  evening.lead('groups.callBack', { leadSeconds: 60 });
  expect(label()).toBe('Everybody is back');
  evening.lead('groups.gathered');
  expect(label()).toMatch(/^Next: table \d$/);
  const pairs = GroupEvening.begun({ ...presetNamed('pairs') });
  expect(wayOn(desk, seen(pairs))?.label).toBe('Finish groups');
});

it('GR16: finishing is the way on only once the last table has told what it has', () => {
  const desk = { tell: (): Promise<null> => Promise.resolve(null) };
  const evening = GroupEvening.reporting({ rounds: [round()] }, (begun) => {
    begun.notes(1, 'a');
    begun.notes(1, 'b');
  });
  const label = (): string | undefined => wayOn(desk, seen(evening))?.label;
  const turn = (): number => seen(evening).report.turn?.table ?? 0;
  for (let left = seen(evening).tables.length; left > 0 && seen(evening).toCome.some((number) => number !== turn()); left -= 1)
    evening.lead('report.pass', { table: turn() });
  expect(seen(evening).toCome).toEqual([turn()]);
  expect(label()).toBeUndefined();
  for (const point of tableSeen(evening, turn()).pending) evening.lead('report.tell', { table: turn(), point });
  expect(label()).toBe('Finish groups');
});

it('points stand by question and round, what most tables share first, and only once they are let out', () => {
  const evening = GroupEvening.begun({
    questions: [
      { topic: null, wording: 'One' },
      { topic: null, wording: 'Two' },
    ],
  });
  evening.notes(1, 'a');
  evening.notes(2, 'b');
  evening.notes(3, 'c');
  expect(pointsByQuestion(seen(evening))).toEqual([]);
  expect(hiddenPoints(seen(evening))).toBe(3);
  evening.comesBack();
  const [first, third] = [evening.points(1)[0]?.id, evening.points(3)[0]?.id];
  evening.lead('report.tell', { table: 3, point: third });
  evening.lead('report.also', { table: 1, told: third, also: true, point: first });
  const byQuestion = pointsByQuestion(seen(evening));
  expect(byQuestion.map(({ question }) => question)).toEqual([0, 1]);
  expect(byQuestion[0]?.rounds[0]?.points).toMatchObject([{ tables: [1, 3], told: true, same: [{ table: 1 }] }]);
  expect(byQuestion[1]?.rounds[0]?.points).toMatchObject([{ tables: [2], told: false }]);
  evening.now += SECOND;
  expect(hiddenPoints(seen(evening))).toBe(0);
});
