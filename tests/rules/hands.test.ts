import { describe, expect, it } from 'vitest';
import { COUNTED_FOR, handsFacts, NO_HANDS } from '../../shared/gathering/hands/model/hands.ts';
import { inCount, oneHand } from '../../server/live/one-key.ts';
import { Bucket } from '../../server/limits.ts';
import { dueNext } from '../../shared/gathering/due.ts';
import { minutes } from '../../shared/gathering/time.ts';
import { Evening, KEYS, START } from './evening.ts';

const UNTIL = START + minutes(190);
const asked = (): Evening => {
  const evening = new Evening();
  evening.does('facilitator', 'run.start');
  evening.does('facilitator', 'hands.ask', { until: UNTIL });
  return evening;
};
const answers = (evening: Evening, key: string | undefined, answer: string, round = 1): string =>
  evening.refusal('participant', 'hands.answer', { key, round, answer });

it('HD1: the room is asked while the evening runs, up to the hard stop', () => {
  const evening = new Evening();
  expect(evening.refusal('facilitator', 'hands.ask', { until: UNTIL })).toBe('not-started');
  evening.does('facilitator', 'run.start');
  expect(evening.refusal('facilitator', 'hands.ask', { until: evening.state.plan.details.hardStopAt + 1 })).toBe('after-hard-stop');
  expect(evening.refusal('facilitator', 'hands.ask', { until: evening.now })).toBe('times-out-of-order');
  evening.does('facilitator', 'hands.ask', { until: UNTIL });
  expect(handsFacts(evening.state.hands)).toEqual({ until: UNTIL, round: 1, closesAt: evening.now + COUNTED_FOR, result: null });
});

it('HD2: a tab has one hand and may change its mind, and answers the question that is asked', () => {
  const evening = asked();
  for (const answer of ['yes', 'yes', 'no']) expect(answers(evening, KEYS[0], answer)).toBe('carried out');
  expect(evening.state.hands.yes).toHaveLength(0);
  expect(evening.state.hands.no).toHaveLength(1);
  expect(answers(evening, KEYS[1], 'yes', 2)).toBe('changed-meanwhile');
  expect(evening.json()).not.toContain(KEYS[0]);
});

it('HD2: two counts cannot be joined: the same key leaves another mark in another round', () => {
  const evening = asked();
  answers(evening, KEYS[0], 'yes');
  const first = evening.state.hands.yes;
  evening.does('facilitator', 'hands.ask', { until: UNTIL });
  answers(evening, KEYS[0], 'yes', 2);
  expect(evening.state.hands.yes).not.toEqual(first);
});

it('HD3: nothing is told while hands are counted; then totals in steps of five, and none below five', () => {
  for (const [yes, no, result] of [
    [4, 3, { yes: null, no: null }],
    [5, 1, { yes: 5, no: null }],
    [7, 8, { yes: 5, no: 10 }],
    [12, 13, { yes: 10, no: 15 }],
  ] as const) {
    const evening = asked();
    const { closesAt } = evening.state.hands;
    for (let index = 0; index < yes + no; index += 1) {
      expect(answers(evening, `HAND${String(index).padStart(8, '0')}`, index < yes ? 'yes' : 'no')).toBe('carried out');
      expect(handsFacts(evening.state.hands)).toEqual({ until: UNTIL, round: 1, closesAt, result: null });
    }
    evening.does('facilitator', 'hands.endCount');
    expect(handsFacts(evening.state.hands)).toEqual({ until: UNTIL, round: 1, closesAt: null, result });
    expect([evening.state.hands.yes, evening.state.hands.no]).toEqual([[], []]);
  }
});

it('HD5: the count ends by the evening’s own clock after 45 seconds, and a late hand is refused', () => {
  const evening = asked();
  const closesAt = evening.now + 45_000;
  expect(dueNext({ ...evening.state, aliveAt: closesAt }, null)).toEqual({ at: closesAt, name: 'hands.endCount' });
  evening.now = closesAt;
  expect(answers(evening, KEYS[0], 'yes')).toBe('changed-meanwhile');
  evening.does('system', 'hands.endCount');
  expect(evening.state.hands).toMatchObject({ closesAt: null, result: { yes: null, no: null } });
  expect(answers(evening, KEYS[0], 'yes')).toBe('changed-meanwhile');
});

