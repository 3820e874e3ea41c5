import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import { groupsWords } from '../../shared/words/console-groups.en.ts';
import { formAgain } from './groups-here.ts';
import { button, type Evening, Hall, says } from './hall.ts';

let hall: Hall;
let evening: Evening;
let page: Page;

beforeAll(async () => {
  hall = await Hall.open();
  evening = await hall.evening();
  await evening.lead.ok('run.start', {});
  await evening.lead.ok('run.jump', { item: 'respect' });
  page = await hall.console(evening, { width: 1280, height: 800 });
});
afterAll(async () => {
  expect(await hall.clear()).toEqual([]);
  await hall.close();
});

/** Groups are at work, and "Next" was pressed: what is asked then, and how many segments there were. */
const askedBeforeNext = async (): Promise<{ breakout: string; before: number; dialog: Locator }> => {
  const breakout = await formAgain(evening, { tables: 2 });
  await evening.lead.ok('groups.begin', { breakout });
  await page.getByText(groupsWords.phase.round(1, 1)).first().waitFor();
  const before = (await evening.lead.newest()).evening.run.segments.length;
  await button(page, /^Next:/).click();
  return { breakout, before, dialog: page.getByRole('dialog', { name: words.goOn.title }) };
};

it('VW10: going on while groups are at work asks first', async () => {
  const { breakout, before, dialog } = await askedBeforeNext();
  await button(dialog, words.goOn.stay).click();
  expect((await evening.lead.newest()).evening.run.segments).toHaveLength(before);
  await button(page, /^Next:/).click();
  await button(dialog, words.goOn.go).click();
  await evening.lead.until((view) => view.evening.run.segments.length === before + 1);
  await evening.lead.ok('groups.finish', { breakout });
});

it('VW10: what is asked before going on is not asked any more once a colleague has gone on, and nothing is done', async () => {
  const { breakout, before, dialog } = await askedBeforeNext();
  await dialog.waitFor();
  await evening.lead.ok('run.jump', { item: 'involve' });
  await dialog.waitFor({ state: 'detached' });
  await says(page, words.goOn.moved);
  expect((await evening.lead.newest()).evening.run.segments).toHaveLength(before + 1);
  await evening.lead.ok('groups.finish', { breakout });
});

it('VW10: what is asked before going on is not asked any more once the groups have finished', async () => {
  const { breakout, before, dialog } = await askedBeforeNext();
  await dialog.waitFor();
  await evening.lead.ok('groups.finish', { breakout });
  await dialog.waitFor({ state: 'detached' });
  await says(page, words.goOn.back);
  expect((await evening.lead.newest()).evening.run.segments).toHaveLength(before);
});
