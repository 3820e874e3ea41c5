import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { laterWordsOf } from '../../shared/words/later-languages.ts';
import { en as words } from '../../shared/words/participant.en.ts';
import { time } from '../../shared/words/time.en.ts';
import { newKey, openPhone } from '../tools/server.ts';
import { formAgain } from './groups-here.ts';
import { button, type Evening, Hall, says, sideways } from './hall.ts';
import { begun, box, type } from './phone-here.ts';

const { hands, fold } = laterWordsOf('en');

/** The smallest phone that is still about. */
const SMALLEST = { width: 320, height: 568 };
/** 120 characters, the longest that a plan takes. */
const TITLE = 'Police and Communities Together: an evening with the Somali community of Highfields and all who live beside them here'.padEnd(
  120,
  '.',
);
const HOST = 'Leicestershire Police and the Highfields Association';

let hall: Hall;
let evening: Evening;

/** What is free above and below the question's name (CSS px), up to the promise and to the question itself. */
const air = (phone: Page): Promise<number[]> =>
  phone.evaluate(() => {
    const box = (one: string): DOMRect => document.querySelector(one)?.getBoundingClientRect() ?? new DOMRect();
    return [box('#question .name').top - box('.who').bottom, box('h1').top - box('#question .name').bottom];
  });

const heading = (phone: Page, name: RegExp) => phone.getByRole('heading', { level: 1, name });
const bar = (phone: Page) => phone.getByRole('banner');
const goTo = (item: string): Promise<unknown> => evening.lead.ok('run.jump', { item });

