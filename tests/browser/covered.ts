import type { Page } from 'playwright-core';

/** What is said, where it lies over something that can be pressed and is no part of it. */
export const covered = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const said = [...document.querySelectorAll('footer, [role=status], [role=alert], header')].filter((one) => one.checkVisibility());
    const pressed = [...document.querySelectorAll<HTMLElement>('button, summary, a[href], input, select')].filter((one) => one.checkVisibility());
    const found = pressed.flatMap((one) => {
      // Where the page has one column it is scrolled beneath its last line: what counts is that everything can be brought out of it.
      one.scrollIntoView({ block: 'center' });
      const box = one.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      // What is scrolled out of its part of the page is not there to be pressed. Edges lie between pixels, so within one of them either may be hit.
      for (let part = one.parentElement; part; part = part.parentElement) {
        const clip = part.getBoundingClientRect();
        const clips = getComputedStyle(part).overflowY !== 'visible';
        if (clips && (y < clip.top + 1 || y > clip.bottom - 1 || x < clip.left + 1 || x > clip.right - 1)) return [];
      }
      const top = document.elementFromPoint(x, y);
      const over = said.find((notice) => top !== null && notice.contains(top) && !notice.contains(one));
      return over ? [`${over.tagName} over ${one.textContent?.trim() ?? ''}`] : [];
    });
    document.querySelector('main button')?.scrollIntoView({ block: 'center' });
    return found;
  });
