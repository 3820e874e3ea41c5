import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { consoleWords as desk } from '../../shared/words/console.en.ts';
import { button, Hall } from './hall.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await Hall.open();
});
afterEach(async () => {
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

/** How the plan looks, as far as its own styles say. */
const look = (page: Page): Promise<string> =>
  page.locator('main').evaluate((main) =>
    [main, ...main.querySelectorAll('*')]
      .slice(0, 60)
      .map((one) => {
        const { display, padding, gap, maxWidth } = getComputedStyle(one);
        return [one.localName, display, padding, gap, maxWidth].join(' ');
      })
      .join('\n'),
  );
const planOf = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { name: desk.plan.title }).first().waitFor();
};

it.each(['css', 'js'])(
  'a page whose %s the laptop did not give says so in its place, and is there whole once it is asked for again',
  async (ending) => {
    const evening = await hall.evening();
    const whole = await hall.console(evening);
    await button(whole, desk.agenda.edit).click();
    await planOf(whole);
    const part = new RegExp(`assets/PlanEditor-[^/]*\\.${ending}$`);
    let refused = 0;
    const page = await hall.console(evening, {
      watch: (one) =>
        void one.route(part, (route) => {
          refused += 1;
          return route.abort();
        }),
    });
    await button(page, desk.agenda.edit).click();
    await page.getByText(desk.part.notFetched).waitFor();
    // What is fetched ahead has tried it too, and tries nothing more until the link has been away.
    await expect.poll(() => refused).toBeGreaterThan(1);
    await page.getByText(desk.part.notFetched).waitFor();
    await page.unroute(part);
    await button(page, desk.tryAgain).click();
    await planOf(page);
    expect(await look(page)).toBe(await look(whole));
  },
);

it('what is opened later is there also where the link has gone down meanwhile', async () => {
  const come: string[] = [];
  const page = await hall.console(await hall.evening(), {
    watch: (one) => one.on('requestfinished', (request) => come.push(request.url())),
  });
  // The last of all.
  await expect.poll(() => come.filter((url) => /assets\/LinksDialog-.*\.js/.test(url)).length).toBe(1);
  await page.context().setOffline(true);
  await button(page, desk.agenda.edit).click();
  await planOf(page);
  await page.getByText(desk.menu.menu, { exact: true }).click();
  await page.getByText(desk.menu.links, { exact: true }).first().click();
  await page.getByRole('dialog', { name: desk.links.title }).waitFor();
});

it('whoever opens a page by key before it is here has the focus in it', async () => {
  const page = await hall.console(await hall.evening(), {
    watch: (one) =>
      void one.route(/assets\/PlanEditor-[^/]*\.js$/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1500));
        await route.continue();
      }),
  });
  await button(page, desk.agenda.edit).focus();
  await page.keyboard.press('Enter');
  await planOf(page);
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});
