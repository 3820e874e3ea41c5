import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '../../shared/gathering/time.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import { stageWords } from '../../shared/words/console-stage.en.ts';
import { timeWords } from '../../shared/words/console-time.en.ts';
import { newKey, openPhone } from '../tools/server.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { covered } from './covered.ts';
import { button, type Evening, Hall, says } from './hall.ts';

const START = Date.UTC(2026, 10, 20, 18, 0);
const TITLE = 'Keeping people safe on the way home, at the bus station, and on the path by the river, when the street lamps are all out';
/** Sizes at which people use the console (CSS px). */
const SIZES = [
  [1280, 800],
  [1366, 768],
  [1280, 720],
  [1920, 1080],
  [1024, 768],
  [768, 1024],
  [390, 844],
  [360, 740],
  [360, 640],
  [320, 568],
] as const;
const look = process.env['LOOK'];

let hall: Hall;
let evening: Evening;
let page: Page;

/** An evening with titles of 120 characters, forty items, one that runs over, a show of hands, a call, and words to read. */
beforeAll(async () => {
  hall = await Hall.stepped(new ManualClock(START - 5 * MINUTE));
  evening = await hall.evening({}, START);
  const { lead } = evening;
  await lead.ok('run.start', {});
  for (const id of ['respect', 'protect', 'represent']) await lead.ok('plan.editItem', { id, change: { title: TITLE } });
  const item = { kind: 'other', minutes: 5, minimum: 0, mustHappen: false, leads: '', wording: '', explanation: '', hue: 0 } as const;
  for (let count = (await lead.newest()).plan.items.length; count < 40; count += 1)
    await lead.ok('plan.addItem', { item: { ...item, title: `${String(count)} ${TITLE}`.slice(0, 120) } });
  await hall.pass(50 * MINUTE);
  await lead.ok('run.jump', { item: 'respect' });
  await hall.write(evening, ['My shop was broken into twice. The second time nobody came. I want to know how that was decided.', 'Walk with us.']);
  await hall.write(
    evening,
    Array.from({ length: 8 }, (_, index) => `${String(index)} A hate crime should not be written down as a row between neighbours.`),
  );
  await hall.pass(31 * MINUTE);
  await lead.ok('hands.ask', { until: START + 200 * MINUTE });
  const phone = await openPhone(hall, evening.code);
  await phone.socket.emitWithAck('need', { id: newKey(), kind: 'cannot-hear', place: 'back' });
  phone.close();
  page = await hall.console(evening, { width: 1280, height: 800, private: true });
  await says(page, /Walk with us/);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail' && look !== undefined) await page.screenshot({ path: `${look}/failed.png` });
});
afterAll(async () => {
  expect(await hall.clear()).toEqual([]);
  await hall.close();
});

const at = async (width: number, height: number, root = 16): Promise<void> => {
  await page.setViewportSize({ width, height });
  await page.evaluate((size) => (document.documentElement.style.fontSize = size === 16 ? '' : `${String(size)}px`), root);
  await page.waitForTimeout(120);
};

const shot = async (name: string): Promise<void> => {
  if (look !== undefined) await page.screenshot({ path: `${look}/console-${name}.png` });
};

/** Whether the page itself can be scrolled, in either direction (px). */
const scrolls = (): Promise<number[]> =>
  page.evaluate(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
    window.scrollTo(500, 500);
    return [scrollHeight - clientHeight, scrollWidth - clientWidth, window.scrollX, window.scrollY];
  });

const headHeight = async (): Promise<number> => (await page.getByRole('banner').boundingBox())?.height ?? Infinity;

