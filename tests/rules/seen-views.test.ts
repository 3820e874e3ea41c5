import { expect, it } from 'vitest';
import { REACTION, SeenViews } from '../../facilitator-ui/state/seen-views.ts';

it('SW1: what came in less than a reaction before the press was not seen', () => {
  const seen = new SeenViews<string>();
  expect(seen.at(0, true)).toBeNull();
  seen.took('first', 0, false);
  expect(seen.at(1, true)).toBe('first');
  seen.took('second', 1000, false);
  seen.took('third', 1000 + REACTION / 2, false);
  expect(seen.at(1000 + REACTION - 1, true)).toBe('first');
  expect(seen.at(1000 + REACTION, true)).toBe('second');
  expect(seen.at(1000 + 2 * REACTION, true)).toBe('third');
});

it('SW1: what somebody has done here they know at once, but not what people wrote meanwhile', () => {
  const seen = new SeenViews<string>();
  seen.took('first', 0, false);
  seen.took('own', 1000, true);
  expect(seen.at(1001, true)).toBe('own');
  expect(seen.at(1001, false)).toBe('first');
  seen.took('of another', 1010, false);
  expect(seen.at(1011, true)).toBe('own');
});
