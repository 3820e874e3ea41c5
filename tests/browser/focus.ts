import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { UNNOTICED } from '../../shared/client/focus-keeper.ts';

/** Whoever has noticed where the focus went presses no sooner than this (ms): a key pressed before it is taken for what stood there before. */
export const NOTICED = UNNOTICED + 50;

/** More stops than any page has between two things. */
const FAR = 80;

/** What has the focus: its name, whether that can be seen, and whether anything lies over it. */
export const stop = (page: Page): Promise<{ name: string; visible: boolean; covered: string }> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { name: '', visible: true, covered: '' };
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement ? element.labels : null;
    const name = (element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
    // Where the ring is drawn around the label of an input that cannot be seen, the label is what is looked at.
    const shown = element.classList.contains('unseen') ? (element.closest('label') ?? element) : element;
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(shown);
    const ring = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/transparent|, 0\)/.test(outlineColor);
    const box = shown.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
    const over =
      top && !shown.contains(top) && !top.contains(shown) ? `${top.tagName} ${top.textContent?.trim().slice(0, 30)}` : top ? '' : 'out of sight';
    return { name, visible: ring || boxShadow !== 'none', covered: over };
  });

/** Presses a key until something of this name has the focus; each stop on the way must be seen. */
export const reach = async (page: Page, name: string | RegExp, key = 'Tab'): Promise<void> => {
  const seen: string[] = [];
  for (let steps = 0; steps < FAR; steps += 1) {
    await page.keyboard.press(key);
    const here = await stop(page);
    if (here.name) {
      expect(here.visible, `the focus on "${here.name}" is seen`).toBe(true);
      expect(here.covered, `"${here.name}" is not covered`).toBe('');
    }
    if (typeof name === 'string' ? here.name === name : name.test(here.name)) return;
    seen.push(here.name);
  }
  throw new Error(`"${String(name)}" is not in reach; stops were: ${seen.join(' · ')}`);
};
