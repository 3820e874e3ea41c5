import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '../../shared/gathering/time.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import { timeWords } from '../../shared/words/console-time.en.ts';
import { newKey, openPhone } from '../tools/server.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { formGroups } from './groups-here.ts';
import { button, type Evening, Hall, says } from './hall.ts';

const START = Date.UTC(2026, 10, 20, 18, 0);
const TITLE = 'Keeping people safe on the way home, at the bus station, and on the path by the river, when the street lamps are out'.slice(0, 120);
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

/** An evening with titles of 120 characters, forty items, one that runs over, a show of hands, a call, a note, and words to read. */
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
  await hall.write(evening, ['When I rang about my son I was put through four times.'], 'read-out', 'story');
  await hall.write(
    evening,
    Array.from({ length: 12 }, (_, index) => `${String(index)} A hate crime should not be written down as a row between neighbours.`),
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
  it('VW10: the head is 96 px at most, whatever is in it, and the page never scrolls', async () => {
    const found: string[] = [];
    for (const [width, height] of SIZES) {
      await at(width, height);
      await shot(`${String(width)}x${String(height)}`);
      const head = await headHeight();
      const most = width >= 1240 ? 97 : 0.42 * height;
      if (head > most) found.push(`${String(width)} x ${String(height)}: head ${String(head)}`);
      const by = await scrolls();
      if (by.some((one) => one !== 0)) found.push(`${String(width)} x ${String(height)}: scrolls ${String(by)}`);
    }
    expect(found).toEqual([]);
  });
});
