import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '../../shared/words/pages.en.ts';
import { en as words } from '../../shared/words/participant.en.ts';
import { own } from '../../shared/words/participant-own.en.ts';
import { projector as projectorWords } from '../../shared/words/projector.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { time } from '../../shared/words/time.en.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { button, type Evening, Hall, says, sideways } from './hall.ts';
import { allowed, arrived, box, mine, type } from './phone-here.ts';

/** 18:00 in London. */
const START = Date.UTC(2026, 10, 26, 18);
const SMALL = { width: 320, height: 640 };
const NEXT = 'You hear by the end of January what came of it: on this page’s poster in the library, and in the Mercury.';
const sends = async (phone: Page, text: string, audience: keyof typeof allowed = 'show'): Promise<void> => {
  await type(phone, text, audience);
  await button(phone, 'Send').click();
  await arrived(mine(phone).filter({ hasText: text }));
};

describe.each([
  ['in a hall', undefined],
  ['at a public address', 'https://evenings.example.org'],
] as const)('the end and the close, %s', (_where, publicUrl) => {
  let hall: Hall;
  let evening: Evening;
  beforeAll(async () => {
    hall = await Hall.stepped(new ManualClock(START), publicUrl);
  });
  afterEach(async () => {
    for (const page of hall.pages) expect(await sideways(page), page.url()).toBe(0);
    expect(await hall.clear()).toEqual([]);
  });
  afterAll(() => hall.close());

  it('phones and the projector say how it goes on and what happens next, and promise no time but where the address stays', async () => {
    evening = await hall.evening({ mixSeconds: 600, moderation: false }, START);
    const { lead } = evening;
    await lead.ok('plan.editDetails', { next: NEXT });
    await lead.ok('run.start', {});
    const phone = await hall.phone(evening, SMALL);
    const plain = await hall.phone(evening, { ...SMALL, script: false });
    const screen = await hall.projector(evening);
    await lead.until((view) => view.surroundings.phones === 1);
    expect(await phone.getByText(NEXT).count()).toBe(0);

    await lead.ok('run.end', {});
    const { writingUntil, timeZone } = (await lead.until((view) => view.evening.phase === 'ended')).plan.details;
    const ended = publicUrl ? words.evening.endedUntil(writingUntil, timeZone) : words.evening.ended;
    const until = projectorWords.closing.when(time.day(writingUntil, timeZone), time.clock(writingUntil, timeZone));
    await plain.reload();
    for (const page of [phone, plain]) {
      await says(page, ended);
      await says(page, NEXT);
      await box(page).waitFor();
    }
    await says(screen, projectorWords.closing.thanks());
    await says(screen, NEXT);
    await says(screen, publicUrl ? projectorWords.closing.writeUntil(until) : projectorWords.closing.writeHere());
    if (!publicUrl) for (const page of [phone, plain, screen]) expect(await page.getByText(/ until [^.]*\d\d:\d\d/).count()).toBe(0);

    await lead.ok('run.close', {});
    await plain.reload();
    for (const page of [phone, plain]) {
      await says(page, words.evening.closed);
      await says(page, NEXT);
      expect(await box(page).count()).toBe(0);
      // Nothing was on the wall: nothing is asked any more, and no code finds anything.
      expect(await page.getByRole('navigation').count()).toBe(0);
      expect(await page.getByRole('link', { name: words.foot.mine }).count()).toBe(0);
      await page.getByRole('banner').getByText(words.time.closed).waitFor();
    }
    await screen.getByText(evening.code).last().waitFor({ state: 'detached' });
    await says(screen, NEXT);
  });

  it('FL17: each phone asks at the close, and keeps what it was told; without script the code does too, for ten seconds', async () => {
    evening = await hall.evening({}, START);
    const { lead } = evening;
    await lead.ok('run.start', {});
    const [phone, other] = [await hall.phone(evening, SMALL), await hall.phone(evening, SMALL)];
    await lead.until((view) => view.surroundings.phones === 2);
    await sends(phone, 'Nobody decides about this.');
    await lead.ok('plan.editSettings', { mixSeconds: 600, moderation: false });
    await sends(phone, 'For the record.', 'record');
    await sends(phone, 'This comes last.');
    await sends(other, 'This comes last too.', 'read-out');
    const plain = await hall.phone(evening, { ...SMALL, script: false });
    await box(plain).fill('By a form.');
    await plain.getByRole('radio', { name: allowed.show }).check();
    await button(plain, 'Send').click();
    const code = await plain.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/).innerText();
    await plain.getByRole('link', { name: words.foot.mine }).click();
    await plain.getByRole('textbox', { name: pages.mine.field }).fill(code);

    await lead.ok('run.end', {});
    await lead.ok('run.close', {});
    const told = async (): Promise<void> => {
      await says(mine(phone).filter({ hasText: 'This comes last.' }), own.statuses['not-mixed']);
      await says(mine(phone).filter({ hasText: 'Nobody decides' }), own.statuses.undecided);
      await says(mine(phone).filter({ hasText: 'For the record.' }), own.statuses['in-record']);
      await says(mine(other), own.statuses['not-mixed']);
    };
    await told();
    await button(plain, pages.mine.find).click();
    await says(plain, own.statuses['not-mixed']);
    await says(plain, pages.mine.justClosed);

    await hall.pass(10_000);
    await plain.goto(`${hall.url}/${evening.code}/mine`);
    await says(plain, pages.mine.closed);
    for (const page of [phone, other]) await page.reload();
    await told();
  });

  it('what was typed and not sent before the close is given back, and said not to have been sent', async () => {
    evening = await hall.evening({}, START);
    const { lead } = evening;
    await lead.ok('run.start', {});
    const [phone, editor, plain] = [
      await hall.phone(evening, SMALL),
      await hall.phone(evening, SMALL),
      await hall.phone(evening, { ...SMALL, script: false }),
    ];
    await lead.until((view) => view.surroundings.phones === 2);
    await sends(editor, 'As it was sent.');
    await mine(editor).locator('summary').click();
    await button(mine(editor), own.edit).click();
    await mine(editor).getByRole('textbox').fill('As it was changed too late.');
    for (const page of [phone, plain]) await box(page).fill('Typed and not sent.');
    await plain.getByRole('radio', { name: allowed.show }).check();
    await lead.ok('run.end', {});
    await lead.ok('run.close', {});
    await button(plain, 'Send').click();
    for (const page of [phone, plain]) {
      await says(page, words.write.unsent);
      await says(page, 'Typed and not sent.');
    }
    await says(mine(editor), own.changeUnsent);
    await says(mine(editor), 'As it was changed too late.');
    await phone.reload();
    await says(phone, 'Typed and not sent.');
  });
});

