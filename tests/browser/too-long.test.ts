import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { consoleWords } from '../../shared/words/console.en.ts';
import { groupsWords } from '../../shared/words/console-groups.en.ts';
import { printWords } from '../../shared/words/print.en.ts';
import { projector as words } from '../../shared/words/projector.en.ts';
import { textPageAt } from '../../projector-ui/state/text-pages.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { formGroups } from './groups-here.ts';
import { button, type Evening, Hall } from './hall.ts';
import { cutOff, evenness, overprinted, turned } from './too-long.ts';

const NAME = 'W'.repeat(32);
const PASSWORD = 'MW'.repeat(31) + 'M';
const TITLE = 'W'.repeat(120);
const LINES = 'Why?\n\n'.repeat(300).trim();
const LONG = 'We wait an hour for a bus that does not come, and nobody says why. '.repeat(29).slice(0, 1990);
const SIZES = [
  [1920, 1080],
  [1024, 768],
] as const;
const look = process.env['LOOK'];

const clock = new ManualClock(Date.UTC(2026, 10, 20, 18, 0));
let hall: Hall;
let evening: Evening;

const cut = async (page: Page, name: string, within = 'main, aside'): Promise<string[]> => {
  if (look !== undefined) await page.screenshot({ path: `${look}/long-${name}.png` });
  return (await cutOff(page, within)).map((one) => `${name}, ${one}`);
};

