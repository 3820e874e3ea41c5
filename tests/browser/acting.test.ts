import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../shared/gathering/floor/model/contribution.ts';
import { consoleWords as desk } from '../../shared/words/console.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { Proxy } from '../tools/proxy.ts';
import { newKey, openPhone, type TestScreen } from '../tools/server.ts';
import { button, type Evening, Hall, says } from './hall.ts';
import { KEPT_PRIVATE, keptSeat } from '../tools/kept.ts';

/** Longer than a press is good for (ms). */
const TOO_LONG = 2600;
/** Within it. */
const SHORT = 300;

let hall: Hall;
let proxy: Proxy;
let evening: Evening;
let phone: TestScreen<'participant'>;
let key: string;

beforeAll(async () => {
  hall = await Hall.open();
  proxy = await Proxy.to(Number(new URL(hall.url).port));
  hall.allow(proxy.url);
});
afterEach(async () => {
  proxy.restore();
  proxy.release();
  phone?.close();
  expect(await hall.clear()).toEqual([]);
});
afterAll(async () => {
  await proxy.close();
  await hall.close();
});

const cardOf = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text }).first();

/** An inbox helper whose link goes through the proxy, with somebody's words before them. */
const helperReads = async (text: string): Promise<Page> => {
  evening = await hall.evening();
  phone = await openPhone(hall, evening.code);
  key = newKey();
  await phone.ok('floor.write', { key, topic: 'respect', text, audience: 'show' });
  const page = await hall.page({ width: 1024, height: 800, kept: KEPT_PRIVATE });
  await page.goto(`${proxy.url}/console#${await hall.link(evening, 'moderator')}`);
  await says(page, text);
  return page;
};

const decisionOn = async (text: string): Promise<Decision | undefined> =>
  (await evening.lead.until((view) => view.items.some((item) => item.text === text))).items.find((item) => item.text === text)?.decision;

const idOf = async (text: string): Promise<string> =>
  (await evening.lead.until((view) => view.items.some((item) => item.text === text))).items.find((item) => item.text === text)?.id ?? '';

describe('SW1 SW2: an older "Show" puts nothing on the wall that nobody reviewed', () => {
  it.each([
    ['arrives a moment later', SHORT],
    ['arrives much later', TOO_LONG],
  ])('SW1 SW2: pressed before the writer changed the words, %s', async (_how, delay) => {
    const helper = await helperReads('They were kind to my son.');
    proxy.hold('up');
    await button(cardOf(helper, 'They were kind to my son.'), desk.inbox.show).click();
    await phone.ok('floor.edit', { key, topic: 'respect', text: 'Officer Smith hit my son.', audience: 'show' });
    expect(await decisionOn('Officer Smith hit my son.')).toBe('waiting');
    await sleep(delay);
    proxy.release();
    await says(helper, delay === SHORT ? refusals['changed-meanwhile']({ changed: 'contribution' }) : desk.notDone(desk.did.show));
    expect(await decisionOn('Officer Smith hit my son.')).toBe('waiting');
    expect((await evening.lead.until(() => true)).items).toHaveLength(1);
  });

  it.each([
    ['arrives a moment later', SHORT],
    ['arrives much later', TOO_LONG],
  ])('SW1 SW2: pressed before a colleague held the words back, %s', async (_how, delay) => {
    const text = 'Constable Jones lives in my street.';
    const helper = await helperReads(text);
    proxy.hold('up');
    await button(cardOf(helper, text), desk.inbox.show).click();
    await evening.lead.ok('floor.decide', { id: await idOf(text), decision: 'held', reason: 'names-someone' });
    await sleep(delay);
    proxy.release();
    await says(helper, delay === SHORT ? refusals['changed-meanwhile']({ changed: 'contribution' }) : desk.notDone(desk.did.show));
    expect(await decisionOn(text)).toBe('held');
  });
});

