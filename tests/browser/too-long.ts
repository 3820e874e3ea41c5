import type { Page } from 'playwright-core';

/**
 * Everything of which something is cut off without a mark: a box that hides what is larger than it, or words that stand out of
 * the part of the page that they belong to. Pages of a text are as wide as all of them; names with an ellipsis have a mark.
 */
export const cutOff = (page: Page, within: string): Promise<string[]> =>
  page.evaluate((parts) => {
    const SLACK = 2;
    const says = (one: Element): string => `${one.tagName} .${one.getAttribute('class') ?? ''}: ${one.textContent?.trim().slice(0, 40) ?? ''}`;
    return [...document.querySelectorAll(parts)].flatMap((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      const inPages = (one: Element): boolean => one.closest('[data-pages]') !== null;
      const all = [...part.querySelectorAll('*')].filter(
        (one): one is HTMLElement =>
          one instanceof HTMLElement && one.offsetParent !== null && getComputedStyle(one).clipPath === 'none' && one.closest('.ribbon') === null,
      );
      const hiding = all.filter((one) => {
        const { overflowX, textOverflow } = getComputedStyle(one);
        if (overflowX === 'visible' || textOverflow === 'ellipsis' || one.clientWidth === 0) return false;
        // A line may be taller than the figures in it, as that of a table's number on the map.
        const tall = one.querySelector(':scope > .number') ? 0 : one.scrollHeight - one.clientHeight;
        return tall > SLACK || (!inPages(one) && one.scrollWidth > one.clientWidth + SLACK);
      });
      const standingOut = all.filter((one) => {
        const box = one.getBoundingClientRect();
        const out = box.right > right + SLACK || box.left < left - SLACK || box.bottom > bottom + SLACK || box.top < top - SLACK;
        return out && box.width > 0 && !inPages(one);
      });
      return [...hiding.map((one) => `cut: ${says(one)}`), ...standingOut.map((one) => `stands out: ${says(one)}`)];
    });
  }, within);

/** Of each text on pages: which page its mark names, of how many, and which one it shows, from 1. */
export const turned = (page: Page): Promise<{ readonly says: number; readonly of: number; readonly shows: number }[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-pages]')].map((text) => {
      const across = text.clientWidth + parseFloat(getComputedStyle(text).columnGap);
      const [says = 0, of = 0] = (text.parentElement?.querySelector('button')?.textContent.match(/\d+/g) ?? []).map(Number);
      return { says, of, shows: Math.round(Math.abs(text.scrollLeft) / across) + 1 };
    }),
  );

/** Boxes of these kinds that lie over each other. */
export const overprinted = (page: Page, card: string, kinds: readonly string[]): Promise<string[]> =>
  page.evaluate(
    ([cards, parts]) =>
      [...document.querySelectorAll(cards)].flatMap((one) => {
        const boxes = parts.flatMap((part) => [...one.querySelectorAll(part)].map((found) => ({ part, box: found.getBoundingClientRect() })));
        return boxes.flatMap(({ part, box }, index) =>
          boxes
            .slice(index + 1)
            .filter(
              ({ box: other }) =>
                box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 1 && other.top < box.bottom - 1,
            )
            .map((other) => `${part} lies over ${other.part}`),
        );
      }),
    [card, kinds] as const,
  );

/** Of each text on pages, how high its least full page is beside its fullest (0 to 1). */
export const evenness = (page: Page): Promise<number[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-pages]')].map((text) => {
      const across = text.clientWidth + parseFloat(getComputedStyle(text).columnGap);
      const start = text.getBoundingClientRect().left - text.scrollLeft;
      const range = document.createRange();
      range.selectNodeContents(text);
      const ends = new Map<number, { top: number; bottom: number }>();
      for (const { left, top, bottom, width } of range.getClientRects()) {
        // Boxes of blocks go over pages; lines stand on one.
        if (width === 0 || width > across) continue;
        const on = Math.floor((left - start + 1) / across);
        const before = ends.get(on) ?? { top, bottom };
        ends.set(on, { top: Math.min(before.top, top), bottom: Math.max(before.bottom, bottom) });
      }
      const heights = [...ends.values()].map(({ top, bottom }) => bottom - top);
      return Math.min(...heights) / Math.max(...heights);
    }),
  );
