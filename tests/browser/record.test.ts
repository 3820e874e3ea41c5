import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordFiles } from '../../server/exports/record/files.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { minutes } from '../../shared/gathering/time.ts';
import { recordWords as words } from '../../shared/words/record.en.ts';
import { launchChromium } from '../tools/chromium.ts';
import { testServer, type TestServer } from '../tools/server.ts';
import { Evening, START } from '../rules/evening.ts';
import { findings } from './axe-check.ts';

let browser: Browser;
let context: BrowserContext;
let server: TestServer & AsyncDisposable;
const faults: string[] = [];

const LONG = 'We wait an hour for a bus that does not come, and nobody says why. '.repeat(29).slice(0, 1990);

/** What strains a page: long titles and texts, a string that does not break, another direction. */
const strained = (): Gathering => {
  const evening = new Evening();
  const title = 'Police and communities together, an evening for everybody '.repeat(3).slice(0, 118);
  evening.does('organiser', 'plan.editDetails', { title, place: 'مركز هايفيلدز', next: 'Answers by 12 December.' });
  evening.does('organiser', 'plan.editItem', { id: 'respect', change: { title: 'R'.repeat(118), wording: `${'x'.repeat(200)} why?` } });
  evening.now = START;
  evening.does('facilitator', 'run.start', {}, minutes(6));
  const texts = [LONG, 'x'.repeat(300), 'أوقفوا ابني أمام المكتبة ولم يقولوا لماذا. '.repeat(30), '=1+1', 'Kept'];
  texts.forEach((text, index) => evening.mixed(`KEY${String(index)}ABCDEFGH`, text, 'respect', index === 4 ? 'record' : 'show'));
  evening.does('facilitator', 'run.pause', { reason: 'heated' }, minutes(3));
  evening.does('facilitator', 'run.resume', {}, minutes(4));
  for (let i = 0; i < 3; i += 1) evening.does('facilitator', 'run.next', {}, minutes(30));
  evening.does('facilitator', 'run.end', {}, minutes(20));
  evening.does('organiser', 'run.close');
  return evening.state;
};
const record = (): string => recordFiles(strained(), { complete: true })['record.html'];

const watched = (page: Page): Page => {
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('console', (message) => faults.push(message.text()));
  page.on('request', (request) => {
    if (!/^(?:blob:|about:)/.test(request.url()) && !request.url().startsWith(server.url)) faults.push(`asked ${request.url()}`);
  });
  return page;
};
/** Whether the stylesheet is at work: people's words are the largest text, and larger than a browser's own. */
const sizes = (page: Page): Promise<{ words: number; others: number }> =>
  page.evaluate(() => {
    const sizeOf = (element: Element): number => parseFloat(getComputedStyle(element).fontSize);
    const all = [...document.querySelectorAll('h1, h2, h3, p, dd, td, th, li, a, caption')].filter((one) => !one.matches('.words'));
    return { words: Math.min(...[...document.querySelectorAll('.words')].map(sizeOf)), others: Math.max(...all.map(sizeOf)) };
  });

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), testServer()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
});
afterEach(() => {
  expect(faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

describe('RC8: the page of the record in a browser', () => {
  it('RC8: by itself: axe finds nothing, nothing sticks out, and people’s words are the largest text', async () => {
    const page = watched(await context.newPage());
    await page.setContent(record());
    expect(await findings(page, 'record', ['small', 'narrow', 'wide'])).toEqual([]);
    const { words: said, others } = await sizes(page);
    expect(said).toBeGreaterThan(Math.max(others, 20));
    await page.close();
  });

  it('RC8: opened from the console’s memory, with its stylesheet and without a word from the policy', async () => {
    const console = watched(await context.newPage());
    await console.goto(`${server.url}/console`);
    const [page] = await Promise.all([
      context.waitForEvent('page'),
      console.evaluate((text) => {
        window.open(URL.createObjectURL(new Blob([text], { type: 'text/html' })));
      }, record()),
    ]);
    watched(page);
    await page.getByRole('heading', { name: words.page.times }).waitFor();
    expect((await sizes(page)).words).toBeGreaterThan(20);
    await page.getByRole('link', { name: words.page.times }).click();
    expect(new URL(page.url()).hash).toBe('#times');
    const refused = await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
      return getComputedStyle(document.body).color;
    });
    expect(refused).not.toBe('rgb(255, 0, 0)');
    expect(faults.splice(0).every((fault) => fault.includes('Content Security Policy'))).toBe(true);
    await Promise.all([page.close(), console.close()]);
  });

  it('RC8: on paper no text is cut at the foot of a page, and pages are numbered', async () => {
    const page = watched(await context.newPage());
    await page.setContent(record());
    await page.emulateMedia({ media: 'print' });
    const kept = await page.evaluate(() =>
      [...document.querySelectorAll('.said > li')].every((one) => getComputedStyle(one).breakInside === 'avoid'),
    );
    expect(kept).toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0).toBeGreaterThan(2);
    await page.close();
  });
});
