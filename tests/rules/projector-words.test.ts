import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../projector-ui/state/excerpt.ts';
import { firstThatFits, mostThatFit, sizesBetween } from '../../shared/ui/fit.ts';
import { MINUTE } from '../../shared/gathering/time.ts';
import { ribbonSegments, type RibbonEntry } from '../../shared/ui/ribbon.ts';
import { timeLeft } from '../../shared/ui/time-left.ts';
import { time } from '../../shared/words/time.en.ts';

describe('time in words', () => {
  it('counts in whole minutes, one of them alone', () => {
    expect(time.minutesLeft(12)).toBe('12 minutes left');
    expect(time.minutesLeft(1)).toBe('1 minute left');
    expect(time.late(12)).toBe('12 min late');
    expect(time.over(5)).toBe('5 min over');
  });

  it('tells clock times in the hall’s zone, by 24 hours, summer time included', () => {
    expect(time.clock(Date.UTC(2026, 11, 4, 20, 55), 'Europe/London')).toBe('20:55');
    expect(time.clock(Date.UTC(2026, 6, 4, 20, 55), 'Europe/London')).toBe('21:55');
    expect(time.clock(Date.UTC(2026, 11, 4, 0, 5), 'Europe/London')).toBe('00:05');
    expect(time.day(Date.UTC(2026, 11, 4, 20, 55), 'Europe/London')).toBe('Friday 4 December');
  });

  it('does not fail over a zone that nobody knows', () => {
    expect(time.clock(0, 'Nowhere/Atall')).toMatch(/^\d\d:\d\d$/);
  });
});

describe('how the room is told of an item’s time', () => {
  it('counts, then says last thoughts, then gathers; never below nothing', () => {
    expect(timeLeft(12 * MINUTE, 20 * MINUTE, false)).toEqual({ state: 'counting', minutes: 12, share: 0.6 });
    expect(timeLeft(MINUTE + 1, 20 * MINUTE, false)).toMatchObject({ state: 'counting', minutes: 2 });
    expect(timeLeft(MINUTE, 20 * MINUTE, false)).toMatchObject({ state: 'last', minutes: 1 });
    expect(timeLeft(MINUTE, MINUTE, false)).toMatchObject({ state: 'counting', minutes: 1 });
    expect(timeLeft(-3 * MINUTE, 20 * MINUTE, false)).toEqual({ state: 'over', minutes: 0, share: 0 });
    expect(timeLeft(MINUTE, 20 * MINUTE, true)).toMatchObject({ state: 'paused' });
  });
});

describe('the ribbon', () => {
  const entry = (id: string, minutes: number): RibbonEntry => ({ id, title: id, minutes, number: null, hue: 0 });
  const agenda = [entry('a', 10), entry('b', 20), entry('c', 30)];
  const run = {
    startedAt: 0,
    endedAt: null,
    segments: [
      { item: 'a', startedAt: 0, endedAt: 10 * MINUTE },
      { item: 'b', startedAt: 10 * MINUTE, endedAt: null },
    ],
    pauses: [],
  };

  it('is as wide as its minutes, in order, and ends at its end', () => {
    const segments = ribbonSegments(agenda, run, 15 * MINUTE);
    expect(segments.map((segment) => segment.state)).toEqual(['past', 'now', 'ahead']);
    expect((segments[1]?.width ?? 0) / (segments[0]?.width ?? 1)).toBeCloseTo(2, 1);
    expect((segments[2]?.x ?? 0) + (segments[2]?.width ?? 0)).toBeCloseTo(100, 1);
    expect((segments[1]?.elapsed ?? 0) / (segments[1]?.width ?? 1)).toBeCloseTo(0.25, 2);
  });

  it('leaves out what was dropped', () => {
    const [a, b, c] = agenda;
    const kept = ribbonSegments([a, b, { ...c, dropped: true }] as RibbonEntry[], run, 15 * MINUTE);
    expect(kept.map((segment) => segment.entry.id)).toEqual(['a', 'b']);
    expect((kept[1]?.x ?? 0) + (kept[1]?.width ?? 0)).toBeCloseTo(100, 1);
  });

  it('fills the present item when it is over, and nothing before the start', () => {
    const over = ribbonSegments(agenda, run, 500 * MINUTE)[1];
    expect(over?.elapsed).toBe(over?.width);
    const before = ribbonSegments(agenda, { startedAt: null, endedAt: null, segments: [], pauses: [] }, 0);
    expect(before.every((segment) => segment.state === 'ahead')).toBe(true);
    expect(ribbonSegments([], run, 0)).toEqual([]);
  });
});

describe('type that fits', () => {
  it('takes the largest step that fits, else the smallest', () => {
    expect(firstThatFits([9, 6, 4], (size) => size < 7)).toBe(6);
    expect(firstThatFits([9, 6, 4], () => false)).toBe(4);
  });

  it('steps down from the largest to the smallest, both included', () => {
    const sizes = sizesBetween(10, 4);
    expect(sizes[0]).toBe(10);
    expect(sizes.at(-1)).toBe(4);
    expect([...sizes].sort((one, other) => other - one)).toEqual(sizes);
    expect(sizesBetween(4, 4)).toEqual([4]);
  });

  it('shows as many as fit, and at least one', () => {
    expect(mostThatFit(24, (count) => count <= 9)).toBe(9);
    expect(mostThatFit(24, () => true)).toBe(24);
    expect(mostThatFit(24, () => false)).toBe(1);
    expect(mostThatFit(0, () => true)).toBe(0);
  });

  it('cuts a long text at the end of a word, and never within a character', () => {
    expect(excerpt('Listen first.', 40)).toEqual({ text: 'Listen first.', cut: false });
    expect(excerpt('Listen first, then speak', 18)).toEqual({ text: 'Listen first,…', cut: true });
    expect(excerpt('😀'.repeat(10), 5).text).toBe('😀😀…');
  });
});

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

describe('colours', () => {
  const [light = '', dark = ''] = ['light', 'tokens'].map((name) => readFileSync(`shared/ui/${name}.css`, 'utf8'));
  const tokens = (part: string): Map<string, string> =>
    new Map([...part.matchAll(/(--[\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]));

  it.each([
    ['light', tokens(light)],
    ['dark', tokens(dark)],
  ])('can be read, %s', (_theme, values) => {
    const of = (name: string): string => values.get(name) ?? '#000000';
    for (const ground of ['--paper', '--wash']) {
      expect(contrast(of('--ink'), of(ground))).toBeGreaterThan(7);
      expect(contrast(of('--ink-2'), of(ground))).toBeGreaterThan(4.5);
      for (let hue = 1; hue <= 8; hue += 1) expect(contrast(of(`--hue-${hue}`), of(ground)), `hue ${hue} on ${ground}`).toBeGreaterThan(4.5);
    }
    for (let hue = 1; hue <= 8; hue += 1) expect(contrast(of('--on-hue'), of(`--hue-${hue}`)), `on hue ${hue}`).toBeGreaterThan(4.5);
  });
});
