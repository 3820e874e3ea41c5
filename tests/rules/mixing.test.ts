import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionOf } from '../../shared/gathering/floor/model/lookup.ts';
import { awaitsMark, mark, markPeriod, nextMark, pool } from '../../shared/gathering/floor/rules/mixing.ts';
import { wallOf } from '../../shared/gathering/floor/model/wall.ts';
import { DAY, MINUTE, SECOND } from '../../shared/gathering/time.ts';
import { inboxWords } from '../../shared/words/console-inbox.en.ts';
import { Evening, hashOf, KEYS, START, steps } from './evening.ts';

const [A = '', B = '', C = '', D = ''] = KEYS;
const filled = (count: number, seed = 1): Evening => {
  const evening = new Evening(seed);
  for (let i = 0; i < count; i += 1) evening.writes(`KEYNUMBER${1000 + i}`, `words ${i}`);
  return evening;
};

describe('FL10: a pool of one or two is never mixed in', () => {
  it.each([1, 2])('FL10: %i wait, however often there is a mark', (count) => {
    const evening = filled(count);
    evening.mark(20);
    expect(pool(evening.state.floor)).toHaveLength(count);
    expect(evening.state.floor.marks).toBe(0);
  });
  it('FL10: marks are a fixed rhythm that no arrival moves, about as far apart as the plan says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: DAY }), (seed, later) => {
        const { plan, floor } = new Evening(seed).state;
        const period = markPeriod(plan, floor);
        expect(period).toBeGreaterThanOrEqual(0.8 * 120 * SECOND);
        expect(period).toBeLessThanOrEqual(1.2 * 120 * SECOND);
        const at = nextMark(plan, floor, START + later);
        expect(at).toBeGreaterThan(START + later);
        expect(at - (START + later)).toBeLessThanOrEqual(period + 1);
        // Asked at any moment before it, the answer is the same mark.
        expect(nextMark(plan, floor, START + later + Math.floor((at - START - later - 1) / 2))).toBe(at);
      }),
    );
  });
  it('FL10: how far apart its marks are, and when the first comes, is the evening’s own', () => {
    const { plan, floor } = new Evening().state;
    const withRhythm = (offset: number, stretch: number): typeof floor => ({ ...floor, rhythm: { offset, stretch } });
    expect([0, 0.5, 1].map((stretch) => Math.round(markPeriod(plan, withRhythm(0, stretch)) / SECOND))).toEqual([96, 120, 144]);
    expect([0, 0.25, 0.5].map((offset) => nextMark(plan, withRhythm(offset, 0), 0) / SECOND)).toEqual([96, 24, 48]);
  });
  it('FL10: counts change only at a mark', () => {
    fc.assert(
      fc.property(steps, fc.integer(), (all, seed) => {
        const evening = new Evening(seed);
        for (const { role, name, input, after, table } of all) {
          const { tally } = evening.state.floor;
          const { mixSeconds } = evening.state.plan.settings;
          evening.send(role, name, input, after, table);
          const taken =
            name === 'floor.mark' ||
            name === 'run.close' ||
            (mixSeconds === 0 && name.startsWith('floor.')) ||
            evening.state.plan.settings.mixSeconds === 0;
          if (!taken) expect(evening.state.floor.tally).toEqual(tally);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('FL10: what is said about new cards is what the program does', () => {
  const readme = readFileSync('README.md', 'utf8').split('\n');
  const marksOf = (count: number): number => {
    const evening = filled(count);
    evening.mark();
    return evening.state.floor.marks;
  };
  const NUMBERS = ['none', 'one', 'two', 'three', 'four'];
  it.each([
    ['at the foot of the inbox', inboxWords.inbox.together(120)],
    ['in the README', readme.find((line) => line.startsWith('9. **Read the inbox**')) ?? ''],
  ])('FL10: %s', (_where, sentence) => {
    const [, minutes = '', number = ''] = /about every (\w+) minutes\b.*if at least (\w+) texts wait/.exec(sentence) ?? [];
    const fewest = NUMBERS.indexOf(number);
    const { plan, floor } = new Evening().state;
    const said = Math.max(NUMBERS.indexOf(minutes), Number(minutes) || 0);
    expect(Math.abs(markPeriod(plan, floor) / MINUTE / said - 1)).toBeLessThanOrEqual(0.2);
    expect([fewest - 1, fewest].map(marksOf)).toEqual([0, 1]);
    expect(sentence).toMatch(/at least one waits for the next time/i);
    expect(sentence).not.toMatch(/people’s words|people's words|hour/);
  });
  it('FL10: whatever span the plan sets, the console says it to a fifth', () => {
    for (let seconds = 1; seconds <= 600; seconds += 1) {
      const [, figure = '', unit = ''] = /about every (\d+) (second|minute)s/.exec(inboxWords.inbox.together(seconds)) ?? [];
      expect(Math.abs((Number(figure) * (unit === 'minute' ? 60 : 1)) / seconds - 1)).toBeLessThanOrEqual(0.2);
    }
  });
});

describe('FL11: a mark takes a random part: at least half, and at least one stays behind', () => {
  it('FL11: for any size of pool and any chance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 40 }), fc.integer(), (count, seed) => {
        const evening = filled(count, seed);
        evening.mark();
        const left = pool(evening.state.floor).length;
        expect(left).toBeGreaterThanOrEqual(1);
        expect(count - left).toBeGreaterThanOrEqual(count / 2);
        expect(evening.state.floor.tally).toEqual({ written: { respect: count - left }, waiting: left });
      }),
    );
  });
  it.each([0, 0.999999999])('FL11: with a chance of %d too', (chance) => {
    const { state, now } = filled(9);
    const outcome = mark(state, {}, { role: 'system', now, random: () => chance, hash: hashOf });
    if ('refused' in outcome) throw new Error('a mark is never refused');
    expect(pool(outcome.state.floor)).toHaveLength(chance === 0 ? 4 : 1);
  });
  it('FL11: anyone may be the one who stays behind', () => {
    const stayed = new Set<string>();
    for (let seed = 0; seed < 60; seed += 1) {
      const evening = filled(4, seed);
      evening.mark();
      for (const one of pool(evening.state.floor)) stayed.add(one.text);
    }
    expect(stayed.size).toBe(4);
  });
  it('FL11: the last of the pool is mixed in at the close', () => {
    const evening = filled(1);
    evening.does('system', 'run.close');
    expect(pool(evening.state.floor)).toEqual([]);
    expect(evening.state.floor.tally).toEqual({ written: { respect: 1 }, waiting: 0 });
  });
});

describe('FL16: what the close finds still unmixed is decided by nobody', () => {
  it.each([true, false])('FL16: with moderation %s it keeps what its writer chose, and waits', (moderation) => {
    const evening = filled(2);
    evening.does('organiser', 'plan.editSettings', { moderation });
    evening.does('system', 'run.close');
    expect(evening.state.floor.contributions).toMatchObject(Array(2).fill({ audience: 'show', decision: 'waiting', batch: 1 }));
    expect(wallOf(evening.state.floor)).toEqual([]);
  });
  it('FL16: and cannot be told from what was mixed in before, and nobody decided', () => {
    const evening = filled(3);
    evening.mixed(A, 'mixed in before');
    evening.does('system', 'run.close');
    const shapes = evening.state.floor.contributions.map(({ batch, decision, reason }) => JSON.stringify([batch, decision, reason]));
    expect(new Set(shapes).size).toBe(1);
  });
});

describe('FL12: with moderation off, what may be shown is shown as it is mixed in', () => {
  it('FL12: but no story, and nothing that is not meant for a screen', () => {
    const evening = new Evening();
    evening.does('organiser', 'plan.editSettings', { moderation: false });
    const decisions = [
      [evening.mixed(A, 'one'), 'shown'],
      [evening.mixed(B, 'two', 'story'), 'waiting'],
      [evening.mixed(C, 'three', 'respect', 'read-out'), 'waiting'],
      [evening.mixed(D, 'four', 'respect', 'record'), 'waiting'],
    ];
    for (const [id = '', decision] of decisions) expect(contributionOf(evening.state.floor, id)?.decision).toBe(decision);
  });
  it('FL12: what is still in the pool is on no wall', () => {
    const evening = filled(2);
    evening.does('organiser', 'plan.editSettings', { moderation: false });
    evening.mark(3);
    expect(evening.state.floor.contributions.every((one) => one.decision === 'waiting')).toBe(true);
  });
});

describe('FL13: where mixing is switched off, a contribution is with the others at once', () => {
  it('FL13: and its count too', () => {
    const evening = new Evening();
    evening.does('organiser', 'plan.editSettings', { mixSeconds: 0 });
    const id = evening.writes(A, 'one');
    expect(contributionOf(evening.state.floor, id)?.batch).toBe(1);
    expect(evening.state.floor.tally).toEqual({ written: { respect: 1 }, waiting: 0 });
  });
  it('FL13: switching it off and on again singles nobody out, and does not tell how many wait', () => {
    const evening = filled(2);
    const before = evening.state.floor;
    evening.does('organiser', 'plan.editSettings', { mixSeconds: 0 });
    evening.does('organiser', 'plan.editSettings', { mixSeconds: 120 });
    expect(evening.state.floor).toBe(before);
  });
  it('FL13: what waited when it was switched off is drawn from as at a mark, and the rest goes with the next that comes', () => {
    const evening = filled(5);
    evening.does('organiser', 'plan.editSettings', { mixSeconds: 0 });
    const left = pool(evening.state.floor).length;
    expect(left).toBeGreaterThanOrEqual(1);
    expect(left).toBeLessThanOrEqual(2);
    evening.writes(A, 'one more');
    expect(pool(evening.state.floor)).toEqual([]);
    expect(awaitsMark(evening.state)).toBe(false);
  });
});
