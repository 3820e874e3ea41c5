import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sentenceFor } from '../../facilitator-ui/panels/time/sentence.ts';
import { timeFacts } from '../../facilitator-ui/panels/time/facts.ts';
import { minutesLeft, standing } from '../../shared/gathering/timekeeper/clock.ts';
import { MINUTE, minutes, SECOND } from '../../shared/gathering/time.ts';
import type { ConsoleView } from '../../shared/views/console.ts';
import { timeWords } from '../../shared/words/console-time.en.ts';
import { launchChromium } from '../tools/chromium.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { crewSession, newEvening, newKey, openConsole, openPhone, testServer, type TestScreen, type TestServer } from '../tools/server.ts';
import { READING } from './hall.ts';
import { keptSeat } from '../tools/kept.ts';

/** Planned 18:00 to 21:00, hard stop 21:20, in UTC. Checkpoints stand at half minutes, so that a second of settling moves no minute. */
const START = Date.UTC(2026, 10, 20, 18, 0);
const HALF = 30 * SECOND;

describe('three hours on a clock that is stepped by hand: console, projector and phone show the same minute and the sentence is the maths', () => {
  let dataDir = '';
  let clock: ManualClock;
  let server: TestServer;
  let browser: Browser;
  let desk: Page;
  let projector: Page;
  let phone: Page;
  let lead: TestScreen<'console'>;
  let evening: { id: string; code: string };
  let port = 0;

  const openPage = async (width: number, height: number): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
    page.setDefaultTimeout(30_000);
    return page;
  };

  /** Lets the evening pass to a minute of its own, and every screen look at the server's clock again. */
  const passTo = async (minute: number): Promise<void> => {
    await clock.advance(START + minutes(minute) + HALF - clock.now());
    await lookAtTheClock();
  };

  /** Pages count on by themselves between two looks at the server's clock, which here stands still. */
  const lookAtTheClock = async (): Promise<void> => {
    for (const page of [desk, projector, phone]) await page.evaluate(() => window.dispatchEvent(new Event('online')));
  };

  const leftNow = (view: ConsoleView): number => {
    const here = standing(view.evening.agenda, view.evening.run, clock.now());
    if (!here) throw new Error('Nothing runs.');
    return here.left;
  };

  /** The checkpoint: the same minute on three screens, and the sentence that the maths gives. */
  const agree = async (): Promise<string> => {
    const view = await lead.newest();
    const left = leftNow(view);
    // The projector shows the time of questions; the other scenes have none to show.
    const onQuestion = view.stage.scene === 'question';
    const digits = desk.getByRole('region', { name: 'The evening now' }).or(desk.getByRole('banner')).getByRole('timer').first();
    if (left > MINUTE) {
      const count = minutesLeft(left);
      if (onQuestion) await projector.getByRole('timer', { name: new RegExp(`^${count} minutes? left$`) }).waitFor();
      await phone
        .getByText(new RegExp(`^\\s*${count} minutes? left`))
        .first()
        .waitFor();
      await expect.poll(async () => minutesIn(await digits.innerText())).toBe(count);
    } else if (left < 0) {
      if (onQuestion) await projector.getByRole('timer', { name: 'Let’s gather' }).waitFor();
      await phone.getByText('Let’s gather').first().waitFor();
      await expect.poll(() => digits.innerText()).toContain(`${Math.floor(-left / MINUTE)} min over`);
    }
    const { text } = sentenceFor(timeFacts(view, clock.now()));
    const shown = async (): Promise<string> => {
      const now = (await desk.locator('body').innerText()).replace(/\s+/g, ' ');
      if (!now.includes(text)) await lookAtTheClock();
      return now;
    };
    await expect.poll(shown).toContain(text);
    return text;
  };

  const minutesIn = (shown: string): number => {
    const [, mins, seconds] = /(\d+):(\d\d)/.exec(shown) ?? [];
    return Math.ceil(Number(mins) + Number(seconds) / 60);
  };

  /** Pressed by somebody who has read what stands there. */
  const press = async (name: string | RegExp): Promise<void> => {
    await desk.getByRole('button', { name }).first().waitFor();
    await desk.waitForTimeout(READING);
    await desk.getByRole('button', { name }).first().click();
  };

  /** The console's one way on; resolves when the item runs. */
  const next = async (title: string): Promise<void> => {
    await press(`Next: ${title}`);
    await lead.until((view) => view.evening.agenda.find((entry) => entry.id === view.evening.run.segments.at(-1)?.item)?.title === title);
  };

  const start = async (): Promise<void> => {
    server = await testServer({ clock, dataDir, ...(port ? { port } : {}) });
    port = server.port;
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'open-floor-'));
    clock = new ManualClock(START - 5 * MINUTE);
    await start();
    evening = await newEvening(server, 'lpact', START);
    lead = await openConsole(server, evening.id);
    browser = await launchChromium();
    [desk, projector, phone] = [await openPage(1366, 900), await openPage(1920, 1080), await openPage(360, 740)];
    const link = async (role: 'facilitator' | 'projector'): Promise<string> => crewSession(server, evening.id, role);
    await desk.addInitScript(
      (kept) => {
        for (const [name, value] of Object.entries(kept)) sessionStorage.setItem(name, value);
      },
      keptSeat(await link('facilitator')),
    );
    const projectorLink = await server.access.makeLink(evening.id, 'projector', 'hall');
    if ('refused' in projectorLink) throw new Error(projectorLink.refused);
    await desk.goto(`${server.url}/console`);
    await projector.goto(`${server.url}/projector#${projectorLink.token}`);
    await phone.goto(`${server.url}/${evening.code}`);
    await desk.getByRole('button', { name: 'Start the evening' }).first().waitFor();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const name = task.name.slice(0, 40).replace(/\W+/g, '-');
    for (const [screen, page] of Object.entries({ desk, projector, phone })) await page.screenshot({ path: `test-results/${name}-${screen}.png` });
  });
  afterAll(async () => {
    lead.close();
    await browser.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('starts twelve minutes late: asked once where the time should come from, and it is left', async () => {
    await passTo(12);
    await press('Start the evening');
    await lead.until((view) => view.evening.phase === 'running');
    expect(await agree()).toMatch(/started 1[23] minutes late/);
    await press('Leave it');
    await lead.until((view) => view.run.lateStartSettled);
    await agree();
  });

  it('food runs over: the sentence says so while there is still time to act', async () => {
    await passTo(70);
    await agree();
    await next('Opening');
    await passTo(85);
    await agree();
    await next('Respect');
    await passTo(88);
    expect(await agree()).toMatch(/At this pace|after the agreed end/);
  });

  it('the first question overruns, and every screen says it in its own words', async () => {
    await passTo(110);
    const text = await agree();
    expect(text).toContain('by');
    expect((await lead.newest()).evening.run.pressure).toBe('trim');
  });

  it('first recovery: trim the rest, in one tap, keeps every floor', async () => {
    await press(/^Trim the rest/);
    const view = await lead.until((one) => Object.keys(one.run.budgets).length > 0);
    for (const entry of view.evening.agenda) expect(entry.minutes).toBeGreaterThanOrEqual(Math.min(entry.minimum, entry.planned));
    await agree();
  });

  it('a pause freezes the item on every screen and moves the end', async () => {
    await next('Protect');
    await passTo(114);
    await agree();
    await lead.ok('run.pause', { reason: 'heated' });
    const before = leftNow(await lead.until((view) => view.run.pauses.length === 1));
    await passTo(119);
    expect(leftNow(await lead.newest())).toBe(before);
    await projector.getByText('A short pause').first().waitFor();
    await lead.ok('run.resume', {});
    await lead.until((view) => view.run.pauses[0]?.to !== null);
    await agree();
  });

  it('a restart of 40 s in mid-item: goes on counting, and says so', async () => {
    lead.close();
    await server.stop();
    await clock.advance(40 * SECOND);
    await start();
    lead = await openConsole(server, evening.id);
    await lead.until((view) => view.run.outages.length === 1);
    await passTo(126);
    await agree();
    // By keyboard: the button goes with what it did, and the focus stays on the page (VW8).
    const discount = desk.getByRole('button', { name: timeWords.note.discount });
    await discount.focus();
    await desk.waitForTimeout(READING);
    await desk.keyboard.press('Enter');
    await lead.until((view) => view.run.outages[0]?.counted === false);
    await discount.waitFor({ state: 'detached' });
    await expect.poll(() => desk.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await agree();
  });

  it('second recovery: what no longer fits ends later, up to the hall and no further', async () => {
    await passTo(150);
    const text = await agree();
    expect(['extend', 'drop', 'trim']).toContain((await lead.newest()).evening.run.pressure);
    expect(text.length).toBeGreaterThan(20);
    expect(await lead.send('time.endAt', { at: START + minutes(201) })).toMatchObject({ refusal: { refused: 'after-hard-stop' } });
    await lead.ok('hands.ask', { until: START + minutes(200) });
    await phone.getByRole('heading', { name: 'Shall we go on until 21:20?' }).waitFor();
    await phone.getByRole('button', { name: 'Yes' }).click();
    await phone.getByText('Your answer is counted.', { exact: false }).waitFor();
    const others = await Promise.all(Array.from({ length: 4 }, () => openPhone(server, evening.code)));
    const round = (await others[0]?.until((view) => view.hands !== null))?.hands?.round ?? 0;
    expect((await lead.newest()).hands).toMatchObject({ until: START + minutes(200), result: null });
    for (const other of others) await other.ok('hands.answer', { key: newKey(), round, answer: 'yes' });
    await lead.ok('hands.endCount', {});
    await lead.until((view) => view.hands?.result?.yes === 5 && view.hands.result.no === null);
    for (const other of others) other.close();
    await lead.ok('hands.settle', {});
    await phone.getByRole('heading', { name: /Shall we go on/ }).waitFor({ state: 'detached' });
    await lead.ok('time.endAt', { at: START + minutes(200) });
    await lead.ok('time.drop', { item: 'break' });
    await lead.until((view) => view.evening.endsAt === START + minutes(200) && view.run.dropped.includes('break'));
    await agree();
    await next('Involve');
    await passTo(165);
    await agree();
  });

  it('to the hard stop: all four questions were reached, and the record says where the time went', async () => {
    await next('Represent');
    await passTo(180);
    await agree();
    await next('Close');
    await passTo(194);
    await agree();
    await press('End the evening');
    const view = await lead.until((one) => one.evening.phase === 'ended');
    expect(view.run.endedAt).toBeLessThanOrEqual(START + minutes(200));
    expect(['respect', 'protect', 'involve', 'represent'].every((id) => view.run.segments.some((segment) => segment.item === id))).toBe(true);
  });
});
