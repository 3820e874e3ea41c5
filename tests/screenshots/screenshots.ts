// Takes the pictures of README.md from a real server in a real browser: npm run screenshots.
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { consentWords } from '../../shared/words/consent.en.ts';
import { openLowdbStore } from '../../server/store/lowdb.ts';
import { startServer, type RunningServer } from '../../server/wiring.ts';
import { launchChromium } from '../tools/chromium.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { put } from '../tools/put.ts';
import { api, cardsFor, NO_LIMITS, openPhone, sessionFor } from '../tools/server.ts';
import { pictured } from './evening.ts';
import { atATable, findingTables, PICTURED_TABLE } from './groups.ts';
import { TYPED } from './words.ts';
import { KEPT_PRIVATE, keptSeat } from '../tools/kept.ts';

const FOLDER = 'docs/pictures';
/** What the pictures say that phones type; where the server really listens is nobody's business. */
const SHOWN_ADDRESS = 'http://192.168.8.2';
const PHONES = 41;
/** They are part of the program's source: none may be heavier than this, in bytes. */
const HEAVIEST = 300_000;

const say = (line: string): void => console.log(line);

/** A tab in a browser of its own, on the hall's time, whose own clock stands still. */
const openTab = async (browser: Browser, width: number, height: number, kept: Record<string, string> = {}, scale = 1): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
  await context.addInitScript((entries) => {
    performance.now = () => 0;
    for (const [key, value] of Object.entries(entries)) sessionStorage.setItem(key, value);
  }, kept);
  return context.newPage();
};

const take = async (page: Page, name: string): Promise<void> => {
  await page.evaluate(() => document.fonts.ready);
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path });
  const { size } = await stat(path);
  if (size > HEAVIEST) throw new Error(`${path} is ${Math.round(size / 1000)} kB; ${HEAVIEST / 1000} is the most.`);
  say(`${path}: ${Math.round(size / 1000)} kB`);
};

/** Groups: the map on the projector, and a table's own page. */
const takeGroups = async (browser: Browser, server: RunningServer): Promise<void> => {
  const url = `http://127.0.0.1:${server.port}`;
  const organiser = await sessionFor(url, server.access.firstLink());
  const link = await server.access.makeLink('finding', 'projector', 'Pictures');
  const projector = await openTab(browser, 1920, 1080);
  await projector.goto(`${url}/projector#${'token' in link ? link.token : ''}`);
  await projector.getByRole('heading', { level: 1 }).first().waitFor();
  await projector.getByText('A1', { exact: true }).first().waitFor();
  await take(projector, 'groups');

  const [card = ''] = await cardsFor({ url, organiser }, 'table', [PICTURED_TABLE]);
  const table = await openTab(browser, 390, 844, {}, 2);
  await table.goto(`${url}/table#${card}`);
  await table.getByRole('textbox', { name: 'Point 3' }).waitFor();
  await table.getByRole('heading', { name: 'Your points' }).evaluate((heading) => heading.scrollIntoView());
  await take(table, 'table');
};

const takeAll = async (browser: Browser, server: RunningServer, id: string, code: string): Promise<void> => {
  const url = `http://127.0.0.1:${server.port}`;
  const organiser = await sessionFor(url, server.access.firstLink());
  const phones = await Promise.all(Array.from({ length: PHONES }, () => openPhone({ url }, code)));
  try {
    const { token } = await api<{ token: string }>(url, organiser, 'POST', `/evenings/${id}/links`, { role: 'projector', label: 'Pictures' });
    const projector = await openTab(browser, 1920, 1080);
    await projector.goto(`${url}/projector#${token}`);
    await projector.getByRole('timer').first().waitFor();
    await take(projector, 'projector');

    const kept = { ...keptSeat(organiser, id), ...KEPT_PRIVATE };
    const desk = await openTab(browser, 1366, 900, kept);
    await desk.goto(`${url}/console`);
    await desk.getByText(`${PHONES} phones`).first().waitFor();
    await desk.frameLocator('iframe').locator('h1').waitFor();
    await take(desk, 'console');

    const phone = await openTab(browser, 390, 844, {}, 2);
    await phone.goto(`${url}/${code}`);
    await phone.getByRole('textbox', { name: 'Your words' }).fill(TYPED);
    await phone.getByRole('radio', { name: consentWords['shown-and-quoted'].show }).check();
    await phone.getByRole('textbox', { name: 'Your words' }).blur();
    await take(phone, 'phone');
  } finally {
    for (const one of phones) one.close();
  }
};

const run = async (): Promise<void> => {
  await mkdir(FOLDER, { recursive: true });
  const dataDir = await mkdtemp(join(tmpdir(), 'open-floor-pictures-'));
  const { state, now } = pictured();
  const store = await openLowdbStore(dataDir, say);
  for (const one of [state, findingTables(), atATable()]) await put(store, one.id, { ...one });
  await store.close();
  const clock = new ManualClock(now);
  const pages = resolve('dist/client');
  const server = await startServer({
    ports: [0],
    host: '127.0.0.1',
    dataDir,
    pages,
    publicUrl: SHOWN_ADDRESS,
    log: say,
    clock,
    rates: NO_LIMITS,
  });
  const browser = await launchChromium();
  try {
    await takeAll(browser, server, state.id, state.code);
    await takeGroups(browser, server);
  } finally {
    await browser.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

run().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : 'The pictures could not be taken.');
  process.exitCode = 1;
});
