import { describe, expect, it } from 'vitest';
import { handsCount } from '../../shared/gathering/hands/hands.ts';
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
  expect(handsCount(evening.state.hands)).toEqual({ until: UNTIL, yes: null, no: null });
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

it('HD3: no count below five is shown to anybody', () => {
  const evening = asked();
  for (const [index, key] of KEYS.entries()) {
    answers(evening, key, index < 5 ? 'yes' : 'no');
    expect(handsCount(evening.state.hands)?.yes).toBe(index < 4 ? null : 5);
    expect(handsCount(evening.state.hands)?.no).toBeNull();
  }
});

describe('HD4: when the question is taken back, what was counted is forgotten', () => {
  it('HD4: and a late hand is refused', () => {
    const evening = asked();
    answers(evening, KEYS[0], 'yes');
    evening.does('facilitator', 'hands.settle');
    expect(evening.state.hands).toEqual({ until: null, round: 1, yes: [], no: [] });
    expect(answers(evening, KEYS[1], 'yes')).toBe('changed-meanwhile');
  });
  it('HD4: the close forgets it too', () => {
    const evening = asked();
    answers(evening, KEYS[0], 'yes');
    evening.does('system', 'run.close');
    expect(evening.state.hands.yes).toEqual([]);
  });
});
