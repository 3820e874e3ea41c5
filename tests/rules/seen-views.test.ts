import { expect, it } from 'vitest';
import { REACTION, SeenViews } from '../../facilitator-ui/state/seen-views.ts';

it('SW1: what came in less than a reaction before the press was not seen', () => {
  const seen = new SeenViews<string>();
  expect(seen.at(0, 'run')).toBeNull();
  seen.took('first', 0);
  expect(seen.at(1, 'run')).toBe('first');
  seen.took('second', 1000);
  seen.took('third', 1000 + REACTION / 2);
  expect(seen.at(1000 + REACTION - 1, 'run')).toBe('first');
  expect(seen.at(1000 + REACTION, 'run')).toBe('second');
  expect(seen.at(1000 + 2 * REACTION, 'run')).toBe('third');
});

it('SW1: what somebody has done here they know at once, of that part of the evening and no other', () => {
  const seen = new SeenViews<string>();
  seen.took('first', 0);
  seen.took('own', 1000, ['run']);
  expect(seen.at(1001, 'run')).toBe('own');
  expect(seen.at(1001, 'plan')).toBe('first');
  seen.took('of another', 1010);
  expect(seen.at(1011, 'run')).toBe('own');
});

it('SW1: a press that waits for another counts for what stood there at its own moment, however many views have come since', () => {
  const seen = new SeenViews<string>();
  seen.took('first', 0);
  const sent = seen.keep(900);
  seen.took('of a colleague', 1000);
  seen.took('third', 1000 + 2 * REACTION);
  expect(seen.at(900, 'run')).toBe('first');
  sent();
  seen.took('fourth', 1000 + 4 * REACTION);
  expect(seen.at(900, 'run')).not.toBe('first');
});
