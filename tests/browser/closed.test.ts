import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { wholeEvening } from '../../shared/gathering/timekeeper/record.ts';
import { MINUTE } from '../../shared/gathering/time.ts';
import { consoleWords as desk } from '../../shared/words/console.en.ts';
import { endWords as words } from '../../shared/words/console-end.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { heading, lastItem, LATE, NEXT, organisers } from './end-here.ts';
import { button, type Evening, Hall, says } from './hall.ts';
import { FILES, withFiles } from './take-home.ts';

let hall: Hall;

beforeAll(async () => {
  hall = await Hall.open();
});
afterEach(async () => {
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

describe('a closed evening', () => {
  const closed = async (): Promise<Evening> => {
    const evening = await lastItem(hall);
    await evening.lead.ok('plan.editDetails', { next: NEXT });
    await evening.lead.ok('run.end', {});
    await evening.lead.ok('run.close', {});
    return evening;
  };

  it('holds what there is to take, in numbers and as files, and nothing that could still be done', async () => {
    const page = await organisers(hall, await closed());
    await heading(page, words.closed.title).waitFor();
    const main = page.getByRole('main');
    const counts = main.getByRole('region', { name: words.closed.counts.written(10) });
    // One came too late to be mixed, three were never decided.
    expect((await counts.innerText()).replace(/\s+/g, ' ')).toBe(
      '10 written Chosen for the wall 3 Chosen to be read out 1 With the stories 0 Parked 1 Held back 0 Not decided 4 For the record only 1',
    );
    await says(main, words.closed.someReached(3, 4));
    await says(main, /4\sRepresent/);
    await says(main, NEXT);
    await says(main, words.closed.nextSteps.kept);
    const names = await main.getByRole('button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent?.trim()));
    expect(names[0]).toBe(words.closed.saveName('record.zip'));
    expect(names).toHaveLength(FILES.length + 1);
    for (const size of ['84 kB', '1.2 MB', '1 kB']) await says(main, new RegExp(size.replace(' ', '\\s')));
    // No inbox, no plan, no code, no projector, no tabs; and no word of what was written.
    const all = await page.content();
    for (const text of [...LATE, 'Ring us back.', 'On the wall.', 'Only for the record.', desk.inbox.title, desk.agenda.edit, desk.stage.pairTitle])
      expect(all).not.toContain(text);
    expect(await page.getByRole('img').count()).toBe(0);
    expect(await page.getByRole('navigation').count()).toBe(0);
    await page.getByText(desk.menu.menu, { exact: true }).click();
    expect(await page.getByRole('banner').getByRole('button').allInnerTexts()).toEqual([
      desk.menu.keys,
      desk.menu.dim,
      desk.menu.leave,
      desk.menu.evenings,
    ]);
    await page.keyboard.press('Escape');
    // With large letters the page scrolls under its last line, which lies at its foot: there are no moves beneath it.
    await page.setViewportSize({ width: 360, height: 740 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '32px'));
    const foot = async (): Promise<number> => {
      const { y = 0, height = 0 } = (await page.getByRole('contentinfo').boundingBox()) ?? {};
      return Math.round(y + height);
    };
    // But for what is kept free for an alarm's light (VW14).
    await expect.poll(foot).toBe(740 - 5);
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
    await page.setViewportSize({ width: 1366, height: 900 });
    // Keys that led the evening do nothing; the list of keys says so.
    for (const key of ['n', 'p', 'i', 'u', '3']) await page.keyboard.press(key);
    await heading(page, words.closed.title).waitFor();
    await page.waitForTimeout(300);
    const said = await page.getByRole('status').allInnerTexts();
    expect(said.filter((text) => text !== '')).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: desk.keys.title }).waitFor();
    expect(await page.getByRole('dialog').locator('kbd').allInnerTexts()).toEqual(['?']);
    await page.keyboard.press('Escape');
    await button(page, desk.menu.evenings).click();
    await heading(page, desk.home.title).waitFor();
  });

  it('saves each file, opens the record in a tab and prints it from there', async () => {
    const page = await organisers(hall, await closed());
    await page.context().addInitScript(() => {
      window.print = () => void (document.title = 'printed');
    });
    const save = async (name: string): Promise<string> => {
      const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
      return download.suggestedFilename();
    };
    const { files } = words.closed;
    expect(await save(words.closed.saveName('record.zip'))).toBe('evening-record.zip');
    await says(page, desk.files.saved('evening-record.zip'));
    expect(await save(words.closed.of(words.closed.save, words.closed.complete))).toBe('evening-record-complete.zip');
    for (const name of ['contributions.csv', 'points.csv', 'times.csv', 'plan.ics', 'record.json'] as const)
      expect(await save(words.closed.of(words.closed.save, files[name].use))).toBe(`evening-${name}`);
    for (const verb of [words.closed.open, words.closed.print]) {
      const [tab] = await Promise.all([page.waitForEvent('popup'), button(page, words.closed.of(verb, files['record.html'].use)).click()]);
      await says(tab, 'All that was written.');
      if (verb === words.closed.print) await expect.poll(() => tab.title()).toBe('printed');
      else expect(await tab.title()).toBe('Record');
    }
  });

  it('says that the files cannot be listed or had, and tries again', async () => {
    const page = await hall.console(await closed(), { private: true });
    const routed = '**/api/evenings/*/*';
    await page.route(routed, (route) => route.abort());
    await page.reload();
    await says(page, refusals['not-reached']());
    await page.unroute(routed);
    await withFiles(page, [{ name: 'record.zip', bytes: 84_123 }]);
    await button(page, desk.tryAgain).click();
    await button(page, words.closed.saveName('record.zip')).waitFor();
    // What the list does not name is not there.
    expect(await page.getByRole('main').getByRole('button').count()).toBe(1);
    await page.route('**/record.zip', (route) => route.fulfill({ status: 403, json: { refusal: { refused: 'not-allowed' } } }));
    await button(page, words.closed.saveName('record.zip')).click();
    await says(page, refusals['not-allowed']());
  });

  it('takes the real files: a zip that can be kept, and a record that looks as it was made to', async () => {
    const evening = await lastItem(hall);
    // Both are changed on the evening: an item of the plan, and the end that was agreed. What is planned is what the items add up to (TK29).
    await evening.lead.ok('plan.editItem', { id: 'represent', change: { minutes: 45 } });
    const view = await evening.lead.newest();
    await evening.lead.ok('time.endAt', { at: view.plan.details.hardStopAt });
    await evening.lead.ok('run.end', {});
    await evening.lead.ok('run.close', {});
    const page = await hall.console(evening);
    const { from, to } = wholeEvening(view).planned;
    const planned = Math.round((to - from) / MINUTE);
    expect(to).not.toBe(view.plan.details.endsAt);
    const whole = page.getByRole('region', { name: words.closed.evening });
    await says(whole, new RegExp(`${words.closed.planned}\\s*${words.closed.minutes(planned)}$`, 'm'));
    const zip = button(page, words.closed.saveName('record.zip'));
    const [download] = await Promise.all([page.waitForEvent('download'), zip.click()]);
    expect(download.suggestedFilename()).toMatch(/\.zip$/);
    expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
    const open = button(page, words.closed.of(words.closed.open, words.closed.files['record.html'].use));
    const [tab] = await Promise.all([page.waitForEvent('popup'), open.click()]);
    await says(tab, 'On the wall.');
    await says(tab, new RegExp(`, ${String(planned)} minutes$`));
    expect(await tab.content()).not.toContain('Only for the record.');
    // Its one stylesheet is let through: letters are not a browser's own.
    expect(await tab.evaluate(() => document.styleSheets.length)).toBe(1);
  });
});
