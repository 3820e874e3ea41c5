import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until this can be read where the page stands: inside the window, and under nothing. It scrolls nothing itself. */
export const inSight = async (what: Locator): Promise<void> => {
  await expect
    .poll(() =>
      what.first().evaluate((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const corners = [
          [left + 2, top + 2],
          [right - 2, bottom - 2],
        ] as const;
        return corners.map(([x, y]) => {
          const there = document.elementFromPoint(x, y);
          return there !== null && (element.contains(there) || there.contains(element))
            ? 'seen'
            : `${String(Math.round(y))} px: ${there?.tagName ?? 'outside'}`;
        });
      }),
    )
    .toEqual(['seen', 'seen']);
};

/** Whether this, or something in it, has the focus. */
export const focused = async (what: Locator): Promise<void> => {
  await expect.poll(() => what.first().evaluate((element) => element.contains(document.activeElement))).toBe(true);
};
