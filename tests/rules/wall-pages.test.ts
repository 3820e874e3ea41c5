import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHOWN_AFTER } from '../../shared/gathering/stage/model/shown-after.ts';
import { StandingWatch } from '../../projector-ui/state/standing.ts';
import { evenParts, partsOf } from '../../projector-ui/state/text-parts.ts';
import { Unseen } from '../../projector-ui/state/unseen.ts';
import { cardsOn, WallPacker, type WallPage, type WallSpace, type WallWords } from '../../projector-ui/state/wall-pages.ts';
import { WALL_PAGE_STANDS, wallPageAt } from '../../shared/gathering/stage/model/wall-page.ts';
import { placeLabels } from '../../shared/ui/ribbon-labels.ts';

const HEIGHT = 700;
const GAP = 17;

/** A space in which a text takes a line of 56 px for every `letters` letters, and a card 30 px more. */
const space = (columns = true): WallSpace => {
  const high = (text: string, letters: number): number => Math.ceil(text.length / letters) * 56 + 30;
  return {
    height: HEIGHT,
    gap: GAP,
    columns,
    narrow: ({ text }) => high(text, 25),
    wide: ({ text }) => high(text, 55),
    parts: ({ text }) => partsOf(text, (part) => high(part, 55) + 56 <= HEIGHT),
  };
};

const words = (texts: readonly string[]): WallWords[] => texts.map((text, index) => ({ id: `id-${String(index)}`, topic: 'respect', text }));

/** How high a page is, as it would be drawn. */
const heightOf = (page: WallPage, { narrow, wide }: WallSpace): number => {
  const stack = (heights: readonly number[]): number => heights.reduce((sum, height) => sum + height, 0) + GAP * (heights.length - 1);
  return stack(page.map((row) => ('wide' in row ? wide(row.wide) : Math.max(...row.columns.map((column) => stack(column.map(narrow)))))));
};