describe('the console stays put', () => {
  it('the head is 96 px at most, whatever is in it, and the page never scrolls', async () => {
    const found: string[] = [];
    for (const [width, height] of SIZES) {
      await at(width, height);
      await shot(`${String(width)}x${String(height)}`);
      const head = await headHeight();
      const most = width >= 1240 ? 97 : 0.4 * height;
      if (head > most) found.push(`${String(width)} x ${String(height)}: head ${String(head)}`);
      const by = await scrolls();
      if (by.some((one) => one !== 0)) found.push(`${String(width)} x ${String(height)}: scrolls ${String(by)}`);
    }
    expect(found).toEqual([]);
  });

  it('with letters twice as large it takes 40 % at most, and its first row and the way on stay', async () => {
    const found: string[] = [];
    for (const [width, height] of [
      [1280, 800],
      [1920, 1080],
      [768, 1024],
      [390, 844],
      [360, 740],
    ] as const) {
      await at(width, height, 32);
      await shot(`32-${String(width)}x${String(height)}`);
      const head = await headHeight();
      if (head > 0.4 * height) found.push(`${String(width)} x ${String(height)}: head ${String(head)}`);
      if ((await scrolls()).some((one) => one !== 0)) found.push(`${String(width)} x ${String(height)} scrolls`);
      await page.evaluate(() => document.querySelector('.frame')?.scrollTo(0, 400));
      const seen = await Promise.all(
        [page.getByRole('timer').first(), page.getByRole('button', { name: /^Next/ }).first()].map(async (one) => {
          const box = await one.boundingBox();
          return box !== null && box.y >= 0 && box.y + box.height <= height + 1;
        }),
      );
      if (seen.includes(false)) found.push(`${String(width)} x ${String(height)}: out of sight`);
    }
    await at(1280, 800);
    expect(found).toEqual([]);
  });

  it('with letters twice as large the first lines of a card are in sight before anything is scrolled, also at 360 px', async () => {
    const found: string[] = [];
    for (const [width, height] of [
      [390, 844],
      [360, 740],
    ] as const) {
      await at(width, height, 32);
      await page.evaluate(() => document.querySelector('.frame')?.scrollTo(0, 0));
      const moves = (await page.locator('.foot .way').boundingBox())?.y ?? 0;
      const foot = (await page.locator('.actions.foot').boundingBox())?.y ?? 0;
      const words = await page.locator('[data-card] .words').first().boundingBox();
      const line = await page
        .locator('[data-card] .words')
        .first()
        .evaluate((one) => parseFloat(getComputedStyle(one).lineHeight));
      if (!words || words.y + 1.5 * line > foot || foot > moves)
        found.push(`${String(width)} x ${String(height)}: words from ${String(words?.y)}, moves from ${String(foot)}`);
    }
    // What was folded away for that is one tap away.
    await says(page, /Help/);
    const more = page.getByRole('button', { name: timeWords.sentenceMore });
    await more.click();
    await button(page, timeWords.more).waitFor();
    await more.click();
    await at(1280, 800);
    expect(found).toEqual([]);
  });

  it('tabs and topics of the inbox are all in sight, or an arrow says that there are more and brings them, at every width', async () => {
    const found: string[] = [];
    const turn = (dir: string): Promise<unknown> => page.evaluate((way) => (document.documentElement.dir = way), dir);
    for (const dir of ['ltr', 'rtl'])
      for (const [width, height] of SIZES.filter((_, index) => index % 2 === 1))
        for (const root of [16, 32]) {
          await turn(dir);
          await at(width, height, root);
          for (const rows of await page.locator('[data-inbox] [data-row]').all()) {
            const { over, arrows } = await rows.evaluate((row) => ({
              over: row.scrollWidth - row.clientWidth,
              arrows: [...(row.parentElement?.querySelectorAll('[data-arrow]') ?? [])].filter((one) => one.checkVisibility()).length,
            }));
            if (over > 1 !== arrows > 0) found.push(`${dir} ${String(width)}, ${String(root)}: ${String(over)} px over, ${String(arrows)} arrows`);
          }
        }
    // Pressed until there is no more of it, the last tab is in sight.
    await at(360, 740);
    const tabs = page.getByRole('navigation', { name: words.inbox.title });
    const on = tabs.locator('[data-arrow="on"]');
    for (let left = 6; left > 0 && (await on.isVisible()); left -= 1) {
      await on.click();
      await page.waitForTimeout(60);
    }
    const [last, all] = await Promise.all([button(tabs, new RegExp(words.inbox.sections.held)).boundingBox(), tabs.boundingBox()]);
    expect(last?.x).toBeGreaterThanOrEqual((all?.x ?? 0) - 1);
    await turn('ltr');
    await at(1280, 800);
    expect(found).toEqual([]);
  });

  it('VW11: what is said has a line of its own, and lies over nothing that can be pressed', async () => {
    const found: string[] = [];
    await button(page, words.inbox.show).click();
    await says(page, words.did.show);
    for (const [width, height] of SIZES) {
      await at(width, height);
      found.push(...(await covered(page)).map((one) => `${String(width)} x ${String(height)}: ${one}`));
      await shot(`said-${String(width)}x${String(height)}`);
    }
    await at(1280, 800);
    // Not done is said until somebody has read it.
    await evening.lead.ok('floor.decide', { id: (await shown())[0] ?? '', decision: 'waiting' });
    await page.keyboard.press('u');
    await page.locator('footer .trouble').waitFor();
    await button(page, words.undo.dismiss).click();
    expect(found).toEqual([]);
  });

  it('a scene chosen by hand is said in a line, and the way on is named, at every size', async () => {
    const found: string[] = [];
    await evening.lead.ok('stage.show', { scene: 'agenda' });
    await page.getByRole('button', { name: stageWords.keep }).last().waitFor();
    for (const [width, height] of SIZES) {
      await at(width, height);
      await shot(`by-hand-${String(width)}x${String(height)}`);
      const line = (await page.getByRole('contentinfo', { name: words.last.label }).boundingBox())?.height ?? 0;
      if (line > 100) found.push(`${String(width)} x ${String(height)}: the last line is ${String(line)} high`);
      const room = (await page.locator('.way span').first().boundingBox())?.width ?? 0;
      if (room < 60) found.push(`${String(width)} x ${String(height)}: ${String(room)} for the way on`);
    }
    await at(1280, 800);
    await evening.lead.ok('stage.show', { scene: null });
    expect(found).toEqual([]);
  });

  const shown = async (): Promise<string[]> => (await evening.lead.newest()).items.filter(({ decision }) => decision === 'shown').map(({ id }) => id);

  it('NE1: what somebody in the room needs is told once, without who, and is taken', async () => {
    const tile = page.getByRole('group', { name: words.tiles.label });
    await says(tile, 'Cannot hear, at the back');
    // Where helpers are to go is read whole, at every width.
    const size = page.viewportSize() ?? { width: 1280, height: 800 };
    for (const width of [1280, 768, 390]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await tile
        .getByText('Cannot hear, at the back', { exact: true })
        .evaluate((line) => [line.scrollWidth - line.clientWidth, line.scrollHeight - line.clientHeight]);
      expect(Math.max(...over), String(width)).toBeLessThanOrEqual(1);
    }
    await page.setViewportSize(size);
    expect(await page.getByText(words.needs.alarm('Cannot hear, at the back')).count()).toBe(1);
    await button(tile, words.needs.takeThis('Cannot hear, at the back')).click();
    await says(page, words.needs.taken('Cannot hear, at the back'));
    await evening.lead.until((view) => view.surroundings.needs.length === 0);
    await says(tile, words.tiles.noHelp);
  });

  it('NE8: what came in a flood is taken with one press, once it can have been read', async () => {
    const phones = await Promise.all(Array.from({ length: 7 }, () => openPhone(hall, evening.code)));
    const states = await Promise.all(phones.map((one) => one.socket.emitWithAck('need', { id: newKey(), kind: 'too-cold', place: null })));
    expect(new Set(states)).toEqual(new Set(['told']));
    await page.getByRole('group', { name: words.tiles.label }).getByRole('button', { name: words.tiles.openHelp }).click();
    await button(page, words.needs.takeAll(7)).waitFor();
    await shot('flood');
    await button(page, words.needs.takeAll(7)).click();
    await says(page, words.needs.allTaken(7));
    await evening.lead.until((view) => view.surroundings.needs.length === 0);
    await page.getByRole('group', { name: words.tiles.label }).getByRole('button', { name: words.tiles.openHelp }).click();
    for (const one of phones) one.close();
  });

  it('HD3 HD5: a show of hands is ended from its tile, and decided over the inbox, which stays as it was', async () => {
    const tile = page.getByRole('group', { name: words.tiles.label });
    expect(await tile.innerText()).not.toMatch(/Yes|No:/);
    await button(tile, timeWords.hands.endCount).click();
    await button(tile, words.tiles.decide).click();
    await says(page.getByRole('region', { name: timeWords.hands.label }), timeWords.hands.result(null, null));
    expect(await button(page, timeWords.hands.back).count()).toBe(0);
    await button(page, /^Keep the agreed end, /).click();
    await evening.lead.until((view) => view.hands === null);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.tiles, .middle') !== null)).toBe(true);
  });
});
