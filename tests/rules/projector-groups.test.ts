import { afterEach, describe, expect, it, vi } from 'vitest';
import { nothingToShow } from '../../facilitator-ui/panels/stage/nothing-to-show.ts';
import { Calm } from '../../projector-ui/scenes/groups/calm.ts';
import {
  cardWidth,
  grown,
  nearing,
  needsMap,
  roundTiming,
  shortQuestion,
  tablesByQuestion,
  turnLeft,
} from '../../projector-ui/scenes/groups/facts.ts';
import { onPage, PAGE_STANDS, pageAt, pagesOf, type Pages } from '../../projector-ui/scenes/groups/pages.ts';
import { columnsToTry } from '../../projector-ui/scenes/groups/spread.ts';
import { MINUTE, SECOND } from '../../shared/gathering/time.ts';
import type { GroupQuestionFacts, MapTable, RoundFacts } from '../../shared/views/groups.ts';
import { consoleView } from '../../shared/views/console.ts';
import { projectorView } from '../../shared/views/projector.ts';
import { projectorGroups as words } from '../../shared/words/projector-groups.en.ts';
import { presetNamed } from '../../shared/gathering/groups/model/presets.ts';
import { Evening } from './evening.ts';
import { SURROUNDINGS } from '../tools/surroundings.ts';

const atMost =
  (most: number) =>
  (from: number, to: number): boolean =>
    to - from <= most;
const sizes = (pages: Pages, count: number): number[] =>
  pages.map((_, page) => {
    const [from, to] = onPage(pages, page, count);
    return to - from;
  });

describe('tables on pages', () => {
  it('stand on one page where they fit', () => {
    expect(pagesOf(8, 2, atMost(8))).toEqual([0]);
    expect(pagesOf(0, 1, atMost(8))).toEqual([0]);
  });

  it('are shared out evenly, in whole rows', () => {
    expect(sizes(pagesOf(16, 2, atMost(12)), 16)).toEqual([8, 8]);
    expect(sizes(pagesOf(40, 4, atMost(24)), 40)).toEqual([20, 20]);
    expect(sizes(pagesOf(10, 3, atMost(9)), 10)).toEqual([6, 4]);
  });

  it('fill page after page where even pages do not fit', () => {
    // The first five are large: two of them fill a page, of the others eight do.
    const weight = (from: number, to: number): number =>
      Array.from({ length: to - from }, (_, i) => (from + i < 4 ? 4 : 1)).reduce((sum, one) => sum + one, 0);
    const pages = pagesOf(12, 1, (from, to) => weight(from, to) <= 8);
    expect(pages).toEqual([0, 2, 4]);
    expect(sizes(pages, 12).reduce((sum, one) => sum + one, 0)).toBe(12);
  });

  it('are as even as their number allows where even pages do not fit', () => {
    // Two of the first four fill a page, of the others eight do; one would be left for a page of its own.
    const weight = (from: number, to: number): number =>
      Array.from({ length: to - from }, (_, i) => (from + i < 4 ? 4 : 1)).reduce((sum, one) => sum + one, 0);
    expect(
      sizes(
        pagesOf(13, 1, (from, to) => weight(from, to) <= 8),
        13,
      ),
    ).toEqual([2, 2, 5, 4]);
  });

  it('leave none out, also where one alone is too large', () => {
    for (let count = 1; count <= 40; count += 1)
      for (const most of [0, 1, 3, 7]) {
        const pages = pagesOf(count, 2, atMost(most));
        expect(sizes(pages, count).every((size) => size >= 1)).toBe(true);
        expect(sizes(pages, count).reduce((sum, one) => sum + one, 0)).toBe(count);
      }
  });

  it('turn every twelve seconds, and begin again', () => {
    expect([0, 1, 2, 3].map((turn) => pageAt(turn * PAGE_STANDS + 1, 3))).toEqual([0, 1, 2, 0]);
    expect(pageAt(5 * PAGE_STANDS, 1)).toBe(0);
    expect(PAGE_STANDS).toBe(12 * SECOND);
  });

  it('fill their rows rather than stand in many columns', () => {
    expect(columnsToTry(8, 3.2)).toEqual([2, 1, 3]);
    expect(columnsToTry(9, 4)).toEqual([3, 1, 2, 4]);
    expect(columnsToTry(3, 0.4)).toEqual([1]);
  });
});

describe('measuring', () => {
  afterEach(() => vi.useRealTimers());

  it('is done at once, then rests three times as long; of what is asked meanwhile the last is done', () => {
    vi.useFakeTimers();
    let time = 0;
    const done: string[] = [];
    const calm = new Calm(() => time);
    const takes = (name: string, ms: number) => () => {
      time += ms;
      done.push(name);
    };
    calm.soon(takes('a', 100));
    calm.soon(takes('b', 100));
    time += 200;
    calm.soon(takes('c', 100));
    expect(done).toEqual(['a']);
    vi.advanceTimersByTime(100);
    expect(done).toEqual(['a', 'c']);
    calm.now(takes('d', 1));
    calm.soon(takes('e', 1));
    calm.stop();
    vi.advanceTimersByTime(1000);
    expect(done).toEqual(['a', 'c', 'd']);
  });
});

const round = (change: Partial<RoundFacts> = {}): RoundFacts => ({
  number: 1,
  of: 2,
  within: 'table',
  minutes: 15,
  startedAt: 0,
  endedAt: null,
  ...change,
});
const question = (title: string, wording = ''): GroupQuestionFacts => ({ number: 1, title, wording, explanation: '', hue: 2 });