describe('SW2: what was not answered', () => {
  it('SW2: pressed while the link is cut, it is not confirmed, and when the link is back it is said that it was not done', async () => {
    const text = 'Answer the letters.';
    const helper = await helperReads(text);
    proxy.cut();
    await button(cardOf(helper, text), desk.inbox.show).click();
    await says(helper, desk.notConfirmed(desk.did.show));
    proxy.restore();
    await says(helper, desk.notDone(desk.did.show));
    expect(await decisionOn(text)).toBe('waiting');
    // The card is there to be pressed again.
    await button(cardOf(helper, text), desk.inbox.show).click();
    await evening.lead.until((view) => view.items[0]?.decision === 'shown');
  });

  it('SW2: carried out with its answer lost, it is not confirmed, and then said to have been done, once', { retry: 2 }, async () => {
    const text = 'Come to the school gate.';
    const helper = await helperReads(text);
    proxy.hold('down');
    await button(cardOf(helper, text), desk.inbox.show).click();
    await says(helper, desk.notConfirmed(desk.did.show));
    await evening.lead.until((view) => view.items[0]?.decision === 'shown');
    proxy.cut();
    proxy.restore();
    await says(helper, desk.confirmed(desk.did.show));
    expect(await decisionOn(text)).toBe('shown');
  });
});

/** A helper with two cards, of which the first has just been shown. */
const helperShowedOne = async (): Promise<Page> => {
  const helper = await helperReads('Words A.');
  await hall.write(evening, ['Words B.']);
  await says(helper, 'Words B.');
  await button(cardOf(helper, 'Words A.'), desk.inbox.show).click();
  await says(helper, desk.did.show);
  return helper;
};
const decided = async (): Promise<(Decision | undefined)[]> => {
  const { items } = await evening.lead.newest();
  return ['Words A.', 'Words B.'].map((text) => items.find((item) => item.text === text)?.decision);
};

describe('SW4: undo takes back what was done last here, and once', () => {
  it('SW4: pressed while a press is on its way, it takes that one back', async () => {
    const helper = await helperShowedOne();
    proxy.hold('up');
    await button(cardOf(helper, 'Words B.'), desk.inbox.show).click();
    await helper.keyboard.press('u');
    await sleep(SHORT);
    proxy.release();
    await says(helper, desk.undo.done);
    expect(await decided()).toEqual(['shown', 'waiting']);
  });

  it('SW4: pressed again before its answer, it is the same wish', async () => {
    const helper = await helperShowedOne();
    await button(cardOf(helper, 'Words B.'), desk.inbox.show).click();
    await evening.lead.until((view) => view.items.every((item) => item.decision === 'shown'));
    await helper.waitForTimeout(SHORT);
    proxy.hold('up');
    await helper.keyboard.press('u');
    await sleep(SHORT);
    await helper.keyboard.press('u');
    proxy.release();
    await says(helper, desk.undo.done);
    await sleep(SHORT);
    expect(await decided()).toEqual(['shown', 'waiting']);
  });

  it('SW4: one that came too late is tried again by the next press, and no earlier step in its place', async () => {
    const helper = await helperShowedOne();
    await button(cardOf(helper, 'Words B.'), desk.inbox.show).click();
    await evening.lead.until((view) => view.items.every((item) => item.decision === 'shown'));
    await helper.waitForTimeout(SHORT);
    proxy.hold('up');
    await helper.keyboard.press('u');
    await sleep(TOO_LONG);
    proxy.release();
    await says(helper, desk.notDone(desk.undo.done));
    await helper.keyboard.press('u');
    await evening.lead.until((view) => view.items.some((item) => item.decision === 'waiting'));
    expect(await decided()).toEqual(['shown', 'waiting']);
  });

  it('SW4: while it is not known whether the last step was done, nothing is taken back', async () => {
    const helper = await helperShowedOne();
    proxy.hold('down');
    await button(cardOf(helper, 'Words B.'), desk.inbox.show).click();
    await says(helper, desk.notConfirmed(desk.did.show));
    await helper.keyboard.press('u');
    await says(helper, desk.undo.notKnown);
    expect(await decided()).toEqual(['shown', 'shown']);
    proxy.release();
    await says(helper, desk.confirmed(desk.did.show));
  });
});

