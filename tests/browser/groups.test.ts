import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SeatReply } from '../../shared/gathering/groups/model/seats/seat-reply.ts';
import { MINUTE, SECOND } from '../../shared/gathering/time.ts';
import { launchChromium } from '../tools/chromium.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { pairsOf, sizesOf } from '../tools/seats.ts';
import { cardsFor, newEvening, newKey, openConsole, openPhone, testServer, type TestScreen, type TestServer } from '../tools/server.ts';
import { button, says } from './hall.ts';

const START = Date.UTC(2026, 10, 20, 18, 0);
const TABLES = [1, 2, 3, 4, 5, 6, 7, 8];
const [PHONES, SLIPS] = [60, 4];
const PEOPLE = PHONES + SLIPS;

describe('groups from forming to the record: eight tables’ pages, console, projector, sixty phones, on a clock that is stepped by hand', () => {
  let dataDir = '';
  let clock: ManualClock;
  let server: TestServer;
  let browser: Browser;
  let evening: { id: string; code: string };
  let lead: TestScreen<'console'>;
  let desk: Page;
  let projector: Page;
  let phone: Page;
  let phones: TestScreen<'participant'>[] = [];
  let tables: Page[] = [];
  let breakout = '';
  let firstRound: Readonly<Record<string, number>> = {};
  let eighthsCard = '';
  const faults: string[] = [];
  /** Every text that a table's page has said is saved. */
  const saved = new Set<string>();

  const openPage = async (width: number, height: number, address: string): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => faults.push(error.message));
    // Eight tables, sixty phones and two screens open in a few seconds: on a busy machine one waits for the others.
    await page.goto(address, { timeout: 30_000 });
    return page;
  };
  const table = (number: number): Page => {
    const page = tables[number - 1];
    if (!page) throw new Error(`There is no page of table ${number}.`);
    return page;
  };
  const everyScreen = (): Page[] => [desk, projector, phone, ...tables];

  /** Lets time pass, and every screen that is online look at the server's clock again. */
  const pass = async (time: number): Promise<void> => {
    await clock.advance(time);
    for (const page of everyScreen()) await page.evaluate(() => window.dispatchEvent(new Event('online')));
  };

  /** Writes a point as the next line of the sheet, as a person does. */
  const type = async (page: Page, text: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'New point' }).fill(text);
    await page.getByRole('textbox', { name: 'New point' }).press('Enter');
  };
  const write = async (number: number, text: string): Promise<void> => {
    const page = table(number);
    await type(page, text);
    await expect.poll(() => storedTexts(number)).toContain(text);
    await says(page, 'All saved');
    saved.add(text);
  };
  /** Every text on a table's sheet, as the server has it. */
  const storedTexts = (number: number): string[] =>
    (server.rooms.byId(evening.id)?.state.groups.breakouts ?? [])
      .flatMap(({ tables: all }) => all.filter((one) => one.number === number))
      .flatMap(({ sheet }) => sheet.points.map(({ text }) => text));

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'open-floor-'));
    clock = new ManualClock(START);
    server = await testServer({ clock, dataDir });
    browser = await launchChromium();
    evening = await newEvening(server, 'lpact', START);
    lead = await openConsole(server, evening.id);
    await lead.ok('groups.setTables', { tables: TABLES.map((number) => ({ number, place: number === 4 ? 'by the stage' : '' })) });
    const cards = await cardsFor(server, evening.id, TABLES);
    eighthsCard = cards[7] ?? '';
    desk = await openPage(1366, 900, `${server.url}/console#${server.access.firstLink()}`);
    await button(desk, /Police and Communities/).click();
    const token = await server.access.makeLink(evening.id, 'projector', 'hall');
    projector = await openPage(1920, 1080, `${server.url}/projector#${'token' in token ? token.token : ''}`);
    phone = await openPage(360, 740, `${server.url}/${evening.code}`);
    tables = await Promise.all(cards.map((card) => openPage(390, 800, `${server.url}/table#${card}`)));
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const name = task.name.slice(0, 40).replace(/\W+/g, '-');
    for (const [screen, page] of Object.entries({ desk, projector, phone, table1: table(1), table8: table(8) }))
      await page.screenshot({ path: `test-results/${name}-${screen}.png` });
  });
  afterAll(async () => {
    for (const one of [...phones, lead]) one.close();
    await browser.close();
    await (server as TestServer & AsyncDisposable)[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('a card opens its table’s page, which waits until the groups begin', async () => {
    await says(table(4), 'This page will wake up when the groups begin.');
    await says(table(4), 'by the stage');
    expect(table(4).url()).not.toContain('#');
    await lead.ok('run.start', {});
    await lead.ok('run.jump', { item: 'respect' });
    await lead.ok('plan.editItem', { id: 'respect', change: { minutes: 75 } });
  });

  it('groups are formed on the spot, by number, in two rounds', async () => {
    await button(desk, /Open groups$/).click();
    await button(desk, 'Form groups…').click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('radio', { name: /Affinity, then mixed/ }).check();
    await button(dialog, /^Form \d+ tables$/).click();
    const view = await lead.until(({ groups }) => groups.breakouts.length === 1);
    breakout = view.groups.breakouts[0]?.id ?? '';
    await projector.getByRole('heading', { name: 'Take a number: scan, or ask for a slip. Then find it here.' }).waitFor();
    await says(table(1), 'People find their tables');
  });

  it('sixty phones take a number, one of them on the page, and four people take slips', async () => {
    await phone.getByRole('radio', { name: /prefer not to say/ }).check();
    await button(phone, 'Give me a number').click();
    await phone
      .getByText(/^You are at table\s\d/)
      .first()
      .waitFor();
    phones = await Promise.all(Array.from({ length: PHONES - 1 }, () => openPhone(server, evening.code)));
    const replies = await Promise.all(
      phones.map((one, index) => one.ok('seats.take', { breakout, key: newKey(), kind: index % 5 === 0 ? 0 : null })),
    );
    expect(new Set(replies.map(({ reply }) => (reply as SeatReply).slot)).size).toBe(PHONES - 1);
    for (let slip = 0; slip < SLIPS; slip += 1) await button(desk, '1 slip of pile A more').click();
    await lead.until(({ groups }) => groups.breakouts[0]?.seated === PEOPLE);
    firstRound = (await phones[0]?.until(({ groups }) => Object.keys(groups?.seats ?? {}).length === PEOPLE))?.groups?.seats ?? {};
    const sizes = sizesOf(firstRound, TABLES);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    // The slip's number is on the map, at its table, for whoever has no phone.
    await projector.getByText('A1', { exact: true }).filter({ visible: true }).first().waitFor();
    await phone.reload();
    await phone
      .getByText(new RegExp(`^You are at table\\s${firstRound['11'] ?? ''}\\b`))
      .first()
      .waitFor();
  });

  it('the round’s time is the same at every table', async () => {
    await button(desk, 'Start round 1').click();
    await lead.until(({ groups }) => groups.breakouts[0]?.phase === 'working');
    await pass(5 * MINUTE - 30 * SECOND);
    for (const number of TABLES) await says(table(number), '11 minutes left');
  });

  it('every table writes its own sheet, and no other table or console can read it', async () => {
    for (const number of TABLES) await write(number, `Table ${number} was never told what became of it`);
    await lead.until(({ groups }) => groups.breakouts[0]?.tables.every((one) => one.written === 1) === true);
    expect(await table(1).locator('body').innerText()).not.toContain('Table 2 was never');
    expect(JSON.stringify(await lead.newest())).not.toContain('was never told');
  });

  it('a table calls for help, and the console hears it and answers', async () => {
    await button(table(3), 'Call for help').click();
    await button(table(3), 'It is getting heated').click();
    await desk
      .getByText(/Table 3 calls for help/)
      .first()
      .waitFor();
    await button(desk, 'On my way to table 3').click();
    await button(table(3), 'Call for help').waitFor();
  });

  it('one table goes offline for five minutes and goes on writing; its other screen changes the same point', async () => {
    await table(8).context().setOffline(true);
    const first = table(8).getByRole('textbox', { name: 'Point 1' });
    await first.fill('Table 8 was never told, and waited a year');
    await type(table(8), 'Written at table 8 while it was offline');
    await says(table(8), 'waiting to be sent');
    const second = await openPage(390, 800, `${server.url}/table#${eighthsCard}`);
    await second.getByRole('textbox', { name: 'Point 1' }).fill('Table 8 was never told, said the other screen');
    await second.getByRole('textbox', { name: 'New point' }).click();
    await expect.poll(() => storedTexts(8)).toContain('Table 8 was never told, said the other screen');
    await clock.advance(5 * MINUTE);
    await second.close();
  });

  it('people change tables for the second round: few meet again, and every phone says where to go', async () => {
    await button(desk, 'End round 1, change tables').click();
    await lead.until(({ groups }) => groups.breakouts[0]?.phase === 'between');
    const view = await phones[0]?.until(({ groups }) => groups?.phase === 'between');
    const seats = view?.groups?.seats ?? {};
    expect(Object.keys(seats)).toHaveLength(PEOPLE);
    const met = pairsOf(firstRound);
    expect([...pairsOf(seats)].filter((pair) => met.has(pair)).length).toBeLessThanOrEqual(4);
    await phone
      .getByText(new RegExp(`table\\s${seats['11'] ?? ''}\\b`))
      .first()
      .waitFor();
    await projector.getByRole('heading', { name: /Round 2: fresh company/ }).waitFor();
    await button(desk, 'Start round 2').click();
    await lead.until(({ groups }) => groups.breakouts[0]?.phase === 'working');
  });

  it('the server stops in the middle of the second round and is back: every screen returns, nothing is lost', async () => {
    await write(2, 'Before the server stopped');
    const { port } = server;
    await server.stop();
    await type(table(5), 'Written while the server was away');
    await says(table(5), 'waiting to be sent');
    server = await testServer({ clock, dataDir, port });
    // A screen without a page is not brought back by itself where the server hung up on purpose; the pages are.
    lead.close();
    lead = await openConsole(server, evening.id);
    await lead.until(({ groups }) => groups.breakouts[0]?.phase === 'working');
    await lead.until(({ surroundings }) => surroundings.phones === 1, 15_000);
    await expect.poll(() => storedTexts(5)).toContain('Written while the server was away');
    saved.add('Written while the server was away');
    await says(table(5), 'All saved');
    await desk.getByText(/The link to the laptop is lost/).waitFor({ state: 'detached' });
  });

  it('the table that was offline comes back: both versions of its point and the new one are on the sheet', async () => {
    await table(8).context().setOffline(false);
    const all = [
      'Table 8 was never told, said the other screen',
      'Table 8 was never told, and waited a year',
      'Written at table 8 while it was offline',
    ];
    await expect.poll(() => storedTexts(8)).toEqual(expect.arrayContaining(all));
    await says(table(8), /Two screens changed this point/);
    for (const text of all) saved.add(text);
    saved.delete('Table 8 was never told what became of it');
    await says(table(8), 'All saved');
  });

  it('a table reads its points back and says “That’s us”; from then on the console can read them', async () => {
    await pass(2 * MINUTE);
    await button(desk, 'Call everybody back').click();
    await lead.until(({ groups }) => groups.breakouts[0]?.phase === 'returning');
    await projector
      .getByText(/Come back together by \d\d:\d\d/)
      .first()
      .waitFor();
    await phone
      .getByText(/Come back together/)
      .first()
      .waitFor();
    await button(table(2), 'That’s us').click();
    const view = await lead.until(({ groups }) => groups.breakouts[0]?.tables[1]?.agreed === true);
    expect(view.groups.breakouts[0]?.tables[1]?.points).toHaveLength(2);
    expect(view.groups.breakouts[0]?.tables[0]?.points).toBeNull();
  });

  it('the tables tell the room in turn, and repeats are counted on the projector', async () => {
    await pass(4 * MINUTE);
    await button(desk, 'Everybody is back').click();
    const { groups } = await lead.until((view) => view.groups.breakouts[0]?.report.turn !== null);
    expect(groups.breakouts[0]?.cameBackIn).toBe(4 * MINUTE);
    const turn = groups.breakouts[0]?.report.turn?.table ?? 0;
    const text = turn === 8 ? 'Written at table 8 while it was offline' : `Table ${turn} was never told what became of it`;
    await says(table(turn), 'It is your turn');
    await button(table(turn), `Tell: ${text}`).click();
    // Nothing that a table taps is on the projector before the crew have tapped it too.
    await button(desk, 'Put on the projector').click();
    await says(projector, text);
    const others = TABLES.filter((number) => number !== turn).slice(0, 2);
    for (const number of others) await button(table(number), `Us too: ${text}`).click();
    await says(projector, '3 tables');
    await button(desk, /^Next: table/).click();
    const next = (await lead.until((view) => view.groups.breakouts[0]?.report.turn?.table !== turn)).groups.breakouts[0]?.report.turn?.table ?? 0;
    await says(table(next), 'It is your turn');
    await says(projector, `Table ${next} tells`);
  });

  it('points are in the record with the tables that share them; what was written offline still lands after the groups are over', async () => {
    await button(desk, 'Finish groups').click();
    await lead.until(({ groups }) => groups.breakouts[0]?.phase === 'over');
    await type(table(7), 'A last thought after the end');
    await expect.poll(() => storedTexts(7)).toContain('A last thought after the end');
    saved.add('A last thought after the end');
    await lead.ok('run.end', {});
    await lead.ok('run.close', {});
    const state = server.rooms.byId(evening.id)?.state.groups;
    const texts = new Set(state?.breakouts.flatMap((one) => one.tables.flatMap(({ sheet }) => sheet.points.map((point) => point.text))));
    for (const text of saved) expect(texts, text).toContain(text);
    expect(state?.breakouts[0]?.seats).toEqual([]);
    const csv = await (
      await fetch(`${server.url}/api/evenings/${evening.id}/points.csv`, { headers: { Authorization: `Bearer ${server.organiser}` } })
    ).text();
    expect(csv.split('\r\n').filter((row) => /,yes,3,/.test(row))).toHaveLength(1);
    await says(table(7), /The evening is closed/);
    expect(faults).toEqual([]);
  });
});
