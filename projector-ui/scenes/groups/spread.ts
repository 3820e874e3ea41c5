import type { Attachment } from 'svelte/attachments';
import { overflows, sizesBetween } from '../../../shared/ui/fit.ts';
import type { Calm } from './calm.ts';
import { allFit, evenPages, onPage, pagesOf, type Pages } from './pages.ts';

/**
 * Numbers of columns to try for `count` things where `room` fit beside each other: those that leave the fewest empty
 * places in the last row first, and of these the most.
 */
export const columnsToTry = (count: number, room: number): number[] => {
  const most = Math.max(1, Math.min(count, Math.floor(room)));
  const empty = (columns: number): number => (columns - (count % columns)) % columns;
  return Array.from({ length: most }, (_, index) => most - index).sort((one, other) => empty(one) - empty(other) || other - one);
};

/** Letters for what would be clipped otherwise. */
const SMALLEST = 1.6;

interface Spread {
  /** For `--size`, largest first, in units of `--u`. */
  readonly steps: readonly [number, ...number[]];
  /** Narrowest column, in letters' heights. */
  readonly column: number;
  /** Whatever the content depends on: a change measures anew. */
  readonly of: unknown;
  /** The page to show, from 0. */
  readonly page: number;
  readonly onPages: (pages: number) => void;
  /** Kept by whoever spreads, so that many changes in a row are measured now and then. */
  readonly calm: Calm;
}

/**
 * Spreads the children of a grid over columns, in the largest letters at which all of them fit; where even the smallest are
 * too large, over as few pages as hold them. Sets `--size` and `--columns`; measured on every change of box, content and font.
 */
export const spread =
  ({ steps, column, page, onPages, calm }: Spread): Attachment<HTMLElement> =>
  (box) => {
    const children = [...box.children] as HTMLElement[];
    const count = children.length;
    const smallest = steps.at(-1) ?? steps[0];
    const show = (from: number, to: number): void => children.forEach((child, index) => (child.hidden = index < from || index >= to));
    const setColumns = (columns: number): void => box.style.setProperty('--columns', String(columns));
    const fitsAt = (size: number): boolean => {
      box.style.setProperty('--size', String(size));
      return !overflows(box);
    };
    const columnsAt = (size: number): number[] => {
      box.style.setProperty('--size', String(size));
      const letter = parseFloat(getComputedStyle(box).fontSize);
      return columnsToTry(count, box.clientWidth / (column * letter));
    };
    const fitsWhole = (size: number): boolean =>
      columnsAt(size).some((columns) => {
        setColumns(columns);
        return !overflows(box);
      });
    const fits = (from: number, to: number): boolean => {
      show(from, to);
      return !overflows(box);
    };
    /** By columns that clip nothing, of these by those with the fewest pages. */
    const onFewestPages = (): Pages => {
      const tried = columnsAt(smallest).map((columns) => {
        setColumns(columns);
        const pages = pagesOf(count, columns, fits);
        return { columns, pages, clips: allFit(pages, count, fits) ? 0 : 1 };
      });
      const best = tried.reduce((one, other) => ((other.clips - one.clips || other.pages.length - one.pages.length) < 0 ? other : one));
      setColumns(best.columns);
      return best.clips > 0 ? best.pages : (enlarged(best.pages.length) ?? best.pages);
    };
    /** So many pages again, in the largest letters that leave it at them; null where those are the smallest. */
    const enlarged = (number: number): Pages | null => {
      const before = getComputedStyle(box).getPropertyValue('--columns');
      for (const size of steps)
        for (const columns of columnsAt(size)) {
          setColumns(columns);
          const pages = evenPages(count, columns, number);
          if (pages && allFit(pages, count, fits)) return pages;
        }
      box.style.setProperty('--columns', before);
      return null;
    };
    const measure = (): void => {
      show(0, count);
      const pages: Pages = count === 0 || steps.some(fitsWhole) ? [0] : onFewestPages();
      // One thing that is too large for a page of its own stands there in smaller letters yet: nothing is clipped.
      if (!fits(...onPage(pages, Math.min(page, pages.length - 1), count))) sizesBetween(smallest, SMALLEST).some(fitsAt);
      onPages(pages.length);
    };
    let sized = false;
    // The first call comes with the content, every other with a box of another size, in which something may be clipped.
    const observer = new ResizeObserver(() => {
      if (sized) calm.now(measure);
      else calm.soon(measure);
      sized = true;
    });
    observer.observe(box);
    document.fonts.addEventListener('loadingdone', measure);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', measure);
    };
  };
