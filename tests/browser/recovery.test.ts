import { readFile, rename } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '../../shared/gathering/time.ts';
import { consoleWords } from '../../shared/words/console.en.ts';
import { launchChromium } from '../tools/chromium.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { newEvening, openConsole, testServer, type TestScreen } from '../tools/server.ts';
import { keptSeat } from '../tools/kept.ts';

const START = Date.UTC(2026, 10, 20, 18, 0);
const OVERRUN = 'Move on by 19:59 and all four still fit. At this pace Represent starts at 20:53 and gets 2 of its 20 minutes.';

describe('an evening that overruns: the sentence, what each remedy would do, one tap, and the way back', () => {
  let clock: ManualClock;
  let server: Awaited<ReturnType<typeof testServer>>;
  let browser: Browser;
  let desk: Page;
  let lead: TestScreen<'console'>;
  let scene: 'wall' | 'agenda' = 'wall';
  const faults: string[] = [];

  const panel = (): Locator => desk.getByRole('region', { name: 'How the evening will end' });
  const button = (name: string): Locator => desk.getByRole('button', { name, exact: true });
  const remedy = (name: string): Locator => panel().getByRole('button', { name, exact: true });
  const says = (text: string): Promise<void> => panel().getByText(text).waitFor();
  const preview = (of: string): Locator => desk.getByRole('group', { name: `${of}: what would happen` });
  const undo = async (): Promise<void> => {
    await button('Undo').click();
    await desk.getByText('Undone.').waitFor();
    await says(OVERRUN);
  };
  /** Lets time pass; a page hears of it with the next thing that changes. */
  const pass = async (minutes: number): Promise<void> => {
    await clock.advance(minutes * MINUTE);
    scene = scene === 'wall' ? 'agenda' : 'wall';
    await lead.ok('stage.show', { scene });
  };

  beforeAll(async () => {
    clock = new ManualClock(START);
    server = await testServer({ clock });
    const { id } = await newEvening(server, 'lpact', START);
    lead = await openConsole(server, id);
    browser = await launchChromium();
    const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, timezoneId: 'Europe/London' });
    await context.addInitScript(
      (kept) => {
        for (const [name, value] of Object.entries(kept)) sessionStorage.setItem(name, value);
      },
      keptSeat(server.organiser, id),
    );
    desk = await context.newPage();
    desk.setDefaultTimeout(30_000);
    desk.on('pageerror', (error) => faults.push(error.message));
    desk.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await desk.goto(`${server.url}/console`);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.screenshot({ path: `test-results/recovery-${task.name.slice(0, 30).replace(/\W+/g, '-')}.png` });
  });
  afterAll(async () => {
    lead.close();
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  it('TK28: says before the start when it ends, and while it runs that everything fits', async () => {
    await says('Starts at 18:00. As planned it ends at 21:00.');
    await button('Start the evening').click();
    await says('Everything fits. At this pace the evening ends at 21:00.');
  });

  it('TK28, TK30: says which question is lost, and until when all of them can be saved', async () => {
    for (const [minutes, next] of [
      [55, 'Opening'],
      [22, 'Respect'],
      [33, 'Protect'],
    ] as const) {
      await pass(minutes);
      await button(`Next: ${next}`).click();
      await desk.getByText(`Now: ${next}.`).waitFor();
    }
    await pass(8);
    await says(OVERRUN);
    await desk.getByRole('listitem').filter({ hasText: '4 Represent' }).getByText('2 of 20').waitFor();
  });

  it('TK34: shows what the likeliest remedy would do before it is pressed, and what another would when it has the focus', async () => {
    await remedy('Trim the rest by 11 min').hover();
    const trim = preview('Trim the rest by 11 min');
    await trim.waitFor();
    expect(await trim.getByRole('listitem').allInnerTexts()).toEqual([
      '20:10 Break 10 → 8 min',
      '20:18 Involve 20 → 16 min',
      '20:34 Represent 20 → 17 min',
      '20:51 Close 11 → 9 min',
      expect.stringMatching(/^Ends at 21:00 as planned, 21:1[789] at this pace\.$/),
    ]);
    await remedy('Drop Break').hover();
    await preview('Drop Break').getByText('Break dropped').waitFor();
    await remedy('New agreed end: 21:20').hover();
    await preview('New agreed end: 21:20').getByText('Represent').waitFor();
  });

  it.each([768, 390])('TK30, TK34: %i px wide, the time to move on by, a remedy, and when the evening would end are in sight', async (width) => {
    await desk.setViewportSize({ width, height: 800 });
    const inSight = (one: Element): boolean => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return left >= 0 && right <= window.innerWidth && middle !== null && (one.contains(middle) || middle.contains(one));
    };
    await says(OVERRUN);
    const first = remedy('Trim the rest by 11 min');
    expect(await panel().locator('b').first().textContent()).toBe('19:59');
    expect(await panel().locator('b').first().evaluate(inSight)).toBe(true);
    await expect.poll(() => first.evaluate(inSight)).toBe(true);
    expect(await remedy('More…').evaluate(inSight)).toBe(true);
    await first.hover();
    const ends = preview('Trim the rest by 11 min').locator('.ends');
    await ends.waitFor();
    // The first thing in its box, which scrolls down only.
    const above = await ends.evaluate((one) => one.getBoundingClientRect().top - (one.closest('.preview')?.getBoundingClientRect().top ?? 0));
    expect(Math.abs(above)).toBeLessThanOrEqual(4);
    const box = await preview('Trim the rest by 11 min').evaluate((one) => one.scrollWidth - one.clientWidth);
    expect(box).toBeLessThanOrEqual(1);
    // The whole of the sentence fits where there is a row for it.
    if (width === 768)
      expect(
        await panel()
          .locator('p')
          .evaluate((line) => line.scrollHeight - line.clientHeight),
      ).toBeLessThanOrEqual(1);
    await desk.mouse.move(5, 5);
    await desk.setViewportSize({ width: 1366, height: 900 });
  });

  it('TK17: trims the rest in one tap, and takes it back in one', async () => {
    await remedy('Trim the rest by 11 min').click();
    await desk.getByText('Trimmed by 11 min.').waitFor();
    await desk.getByRole('listitem').filter({ hasText: '3 Involve' }).getByText('16').first().waitFor();
    await undo();
  });

  it('TK20: drops the break, strikes it from the rail, passes over it, and takes it back', async () => {
    await remedy('Drop Break').click();
    await desk.getByText('Break is dropped.').waitFor();
    await button('Next: Involve').waitFor();
    await desk.getByRole('button', { name: /Break.*dropped/ }).click();
    await button('Bring back Break').waitFor();
    await undo();
    await button('Next: Break').waitFor();
  });

  it('TK21: ends later, up to the hard stop, and takes it back', async () => {
    await remedy('New agreed end: 21:20').click();
    await desk.getByText('agreed end 21:20').waitFor();
    await undo();
    await desk.getByText('agreed end 21:00').waitFor();
  });

  it('HD1: asks the room, shows no small count, and the facilitator decides', async () => {
    await remedy('More…').click();
    const dialog = desk.getByRole('dialog', { name: 'Make time' });
    await dialog.getByText('Drop one part').click();
    await dialog.getByRole('button', { name: 'Park Represent', exact: true }).waitFor();
    await dialog.getByText('End later', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Ask: shall we go on until 21:15?' }).click();
    await desk.getByRole('button', { name: /Open hands$/ }).click();
    const hands = desk.getByRole('group', { name: 'Show of hands' });
    await hands.getByRole('button', { name: 'End it now' }).click();
    await hands.getByText('Yes: fewer than 5 · No: fewer than 5').waitFor();
    await hands.getByRole('button', { name: 'New agreed end: 21:15' }).click();
    await desk.getByText('agreed end 21:15').waitFor();
    await hands.waitFor({ state: 'detached' });
    await desk.keyboard.press('Escape');
    await undo();
  });

  it('TK25: puts the record right: it really began two minutes ago', async () => {
    await desk.getByRole('button', { name: /2 Protect/ }).click();
    await button('2 min ago').click();
    await desk.getByText('Protect began 2 min ago.').waitFor();
    await desk
      .getByRole('timer')
      .getByText(/^1[78]:\d\d$/)
      .waitFor();
    await undo();
    await desk.getByRole('button', { name: /2 Protect/ }).click();
  });

  it('TK31: warns when five minutes are left, and not where warnings are muted', async () => {
    await pass(7.5);
    await desk.getByText('Protect: 5 minutes left.').waitFor({ state: 'attached' });
    await desk.getByText('Menu', { exact: true }).click();
    await button('Mute warnings').click();
    await pass(3);
    await desk
      .getByRole('timer')
      .getByText(/^1:\d\d$/)
      .waitFor();
    expect(await desk.getByText('Protect: 2 minutes left.').count()).toBe(0);
  });

  it('TK29, TK36: shows planned and actual, and saves both files', async () => {
    await button('Planned and actual').last().click();
    const dialog = desk.getByRole('dialog', { name: 'Planned and actual' });
    await dialog.getByRole('row', { name: /Food and meeting 18:00–18:55 45 min 55 min/ }).waitFor();
    for (const [name, begins] of [
      ['Download the rows (CSV)', '\ufeffCause,Item'],
      ['Download the plan (calendar)', 'BEGIN:VCALENDAR'],
    ] as const) {
      const [download] = await Promise.all([desk.waitForEvent('download'), dialog.getByRole('button', { name }).click()]);
      expect((await readFile(await download.path(), 'utf8')).startsWith(begins)).toBe(true);
    }
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(faults).toEqual([]);
  });

  it('RM9: says that the data folder is gone and what to do, for as long as it is', async () => {
    const away = `${server.dataDir}-away`;
    await rename(server.dataDir, away);
    await server.rooms.beat();
    await desk.getByText(consoleWords.link.folderGone).waitFor();
    await rename(away, server.dataDir);
    await server.rooms.beat();
    await desk.getByText(consoleWords.link.folderGone).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });
});
