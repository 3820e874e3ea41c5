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

it('a page that the laptop did not give says so in its place, and is there once it is asked for again', async () => {
  const page = await hall.console(await hall.evening(), {
    watch: (one) => void one.route(/assets\/PlanEditor-/, (route) => route.abort()),
  });
  await button(page, desk.agenda.edit).click();
  await page.getByText(desk.part.notFetched).waitFor();
  await page.unroute(/assets\/PlanEditor-/);
  await button(page, desk.tryAgain).click();
  await page.getByRole('heading', { name: desk.plan.title }).first().waitFor();
  expect(await page.getByText(desk.part.notFetched).count()).toBe(0);
});

it('what is opened later is there also where the link has gone down meanwhile', async () => {
  const asked: string[] = [];
  const page = await hall.console(await hall.evening(), { watch: (one) => one.on('request', (request) => asked.push(request.url())) });
  await expect.poll(() => asked.filter((url) => /assets\/LinksDialog-.*\.js/.test(url)).length).toBe(1);
  await page.context().setOffline(true);
  await button(page, desk.agenda.edit).click();
  await page.getByRole('heading', { name: desk.plan.title }).first().waitFor();
});
