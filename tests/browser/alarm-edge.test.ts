import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MINUTE } from '../../shared/gathering/time.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { button, Hall, says, type Evening } from './hall.ts';

const START = Date.UTC(2026, 10, 20, 18, 0);

/** What is drawn of the page beneath the light: words and controls that reach into the place of an edge. */
const beneath = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const over: string[] = [];
    const lights = [...document.querySelectorAll('.edge')].map((edge) => ({
      edge,
      style: getComputedStyle(edge),
      box: edge.getBoundingClientRect(),
    }));
    const clipped = (element: Element): DOMRect => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      let [l, t, r, b] = [left, top, right, bottom];
      for (let part: Element | null = element.parentElement; part; part = part.parentElement) {
        if (getComputedStyle(part).overflow === 'visible') continue;
        const box = part.getBoundingClientRect();
        [l, t, r, b] = [Math.max(l, box.left), Math.max(t, box.top), Math.min(r, box.right), Math.min(b, box.bottom)];
      }
      return new DOMRect(l, t, Math.max(0, r - l), Math.max(0, b - t));
    };
    const things = [...document.querySelectorAll('body *')].filter(
      (one) =>
        one.checkVisibility({ visibilityProperty: true }) &&
        !one.closest('.edge, .unseen, dialog, script, style') &&
        (one.matches('button, summary, a, input, select, textarea, svg, iframe') ||
          [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())),
    );
    if (lights.length === 0 || things.length === 0) return ['nothing to look at'];
    for (const { style, box } of lights) {
      if (style.boxShadow !== 'none') over.push(`glow ${style.boxShadow}`);
      const wide = parseFloat(style.borderTopWidth);
      for (const thing of things) {
        const { left, top, right, bottom, width, height } = clipped(thing);
        if (width < 1 || height < 1) continue;
        const inside = left >= box.left + wide && top >= box.top + wide && right <= box.right - wide && bottom <= box.bottom - wide;
        if (!inside)
          over.push(`${thing.tagName} ${thing.textContent?.trim().slice(0, 30) ?? ''} ${[left, top, right, bottom].map(Math.round).join(' ')}`);
      }
    }
    return [...new Set(over)];
  });

let hall: Hall;
let evening: Evening;
const clock = new ManualClock(START);
beforeAll(async () => {
  hall = await Hall.stepped(clock);
  evening = await hall.evening({}, START);
  await evening.lead.ok('run.start', {});
});
afterAll(() => hall.close());

it('VW14: the light of an alarm lies over no words and no button, on any page, in any window, with letters doubled', async () => {
  const page = await hall.console(evening, { width: 1280, height: 800 });
  await says(page, 'Agenda');
  await hall.pass(40 * MINUTE + 5000);
  await page.locator('.edge.lit').waitFor();
  const found: Record<string, string[]> = {};
  const look = async (where: string): Promise<void> => {
    for (const [width, height] of [
      [1280, 800],
      [768, 1024],
      [360, 740],
    ] as const) {
      for (const letters of ['', '200%']) {
        await page.setViewportSize({ width, height });
        await page.evaluate((size) => (document.documentElement.style.fontSize = size), letters);
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        const over = await beneath(page);
        if (over.length > 0) found[`${where} ${String(width)} ${letters}`] = over;
      }
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  };
  await look('run');
  await button(page, 'Edit the plan').click();
  await look('plan');
  await button(page, 'Back to running the evening').click();
  await evening.lead.ok('run.end', {});
  await button(page, 'Finish the evening…').click();
  await look('end');
  expect(found).toEqual({});
  expect(await hall.clear()).toEqual([]);
});
