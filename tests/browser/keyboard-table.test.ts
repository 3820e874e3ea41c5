import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { TableGroups } from '../../shared/views/table.ts';
import { table as words } from '../../shared/words/table.en.ts';
import { NOTICED, reach, stop } from './focus.ts';
import { formGroups, Tables } from './groups-here.ts';
import { Hall, says } from './hall.ts';

let hall: Hall;
let tables: Tables;

beforeAll(async () => {
  hall = await Hall.open();
});
afterEach(async () => {
  tables.close();
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

/** The focus is somewhere: not lost with what was pressed. */
const kept = async (page: Page, after: string): Promise<void> => {
  await expect.poll(async () => (await stop(page)).name, { message: `the focus after ${after}` }).not.toBe('');
};

const has = async (page: Page, name: string): Promise<void> => {
  await expect.poll(async () => (await stop(page)).name).toBe(name);
};

it.each([
  [1366, 900],
  [360, 740],
])('with a keyboard alone a table writes, marks, strikes out, calls for help, says “that’s us” and tells, %s wide', async (width, height) => {
  const evening = await hall.evening({ moderation: false });
  tables = await Tables.open(hall, evening, 2);
  const breakout = await formGroups(evening, { tables: 2 });
  await evening.lead.ok('groups.begin', { breakout });
  const page = await hall.table(tables.card(1), { width, height });
  await says(page, words.sheet.title);
  const until = async (is: (groups: TableGroups) => boolean): Promise<void> => {
    await tables.at(1).until(({ groups }) => groups !== null && is(groups));
  };

  await page.keyboard.press('Tab');
  expect((await stop(page)).name).toBe(words.skip);
  await page.keyboard.press('Enter');
  await reach(page, words.sheet.fresh);
  for (const text of ['Ring people back.', 'Say who you are.', 'Nobody told us why.']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await has(page, words.sheet.fresh);
  }
  await until(({ sheet }) => sheet.points.map(({ text }) => text).join(' ') === 'Ring people back. Say who you are. Nobody told us why.');

  await reach(page, words.sheet.label(3), 'Shift+Tab');
  await reach(page, /Exact words$/);
  await page.keyboard.press('Space');
  await until(({ sheet }) => sheet.points[2]?.exact === true);
  await kept(page, 'exact words');
  await reach(page, words.sheet.label(2), 'Shift+Tab');
  await reach(page, words.sheet.tagsTitle);
  await page.keyboard.press('Enter');
  await reach(page, words.sheet.tags.idea);
  await page.keyboard.press('Space');
  await until(({ sheet }) => sheet.points[1]?.tags.join() === 'idea');
  await reach(page, words.sheet.strike, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await until(({ sheet }) => sheet.points[1]?.struck === true);
  // The button has gone with what it did: the one that takes it back has the focus.
  await has(page, `${words.sheet.bringBack}: Say who you are.`);
  await page.waitForTimeout(NOTICED);
  await page.keyboard.press('Enter');
  await until(({ sheet }) => sheet.points[1]?.struck === false);
  await has(page, words.sheet.label(2));
  await reach(page, words.sheet.label(1), 'Shift+Tab');
  await page.keyboard.press('Tab');
  await reach(page, words.sheet.strike);
  await page.keyboard.press('Space');
  await until(({ sheet }) => sheet.points[0]?.struck === true);

  await reach(page, words.help.call, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await reach(page, words.help.kinds.stuck);
  await page.keyboard.press('Enter');
  await until(({ help }) => help === 'stuck');
  await has(page, words.help.call);
  await reach(page, words.help.noLonger);
  await page.keyboard.press('Enter');
  await until(({ help }) => help === null);
  await has(page, words.help.call);
  await evening.lead.ok('groups.message', { breakout, text: 'Two minutes left.' });
  await until(({ message }) => message !== null);
  await says(page, 'Two minutes left.');
  await reach(page, words.message.read);
  await page.keyboard.press('Enter');
  await until(({ message }) => message === null);
  await kept(page, 'reading the message');

  await evening.lead.ok('groups.callBack', { breakout, leadSeconds: 0 });
  await says(page, words.readBack.title);
  await reach(page, words.readBack.agree);
  await page.keyboard.press('Enter');
  await says(page, words.readBack.agreedWhat);
  await until(({ sheet }) => sheet.agreed);
  await has(page, words.readBack.takeBack);

  await evening.lead.ok('groups.gathered', { breakout });
  await evening.lead.ok('report.giveTurn', { breakout, table: 1 });
  await says(page, words.report.yours);
  await reach(page, words.report.tell('Say who you are.'));
  await page.keyboard.press('Enter');
  await says(page, words.report.done);
  await kept(page, 'telling');
  await reach(page, words.sheet.label(1));
});
