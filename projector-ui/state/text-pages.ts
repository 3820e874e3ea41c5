import type { Attachment } from 'svelte/attachments';
import { SECOND, type Instant } from '../../shared/gathering/time.ts';
import { firstThatFits, overflows } from '../../shared/ui/fit.ts';
import { evenShare } from './even-share.ts';

/** A page of text stands this long before the next one comes: time to read it once from the back of the room. */
const PAGE_STANDS = 30 * SECOND;

/** Which of `pages` of text stands at `now`, from 0, where the first came at `since`: the same on every projector. */
export const textPageAt = (now: Instant, pages: number, since: Instant): number =>
  pages < 2 ? 0 : Math.floor(Math.max(0, now - since) / PAGE_STANDS) % pages;

/** How many columns of `width` with `gap` between them are so wide together (px). */
export const columnsIn = (across: number, width: number, gap: number): number => Math.max(1, Math.round((across + gap) / (width + gap)));

interface TextPages {
  /** For `--size`, largest first, in hundredths of the image's height. The last can be read from the back of a room. */
  readonly steps: readonly [number, ...number[]];
  /** Whatever the text depends on: a change measures anew. */
  readonly of: unknown;
  /** The page to show, from 0. */
  readonly page: number;
  readonly onPages: (pages: number) => void;
}

/** Between two pages (px): nothing of one is seen beside another. */
const GAP = 60;

/**
 * Sets `--size` on a box to the largest step at which its text fits. Where the smallest is too large, the text flows on in
 * columns as wide as the box, and each is a page, in the direction in which it is read: no line is cut, and none is left out. The
 * pages are as even as their number allows, so that the last is not a word alone (ST8).
 */
export const textPages =
  ({ steps, page, onPages }: TextPages): Attachment<HTMLElement> =>
  (box) => {
    const flow = (columns: boolean): void => {
      box.style.columnWidth = columns ? `${String(box.clientWidth)}px` : '';
      box.style.columnGap = columns ? `${String(GAP)}px` : '';
      box.toggleAttribute('data-pages', columns);
      box.style.paddingBottom = '';
    };
    const count = (): number => columnsIn(box.scrollWidth, box.clientWidth, GAP);
    /** Leaves the rest of each page empty, and says how many pages there are. */
    const evenly = (): number => {
      const below = parseFloat(getComputedStyle(box).paddingBottom);
      const fillUpTo = (share: number): number => {
        box.style.paddingBottom = `${String(below + (1 - share) * (box.clientHeight - below))}px`;
        return count();
      };
      // Where something that must stay whole is higher than a page, no number of pages holds it.
      const share = evenShare(count(), (tried) => (fillUpTo(tried) > 0 && box.scrollHeight > box.clientHeight + 1 ? Infinity : count()));
      return fillUpTo(share);
    };
    const measure = (): void => {
      flow(false);
      firstThatFits(steps, (size) => {
        box.style.setProperty('--size', String(size));
        return !overflows(box);
      });
      const long = overflows(box);
      flow(long);
      const pages = long ? evenly() : 1;
      // Measuring has put it back to its first page.
      const ahead = getComputedStyle(box).direction === 'rtl' ? -1 : 1;
      box.scrollLeft = long ? ahead * page * (box.clientWidth + GAP) : 0;
      onPages(pages);
    };
    const observer = new ResizeObserver(measure);
    // Its border box: what is left empty at the end of its pages is its own doing.
    observer.observe(box, { box: 'border-box' });
    document.fonts.addEventListener('loadingdone', measure);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', measure);
    };
  };
