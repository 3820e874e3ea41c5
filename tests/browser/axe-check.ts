import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { sideways } from './hall.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Least height and width of whatever is pressed (CSS pixels). */
const TARGET = 44;

/** What axe finds, a line each: the rule, the element, why. */
const axeFindings = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    // Injected above; the page itself has none.
    const { axe: here } = window as unknown as { axe: typeof axe };
    const { violations } = await here.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 120)} (${node.failureSummary?.split('\n').at(-1)?.trim()})`),
    );
  }, TAGS);
};

/** What is in sight and smaller than a fingertip. A link within a sentence is exempt; a tick's label counts as part of it. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate((least) => {
    const inSight = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.right > 0 && box.bottom > 0;
    };
    const inSentence = (element: Element): boolean =>
      getComputedStyle(element).display === 'inline' &&
      [...(element.parentElement?.childNodes ?? [])].some((node) => node.nodeType === 3 && node.textContent?.trim());
    return [...document.querySelectorAll('button, summary, a[href], input:not([type=hidden]), select, textarea')].flatMap((element) => {
      const pressed = element instanceof HTMLInputElement && /radio|checkbox/.test(element.type) ? (element.closest('label') ?? element) : element;
      if (!inSight(pressed) || inSentence(pressed)) return [];
      const { width, height } = pressed.getBoundingClientRect();
      const name = (element.getAttribute('aria-label') ?? element.textContent?.trim()) || element.outerHTML.slice(0, 80);
      return Math.round(width) < least || Math.round(height) < least ? [`${name.slice(0, 60)}: ${Math.round(width)} by ${Math.round(height)}`] : [];
    });
  }, TARGET);

/** A small phone's width, a usual one's and a laptop's. */
const SIZES = {
  small: { width: 320, height: 640 },
  narrow: { width: 360, height: 740 },
  wide: { width: 1366, height: 900 },
  projector: { width: 1366, height: 768 },
} as const;
export type Size = keyof typeof SIZES;

/** Everything that is wrong with a page as it stands now, at these sizes; [] where nothing is. */
export const findings = async (page: Page, state: string, sizes: readonly Size[]): Promise<string[]> => {
  const found: string[] = [];
  // The answer to a form is a page of its own: it is there a moment before its style sheet.
  await page.waitForLoadState();
  for (const size of sizes) {
    await page.setViewportSize(SIZES[size]);
    // Of a page that is scrolled something may lie under the bar that stays, and pass for too small.
    await page.evaluate(() => window.scrollTo(0, 0));
    const lines = await axeFindings(page);
    if (size !== 'projector' && (await sideways(page)) > 0) lines.push('sticks out sideways');
    if (size === 'narrow' || size === 'small') lines.push(...(await smallTargets(page)));
    found.push(...lines.map((line) => `${state}, ${size}: ${line}`));
  }
  return found;
};
