import type { Attachment } from 'svelte/attachments';
import { WallPacker, type WallPage, type WallSpace, type WallWords } from './wall-pages.ts';
import { evenParts } from './text-parts.ts';

/** Sizes of letters, largest first, in hundredths of the image's height: larger ones only where all cards fit on one page. */
const SIZES = [6.4, 5.4, 4.8] as const;
/** The size at which a wall of many pages is set: 46 px of 1080, which can be read from the back of a room. */
const READABLE = 4.26;
/** Between two cards, in hundredths of the image's height. */
const GAP = 1.6;
/** What is measured is so much narrower than its place (px). */
const SLACK = 0.5;
/** A column is at least this wide, in letters' heights; two narrower ones are one. */
const NARROWEST = 8;

export interface WallLayout {
  /** For `--size`. */
  readonly size: number;
  readonly pages: readonly WallPage[];
}

interface WallRuler {
  readonly words: readonly WallWords[];
  /** What stands over each part of a text that is higher than a page. */
  readonly partLabel: (part: number, parts: number) => string;
  readonly onLayout: (layout: WallLayout) => void;
}

/** Blank lines between paragraphs take the room of other people's words. */
export const withoutBlankLines = (text: string): string => text.trim().replace(/\n\s*\n/g, '\n');

/** A card as `WallCard.svelte` draws it, for measuring: what is measured is never seen, nor heard. */
const cardOf = (text: string, label: string): HTMLElement => {
  const card = document.createElement('div');
  // Any hue: without one its line at the side, which takes room, would not be there.
  card.className = 'wall-card hue-0';
  for (const [name, content] of [
    ['part', label],
    ['text', text],
  ] as const) {
    if (content === '') continue;
    const line = document.createElement('p');
    line.className = name;
    line.dir = 'auto';
    line.textContent = content;
    card.append(line);
  }
  return card;
};

/** Measures cards in a box of their own, out of sight. */
class Ruler {
  readonly #place = document.createElement('div');

  constructor(box: HTMLElement) {
    this.#place.setAttribute('aria-hidden', 'true');
    Object.assign(this.#place.style, { position: 'absolute', visibility: 'hidden', inset: '0 auto auto 0', contain: 'layout' });
    box.append(this.#place);
  }

  /** The heights (px) of these texts, all measured together: a page is laid out once for as many as there are. */
  heights(texts: readonly string[], width: number, label = ''): number[] {
    this.#place.style.width = `${String(width)}px`;
    const cards = texts.map((text) => cardOf(text, label));
    this.#place.replaceChildren(...cards);
    return cards.map((card) => card.getBoundingClientRect().height);
  }

  done(): void {
    this.#place.remove();
  }
}

/**
 * Lays a wall out on pages and says how: measured, on every change of the box, of what is on the wall and of the font. Letters
 * are larger where everything fits on one page. Screens of one size lay out the same.
 */
export const wallRuler =
  ({ words, partLabel, onLayout }: WallRuler): Attachment<HTMLElement> =>
  (box) => {
    const layout = (ruler: Ruler, size: number): WallLayout => {
      box.style.setProperty('--size', String(size));
      const unit = parseFloat(getComputedStyle(box).fontSize) / size;
      const space = box.getBoundingClientRect();
      const gap = unit * GAP;
      // A fraction of a pixel can break a line: what is measured is never wider than what is drawn.
      const width = space.width - SLACK;
      const height = box.clientHeight;
      box.style.setProperty('--gap', `${String(gap)}px`);
      const column = (space.width - gap) / 2 - SLACK;
      const columns = column >= unit * size * NARROWEST;
      const texts = words.map((one) => withoutBlankLines(one.text));
      const narrow = columns ? ruler.heights(texts, column) : [];
      const long = words.filter((_, index) => !columns || (narrow[index] ?? 0) > height);
      const wide = ruler.heights(
        long.map((one) => withoutBlankLines(one.text)),
        width,
      );
      const narrowOf = new Map(words.map((one, index) => [one.id, narrow[index] ?? Infinity]));
      const wideOf = new Map(long.map((one, index) => [one.id, wide[index] ?? Infinity]));
      const here: WallSpace = {
        height,
        gap,
        columns,
        narrow: ({ id }) => narrowOf.get(id) ?? Infinity,
        wide: ({ id }) => wideOf.get(id) ?? 0,
        parts: ({ text }) => evenParts(withoutBlankLines(text), (part) => (ruler.heights([part], width, partLabel(99, 99))[0] ?? 0) <= height),
      };
      return { size, pages: new WallPacker(here).pack(words.map((one) => ({ ...one, text: withoutBlankLines(one.text) }))) };
    };
    let frame = 0;
    const sizeNow = (): string => `${String(box.clientWidth)} ${String(box.clientHeight)}`;
    const measure = (): void => {
      cancelAnimationFrame(frame);
      const measured = sizeNow();
      const ruler = new Ruler(box);
      let best = layout(ruler, READABLE);
      if (best.pages.length === 1) {
        const larger = SIZES.find((size) => {
          const tried = layout(ruler, size);
          if (tried.pages.length === 1) best = tried;
          return tried.pages.length === 1;
        });
        if (larger === undefined) best = layout(ruler, READABLE);
      }
      ruler.done();
      onLayout(best);
      // What stands above is measured in the same frame, and browsers tell of a box that changed by it only when they draw again.
      frame = requestAnimationFrame(() => sizeNow() !== measured && measure());
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    document.fonts.addEventListener('loadingdone', measure);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', measure);
    };
  };
