import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { consoleWords } from '../../shared/words/console.en.ts';
import { groups as words } from '../../shared/words/participant-groups.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { table as tableWords } from '../../shared/words/table.en.ts';
import { Proxy } from '../tools/proxy.ts';
import { newKey, openPhone } from '../tools/server.ts';
import { formGroups, Tables } from './groups-here.ts';
import { button, Hall } from './hall.ts';
import { focused } from './in-sight.ts';

let hall: Hall;
/** The link of phones and tables, which can be cut. */
let link: Proxy;
beforeAll(async () => {
  hall = await Hall.open();
  link = await Proxy.to(hall.program.port);
  hall.allow(link.url);
});
afterEach(() => link.restore());
afterAll(async () => {
  await link.close();
  await hall.close();
});

const SMALL = { width: 320, height: 568 };
const doubled = (page: Page): Promise<unknown> => page.evaluate(() => (document.documentElement.style.fontSize = '32px'));

/** What is said begins in the window, and as much of it is there as the window holds. */
const isSeen = async (what: Locator): Promise<void> => {
  await what.first().waitFor();
  await expect
    .poll(() =>
      what.first().evaluate((element) => {
        const { top, bottom, left, right, width } = element.getBoundingClientRect();
        const there = document.elementFromPoint(left + width / 2, Math.max(top, 0) + 6);
        const uncovered = there !== null && (element.contains(there) || there.contains(element));
        return uncovered && top >= -1 && left >= 0 && right <= innerWidth + 1 && (bottom <= innerHeight + 1 || top < innerHeight / 2)
          ? 'seen'
          : `${String(Math.round(top))} to ${String(Math.round(bottom))}`;
      }),
    )
    .toBe('seen');
};

it('VW9: on the phone a number without a choice that has to be made, and a table that was taken meanwhile', async () => {
  const evening = await hall.evening({}, Date.now());
  await formGroups(evening, {
    tables: 4,
    kinds: [
      { name: 'Community', rule: 'spread', cap: null },
      { name: 'Officer', rule: 'spread', cap: null },
    ],
  });
  const phone = await hall.phone(evening, SMALL);
  await doubled(phone);
  await button(phone, words.take).click();
  await isSeen(phone.getByText(words.chooseKind));
  await focused(phone.getByRole('radio').first());
  await expect.poll(() => phone.getByRole('radiogroup').first().getAttribute('aria-describedby')).toContain('kind-problem');

  const other = await hall.evening({}, Date.now());
  const breakout = await formGroups(other, { tables: 8, way: 'choice', places: 2 });
  const late = await hall.page(SMALL);
  await late.goto(`${link.url}/${other.code}`);
  await doubled(late);
  const table = late.locator('button[name=table][value="8"]');
  await table.waitFor();
  link.cut();
  await table.click();
  await isSeen(late.getByText(words.waitLink));
  const first = await openPhone(hall, other.code);
  const second = await openPhone(hall, other.code);
  for (const phoneOfOther of [first, second]) await phoneOfOther.ok('seats.choose', { breakout, key: newKey(), table: 8 });
  await late.evaluate(() => scrollTo(0, document.body.scrollHeight));
  link.restore();
  await isSeen(late.getByRole('alert').filter({ hasText: /./ }));
  for (const phoneOfOther of [first, second]) phoneOfOther.close();
});

it('VW9: at a table help that cannot be called, and at the console a kind that an item cannot become', async () => {
  const evening = await hall.evening({}, Date.now());
  const groups = await formGroups(evening, { tables: 2 });
  await evening.lead.ok('groups.begin', { breakout: groups });
  const tables = await Tables.open(hall, evening, 2);
  const table = await hall.page(SMALL);
  await table.goto(`${link.url}/table#${tables.card(1)}`);
  await table.getByRole('textbox', { name: tableWords.sheet.fresh }).waitFor();
  await doubled(table);
  link.cut();
  await button(table, tableWords.help.call).click();
  await table.getByText(tableWords.help.offline).waitFor();
  await table.getByRole('button', { name: tableWords.help.kinds['first-aid'] }).click({ force: true });
  const notice = table.locator('.notice.on');
  await notice.getByText(tableWords.link.notNow).waitFor();
  await isSeen(notice);
  expect(await notice.getAttribute('role')).toBe('status');
  // A sentence that is higher than the window is read from its beginning.
  await notice.locator('p').evaluate((line) => (line.textContent = 'Many words. '.repeat(60)));
  await isSeen(notice);
  tables.close();

  const desk = await hall.console(evening, SMALL);
  await doubled(desk);
  await button(desk, consoleWords.tabs.agenda).click();
  await button(desk, consoleWords.agenda.edit).click();
  await desk
    .getByRole('button', { name: /^Respect/ })
    .first()
    .click();
  const kind = desk.getByLabel(consoleWords.plan.item.kind, { exact: true });
  await kind.selectOption('break');
  const said = desk.getByText(refusals['item-in-use']());
  await isSeen(said);
  expect(await hall.clear()).toEqual([]);
});