describe('what stands beside the three choices', () => {
  let hall: Hall;
  let evening: Evening;
  beforeAll(async () => {
    hall = await Hall.open();
  });
  afterEach(async () => {
    for (const page of hall.pages) expect(await sideways(page), page.url()).toBe(0);
    expect(await hall.clear()).toEqual([]);
  });
  afterAll(() => hall.close());

  it("CN1: is said in the evening's own words, and whole, on a small phone and at twice the size", async () => {
    evening = await hall.evening();
    const phone = await hall.phone(evening, SMALL);
    await evening.lead.until((view) => view.surroundings.phones === 1);
    for (const scale of [1, 2]) {
      await phone.evaluate((size) => (document.documentElement.style.fontSize = `${size * 100}%`), scale);
      for (const sentence of Object.values(allowed)) {
        const choice = phone.getByRole('radio', { name: sentence, exact: true });
        const { width = 0, height = 0 } = (await choice.boundingBox()) ?? {};
        expect([width, height]).toEqual([26, 26]);
        expect(await phone.getByText(sentence, { exact: true }).evaluate((label) => label.scrollWidth <= label.clientWidth)).toBe(true);
      }
      expect(await sideways(phone)).toBe(0);
    }
  });

  it('CN3: a draft and words in line that were chosen under others keep their text, and the choice is asked for again', async () => {
    // Mixed in later, so that what was received is not kept in the record before this looks.
    evening = await hall.evening({ mixSeconds: 120 });
    const older = { topic: 'respect', text: 'Chosen under the older words.', audience: 'show' };
    const entry = { key: 'K7QFM2PX9TRD', words: older, status: null, problem: null, unsent: null };
    const job = { id: 'ACDEFGHJKMNPQRST', what: 'write', key: entry.key, words: older, attempted: false };
    const kept = {
      [`open-floor:${evening.code}:drafts`]: JSON.stringify({ respect: { text: 'Half a thought', audience: 'show', consent: 'shown' } }),
      [`open-floor:${evening.code}:outbox`]: JSON.stringify({ entries: [entry], jobs: [job] }),
    };
    const phone = await hall.phone(evening, { ...SMALL, kept });
    await says(mine(phone), refusals['choose-again']());
    expect(await mine(phone).getByRole('textbox').inputValue()).toBe(older.text);
    expect(await box(phone).inputValue()).toBe('Half a thought');
    expect(await phone.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await hall.timesStored(evening, older.text)).toBe(0);

    await button(phone, 'Send').click();
    await says(phone.getByRole('radiogroup').first(), refusals['choose-again']());
    expect(await box(phone).inputValue()).toBe('Half a thought');
    await phone.getByRole('radio', { name: allowed['read-out'] }).first().check();
    await button(phone, 'Send').click();
    await mine(phone).getByRole('radio', { name: allowed.record }).check();
    await button(mine(phone), own.save).click();
    for (const text of ['Half a thought', older.text]) {
      await arrived(mine(phone).filter({ hasText: text }));
      expect(await hall.timesStored(evening, text)).toBe(1);
    }
  });
});