describe('ST11: the pages of a wall', () => {
  it('ST11: every card is on exactly one page, whole, a page in its order; a text that is higher than a page is in parts that are all there', () => {
    const text = fc
      .oneof(
        { weight: 27, arbitrary: fc.integer({ min: 5, max: 170 }) },
        { weight: 3, arbitrary: fc.integer({ min: 300, max: 500 }) },
        fc.constant(2000),
      )
      .map((length) =>
        'We wait an hour for a bus. '
          .repeat(Math.ceil(length / 27))
          .slice(0, length)
          .trim(),
      );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 120 }), fc.boolean(), (texts, columns) => {
        const all = words(texts);
        const here = space(columns);
        const pages = new WallPacker(here).pack(all);
        const cards = pages.flatMap(cardsOn);
        const place = new Map(all.map(({ id }, index) => [id, index]));
        const inOrder = pages.flatMap((page) =>
          cardsOn(page)
            .flatMap(({ id, part }) => (part === 1 ? [place.get(id) ?? -1] : []))
            .sort((one, other) => one - other),
        );
        expect(inOrder).toEqual(all.map((_, index) => index));
        for (const page of pages) expect(heightOf(page, here)).toBeLessThanOrEqual(HEIGHT);
        for (const one of all) {
          const parts = cards.filter((card) => card.id === one.id);
          expect(parts.map(({ part, parts: of }) => [part, of])).toEqual(parts.map((_, index) => [index + 1, parts.length]));
          expect(parts.map((card) => card.text).join(' ')).toBe(one.text);
        }
      }),
    );
  });

  it('ST11: two columns are as even as they can be, a card that is too high for one takes the full width', () => {
    const [page] = new WallPacker(space()).pack(words(['a'.repeat(25), 'b'.repeat(75), 'c'.repeat(25), 'd'.repeat(25)]));
    expect(page?.map((row) => ('wide' in row ? 'wide' : row.columns.map((column) => column.length)))).toEqual([[3, 1]]);
    const [first] = new WallPacker(space()).pack(words(['a'.repeat(310)]));
    expect(first?.map((row) => 'wide' in row)).toEqual([true]);
  });

  it('ST11: pages are as even as their number allows: the last does not hold a word alone', () => {
    const here = space();
    const heights = (texts: readonly string[]): number[] => new WallPacker(here).pack(words(texts)).map((page) => heightOf(page, here));
    // Four cards of five lines fill a page, and the last is one line.
    const cards = [...Array.from({ length: 4 }, () => 'a'.repeat(125)), 'b'.repeat(25)];
    const full = heights(cards);
    expect(full).toHaveLength(2);
    expect(Math.min(...full)).toBeGreaterThan(HEIGHT / 3);
    // Pages on both sides of a text in parts are even among themselves.
    const [first = 0, second = 0, ...parts] = heights([...cards, 'We wait an hour for a bus. '.repeat(24).trim()]);
    expect(Math.min(first, second)).toBeGreaterThan(HEIGHT / 3);
    expect(parts.length).toBeGreaterThan(1);
  });

  it('ST11: the parts of a text are as even as their number allows', () => {
    // Ten lines of 55 letters fit: full parts would be of ten lines and of one.
    const text = 'We wait an hour for a bus. '.repeat(22).trim();
    const lines = (part: string): number => Math.ceil(part.length / 55);
    const all = evenParts(text, (part) => lines(part) <= 10);
    expect(all.join(' ')).toBe(text);
    expect(all.map(lines)).toEqual([6, 6]);
    expect(partsOf(text, (part) => lines(part) <= 10).map(lines)).toEqual([10, 1]);
    expect(evenParts('Short.', (part) => lines(part) <= 10)).toEqual(['Short.']);
  });

  it('ST11: a part ends with a word, or where one word is longer than a page, with a whole letter', () => {
    expect(partsOf('one two three four', (part) => part.length <= 9)).toEqual(['one two', 'three', 'four']);
    expect(partsOf('👩🏾‍🦱👩🏾‍🦱', (part) => part.length <= 9)).toEqual(['👩🏾‍🦱', '👩🏾‍🦱']);
    expect(partsOf('x'.repeat(30), () => false).join('')).toBe('x'.repeat(30));
  });
});

describe('ST9: the page that stands there', () => {
  it('ST9: stands still, is counted round, and turns by the clock alone where it is asked to', () => {
    const at = { page: 4, turningSince: null };
    expect([wallPageAt(at, 3, 0), wallPageAt(at, 3, 1e12), wallPageAt(at, 1, 0), wallPageAt(at, 0, 0)]).toEqual([1, 1, 0, 0]);
    const turning = { page: 1, turningSince: 1000 };
    expect([0, 1, 2, 3].map((turns) => wallPageAt(turning, 3, 1000 + turns * WALL_PAGE_STANDS))).toEqual([1, 2, 0, 1]);
    expect(wallPageAt(turning, 3, 0)).toBe(1);
  });

  it('ST11: what comes on a page out of view is counted until that page is shown; what was there at first is not new', () => {
    const unseen = new Unseen();
    expect(unseen.look('respect', ['a', 'b', 'c'], ['a'])).toBe(0);
    expect(unseen.look('respect', ['a', 'd', 'b', 'c', 'e'], ['a', 'd'])).toBe(1);
    expect(unseen.look('respect', ['a', 'd', 'b', 'c', 'e'], ['b', 'c', 'e'])).toBe(0);
    expect(unseen.look('protect', ['x', 'y'], ['x'])).toBe(0);
  });
});