beforeAll(async () => {
  hall = await Hall.stepped(clock);
  evening = await hall.evening({ wifi: { name: NAME, password: PASSWORD } });
  const { lead } = evening;
  await lead.ok('plan.editDetails', { title: TITLE, place: TITLE, community: TITLE, next: 'W'.repeat(400) });
  await lead.ok('plan.editItem', { id: 'respect', change: { title: TITLE, wording: 'Who '.repeat(60).trim(), explanation: LONG } });
  const item = { kind: 'other', minutes: 5, minimum: 0, mustHappen: false, leads: '', wording: '', explanation: '', hue: 0 } as const;
  for (let count = (await lead.newest()).plan.items.length; count < 40; count += 1)
    await lead.ok('plan.addItem', { item: { ...item, title: `Part ${String(count)}` } });
  await lead.ok('groups.setTables', { tables: [1, 12].map((number) => ({ number, place: 'W'.repeat(60) })) });
  await hall.write(evening, ['x'.repeat(1990), LINES, LONG]);
});
afterEach(async () => {
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

/** What is found once a scene has been fitted into its place: on a busy machine its letters are measured a moment after they are there. */
const settled = async (look: () => Promise<readonly string[]>): Promise<readonly string[]> => {
  let found = await look();
  for (let left = 20; left > 0 && found.length > 0; left -= 1) {
    await new Promise((later) => setTimeout(later, 100));
    found = await look();
  }
  return found;
};

describe('what is too long for its place', () => {
  it('table cards: a long name, a long password and a long place are printed smaller, and over nothing', async () => {
    const page = await hall.console(evening, { width: 1280 });
    await page.evaluate(() => {
      window.print = () => void (document.documentElement.dataset.asked = 'yes');
    });
    await page.locator('summary').filter({ hasText: consoleWords.menu.menu }).click();
    await button(page, groupsWords.idle.print).click();
    const dialog = page.getByRole('dialog', { name: printWords.title });
    const found: string[] = [];
    for (const section of ['sheets', 'map', 'cards'] as const) {
      await dialog.getByRole('radio', { name: new RegExp(`^${printWords.sections[section]}`) }).check();
      await page.evaluate(() => delete document.documentElement.dataset.asked);
      await button(dialog, printWords.print).click();
      await expect.poll(() => page.locator('html').getAttribute('data-asked')).toBe('yes');
      await page.emulateMedia({ media: 'print' });
      found.push(...(await cut(page, `print-${section}`, '.print-pages .sheet')));
      await page.emulateMedia({ media: null });
    }
    await page.emulateMedia({ media: 'print' });
    const text = (await page.locator('.print-pages article').first().textContent()) ?? '';
    expect([text.includes(NAME), text.includes(PASSWORD)]).toEqual([true, true]);
    found.push(...(await overprinted(page, '.print-pages article', ['.number', '.place p', 'li', '.code', '.wifi', 'footer'])));
    expect(found).toEqual([]);
  });

  it('ST8: the projector: it is smaller, or on pages, and every scene shows all of it or says what is left out', async () => {
    const found: string[] = [];
    const { lead } = evening;
    const screens = await Promise.all(SIZES.map(async ([width, height]) => hall.projector(evening, { width, height })));
    const each = async (scene: string, shown: string): Promise<void> => {
      for (const [index, screen] of screens.entries()) {
        await screen.locator(shown).first().waitFor();
        found.push(...(await settled(() => cut(screen, `${scene}-${String(SIZES[index]?.[0])}`))));
      }
    };
    await each('welcome', 'main .welcome');
    const breakout = await formGroups(evening, { tables: 2, questions: [{ topic: 'respect', wording: '' }] });
    for (const [scene, shown] of [
      ['question', 'main .pages h1'],
      ['groups', 'main .map, main .working'],
      ['closing', 'main .closing'],
      ['pause', 'main .pause'],
      ['explanation', 'main .pages .topic'],
    ] as const) {
      await lead.ok('stage.show', { scene });
      await each(scene, shown);
    }
    await lead.ok('groups.begin', { breakout });
    await lead.ok('stage.show', { scene: 'groups' });
    await each('working', 'main .working');
    const decided = (await lead.newest()).items;
    const least: number[] = [];
    for (const { id } of decided) {
      await lead.ok('floor.decide', { id, decision: 'shown' });
      await lead.ok('stage.spotlight', { id });
      await each(`spotlight-${String(decided.findIndex((one) => one.id === id))}`, 'main .spotlight');
      for (const screen of screens) for (const share of await evenness(screen)) least.push(share);
    }
    // None of them is nearly empty.
    expect(least.length).toBeGreaterThan(0);
    expect(Math.min(...least)).toBeGreaterThan(0.6);
    // The pages turn by the clock, and each shows what its mark says.
    const lit = (await lead.newest()).stage.wall.turningSince ?? 0;
    for (let turn = 0; turn < 3; turn += 1) {
      for (const screen of screens)
        await expect
          .poll(async () =>
            (await turned(screen)).map(({ says, of, shows }) => [says, shows].map((page) => page - 1 - textPageAt(clock.now(), of, lit))),
          )
          .toEqual([[0, 0]]);
      await hall.pass(30_000);
    }
    await lead.ok('stage.show', { scene: 'wall' });
    await each('wall', 'main .wall');
    expect(found).toEqual([]);
  });

  it('ST8: the agenda: with forty items it shows the one that runs, in letters that can be read, and says how many are not there', async () => {
    const found: string[] = [];
    const { lead } = evening;
    await lead.ok('stage.show', { scene: 'agenda' });
    await lead.ok('stage.keep', { kept: true });
    const screen = await hall.projector(evening, { width: 1280, height: 800 });
    const { items } = (await lead.newest()).plan;
    for (const at of [0, 20, 39]) {
      await lead.ok('run.jump', { item: items[at]?.id ?? '' });
      const now = screen.locator('main li.now');
      await now.getByText(items[at]?.title ?? '', { exact: true }).waitFor();
      expect(await now.isVisible()).toBe(true);
      found.push(...(await cut(screen, `agenda-${String(at)}`)));
      const visible = await screen.locator('main li').filter({ visible: true }).count();
      const size = await now.evaluate((line) => parseFloat(getComputedStyle(line).fontSize) / window.innerHeight);
      expect(size).toBeGreaterThan(0.03);
      const marks = await screen.locator('main .more').filter({ visible: true }).allTextContents();
      const leftOut = marks.reduce((sum, mark) => sum + Number(/\d+/.exec(mark)?.[0]), 0);
      expect(visible + leftOut).toBe(40);
      expect(marks.includes(words.agenda.after(leftOut))).toBe(at === 0);
      expect(marks.includes(words.agenda.before(leftOut))).toBe(at === 39);
    }
    expect(found).toEqual([]);
  });
});
