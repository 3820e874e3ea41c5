import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { consoleWords as desk } from '../../shared/words/console.en.ts';
import { consentWords } from '../../shared/words/consent.en.ts';
import { en as words } from '../../shared/words/participant.en.ts';
import { own } from '../../shared/words/participant-own.en.ts';
import { NOTICED, reach, stop } from './focus.ts';
import { Hall, READING, says } from './hall.ts';
import { ARRIVED, arrived } from './phone-here.ts';
import { seatIn } from '../tools/kept.ts';

/** What stands beside the three choices of a new evening. */
const allowed = consentWords['shown-and-quoted'];

let hall: Hall;

beforeAll(async () => {
  hall = await Hall.open();
});
afterEach(async () => {
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

describe('with a keyboard alone', () => {
  it('a phone is written on, and what was sent is changed and withdrawn', async () => {
    const evening = await hall.evening();
    const phone = await hall.phone(evening, { width: 360, height: 740 });
    await evening.lead.until((view) => view.surroundings.phones === 1);
    await phone.keyboard.press('Tab');
    expect((await stop(phone)).name).toBe(words.skip);
    await reach(phone, /^2 Protect/);
    await phone.keyboard.press('Enter');
    await phone.getByRole('heading', { name: /protect/ }).waitFor();
    await reach(phone, words.write.words);
    await phone.keyboard.type('Come when we ring.');
    await phone.keyboard.press('Tab');
    await phone.keyboard.press('Space');
    await phone.keyboard.press('ArrowDown');
    expect(await phone.getByRole('radio', { name: allowed['read-out'] }).isChecked()).toBe(true);
    await phone.keyboard.press('ArrowUp');
    expect(await phone.getByRole('radio', { name: allowed.show }).isChecked()).toBe(true);
    await reach(phone, words.write.send);
    await phone.keyboard.press('Enter');
    await arrived(phone);
    expect(await hall.timesStored(evening, 'Come when we ring.')).toBe(1);

    await reach(phone, ARRIVED);
    await phone.keyboard.press('Enter');
    await reach(phone, own.edit);
    await phone.keyboard.press('Enter');
    await expect.poll(async () => (await stop(phone)).name).toBe(words.write.words);
    await phone.keyboard.press('Control+A');
    await phone.keyboard.type('Come sooner.');
    await reach(phone, own.save);
    await phone.keyboard.press('Enter');
    await expect.poll(() => hall.timesStored(evening, 'Come sooner.')).toBe(1);
    // The form has gone; the list begins again after the page's own fields.
    await reach(phone, own.withdraw);
    await phone.keyboard.press('Space');
    await expect.poll(async () => (await stop(phone)).name).toBe(own.withdrawNow);
    await phone.waitForTimeout(NOTICED);
    await phone.keyboard.press('Space');
    await says(phone, own.statuses.withdrawn);
    // And back out through everything, without a trap.
    await reach(phone, words.foot.leave, 'Shift+Tab');
    await phone.keyboard.press('Enter');
    await reach(phone, own.leave.go);
    await phone.keyboard.press('Enter');
    await phone.waitForURL(/\/left$/);
  });

  it.each([
    [1366, 900],
    [360, 740],
  ])('the console makes an evening and runs it, %s wide', async (width, height) => {
    const page = await hall.console(null, { width, height });
    await page.getByRole('heading', { name: desk.home.newTitle }).waitFor();
    // VW9: all that is missing at once, and the first of it has the focus.
    await page.getByRole('button', { name: desk.home.create }).focus();
    await page.keyboard.press('Enter');
    for (const missing of [desk.home.needTemplate, desk.home.needStart]) await says(page, missing);
    expect(
      await page
        .getByRole('radio')
        .first()
        .evaluate((one) => one === document.activeElement),
    ).toBe(true);
    await page.getByRole('button', { name: desk.home.leave }).focus();
    await reach(page, /^LPACT evening/);
    await page.keyboard.press('Space');
    await reach(page, desk.home.startsAt);
    // The eleventh of the eleventh, at seven: the same in every order in which a browser asks for them.
    await page.keyboard.type(`1111${new Date().getFullYear() + 1}`);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('0700P');
    await reach(page, desk.home.create);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: desk.plan.title }).waitFor();
    await reach(page, desk.plan.back);
    await page.keyboard.press('Enter');

    await reach(page, desk.head.start);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Food and meeting' }).first().waitFor();
    await reach(page, desk.head.next('Opening'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Opening' }).first().waitFor();
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: '1 Respect' }).first().waitFor();

    const home = (await (await fetch(`${hall.url}/api/evenings`, { headers: { Authorization: `Bearer ${hall.organiser}` } })).json()) as {
      id: string;
      code: string;
    }[];
    const id = seatIn(await page.evaluate(() => sessionStorage.getItem('open-floor:console:seat'))).evening;
    const code = home.find((one) => one.id === id)?.code ?? '';
    const evening = { id: id ?? '', code, lead: await hall.leadOf(id ?? '') };
    await evening.lead.ok('plan.editSettings', { mixSeconds: 0 });
    await hall.write(evening, ['Explain why you stop us.']);

    await page.keyboard.press('i');
    await reach(page, desk.inbox.reveal, 'Tab');
    await page.keyboard.press('Enter');
    await says(page, 'Explain why you stop us.');
    await reach(page, desk.inbox.show);
    await page.waitForTimeout(READING);
    await page.keyboard.press('Enter');
    await evening.lead.until((view) => view.items[0]?.decision === 'shown');
    await reach(page, new RegExp(`^${desk.inbox.sections.wall}`), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await reach(page, desk.inbox.spotlight);
    await page.waitForTimeout(READING);
    await page.keyboard.press('Enter');
    await evening.lead.until((view) => view.stage.scene === 'spotlight');

    await page.keyboard.press('u');
    await evening.lead.until((view) => view.stage.scene !== 'spotlight');
    await page.keyboard.press('Control+z');
    await evening.lead.until((view) => view.items[0]?.decision === 'waiting');

    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: desk.keys.title });
    await dialog.waitFor();
    await reach(page, desk.keys.on);
    // Nothing behind the dialog moves while it is open.
    await page.keyboard.press('n');
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect((await evening.lead.newest()).evening.run.segments.at(-1)?.item).toBe('respect');
    await page.keyboard.press('b');
    await page.getByRole('heading', { name: 'Opening' }).first().waitFor();
  });
});
