import { mostThatFit } from '../../../shared/ui/fit.ts';
import { evenShare } from '../../state/even-share.ts';
import { SECOND, type Instant } from '../../../shared/gathering/time.ts';

/** A page stands this long before the next one comes: time to find a number on it from the back of the room. */
export const PAGE_STANDS = 12 * SECOND;

/** Which of `pages` stands at `now`, from 0: the same on every projector, and also after a reload. */
export const pageAt = (now: Instant, pages: number): number => (pages < 2 ? 0 : Math.floor(now / PAGE_STANDS) % pages);

/** Where each page begins. */
export type Pages = readonly [number, ...number[]];

const ends = (list: readonly number[], page: number, count: number): number => list[page + 1] ?? count;

/** `count` things on so many pages, as evenly as whole rows of `columns` allow; null where rows would fill fewer pages. */
export const evenPages = (count: number, columns: number, pages: number): Pages | null => {
  const each = Math.ceil(count / pages / columns) * columns;
  const [first, ...others] = Array.from({ length: Math.ceil(count / each) }, (_, page) => page * each);
  return first !== undefined && others.length + 1 === pages ? [first, ...others] : null;
};

/** What stands on a page: from the first of it up to, and without, the first of the next. */
export const onPage = (pages: Pages, page: number, count: number): [from: number, to: number] => [pages[page] ?? 0, ends(pages, page, count)];

/** Whether every page holds what stands on it. */
export const allFit = (pages: Pages, count: number, fits: (from: number, to: number) => boolean): boolean =>
  pages.every((_, page) => fits(...onPage(pages, page, count)));

/** Page after page, each with as many as fit, and `most` at most. One thing is always taken to fit. */
const filled = (count: number, most: number, fits: (from: number, to: number) => boolean): Pages => {
  const pages: [number, ...number[]] = [0];
  for (;;) {
    const from = pages.at(-1) ?? 0;
    const next = from + mostThatFit(Math.min(most, count - from), (first) => fits(from, from + first));
    if (next >= count) return pages;
    pages.push(next);
  }
};

/**
 * Where each page begins, for `count` things of which those from `from` up to `to` fit on one: as few pages as hold them
 * all, as even as they can be in whole rows of `columns`, so that the last does not stand there with one thing on it. One
 * thing is always taken to fit.
 */
export const pagesOf = (count: number, columns: number, fits: (from: number, to: number) => boolean): Pages => {
  const full = filled(count, count, fits);
  const even = evenPages(count, columns, full.length);
  if (even && allFit(even, count, fits)) return even;
  const most = Math.max(...full.map((from, page) => ends(full, page, count) - from));
  const upTo = (share: number): Pages => filled(count, Math.max(1, Math.ceil((most * share) / columns)) * columns, fits);
  return upTo(evenShare(full.length, (share) => upTo(share).length));
};
