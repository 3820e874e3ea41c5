import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '../../shared/words/pages.en.ts';
import { consentWords } from '../../shared/words/consent.en.ts';
import { en as words } from '../../shared/words/participant.en.ts';
import { own } from '../../shared/words/participant-own.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { button, type Evening, Hall, says, sideways } from './hall.ts';
import { arrived } from './phone-here.ts';

/** What stands beside the three choices of a new evening. */
const allowed = consentWords['shown-and-quoted'];

const DAY = 24 * 3_600_000;
const TEXT = 'Nobody rang me back after I reported it.';
const CODE = /^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/;

describe('the phone with script off, on a small screen', () => {
  let hall: Hall;
  let evening: Evening;
  let phone: Page;
  let code = '';

  const box = () => phone.getByRole('textbox', { name: 'Your words' });
  const heading = (name: string | RegExp) => phone.getByRole('heading', { level: 1, name });

  beforeAll(async () => {
    hall = await Hall.open();
    evening = await hall.evening({ mixSeconds: 120 });
    phone = await hall.page({ width: 320, height: 640, script: false });
  });
  /** After each step: no cookie, and nothing sticks out of the screen. */
  afterEach(async () => {
    if (phone.isClosed()) return;
    expect(await phone.context().cookies()).toEqual([]);
    expect(await sideways(phone)).toBe(0);
  });
  afterAll(() => hall.close());

  it('is joined by the code on the screen, and says in words that a code is wrong', async () => {
    await phone.goto(hall.url);
    await phone.getByRole('textbox', { name: 'Code' }).fill('zzzz');
    await button(phone, 'Go').click();
    await says(phone, refusals['unknown-evening']());
    expect(await phone.getByRole('textbox', { name: 'Code' }).inputValue()).toBe('zzzz');
    await phone.getByRole('textbox', { name: 'Code' }).fill(evening.code.toLowerCase());
    await button(phone, 'Go').click();
    await heading('How can the police respect Black communities better?').waitFor();
  });

  it('says what is kept and what is not safe before anything is written', async () => {
    for (const [name, title] of [
      [words.foot.keep, pages.keep.title],
      [words.foot.limits, pages.limits.title],
    ] as const) {
      await phone.getByRole('link', { name }).first().click();
      await heading(title).waitFor();
      await phone.getByRole('link', { name: words.foot.back }).click();
      await heading(/respect/).waitFor();
    }
  });

  it('opens another question, with nothing chosen beforehand', async () => {
    await phone.getByRole('navigation', { name: words.topics.label }).getByRole('link', { name: '2 Protect' }).click();
    await heading('How can the police protect Black communities better?').waitFor();
    expect(await phone.getByRole('radio').count()).toBe(3);
    expect(await phone.getByRole('radio', { checked: true }).count()).toBe(0);
  });

  it('says beside the field what is missing, and keeps the words', async () => {
    await box().fill(TEXT);
    await button(phone, 'Send').click();
    const choice = phone.getByRole('radiogroup', { name: words.write.audience });
    await says(choice, refusals['choose-audience']());
    expect(await choice.getAttribute('aria-invalid')).toBe('true');
    expect(await box().inputValue()).toBe(TEXT);
    await heading(/protect/).waitFor();

    await box().fill('');
    await phone.getByRole('radio', { name: allowed.show }).check();
    await button(phone, 'Send').click();
    await says(phone, refusals.empty());
    expect(await box().getAttribute('aria-invalid')).toBe('true');
    expect(await phone.getByRole('radio', { name: allowed.show }).isChecked()).toBe(true);
    expect(await hall.timesStored(evening, TEXT)).toBe(0);
  });

  it('answers with a receipt and a withdrawal code', async () => {
    await box().fill(TEXT);
    await button(phone, 'Send').click();
    await heading(pages.receipt.title).waitFor();
    await says(phone, words.sent.received(120));
    code = await phone.getByText(CODE).innerText();
    await says(phone, pages.receipt.afterClose);
    expect(await hall.timesStored(evening, TEXT)).toBe(1);
  });

  it('stores once, whatever is reloaded, gone back to, or sent again', async () => {
    const text = 'The desk was kind to my mother.';
    await phone.goto(`${hall.url}/${evening.code}`);
    await box().fill(text);
    await phone.getByRole('radio', { name: allowed.record }).check();
    const posts: string[] = [];
    phone.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
    await button(phone, 'Send').click();
    const receipt = await phone.getByText(CODE).innerText();
    const isTheReceipt = async (): Promise<void> => {
      await heading(pages.receipt.title).waitFor();
      expect(await phone.getByText(CODE).innerText()).toBe(receipt);
      expect(await hall.timesStored(evening, text)).toBe(1);
    };
    // A browser asks first; saying yes posts the form again.
    for (const sent of [2, 3]) {
      await phone.reload();
      await isTheReceipt();
      expect(posts).toHaveLength(sent);
    }
    await phone.goBack();
    await heading(/respect/).waitFor();
    // One that brings the old form back brings its hidden key too; one that asks anew shows an empty box.
    if ((await box().inputValue()) === text) await button(phone, 'Send').click();
    else expect(await box().inputValue()).toBe('');
    expect(await hall.timesStored(evening, text)).toBe(1);
  });

  it('finds it by the code, however it is typed, and says when there is no such code', async () => {
    await phone.getByRole('link', { name: words.foot.mine }).click();
    await heading(pages.mine.title).waitFor();
    const field = phone.getByRole('textbox', { name: pages.mine.field });
    await field.fill('ACDE-FGHJ-KMNP');
    await button(phone, pages.mine.find).click();
    await says(phone, refusals['unknown-contribution']());
    expect(await field.inputValue()).toBe('ACDE-FGHJ-KMNP');
    await field.fill(code.toLowerCase().replaceAll('-', ' '));
    await button(phone, pages.mine.find).click();
    await arrived(phone);
    expect(await phone.content()).not.toContain(TEXT);
  });

  it('changes it: the old words are in no file any more', async () => {
    await phone.getByRole('combobox', { name: pages.mine.topic }).selectOption({ label: '3 Involve' });
    await box().fill('Somebody should ring back within a week.');
    await button(phone, own.save).click();
    await says(phone, refusals['choose-audience']());
    expect(await box().inputValue()).toBe('Somebody should ring back within a week.');
    await phone.getByRole('radio', { name: allowed['read-out'] }).check();
    await button(phone, own.save).click();
    await says(phone, pages.mine.changed);
    const file = await hall.stored(evening);
    expect(file).toContain('Somebody should ring back within a week.');
    expect(file).not.toContain(TEXT);
  });

  it('withdraws it: the words are in no file any more, and the code says so', async () => {
    await button(phone, own.withdraw).click();
    await says(phone, own.sure);
    expect(await hall.stored(evening)).toContain('within a week');
    await button(phone, own.withdrawNow).click();
    await says(phone, pages.mine.withdrawn);
    expect(await hall.stored(evening)).not.toContain('within a week');
    await phone.getByRole('link', { name: pages.mine.another }).click();
    await phone.getByRole('textbox', { name: pages.mine.field }).fill(code);
    await button(phone, pages.mine.find).click();
    await says(phone, own.statuses.withdrawn);
  });

  it('has room for "my story", with what it is not and who can help', async () => {
    await phone.getByRole('link', { name: words.foot.back }).click();
    await phone.getByRole('link', { name: words.topics.story }).click();
    await heading(words.topics.storyWording).waitFor();
    await says(phone, words.support.notAReport);
    expect(await phone.getByRole('link', { name: '116 123' }).getAttribute('href')).toBe('tel:116123');
    await box().fill('It was at the bus station.');
    await phone.getByRole('radio', { name: allowed.record }).check();
    await button(phone, 'Send').click();
    await heading(pages.receipt.title).waitFor();
    expect(await hall.timesStored(evening, 'It was at the bus station.')).toBe(1);
    // The receipt's own way on, with the words still there.
    await button(phone, pages.receipt.change).click();
    expect(await box().inputValue()).toBe('It was at the bus station.');
    await button(phone, own.withdraw).click();
    await button(phone, own.withdrawNow).click();
    await says(phone, pages.mine.withdrawn);
    expect(await hall.stored(evening)).not.toContain('bus station');
  });

  it('is told when its words are shown, and reads the wall', async () => {
    await evening.lead.ok('plan.editSettings', { mixSeconds: 0 });
    await phone.goto(`${hall.url}/${evening.code}`);
    await box().fill('Greet people by name.');
    await phone.getByRole('radio', { name: allowed.show }).check();
    await button(phone, 'Send').click();
    const mine = await phone.getByText(CODE).innerText();
    const { items } = await evening.lead.until((view) => view.items.length > 0);
    const id = items.find((one) => one.text === 'Greet people by name.')?.id ?? '';
    await evening.lead.ok('floor.decide', { id, decision: 'shown' });
    await phone.getByRole('link', { name: words.foot.mine }).click();
    await phone.getByRole('textbox', { name: pages.mine.field }).fill(mine);
    await button(phone, pages.mine.find).click();
    await says(phone, own.statuses.chosen);
    await phone.getByRole('link', { name: words.foot.back }).click();
    await phone.getByText(words.wall.title(1)).click();
    await says(phone.getByRole('listitem'), 'Greet people by name.');
  });

  it('answers in words for an evening that nobody knows, that is not open yet, that has ended, that is closed', async () => {
    await phone.goto(`${hall.url}/ZZZZ`);
    await says(phone, refusals['unknown-evening']());

    const later = await hall.evening({}, Date.now() + 3 * DAY);
    await phone.goto(`${hall.url}/${later.code}`);
    await heading(/respect/).waitFor();
    await says(phone, /^Writing opens on /);
    expect(await box().count()).toBe(0);

    const past = await hall.evening();
    await past.lead.ok('run.start', {});
    await past.lead.ok('run.end', {});
    await phone.goto(`${hall.url}/${past.code}`);
    await says(phone, words.time.ended);
    await box().waitFor();
    await past.lead.ok('run.close', {});
    await box().fill('Too late.');
    await phone.getByRole('radio', { name: allowed.show }).check();
    await button(phone, 'Send').click();
    await says(phone, words.evening.closed);
    await says(phone, words.write.unsent);
    await says(phone, 'Too late.');
    expect(await hall.timesStored(past, 'Too late.')).toBe(0);
    // Nothing leads to the page for codes any more; whoever kept its address is told why.
    expect(await phone.getByRole('link', { name: words.foot.mine }).count()).toBe(0);
    await phone.goto(`${hall.url}/${past.code}/mine`);
    await says(phone, pages.mine.closed);
  });

  it('leaves to a page that says nothing of the evening', async () => {
    await phone.goto(`${hall.url}/${evening.code}`);
    await phone.getByRole('link', { name: words.foot.leave }).click();
    await says(phone, pages.leave.draft);
    await phone.getByRole('link', { name: own.leave.go }).click();
    await heading(pages.left.title).waitFor();
    expect(await phone.content()).not.toContain(evening.code);
  });

  it('never put a key or words into an address, never set a cookie, never asked another host', async () => {
    expect(await hall.clear()).toEqual([]);
    const asked = hall.addresses.map((address) => decodeURIComponent(address)).join('\n');
    expect(asked).not.toMatch(/[A-Z0-9]{4}-?[A-Z0-9]{4}-?[A-Z0-9]{4}/);
    for (const part of ['rang', 'bus station', 'Greet', 'week']) expect(asked).not.toContain(part);
    expect(hall.addresses.some((address) => address.endsWith('.js'))).toBe(false);
  });
});
