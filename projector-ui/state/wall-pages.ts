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

const stacked = (heights: readonly number[], gap: number): number =>
  heights.reduce((sum, height) => sum + height, 0) + gap * Math.max(0, heights.length - 1);

/** Cards that stand together in two columns, while a page is being filled. */
interface Column {
  readonly cards: readonly Card[];
  readonly heights: readonly number[];
}
type Columns = readonly [Column, Column];
type Filling = { readonly columns: Columns } | { readonly wide: Card; readonly height: number };

const EMPTY: Column = { cards: [], heights: [] };

const heightOf = (columns: Columns, gap: number): number => Math.max(...columns.map(({ heights }) => stacked(heights, gap)));

/** The columns with one more card, in the one that is less high with it. */
export const withCard = ([first, second]: Columns, card: Card, height: number, gap: number): Columns => {
  const more = ({ cards, heights }: Column): Column => ({ cards: [...cards, card], heights: [...heights, height] });
  const [inFirst, inSecond] = [more(first), more(second)];
  return stacked(inFirst.heights, gap) <= stacked(inSecond.heights, gap) ? [inFirst, second] : [first, inSecond];
};

/** Cards on as many pages as they need, in their order: none is cut, and none is on two pages but in parts that say so (ST11). */
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
      this.#place(this.#inColumns(card, narrow), [{ columns: withCard([EMPTY, EMPTY], card, narrow, this.space.gap) }]);
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
    const goesOn = last !== undefined && 'columns' in last;
    const columns = withCard(goesOn ? last.columns : [EMPTY, EMPTY], card, height, this.space.gap);
    return [...(goesOn ? this.#rows.slice(0, -1) : this.#rows), { columns }];
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
      rows.map((row) => ('columns' in row ? heightOf(row.columns, gap) : row.height)),
      gap,
    );
  }

  #turn(): void {
    if (this.#rows.length > 0) this.#pages.push(this.#rows.map((row) => this.#settled(row)));
    this.#rows = [];
  }

  #settled(row: Filling): Row {
    if ('wide' in row) return { wide: row.wide };
    const [first, second] = row.columns;
    const [alone] = first.cards;
    return alone && first.cards.length + second.cards.length === 1 ? { wide: alone } : { columns: [first.cards, second.cards] };
  }
}

/** The cards of a page, in their order. */
export const cardsOn = (page: WallPage): Card[] => page.flatMap((row) => ('wide' in row ? [row.wide] : row.columns.flat()));
