import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '../../shared/words/pages.en.ts';
import { en as words } from '../../shared/words/participant.en.ts';
import { own } from '../../shared/words/participant-own.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { button, type Evening, Hall, says, sideways } from './hall.ts';
import { allowed, arrived, box, idOf, live, mine, open, type } from './phone-here.ts';

const SMALL = { width: 320, height: 640 };
const USUAL = { width: 360, height: 740 };

let hall: Hall;
let evening: Evening;

/** It has reached the laptop; with mixing off it is soon with the others. */
const hasArrived = (phone: Page): Promise<void> => arrived(mine(phone));

/** Resolves once the list of what is sent could be shown: its part comes after the page, and a link that is lost before has none. */
const hasList = (phone: Page) =>
  phone.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /\/own-[\w-]+\.js$/.test(name)));

beforeAll(async () => {
  hall = await Hall.open();
});
/** After each step: nothing sticks out of any screen, and nothing went wrong behind it. */
afterEach(async () => {
  for (const page of hall.pages) expect(await sideways(page), page.url()).toBe(0);
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

describe('the phone', () => {
  it('keeps a draft, for each question, over a reload', async () => {
    evening = await hall.evening();
    const phone = await hall.phone(evening, USUAL);
    await live(evening);
    await type(phone, 'Half a thou', 'read-out');
    await phone.getByRole('link', { name: '2 Protect' }).click();
    await phone.getByRole('heading', { name: /protect/ }).waitFor();
    expect(await box(phone).inputValue()).toBe('');
    await box(phone).fill('Another one');
    await phone.reload();
    await phone.getByRole('heading', { name: /protect/ }).waitFor();
    await expect.poll(() => box(phone).inputValue()).toBe('Another one');
    await phone.getByRole('link', { name: '1 Respect' }).click();
    await expect.poll(() => box(phone).inputValue()).toBe('Half a thou');
    expect(await phone.getByRole('radio', { name: allowed['read-out'] }).isChecked()).toBe(true);
  });

  it('takes words, lists them, and tells when they are shown or held back', async () => {
    evening = await hall.evening({ mixSeconds: 1 });
    const phone = await hall.phone(evening, SMALL);
    await live(evening);
    await button(phone, 'Send').click();
    // VW9: all that is missing at once, and the first of it has the focus.
    await says(phone, refusals.empty());
    await says(phone, refusals['choose-audience']());
    expect(await box(phone).evaluate((field) => field === document.activeElement)).toBe(true);
    await box(phone).fill('Shown, I hope.');
    await button(phone, 'Send').click();
    await says(phone, refusals['choose-audience']());
    await type(phone, 'Shown, I hope.');
    await button(phone, 'Send').click();
    await says(phone.getByRole('status'), words.sent.received(1));
    expect(await box(phone).inputValue()).toBe('');
    expect(await phone.getByRole('radio', { checked: true }).count()).toBe(0);
    await type(phone, 'Held back.');
    await button(phone, 'Send').click();
    await phone.getByRole('heading', { name: words.sent.title(2) }).waitFor();
    await hall.write(evening, ['One other.', 'Two others.', 'Three others.']);
    await evening.lead.ok('plan.editSettings', { mixSeconds: 0 });
    // What stayed behind at the switch goes with the next that comes (FL13).
    await hall.write(evening, ['Four others.']);
    await evening.lead.ok('floor.decide', { id: await idOf(evening, 'Shown, I hope.'), decision: 'shown' });
    await evening.lead.ok('floor.decide', { id: await idOf(evening, 'Held back.'), decision: 'held', reason: 'other' });
    await says(mine(phone).filter({ hasText: 'Shown, I hope.' }), own.statuses.chosen);
    await says(mine(phone).filter({ hasText: 'Held back.' }), own.statuses['held-other']);
    await phone.getByText(words.wall.title(1)).click();
    await says(
      phone
        .getByRole('group')
        .filter({ hasText: words.wall.title(1) })
        .getByRole('listitem'),
      'Shown, I hope.',
    );
  });

  it('edits, which takes it off the wall and back to mixing; and withdraws, which takes it out of the file', async () => {
    evening = await hall.evening();
    const phone = await hall.phone(evening, USUAL);
    await live(evening);
    await type(phone, 'They never rang Abdi back.');
    await button(phone, 'Send').click();
    await evening.lead.ok('floor.decide', { id: await idOf(evening, 'They never rang Abdi back.'), decision: 'shown' });
    await says(mine(phone), own.statuses.chosen);
    await evening.lead.ok('plan.editSettings', { mixSeconds: 120 });

    await open(phone);
    await button(mine(phone), own.edit).click();
    await mine(phone).getByRole('textbox', { name: 'Your words' }).fill('They never rang back.');
    await button(mine(phone), own.save).click();
    await hasArrived(phone);
    await says(mine(phone), 'They never rang back.');
    await phone.getByText(words.wall.title(1)).waitFor({ state: 'detached' });
    await evening.lead.until((view) => view.items.length === 0);
    const file = await hall.stored(evening);
    expect(file).toContain('They never rang back.');
    expect(file).not.toContain('Abdi');

    // Two steps: nothing is sent at the first, and one can think better of it.
    await button(mine(phone), own.withdraw).click();
    await says(mine(phone), own.sure);
    await button(mine(phone), own.stay).click();
    await button(mine(phone), own.withdraw).click();
    expect(await hall.stored(evening)).toContain('They never rang back.');
    await button(mine(phone), own.withdrawNow).click();
    await says(mine(phone), own.statuses.withdrawn);
    expect(await phone.getByText('They never rang back.').count()).toBe(0);
    expect(await hall.stored(evening)).not.toContain('rang back');
    await phone.reload();
    await says(mine(phone), own.statuses.withdrawn);
  });

  it('waits with what was written while the laptop is away, over a reload too, and sends it once', async () => {
    evening = await hall.evening();
    const phone = await hall.phone(evening, SMALL);
    await live(evening);
    await hasList(phone);
    await hall.program.kill();
    await says(phone, words.link.lost);
    await type(phone, 'Written into the dark.');
    await button(phone, 'Send').click();
    await says(mine(phone), own.statuses.waiting);
    await says(phone.getByRole('status'), words.sent.waiting);
    await says(phone, words.foot.unsent(1));
    await hall.program.run();
    await hasArrived(phone);
    await phone.getByText(words.link.lost).waitFor({ state: 'detached' });
    expect(await hall.timesStored(evening, 'Written into the dark.')).toBe(1);
    await phone.reload();
    await hasArrived(phone);
    expect(await hall.timesStored(evening, 'Written into the dark.')).toBe(1);
  });

  it('has no Wi-Fi for a while: words wait, and arrive once', async () => {
    evening = await hall.evening();
    const phone = await hall.phone(evening, USUAL);
    await live(evening);
    await hasList(phone);
    await phone.context().setOffline(true);
    await type(phone, 'Out in the car park.');
    await button(phone, 'Send').click();
    await says(mine(phone), own.statuses.waiting);
    await phone.context().setOffline(false);
    await hasArrived(phone);
    expect(await hall.timesStored(evening, 'Out in the car park.')).toBe(1);
  });

  it('reaches the laptop by its form where no live link gets through', async () => {
    evening = await hall.evening();
    const phone = await hall.page(SMALL);
    await phone.routeWebSocket(/socket\.io/, (socket) => void socket.close());
    await phone.goto(`${hall.url}/${evening.code}`);
    // Once script runs, what is typed is kept in the tab.
    await expect
      .poll(async () => {
        await box(phone).fill('');
        await type(phone, 'Behind a strange network.');
        return phone.evaluate(() => sessionStorage.length);
      })
      .toBeGreaterThan(0);
    await button(phone, 'Send').click();
    await phone.getByRole('heading', { name: pages.receipt.title }).waitFor();
    expect(await hall.timesStored(evening, 'Behind a strange network.')).toBe(1);
  });

  it('is locked in a pocket while the room goes on, and comes back to where the room is', async () => {
    evening = await hall.evening();
    const phone = await hall.phone(evening, SMALL);
    await live(evening);
    await type(phone, 'Typed before the lock.');
    const tools = await phone.context().newCDPSession(phone);
    await tools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await hall.program.kill();
    await hall.program.run();
    await evening.lead.ok('run.start', {});
    await evening.lead.ok('run.jump', { item: 'protect' });
    await tools.send('Page.setWebLifecycleState', { state: 'active' });
    // Words that have begun stay on their own question; the page only says where the room is.
    await says(phone, words.topics.room('2 Protect'));
    await phone.getByRole('link', { name: words.topics.goThere }).waitFor();
    expect(await box(phone).inputValue()).toBe('Typed before the lock.');
    await button(phone, words.write.sendTo('1 Respect')).click();
    await hasArrived(phone);
    expect(await hall.timesStored(evening, 'Typed before the lock.')).toBe(1);
  });

  it('forgets everything when somebody leaves', async () => {
    evening = await hall.evening();
    const phone = await hall.phone(evening, USUAL);
    await live(evening);
    await type(phone, 'Nobody should find this here.');
    await button(phone, 'Send').click();
    await hasArrived(phone);
    await box(phone).fill('Nor this draft.');
    await phone.getByRole('link', { name: words.foot.leave }).click();
    await says(phone, own.leave.drafts(1));
    await button(phone, own.leave.stay).click();
    expect(await box(phone).inputValue()).toBe('Nor this draft.');
    await phone.getByRole('link', { name: words.foot.leave }).click();
    await button(phone, own.leave.go).click();
    await phone.getByRole('heading', { name: pages.left.title }).waitFor();
    expect(await phone.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0]);
    await phone.goto(`${hall.url}/${evening.code}`);
    await live(evening);
    expect(await mine(phone).count()).toBe(0);
    expect(await box(phone).inputValue()).toBe('');
  });
});

describe('two tabs', () => {
  it('are two writers: neither knows of the other', async () => {
    evening = await hall.evening();
    const one = await hall.phone(evening);
    const other = await one.context().newPage();
    await other.goto(`${hall.url}/${evening.code}`);
    await live(evening, 2);
    await type(one, 'From one tab.');
    await button(one, 'Send').click();
    await open(one);
    await says(mine(one), 'From one tab.');
    await type(other, 'From the other.');
    await button(other, 'Send').click();
    await open(other);
    await says(mine(other), 'From the other.');
    for (const tab of [one, other]) {
      await tab.reload();
      await mine(tab).first().waitFor();
      expect(await mine(tab).count()).toBe(1);
    }
    expect(await other.getByText('From one tab.').count()).toBe(0);
    expect(await one.evaluate(() => localStorage.length)).toBe(0);
  });
});
