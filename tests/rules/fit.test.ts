import { describe, expect, it } from 'vitest';
import { partAround } from '../../projector-ui/state/around.ts';
import { excerpt } from '../../projector-ui/state/excerpt.ts';
import { columnsIn, textPageAt } from '../../projector-ui/state/text-pages.ts';
import { SECOND } from '../../shared/gathering/time.ts';

describe('ST8: lines around the one that is on', () => {
  /** Room for so many lines. */
  const room =
    (most: number) =>
    (from: number, to: number): boolean =>
      to - from <= most;
  it('ST8: holds it in any case, then the one before it, those after it, and those before', () => {
    expect(partAround(40, 20, room(10))).toEqual([19, 29]);
    expect(partAround(40, 0, room(10))).toEqual([0, 10]);
    expect(partAround(40, 39, room(10))).toEqual([30, 40]);
    expect(partAround(40, 36, room(10))).toEqual([30, 40]);
    expect(partAround(40, 20, room(1))).toEqual([20, 21]);
    expect(partAround(40, 20, room(0))).toEqual([20, 21]);
    expect(partAround(3, 1, room(10))).toEqual([0, 3]);
  });
});

describe('ST8: pages of a text', () => {
  it('ST8: are as many as columns are beside each other, and each stands for half a minute', () => {
    expect([columnsIn(800, 800, 60), columnsIn(1660, 800, 60), columnsIn(2520.4, 800, 60)]).toEqual([1, 2, 3]);
    expect([0, 29, 30, 61, 90].map((seconds) => textPageAt(seconds * SECOND, 3, 0))).toEqual([0, 0, 1, 2, 0]);
    expect([95, 124, 125].map((seconds) => textPageAt(seconds * SECOND, 3, 95 * SECOND))).toEqual([0, 0, 1]);
    expect(textPageAt(95 * SECOND, 1, 0)).toBe(0);
  });
});

describe('the beginning of a text', () => {
  it('is no longer than the room that short lines take', () => {
    expect(excerpt('a\nb\nc\nd', 45)).toEqual({ text: 'a\nb\nc…', cut: true });
  });
  it('ends with a whole letter, whatever it is put together from', () => {
    for (let limit = 1; limit < 12; limit += 1) {
      const { text } = excerpt('လျှို့ဝှက်'.repeat(3), limit);
      expect(['…', 'လျှို့…', 'လျှို့ဝှ…', 'လျှို့ဝှက်…', 'လျှို့ဝှက်လျှို့…']).toContain(text);
    }
    expect(excerpt('👩🏾‍🦱👩🏾‍🦱', 9).text).toBe('👩🏾‍🦱…');
    expect(excerpt(`e\u0323\u0301`.repeat(3), 4).text).toBe('e\u0323\u0301…');
  });
});
