import type { Page } from 'playwright-core';

/** Serves every page of this tab with its direction turned round, as it will be in a language that is read from the right. */
export const turnRound = (page: Page): void => {
  void page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const response = await route.fetch();
    const body = (await response.text()).replace(/<html([^>]*)>/, (_, has: string) => `<html${has.replace(/ dir="[^"]*"/, '')} dir="rtl">`);
    const { 'content-encoding': _encoded, 'content-length': _length, ...headers } = response.headers();
    return route.fulfill({ response, headers, body });
  });
};

/** What is in sight and stands out over the sides of the page, or of the dialog it is in; what a box clips on purpose does not. */
export const outside = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const clips = (element: Element): boolean => {
      const { overflowX, clipPath, position } = getComputedStyle(element);
      return overflowX !== 'visible' || clipPath !== 'none' || (position === 'fixed' && overflowX !== 'visible');
    };
    const isClipped = (element: Element | null): boolean =>
      element !== null && element !== document.body && element !== document.documentElement && (clips(element) || isClipped(element.parentElement));
    const isUnseen = (one: Element): boolean => getComputedStyle(one).clipPath !== 'none';
    return [...document.body.querySelectorAll('*')]
      .filter((one) => one.checkVisibility() && !isUnseen(one) && !isClipped(one.parentElement))
      .filter((one) => {
        const { left, right, width: own } = one.getBoundingClientRect();
        return own > 0 && (left < -1 || right > width + 1);
      })
      .map((one) => `${one.tagName} .${one.getAttribute('class') ?? ''}: ${one.textContent?.trim().slice(0, 40) ?? ''}`);
  });

/** The names of ribbons that do not begin where their bars begin; the present one may begin before, to be whole. */
export const astray = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.ribbon .picture')].flatMap((picture) => {
      const bars = [...picture.querySelectorAll('rect.segment')].map((one) => one.getBoundingClientRect());
      const names = [...picture.querySelectorAll('ol:not(.unseen) > li')];
      const startOf = ({ left, right }: DOMRect): number => (getComputedStyle(picture).direction === 'rtl' ? -right : left);
      return names
        .filter((name, index) => {
          const bar = bars[index];
          const ahead = bar ? startOf(name.getBoundingClientRect()) - startOf(bar) : Infinity;
          return name.classList.contains('now') ? ahead > 2 : Math.abs(ahead) > 2;
        })
        .map((name) => name.textContent?.trim() ?? '');
    }),
  );

/** Pictures of the evening that do not begin where reading begins. */
export const reversed = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('svg')]
      .map((svg) => ({ svg, bars: [...svg.querySelectorAll('rect[x$="%"]')].map((one) => one.getBoundingClientRect().left) }))
      .filter(({ svg, bars: [first = 0, ...others] }) => {
        const ahead = getComputedStyle(svg).direction === 'rtl' ? 1 : -1;
        return svg.checkVisibility() && others.some((one) => (one - first) * ahead > 1);
      })
      .map(({ svg }) => svg.getAttribute('class') ?? svg.outerHTML.slice(0, 40)),
  );

/** Numbered lines whose number does not stand inside the list: a line that turns round puts it on its other side. */
export const fallenNumbers = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('ol > li')]
      .filter((one) => getComputedStyle(one).listStyleType !== 'none' && one.checkVisibility())
      .filter((one) => getComputedStyle(one).direction !== getComputedStyle(one.parentElement ?? one).direction)
      .map((one) => one.textContent?.trim().slice(0, 40) ?? ''),
  );

/** Words that are cut off with a mark, in another direction than they are read in: their beginning would be missing. */
export const beheaded = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((one) => getComputedStyle(one).textOverflow === 'ellipsis' && one.scrollWidth > one.clientWidth && one.checkVisibility())
      .filter((one) => (getComputedStyle(one).direction === 'rtl') !== /^[^A-Za-z]*[\u0590-\u08ff]/.test(one.textContent ?? ''))
      .map((one) => one.textContent?.trim().slice(0, 40) ?? ''),
  );
