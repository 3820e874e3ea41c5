import { afterAll, beforeAll, expect, it } from 'vitest';
import { consoleWords } from '../../shared/words/console.en.ts';
import { oldBrowser } from '../../shared/words/old-browser.en.ts';
import { Hall, says } from './hall.ts';

let hall: Hall;

beforeAll(async () => {
  hall = await Hall.open();
});
afterAll(() => hall.close());

it('console and projector tell a browser that is too old for them what to use; phone and table do not ask', async () => {
  const { code } = await hall.evening();
  const context = await hall.browser.newContext();
  await context.addInitScript(() => {
    const supports = CSS.supports.bind(CSS);
    // As Chrome 107 answers.
    CSS.supports = (first: string, second?: string) => (second === undefined ? !first.includes('dvh') && supports(first) : supports(first, second));
  });
  const page = await context.newPage();
  for (const path of ['/console', '/projector']) {
    await page.goto(`${hall.url}${path}`);
    await says(page, oldBrowser);
    expect(await page.locator('body').innerText()).toBe(oldBrowser);
  }
  for (const path of [`/${code}`, '/table']) {
    await page.goto(`${hall.url}${path}`);
    await page.getByRole('main').waitFor();
    expect(await page.getByText(oldBrowser).count()).toBe(0);
  }
  await context.close();
  expect(oldBrowser).not.toContain(consoleWords.link.connecting);
});
