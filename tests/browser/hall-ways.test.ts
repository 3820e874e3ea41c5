import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../shared/gathering/time.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import { stageWords } from '../../shared/words/console-stage.en.ts';
import { endWords } from '../../shared/words/console-end.en.ts';
import { projector } from '../../shared/words/projector.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { findings } from './axe-check.ts';
import { consoleOf } from './end-here.ts';
import { button, Hall, says, sideways, type Evening } from './hall.ts';

const NOW = Date.UTC(2026, 10, 20, 18, 0);
const clock = new ManualClock(NOW);
let hall: Hall;

beforeAll(async () => {
  hall = await Hall.stepped(clock);
});
afterEach(async () => {
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

describe('an evening that nobody has closed', () => {
  it('PL6 PL12: says on every screen of the crew that it will be sealed, and "Not yet" puts that off', async () => {
    const evening = await hall.evening({}, NOW - 27 * HOUR);
    await evening.lead.ok('run.start', {});
    await evening.lead.ok('run.end', {});
    const [organiser, facilitator, helper] = [
      await hall.console(evening),
      await consoleOf(hall, evening, 'facilitator'),
      await consoleOf(hall, evening, 'moderator'),
    ];
    for (const page of [organiser, facilitator, helper]) {
      await page.getByRole('heading', { name: words.seal.soon(15) }).waitFor();
      expect(
        await page
          .getByRole('alert')
          .filter({ hasText: words.seal.soon(15) })
          .count(),
      ).toBe(1);
    }
    expect(await helper.getByRole('button', { name: words.seal.notYet }).count()).toBe(0);
    await says(helper, words.seal.tell);
    await button(organiser, endWords.finish).click();
    await organiser.getByRole('navigation', { name: endWords.steps.label }).getByRole('button', { name: endWords.steps.close }).click();
    await says(organiser, endWords.close.soonByItself('18:15', endWords.close.today));
    expect([...(await findings(organiser, 'warned', ['small', 'wide'])), ...(await findings(helper, 'warned helper', ['small']))]).toEqual([]);
    await hall.pass(10 * MINUTE);
    for (const page of [organiser, helper]) await page.getByRole('heading', { name: words.seal.soon(5) }).waitFor();

    const home = await hall.console(null);
    await says(home, words.home.seals('18:15'));
    expect(await findings(home, 'evenings, one to be sealed', ['small'])).toEqual([]);

    await button(facilitator, words.seal.notYet).click();
    await says(facilitator, words.did.notYet);
    // VW8: the bar goes with its button, and the focus stays on the page.
    await expect.poll(() => facilitator.evaluate(() => document.activeElement !== document.body)).toBe(true);
    for (const page of [organiser, facilitator, helper]) await page.getByRole('heading', { name: /will be sealed/ }).waitFor({ state: 'detached' });
    await says(organiser, /From 06:10 tomorrow every console warns you/);
    evening.lead.close();
  });
});

describe('ways in', () => {
  let evening: Evening;
  beforeAll(async () => {
    evening = await hall.evening({}, clock.now() + DAY);
  });

  const linkTo = async (role: 'projector' | 'facilitator'): Promise<string> =>
    `${hall.url}/${role === 'projector' ? 'projector' : 'console'}#${await hall.link(evening, role)}`;
  const waiting = async (): Promise<Page> => {
    const page = await hall.page({ width: 1366, height: 768 });
    await page.goto(`${hall.url}/projector`);
    await says(page, projector.pairing.orPaste());
    return page;
  };
  const paste = (page: Page, text: string): Promise<void> =>
    page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', pasted);
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
    }, text);

  it('a projector’s link opens the page that waits to be paired: pasted into its address, or onto it', async () => {
    const [address, onto] = [await waiting(), await waiting()];
    const link = await linkTo('projector');
    // As a person who pastes it into the address bar: only the part after the # is new.
    await address.evaluate((to) => (location.href = to), link);
    await says(address, evening.code);
    await paste(onto, 'Hello');
    await paste(onto, ` ${link}\n`);
    await says(onto, evening.code);
    // What opens nothing takes nothing off the wall.
    await address.evaluate((to) => (location.href = to), `${hall.url}/projector#no-such-link`);
    await expect.poll(() => address.evaluate(() => location.hash)).toBe('');
    await says(address, evening.code);
  });

  it('another’s link is refused there in words, and not used up', async () => {
    const page = await waiting();
    const link = await linkTo('facilitator');
    await paste(page, link);
    await says(page, refusals['not-allowed']());
    expect(await findings(page, 'pairing, another’s link', ['projector'])).toEqual([]);
    const console = await hall.page({ width: 1366, height: 900 });
    await console.goto(link);
    await console.getByRole('banner').waitFor();
  });

  it('before any projector is connected the scenes are in sight, and one press opens what connects it', async () => {
    const page = await hall.console(await hall.evening({}, NOW), { width: 1280, height: 800 });
    const scenes = page.getByRole('group', { name: stageWords.scenes }).locator('button:visible');
    await scenes.first().waitFor();
    const hidden = await scenes.evaluateAll((buttons) =>
      buttons
        .filter((one) => {
          const { left, top, width, height } = one.getBoundingClientRect();
          return !one.contains(document.elementFromPoint(left + width / 2, top + height - 2));
        })
        .map((one) => one.textContent),
    );
    expect([await scenes.count(), hidden]).toEqual([6, []]);
    await page.getByText(words.stage.pairTitle, { exact: true }).click();
    await page.getByLabel(words.stage.pairField).waitFor();
  });

  it('a link in the place of the projector’s code is told from one', async () => {
    const page = await hall.console(evening);
    const fold = page.locator('details').filter({ hasText: words.stage.pairTitle });
    await fold.locator('summary').click();
    await expect.poll(() => fold.evaluate((one) => one.hasAttribute('open'))).toBe(true);
    await page.getByLabel(words.stage.pairField).fill(await linkTo('projector'));
    await button(page, words.stage.pair).click();
    await says(page, words.stage.pairLink);
  });

  it('PL13 PL14: an address that is typed is used, and one that the laptop does not have is said', async () => {
    const page = await hall.console(evening, { width: 1366 });
    const choice = page.getByRole('combobox', { name: words.room.address }).first();
    await says(page, words.room.onlyHere);
    await button(page, words.room.open).click();
    await choice.selectOption(words.room.other);
    const field = page.getByLabel(words.room.typed).first();
    await expect.poll(() => field.evaluate((node) => node === document.activeElement)).toBe(true);
    await field.fill('the hall');
    await button(page, words.room.use).click();
    await says(page, words.room.notAddress);
    expect(await findings(page, 'an address that is none', ['wide'])).toEqual([]);
    await field.fill('http://hall.local:8080/K7QF');
    const before = await page.locator('img[src*="qr.svg"]').first().getAttribute('src');
    await button(page, words.room.use).click();
    await says(page, 'hall.local:8080');
    await expect.poll(() => choice.evaluate((node) => node === document.activeElement)).toBe(true);
    await expect.poll(() => page.locator('img[src*="qr.svg"]').first().getAttribute('src')).not.toBe(before);
    expect(await sideways(page)).toBe(0);
  });
});
