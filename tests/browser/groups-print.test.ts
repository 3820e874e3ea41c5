import type { Locator, Page } from 'playwright-core';
import QRCode from 'qrcode';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Format } from '../../shared/gathering/groups/model/format.ts';
import type { CardReply } from '../../shared/protocol/http/links.ts';
import { groupsSetupWords as setup } from '../../shared/words/console-groups-setup.en.ts';
import { groupsWords as words } from '../../shared/words/console-groups.en.ts';
import { printWords } from '../../shared/words/print.en.ts';
import { api } from '../tools/server.ts';
import { formGroups } from './groups-here.ts';
import { button, type Evening, Hall, says } from './hall.ts';

/** A hall with a table missing, as halls are. */
const TABLES = [1, 2, 3, 4, 6];
const PLACES = ['by the stage', 'by the door', 'near the kitchen', '', 'بجانب النافذة'];

let hall: Hall;
let evening: Evening;
let page: Page;
let made: Promise<CardReply[]>[] = [];

const dialog = (): Locator => page.getByRole('dialog', { name: printWords.title });
const sheets = (): Locator => page.locator('.print-pages .sheet');

beforeAll(async () => {
  hall = await Hall.open();
});
beforeEach(async () => {
  made = [];
  evening = await hall.evening({ wifi: { name: 'Hall', password: 'welcome everyone' } });
  await evening.lead.ok('groups.setTables', { tables: TABLES.map((number, index) => ({ number, place: PLACES[index] ?? '' })) });
  page = await hall.console(evening, {
    watch: (opened) => {
      opened.on('response', (response) => {
        if (response.url().endsWith('/cards')) made.push(response.json() as Promise<CardReply[]>);
      });
    },
  });
  await button(page, /Open groups$/).click();
  await page.evaluate(() => {
    window.print = () => void (document.documentElement.dataset.asked = String(Number(document.documentElement.dataset.asked ?? 0) + 1));
  });
});
afterEach(async () => {
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

/** Forms groups; the page has heard of it, so that what it prints is of them. */
const form = async (change: Partial<Format>): Promise<void> => {
  await formGroups(evening, change);
  await says(page, words.phase.forming[change.way ?? 'count']);
};

/** How many pages the paper has. */
const paper = async (): Promise<number> => {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
};

/** Everything on the paper that is not of the pages, and every page of which something is cut off. */
const strayOnPaper = async (): Promise<string[]> => {
  await page.emulateMedia({ media: 'print' });
  const stray = await page.evaluate(() => {
    const others = [...document.body.children].filter((one) => !one.matches('.print-pages') && one.checkVisibility());
    const open = [...document.querySelectorAll('dialog')].filter((one) => one.checkVisibility());
    const cut = [...document.querySelectorAll('.print-pages .sheet')].filter(
      (sheet) => sheet.scrollHeight > sheet.clientHeight + 1 || sheet.scrollWidth > sheet.clientWidth + 1,
    );
    return [...others, ...open, ...cut].map((one) => `${one.tagName} ${one.className} ${one.textContent?.slice(0, 60) ?? ''}`);
  });
  await page.emulateMedia({ media: null });
  return stray;
};

/** Chooses what to print, and presses Print; resolves once the browser was asked to. */
const print = async (section: keyof typeof printWords.sections, prepare?: () => Promise<void>): Promise<void> => {
  const before = Number((await page.locator('html').getAttribute('data-asked')) ?? 0);
  await dialog()
    .getByRole('radio', { name: new RegExp(`^${printWords.sections[section]}`) })
    .check();
  await prepare?.();
  await button(dialog(), printWords.print).click();
  await expect.poll(() => page.locator('html').getAttribute('data-asked')).toBe(String(before + 1));
  expect(await strayOnPaper()).toEqual([]);
};

describe('what is printed for the groups', () => {
  it('cards: each has its own table’s number, place and code, which opens that table and no other', async () => {
    await button(page, words.idle.print).click();
    await print('cards');
    expect(await paper()).toBe(3);
    const cards = sheets().getByRole('article', { includeHidden: true });
    expect(await cards.count()).toBe(TABLES.length);
    const replies = (await Promise.all(made)).flat();
    const { origin } = new URL((await evening.lead.newest()).surroundings.joinUrl ?? '');
    const pictures = new Set<string>();
    for (const [index, number] of TABLES.entries()) {
      const card = cards.nth(index);
      const text = ((await card.textContent()) ?? '').replace(/\s+/g, ' ').trim();
      expect(text.startsWith(`${`${printWords.card.table} ${number} ${PLACES[index] ?? ''}`.trim()} ${printWords.card.wifi('Hall')}`), text).toBe(
        true,
      );
      expect(text).toContain('welcome everyone');
      const token = replies.find(({ table }) => table === number)?.token ?? '';
      const picture = (await card.getByAltText(printWords.card.code(number)).getAttribute('src')) ?? '';
      const drawn = await QRCode.toString(`${origin}/table#${token}`, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
      expect(picture).toBe(`data:image/svg+xml,${encodeURIComponent(drawn)}`);
      pictures.add(picture);
      expect((await api<{ table: number; role: string }>(hall.url, '', 'POST', '/session', { token })).table).toBe(number);
    }
    expect(pictures.size).toBe(TABLES.length);
    // Printed again, the cards are the same: no new ones are made.
    await print('cards');
    expect(made).toHaveLength(1);
  });

  it('the map: every table once, with its place and what it talks about, on one page', async () => {
    await form({ tables: 5, questions: ['respect', 'protect'].map((topic) => ({ topic, wording: '' })) });
    await button(page, words.idle.print).click();
    await print('map');
    expect(await paper()).toBe(1);
    const lines = await sheets().locator('li').allTextContents();
    expect(lines).toHaveLength(TABLES.length);
    for (const [index, number] of TABLES.entries()) {
      expect(lines[index]?.trim().startsWith(String(number))).toBe(true);
      expect(lines[index]).toContain(PLACES[index]);
      expect(lines[index]).toContain(index % 2 === 0 ? '1 Respect' : '2 Protect');
    }
    expect(await sheets().textContent()).toContain('How can the police protect Black communities better?');
  });

  it('slips: as many as were asked for of each pile, every number once, in order', async () => {
    await form({ tables: 5, kinds: [{ name: 'officers', rule: 'spread', cap: null }] });
    await button(page, words.idle.print).click();
    await print('slips', async () => {
      for (const [label, count] of [
        [printWords.slips.pile('A', ''), '30'],
        [printWords.slips.pile('B', 'officers'), '5'],
      ] as const) {
        await dialog().getByLabel(label).fill(count);
        await dialog().getByLabel(label).press('Tab');
      }
      await dialog().getByText(printWords.pages(3)).waitFor();
    });
    expect(await paper()).toBe(3);
    const numbers = await sheets().locator('li > b').allTextContents();
    const pile = (letter: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
    expect(numbers).toEqual([...pile('A', 30), ...pile('B', 5)]);
  });

  it('sheets: so many for each table, with its question; names from a list go to the printer alone', async () => {
    await form({ tables: 5, way: 'list', questions: [{ topic: 'respect', wording: '' }] });
    await button(page, words.idle.print).click();
    await print('sheets', async () => {
      await dialog().getByLabel(printWords.sheets.count).fill('2');
      await dialog().getByLabel(printWords.sheets.count).press('Tab');
      await dialog().getByText(printWords.pages(10)).waitFor();
    });
    expect(await paper()).toBe(10);
    const titles = await sheets().locator('h1').allTextContents();
    expect(titles.map((title) => title.replace(/\D/g, ''))).toEqual(TABLES.flatMap((number) => [String(number), String(number)]));
    expect(await sheets().first().textContent()).toContain('How can the police respect Black communities better?');
    await page.keyboard.press('Escape');
    await page.locator('.print-pages').waitFor({ state: 'detached' });

    await button(page, words.finding.names).click();
    const list = page.getByRole('dialog', { name: setup.list.title });
    await list.getByRole('textbox', { name: setup.list.people }).fill('Amina\nKofi\nRosa\nTom\nLi\nMaryam');
    await button(list, setup.list.make).click();
    await button(list, setup.list.print).click();
    await expect.poll(() => page.locator('html').getAttribute('data-asked')).toBe('2');
    expect(await strayOnPaper()).toEqual([]);
    expect(await paper()).toBe(2);
    const byName = await sheets().last().locator('li').allTextContents();
    expect(byName.map((line) => line.replace(/\W?\d+$/, '').trim())).toEqual(['Amina', 'Kofi', 'Li', 'Maryam', 'Rosa', 'Tom']);
  });
});
