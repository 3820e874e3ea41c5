/** What people wrote, as the wall is given it. */
export interface WallWords {
  readonly id: string;
  readonly topic: string;
  readonly text: string;
}

/** A card: all of what somebody wrote, or one part of it. */
export interface Card extends WallWords {
  /** Which part this is, from 1, and of how many. */
  readonly part: number;
  readonly parts: number;
}

/** Cards beneath each other in two columns, or one over the full width. */
export type Row = { readonly columns: readonly [readonly Card[], readonly Card[]] } | { readonly wide: Card };
export type WallPage = readonly Row[];

/** The place that a page has, and what cards take of it; all in px. */
export interface WallSpace {
  readonly height: number;
  /** Between two cards. */
  readonly gap: number;
  /** False where the screen is too narrow for two columns: every card takes the full width. */
  readonly columns: boolean;
  readonly narrow: (words: WallWords) => number;
  readonly wide: (words: WallWords) => number;
  /** The parts of a text that is higher than a page. */
  readonly parts: (words: WallWords) => readonly string[];
}

const stacked = (heights: readonly number[], gap: number): number => heights.reduce((sum, height) => sum + height, 0) + gap * Math.max(0, heights.length - 1);

/** Where the second column begins, so that the higher of the two is as low as it can be, and how high that is. The order is kept. */
export const balanced = (heights: readonly number[], gap: number): { readonly at: number; readonly height: number } => {
  let best = { at: heights.length, height: stacked(heights, gap) };
  for (let at = heights.length - 1; at > 0; at -= 1) {
    const height = Math.max(stacked(heights.slice(0, at), gap), stacked(heights.slice(at), gap));
    if (height < best.height) best = { at, height };
  }
  return best;
};

/** Cards that stand together in two columns, while a page is being filled. */
interface Run {
  readonly cards: readonly Card[];
  readonly heights: readonly number[];
}
type Filling = { readonly run: Run } | { readonly wide: Card; readonly height: number };

/** Cards on as many pages as they need, in their order: none is cut, and none is on two pages but in parts that say so (ST9). */
export class WallPacker {
  readonly #pages: WallPage[] = [];
  #rows: readonly Filling[] = [];

  constructor(private readonly space: WallSpace) {}

  pack(words: readonly WallWords[]): readonly WallPage[] {
    for (const one of words) this.#add(one);
    this.#turn();
    return this.#pages;
  }

  #add(words: WallWords): void {
    const card: Card = { id: words.id, topic: words.topic, text: words.text, part: 1, parts: 1 };
    const { height, columns } = this.space;
    const narrow = columns ? this.space.narrow(words) : Infinity;
    if (narrow <= height) {
      this.#place(this.#inColumns(card, narrow), [{ run: { cards: [card], heights: [narrow] } }]);
      return;
    }
    const wide = this.space.wide(words);
    const row: Filling = { wide: card, height: wide };
    if (wide <= height) this.#place([...this.#rows, row], [row]);
    else this.#inParts(card, words);
  }

  /** The page with one more card in its columns. */
  #inColumns(card: Card, height: number): readonly Filling[] {
    const last = this.#rows.at(-1);
    if (!last || !('run' in last)) return [...this.#rows, { run: { cards: [card], heights: [height] } }];
    const run = { cards: [...last.run.cards, card], heights: [...last.run.heights, height] };
    return [...this.#rows.slice(0, -1), { run }];
  }

  /** What is higher than a page begins one of its own, and what follows it another. */
  #inParts(card: Card, words: WallWords): void {
    this.#turn();
    const texts = this.space.parts(words);
    texts.forEach((text, index) => this.#pages.push([{ wide: { ...card, text, part: index + 1, parts: texts.length } }]));
  }

  #place(rows: readonly Filling[], alone: readonly Filling[]): void {
    if (this.#heightOf(rows) <= this.space.height) {
      this.#rows = rows;
      return;
    }
    this.#turn();
    this.#rows = alone;
  }

  #heightOf(rows: readonly Filling[]): number {
    const { gap } = this.space;
    return stacked(
      rows.map((row) => ('run' in row ? balanced(row.run.heights, gap).height : row.height)),
      gap,
    );
  }

  #turn(): void {
    if (this.#rows.length > 0) this.#pages.push(this.#rows.map((row) => this.#settled(row)));
    this.#rows = [];
  }

  #settled(row: Filling): Row {
    if (!('run' in row)) return { wide: row.wide };
    const { cards, heights } = row.run;
    const [first] = cards;
    if (first && cards.length === 1) return { wide: first };
    const { at } = balanced(heights, this.space.gap);
    return { columns: [cards.slice(0, at), cards.slice(at)] };
  }
}

/** The cards of a page, in their order. */
export const cardsOn = (page: WallPage): Card[] => page.flatMap((row) => ('wide' in row ? [row.wide] : row.columns.flat()));