it('HD5: when the evening ends nobody is asked any more whether to go on, and no count is under way', () => {
  const evening = asked();
  answers(evening, KEYS[0], 'yes');
  evening.does('facilitator', 'run.end');
  expect(evening.state.hands).toEqual({ ...NO_HANDS, round: 1 });
  expect(answers(evening, KEYS[1], 'yes')).toBe('changed-meanwhile');
});

it('HD5: when the start is undone nobody is asked any more', () => {
  const evening = new Evening();
  const started = evening.does('facilitator', 'run.start');
  evening.does('facilitator', 'hands.ask', { until: UNTIL });
  expect(evening.undo(started)).toBe('carried out');
  expect(evening.state.hands).toEqual({ ...NO_HANDS, round: 1 });
});

describe('HD4: when the question is taken back, what was counted is forgotten', () => {
  it('HD4: and a late hand is refused', () => {
    const evening = asked();
    answers(evening, KEYS[0], 'yes');
    evening.does('facilitator', 'hands.settle');
    expect(evening.state.hands).toEqual({ ...NO_HANDS, round: 1 });
    expect(answers(evening, KEYS[1], 'yes')).toBe('changed-meanwhile');
  });
  it('HD4: the close forgets it too', () => {
    const evening = asked();
    answers(evening, KEYS[0], 'yes');
    evening.does('system', 'run.close');
    expect(evening.state.hands.yes).toEqual([]);
  });
});

describe('HD7: one hand a connection, at a hall’s pace', () => {
  const answering = (key: string, round = 1): unknown => ({ id: 'x', name: 'hands.answer', input: { round, key, answer: 'yes' } });
  const at = { now: 0 };
  const pace = (burst: number): Bucket => new Bucket({ burst, perSecond: 1 }, { now: () => at.now });
  it('HD7: the same key as often as it likes; another is refused, also after other rounds were answered in between', () => {
    const ask = oneHand(pace(1000), () => true);
    expect([ask(answering('K1')), ask(answering('K1')), ask(answering('K2', 2)), ask(answering('K1'))]).toEqual([null, null, null, null]);
    expect(ask(answering('K3'))).toEqual({ refused: 'one-hand' });
    for (let round = 3; round < 300; round += 1) ask(answering('K4', round));
    expect([ask(answering('K3')), ask(answering('K3', 2))]).toEqual([{ refused: 'one-hand' }, { refused: 'one-hand' }]);
    expect([ask(null), ask({ name: 'hands.answer' }), ask({ name: 'floor.write', input: { round: 1, key: 'K3' } })]).toEqual([null, null, null]);
  });
  it('HD7: rounds that are made up take nothing of the pace: what is refused anyway keeps no hand down', () => {
    const shared = pace(2);
    const evening = new Evening();
    const now = inCount(evening);
    for (let round = 0; round < 50; round += 1) expect(oneHand(shared, now)(answering('K1', round))).toBeNull();
    evening.does('facilitator', 'run.start');
    evening.does('facilitator', 'hands.ask', { until: evening.state.plan.details.hardStopAt });
    const { round } = evening.state.hands;
    for (let made = 0; made < 50; made += 1) oneHand(shared, now)(answering('K1', round + 1 + made));
    expect([oneHand(shared, now)(answering('K2', round)), oneHand(shared, now)(answering('K3', round))]).toEqual([null, null]);
    expect(oneHand(shared, now)(answering('K4', round))).toMatchObject({ refused: 'too-fast' });
  });
  it('HD7: connection after connection comes no faster than the pace, and who has a hand changes it at once', () => {
    const shared = pace(2);
    const first = oneHand(shared, () => true);
    const others = [first, ...Array.from({ length: 3 }, () => oneHand(shared, () => true))].map((ask, number) => ask(answering(`K${number}`)));
    expect(others).toEqual([null, null, { refused: 'too-fast', seconds: 1 }, { refused: 'too-fast', seconds: 1 }]);
    expect(first(answering('K0'))).toBeNull();
  });
});