beforeAll(async () => {
  hall = await Hall.open();
});
afterEach(async () => {
  for (const page of hall.pages) expect(await sideways(page), page.url()).toBe(0);
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

describe('arriving', () => {
  it.each([true, false])(
    'says where, who hosts, who reads it and what is promised, above a box that is within the first screen (script: %s)',
    async (script) => {
      evening = await hall.evening({ mixSeconds: 120 });
      await evening.lead.ok('plan.editDetails', { title: TITLE, place: 'Highfields Centre', host: HOST });
      await evening.lead.ok('plan.editItem', {
        id: 'respect',
        change: { title: `How officers speak to people whom they stop, ${TITLE}`.slice(0, 120) },
      });
      const phone = await hall.phone(evening, { ...SMALLEST, script });
      for (const sentence of [TITLE, words.arrival.hosted(HOST), words.arrival.who, words.arrival.promise]) await says(phone, sentence);
      for (const name of [words.foot.keep, words.foot.limits]) expect(await phone.getByRole('link', { name }).count()).toBe(2);
      const within = async (): Promise<void> => {
        const { y = 0, height = 0 } = (await box(phone).boundingBox()) ?? {};
        expect(y).toBeGreaterThan(66);
        expect(y + height).toBeLessThanOrEqual(SMALLEST.height);
      };
      await within();
      expect(Math.min(...(await air(phone)))).toBeGreaterThanOrEqual(4);
      if (script) {
        // Where a phone's own font is among the widest.
        await phone.evaluate(() => (document.documentElement.style.fontFamily = 'DejaVu Sans'));
        await within();
        await phone.evaluate(() => (document.documentElement.style.fontFamily = ''));
      }
      await type(phone, 'Say hello first.');
      await button(phone, words.write.send).click();
      if (!script) await phone.getByRole('link', { name: 'Write something else' }).click();
      // Once something was sent it is a line beneath the button.
      await phone.getByText(words.arrival.who).waitFor({ state: 'detached' });
      await says(phone.locator('form'), `${words.arrival.promise}.`);
    },
  );

  it('a page with large letters is as wide as the screen, and its bar leaves room for the rest', async () => {
    evening = await hall.evening();
    await evening.lead.ok('plan.editItem', { id: 'respect', change: { title: TITLE.slice(0, 120) } });
    const phone = await hall.phone(evening, SMALLEST);
    await begun(evening);
    await phone.evaluate(() => (document.documentElement.style.fontSize = '32px'));
    expect(await sideways(phone)).toBe(0);
    expect(Math.min(...(await air(phone)))).toBeGreaterThanOrEqual(4);
    // Beside "Other questions" a name would be two letters and an ellipsis: it has a line of its own.
    expect((await phone.locator('#question .name').boundingBox())?.width).toBeGreaterThan(0.8 * (SMALLEST.width - 32));
    expect((await bar(phone).boundingBox())?.height).toBeLessThan(0.4 * SMALLEST.height);
  });
});

describe('where the room is', () => {
  it('goes with the room, unless something is typed or chosen: then it says where it sends to, and offers the way', async () => {
    evening = await hall.evening();
    const phone = await hall.phone(evening);
    await begun(evening);
    await goTo('protect');
    await heading(phone, /protect/).waitFor();
    await says(bar(phone), '2 Protect');
    await type(phone, 'To protect.');
    await goTo('involve');
    await says(bar(phone), words.topics.room('3 Involve'));
    await heading(phone, /protect/).waitFor();
    await bar(phone).getByRole('link', { name: words.topics.goThere }).click();
    await heading(phone, /involve/).waitFor();
    expect(await box(phone).inputValue()).toBe('');
    await box(phone).fill('To involve.');

    // Each question keeps its own, and the list says which has one.
    await phone.getByRole('link', { name: `2 Protect ${words.topics.draft}` }).click();
    await heading(phone, /protect/).waitFor();
    expect(await box(phone).inputValue()).toBe('To protect.');
    expect(await phone.evaluate(() => window.scrollY)).toBe(0);
    await button(phone, words.write.sendTo('2 Protect')).click();
    expect((await evening.lead.until((view) => view.items.length > 0)).items).toMatchObject([{ topic: 'protect', text: 'To protect.' }]);

    // What they stayed for is sent: it goes along again, and the other draft is where it was.
    await goTo('represent');
    await heading(phone, /represent/).waitFor();
    await phone.getByRole('link', { name: /^3 Involve/ }).click();
    await expect.poll(() => box(phone).inputValue()).toBe('To involve.');
    await goTo('respect');
    await says(bar(phone), words.topics.room('1 Respect'));
    await phone.reload();
    await expect.poll(() => box(phone).inputValue()).toBe('To involve.');
  });

  it('stays under the fingers of somebody who is about to type, and the words come back over a reload', async () => {
    evening = await hall.evening();
    const phone = await hall.phone(evening);
    await begun(evening);
    await says(bar(phone), '1 Respect');
    await box(phone).click();
    await goTo('protect');
    await says(bar(phone), words.topics.room('2 Protect'));
    await phone.keyboard.type('Begun before the room went on.');
    await phone.goto(`${hall.url}/${evening.code}`);
    await expect.poll(() => box(phone).inputValue()).toBe('Begun before the room went on.');
    await heading(phone, /respect/).waitFor();
  });

  it('without script says it too, with a link', async () => {
    evening = await hall.evening();
    await evening.lead.ok('run.start', {});
    await goTo('protect');
    const phone = await hall.page({ ...SMALLEST, script: false });
    await phone.goto(`${hall.url}/${evening.code}?topic=respect`);
    await says(bar(phone), words.topics.room('2 Protect'));
    await button(phone, words.write.sendTo('1 Respect')).waitFor();
    await phone.getByRole('link', { name: words.topics.label }).click();
    await says(phone.getByRole('navigation', { name: words.topics.label }), words.topics.story);
    // The numbers that the console says are on every phone.
    await phone.getByRole('link', { name: '116 123' }).waitFor();
    await phone.getByRole('link', { name: words.topics.goThere }).click();
    await heading(phone, /protect/).waitFor();
    await button(phone, words.write.send).waitFor();
  });
});

describe('what is for everybody', () => {
  it('HD3 HD5: a show of hands reaches whoever is at the end of the page: no count, seconds left, one result; an answer too late is told so', async () => {
    evening = await hall.evening();
    const phone = await hall.phone(evening, SMALLEST);
    await begun(evening);
    await says(bar(phone), '1 Respect');
    await type(phone, 'Half a thought');
    await phone.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const sheet = phone.getByRole('region', { name: hands.name });
    const ask = async (): Promise<number> => {
      await evening.lead.ok('hands.ask', { until: (await evening.lead.newest()).evening.endsAt + 300_000 });
      await sheet.waitFor();
      return (await evening.lead.until((view) => view.hands?.closesAt != null)).hands?.round ?? 0;
    };
    const round = await ask();
    const at = await sheet.boundingBox();
    expect((at?.y ?? 0) + (at?.height ?? 0)).toBe(SMALLEST.height);
    expect(await phone.evaluate(() => document.activeElement?.closest('section'))).toBe(null);
    // The end of the page can be scrolled out from under it.
    await phone.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const foot = await phone.getByRole('contentinfo').boundingBox();
    expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeLessThanOrEqual((at?.y ?? 0) + 1);
    await says(sheet, /\d+ seconds? left/);
    await button(sheet, hands.yes).click();
    await says(sheet, hands.counted);
    const others = await Promise.all(Array.from({ length: 6 }, () => openPhone(hall, evening.code)));
    await Promise.all(others.map((other) => other.ok('hands.answer', { round, key: newKey(), answer: 'yes' })));
    for (const other of others) other.close();
    expect(await sheet.getByText(/said/).count()).toBe(0);
    await button(sheet, fold).click();
    await sheet.waitFor({ state: 'hidden' });
    await button(bar(phone), hands.name).click();
    await sheet.waitFor();
    await button(sheet, fold).click();
    await evening.lead.ok('hands.endCount', {});
    await says(sheet, hands.result(5, null));
    expect(await sheet.getByRole('button', { name: hands.yes }).count()).toBe(0);
    await evening.lead.ok('hands.settle', {});
    await sheet.waitFor({ state: 'detached' });
    expect(await phone.evaluate(() => getComputedStyle(document.body).paddingBottom)).toBe('0px');

    await ask();
    await phone.evaluate(() => {
      // The end of the counting, on its way while somebody presses.
      const { value } = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'send') as { value: (data: string) => void };
      WebSocket.prototype.send = function (this: WebSocket, data: string) {
        const send = (): void => {
          value.call(this, data);
        };
        if (data.includes('hands.answer')) setTimeout(send, 400);
        else send();
      };
    });
    await button(sheet, hands.no).click();
    await evening.lead.ok('hands.endCount', {});
    await says(sheet, hands.late);
    expect(await box(phone).inputValue()).toBe('Half a thought');
  });

  it('one thing at a time: a show of hands before the groups, which wait in the bar; in a round there is one clock', async () => {
    evening = await hall.evening();
    const phone = await hall.phone(evening, SMALLEST);
    await begun(evening);
    const breakout = await formAgain(evening);
    const table = phone.getByRole('region', { name: 'Your table' });
    await table.waitFor();
    await evening.lead.ok('hands.ask', { until: (await evening.lead.newest()).evening.endsAt + 300_000 });
    await phone.getByRole('region', { name: hands.name }).waitFor();
    await table.waitFor({ state: 'hidden' });
    await button(bar(phone), 'Your table').click();
    await table.waitFor();
    await phone.getByRole('region', { name: hands.name }).waitFor({ state: 'hidden' });
    await evening.lead.ok('hands.settle', {});
    await evening.lead.ok('groups.begin', { breakout });
    await says(bar(phone), new RegExp(`${words.groups.on}: \\d+ minutes left`));
    expect(await phone.getByText(time.minutesLeft(20)).count()).toBe(0);
    expect(await phone.getByText(/minutes? left/).count()).toBe(1);
  });
});