describe('a round’s time on the projector', () => {
  it('is the round’s, not the item’s, and stands still in a pause', () => {
    const one = { round: round(), questions: [question('Respect')] };
    expect(roundTiming(one, [], 5 * MINUTE)).toEqual({ left: 10 * MINUTE, total: 15 * MINUTE, hue: 2, paused: false });
    expect(roundTiming(one, [{ from: 5 * MINUTE, to: null }], 9 * MINUTE)).toMatchObject({ left: 10 * MINUTE, paused: true });
    expect(roundTiming({ round: round({ startedAt: null }), questions: [] }, [], 0)).toBeNull();
  });

  it('has no hue of a question where there are several', () => {
    expect(roundTiming({ round: round(), questions: [question('A'), question('B')] }, [], 0)?.hue).toBe(0);
  });

  it('says last thoughts at two minutes and lets people finish afterwards, never in digits below nothing', () => {
    const at = (left: number, total = 15 * MINUTE, paused = false) => nearing({ left, total, paused });
    expect([at(3 * MINUTE), at(2 * MINUTE), at(1), at(0), at(-9 * MINUTE)]).toEqual([null, 'last', 'last', 'over', 'over']);
    expect(at(MINUTE, 2 * MINUTE)).toBeNull();
    expect(at(-1, 15 * MINUTE, true)).toBeNull();
    expect(nearing(null)).toBeNull();
  });

  it('a turn empties and stays empty; pauses do not count', () => {
    const turn = { turn: { table: 4, since: 0 }, turnSeconds: 60 };
    expect(turnLeft(turn, [], 15 * SECOND)).toBe(0.75);
    expect(turnLeft(turn, [], 500 * SECOND)).toBe(0);
    expect(turnLeft(turn, [{ from: 15 * SECOND, to: 400 * SECOND }], 400 * SECOND)).toBe(0.75);
    expect(turnLeft({ turn: null, turnSeconds: 60 }, [], 0)).toBe(0);
  });
});

const table = (number: number, change: Partial<MapTable> = {}): MapTable => ({
  number,
  place: '',
  question: null,
  joined: null,
  people: null,
  left: null,
  slots: [],
  ...change,
});

describe('the map', () => {
  it('is there where people look for a table, not where all stay with one question', () => {
    const tables = [table(1), table(2)];
    const ask = (way: 'count' | 'seated', questions: number, list = tables) =>
      needsMap({ way, tables: list, questions: Array.from({ length: questions }, () => question('A')) });
    expect([ask('count', 1), ask('seated', 1), ask('seated', 2), ask('count', 1, [])]).toEqual([true, false, true, false]);
    expect(ask('seated', 1, [table(1), table(2, { joined: 1 })])).toBe(true);
  });

  it('names a question by its title, else by its beginning', () => {
    expect(shortQuestion(question('Respect', 'How can they?'))).toBe('Respect');
    expect(shortQuestion(question('', 'What would you change first, and why, in this year?'))).toBe('What would you change first, and…');
  });

  it('tells which tables work at which question; one that has joined another works at the other’s', () => {
    const tables = [table(1, { question: 0 }), table(2, { question: 1 }), table(3, { question: 0 }), table(4, { question: 1, joined: 1 })];
    expect(tablesByQuestion(2, tables)).toEqual([[1, 3], [2]]);
    expect(words.working.tables([1, 3])).toBe('Tables 1 and 3');
    expect(words.working.tables([2])).toBe('Table 2');
  });

  it('gives numbers and words the room that they need', () => {
    expect(cardWidth([table(1)], 1)).toBeLessThan(cardWidth([table(1, { slots: ['1'] })], 1));
    expect(cardWidth([table(1, { slots: ['1'] })], 1)).toBeLessThan(cardWidth([table(1, { place: 'by the stage' })], 1));
    expect(cardWidth([table(1), table(2, { joined: 1 })], 1)).toBe(cardWidth([table(1)], 4));
  });

  it('says what to do in each round', () => {
    expect(words.map.again(2, 'count', true, true)).toBe('Round 2: fresh company. Find your number again. Hosts stay.');
    expect(words.map.again(3, 'choice', false, false)).toBe('Round 3: new tables. Your phone says where. You may choose another.');
  });
});

describe('the board', () => {
  it('notices what is new or has grown, and nothing at first sight', () => {
    const told = [
      { id: 'b', tables: [2] },
      { id: 'a', tables: [1, 3] },
    ];
    expect(grown(null, told)).toEqual([]);
    expect(grown(told, told)).toEqual([]);
    expect(grown([{ id: 'a', tables: [1] }], told)).toEqual(['b', 'a']);
    expect(grown(told, [{ id: 'a', tables: [1] }])).toEqual([]);
  });
});

describe('the projector’s remote', () => {
  const offered = (evening: Evening) => nothingToShow('groups', consoleView(evening.state, { ...SURROUNDINGS }));

  it('offers the groups once there are some, and what the projector is sent says who sits together', () => {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    evening.does('facilitator', 'run.next');
    expect(offered(evening)).not.toBeNull();
    evening.does('facilitator', 'groups.form', { format: presetNamed('world-cafe') });
    expect(offered(evening)).toBeNull();
    const { scene, groups } = projectorView(evening.state, SURROUNDINGS);
    expect(scene).toBe('groups');
    expect(groups).toMatchObject({ phase: 'forming', seating: 'same', hostsStay: true });
    expect(groups?.tables).toHaveLength(8);
  });
});
