import { evenShare } from './even-share.ts';

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

/** A card, and how high it is in a column or over the full width. */
interface Placed {
  readonly card: Card;
  readonly height: number;
  readonly wide: boolean;
}

const settled = (row: Filling): Row => {
  if ('wide' in row) return { wide: row.wide };
  const [first, second] = row.columns;
  const [alone] = first.cards;
  return alone && first.cards.length + second.cards.length === 1 ? { wide: alone } : { columns: [first.cards, second.cards] };
};

/** Cards on as few pages as hold them, in their order: none is cut, and none is on two pages but in parts that say so (ST11). */
export class WallPacker {
  readonly #pages: WallPage[] = [];
  /** Cards that stand on pages together. */
  #run: Placed[] = [];

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
      this.#run.push({ card, height: narrow, wide: false });
      return;
    }
    const wide = this.space.wide(words);
    if (wide <= height) this.#run.push({ card, height: wide, wide: true });
    else this.#inParts(card, words);
  }

  /** What is higher than a page begins one of its own, and what follows it another. */
  #inParts(card: Card, words: WallWords): void {
    this.#turn();
    const texts = this.space.parts(words);
    texts.forEach((text, index) => this.#pages.push([{ wide: { ...card, text, part: index + 1, parts: texts.length } }]));
  }

  /** Cards that stand together go on pages that are as even as their number allows. */
  #turn(): void {
    const upTo = (share: number): readonly (readonly Filling[])[] => this.#filled(this.space.height * share);
    const share = evenShare(upTo(1).length, (tried) => upTo(tried).length);
    this.#pages.push(...upTo(share).map((rows) => rows.map(settled)));
    this.#run = [];
  }

  /** Page after page, each filled up to `most`; a card that is higher stands alone. */
  #filled(most: number): readonly (readonly Filling[])[] {
    const pages: (readonly Filling[])[] = [];
    for (const one of this.#run) {
      const rows = this.#withOne(pages.at(-1) ?? [], one);
      if (pages.length > 0 && this.#heightOf(rows) <= most) pages[pages.length - 1] = rows;
      else pages.push(this.#withOne([], one));
    }
    return pages;
  }

  /** The rows of a page with one more card. */
  #withOne(rows: readonly Filling[], { card, height, wide }: Placed): readonly Filling[] {
    if (wide) return [...rows, { wide: card, height }];
    const last = rows.at(-1);
    const goesOn = last !== undefined && 'columns' in last;
    const columns = withCard(goesOn ? last.columns : [EMPTY, EMPTY], card, height, this.space.gap);
    return [...(goesOn ? rows.slice(0, -1) : rows), { columns }];
  }

  #heightOf(rows: readonly Filling[]): number {
    const { gap } = this.space;
    return stacked(
      rows.map((row) => ('columns' in row ? heightOf(row.columns, gap) : row.height)),
      gap,
    );
  }
}

/** The cards of a page, in their order. */
export const cardsOn = (page: WallPage): Card[] => page.flatMap((row) => ('wide' in row ? [row.wide] : row.columns.flat()));