describe('one person at one console', () => {
  it('SW1: three different presses in quick succession on a slow link are three', async () => {
    evening = await hall.evening();
    await evening.lead.ok('run.start', {});
    const page = await hall.page({ width: 1366, height: 900, kept: keptSeat(hall.organiser, evening.id) });
    await page.goto(`${proxy.url}/console`);
    await button(page, desk.head.next('Opening')).waitFor();
    await page.waitForTimeout(SHORT);
    proxy.hold('up');
    for (const key of ['n', 'p', 'n']) {
      await page.keyboard.press(key);
      await sleep(50);
    }
    proxy.release();
    const { run } = (await evening.lead.until((view) => view.evening.run.segments.length === 3)).evening;
    expect(run.pauses).toHaveLength(1);
    // Of one part only the last counts, and no press is lost on the way to it. Whoever presses has read what is there.
    await page.waitForTimeout(2 * SHORT);
    for (const key of ['3', '2', '1']) await page.keyboard.press(key);
    await evening.lead.until((view) => view.stage.scene === 'welcome');
    // The scene is chosen for the item that was pressed for just before: of that the person knows, though no view has shown it yet.
    await page.waitForTimeout(2 * SHORT);
    proxy.hold('up');
    for (const key of ['n', '3']) {
      await page.keyboard.press(key);
      await sleep(50);
    }
    proxy.release();
    await evening.lead.until((view) => view.evening.run.segments.length === 4 && view.stage.scene === 'explanation');
  });

  it('SW1: a key that is held down is one press; two different ones in quick succession are two, and are taken back in turn', async () => {
    evening = await hall.evening();
    const page = await hall.console(evening);
    await button(page, desk.head.start).click();
    await button(page, desk.head.next('Opening')).focus();
    for (let repeat = 0; repeat < 20; repeat += 1) {
      await page.keyboard.down('Enter');
      await sleep(20);
    }
    await page.keyboard.up('Enter');
    expect((await evening.lead.until((view) => view.evening.run.segments.length > 1)).evening.run.segments).toHaveLength(2);
    await sleep(300);
    await page.keyboard.press('n');
    await page.keyboard.press('p');
    const paused = await evening.lead.until((view) => view.evening.run.pauses.length > 0);
    expect(paused.evening.run.segments).toHaveLength(3);
    await says(page, desk.did.pause);
    await page.keyboard.press('u');
    await evening.lead.until((view) => view.evening.run.pauses.length === 0);
    await page.keyboard.press('u');
    expect((await evening.lead.until((view) => view.evening.run.segments.length < 3)).evening.run.segments).toHaveLength(2);
  });
});

describe('SW1: two consoles race through an evening', () => {
  it('SW1: each press for the next item moves it one item, however close together they press', async () => {
    evening = await hall.evening();
    const pages = [await hall.console(evening), await hall.console(evening)];
    await pages[0]?.getByRole('banner').waitFor();
    await button(pages[0] as Page, desk.head.start).click();
    const { agenda } = (await evening.lead.until((view) => view.evening.phase === 'running')).evening;
    for (const [index, item] of agenda.entries()) {
      if (index === 0) continue;
      const next = desk.head.next(item.title);
      await Promise.all(pages.map((page) => button(page, next).waitFor()));
      await sleep(300);
      await Promise.all(
        pages.map(async (page, which) => {
          await sleep(which * ((index * 19) % 60));
          // Pressed without looking again: the other's press may have moved the evening already, and with it this button's name.
          await page
            .getByRole('button', { name: next, exact: true })
            .first()
            .click({ timeout: 1000 })
            .catch(() => undefined);
        }),
      );
      const { segments } = (await evening.lead.until((view) => view.evening.run.segments.length > index)).evening.run;
      await sleep(150);
      expect((await evening.lead.newest()).evening.run.segments).toHaveLength(index + 1);
      expect(segments.at(-1)?.item).toBe(item.id);
    }
  });
});