describe('ST10: what has stood on a screen', () => {
  const one = { id: 'a', text: 'Come sooner.' };
  it('ST10: counts after three seconds without a break, once for the same words', () => {
    const watch = new StandingWatch();
    watch.look([one], 0);
    watch.look([one], SHOWN_AFTER - 1);
    expect(watch.due).toEqual([]);
    watch.look([], SHOWN_AFTER);
    watch.look([one], SHOWN_AFTER + 1);
    watch.forget();
    watch.look([one], 2 * SHOWN_AFTER + 1);
    expect(watch.due).toEqual([]);
    watch.look([one], 3 * SHOWN_AFTER + 1);
    expect(watch.due).toEqual([one]);
    watch.said([one], [one.id]);
    watch.look([one], 9 * SHOWN_AFTER);
    expect(watch.due).toEqual([]);
  });
  it('ST10: new words under the same id have not stood there, and what could not be said is kept to be said', () => {
    const watch = new StandingWatch();
    const other = { id: 'a', text: 'Come when we ring.' };
    watch.look([one], 0);
    watch.look([one], SHOWN_AFTER);
    watch.look([other], SHOWN_AFTER + 1);
    expect(watch.due).toEqual([one]);
    watch.said([one], [one.id]);
    watch.look([other], 2 * SHOWN_AFTER + 1);
    expect(watch.due).toEqual([other]);
  });
});

describe('ST10: what is said of what has stood there', () => {
  const one = { id: 'a', text: 'Come sooner.' };
  const other = { id: 'a', text: 'Come when we ring.' };
  const stood = (watch: StandingWatch, what: typeof one, from: number): void => {
    watch.look([what], from);
    watch.look([what], from + SHOWN_AFTER);
  };

  it('ST10: words that may not be shown any more are not spoken of, however long the link was down', () => {
    const watch = new StandingWatch();
    stood(watch, one, 0);
    expect(watch.due).toEqual([one]);
    watch.mayBeShown([other]);
    expect(watch.due).toEqual([]);
  });

  it('ST10: what has stood there and could not be said is said from the next scene too', () => {
    const watch = new StandingWatch();
    stood(watch, one, 0);
    watch.mayBeShown([]);
    watch.look([], SHOWN_AFTER + 500);
    expect(watch.due).toEqual([one]);
  });

  it('ST10: words that come back after others have stood there under the same id are said again', () => {
    const watch = new StandingWatch();
    stood(watch, one, 0);
    watch.said(watch.due, ['a']);
    watch.mayBeShown([other]);
    watch.mayBeShown([one]);
    stood(watch, one, 9000);
    expect(watch.due).toEqual([one]);
  });

  it('ST10: what the server did not take, since it had left the wall meanwhile, is said once it stands there again', () => {
    const watch = new StandingWatch();
    stood(watch, one, 0);
    watch.said(watch.due, []);
    expect(watch.due).toEqual([]);
    watch.look([one], 9000);
    expect(watch.due).toEqual([one]);
  });
});

describe('ST15: names beneath the ribbon', () => {
  const label = (x: number, name: number, { number = 0, now = false } = {}): Parameters<typeof placeLabels>[0][number] => ({ x, name, number, now });
  const all = { across: 1000, gap: 10, enough: 120 };
  const shows = (labels: Parameters<typeof placeLabels>[0]): string[] => placeLabels(labels, all).map((place) => place.shows);
  it('ST15: the present one is whole, neighbours give way: their number alone, or nothing', () => {
    expect(shows([label(0, 90), label(100, 200, { number: 15, now: true }), label(160, 50, { number: 15 }), label(330, 90, { number: 15 })])).toEqual(
      ['name', 'name', 'nothing', 'name'],
    );
    expect(shows([label(0, 90, { number: 15 }), label(50, 200, { now: true })])).toEqual(['number', 'name']);
  });
  it('ST15: it moves back from the ribbon’s end, and what it comes to stand over gives way', () => {
    const [before, present] = placeLabels([label(700, 250), label(960, 100, { now: true })], all);
    expect([present?.at, present?.room, before?.shows]).toEqual([900, 100, 'start']);
  });
  it('ST15: where nothing runs each has the room up to the next one', () => {
    expect(shows([label(0, 90), label(100, 200), label(160, 50, { number: 15 })])).toEqual(['name', 'nothing', 'name']);
  });
});
