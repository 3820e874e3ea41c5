import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LinkRole } from '../../shared/gathering/role.ts';
import { consoleWords as desk } from '../../shared/words/console.en.ts';
import { endWords as words } from '../../shared/words/console-end.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { openPhone, sessionFor } from '../tools/server.ts';
import { stop } from './focus.ts';
import { button, type Evening, Hall, says } from './hall.ts';
import { FILES, withFiles } from './take-home.ts';

const LATE = ['Too late to be mixed, one.', 'Too late to be mixed, two.', 'Too late to be mixed, three.'];
const NEXT = 'We answer on 12 December at the Highfields Centre.';

let hall: Hall;

beforeAll(async () => {
  hall = await Hall.open();
});
afterEach(async () => {
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { name, exact: typeof name === 'string' });
const steps = (page: Page): Locator => page.getByRole('navigation', { name: words.steps.label });
const goTo = (page: Page, step: string): Promise<void> => steps(page).getByRole('button', { name: step }).click();
const current = (page: Page): Promise<string> => steps(page).locator('[aria-current=step]').innerText();
const focused = (page: Page, name: string | RegExp): Promise<void> => expect.poll(async () => (await stop(page)).name).toMatch(name);

/** A console with a session of its own; only the organiser's list of files holds record-complete.zip. */
const consoleOf = async (evening: Evening, role: LinkRole): Promise<Page> => {
  const session = await sessionFor(hall.url, await hall.link(evening, role));
  const files = FILES.filter(({ name }) => name !== 'record-complete.zip');
  return hall.console(evening, { session, private: true, watch: (page) => void withFiles(page, files) });
};

const organisers = (evening: Evening, isPrivate = true): Promise<Page> =>
  hall.console(evening, { private: isPrivate, watch: (page) => void withFiles(page) });

/** An evening in its last item, with words in every state; one of three has come too late to be mixed. */
const lastItem = async (): Promise<Evening> => {
  const evening = await hall.evening();
  const { lead } = evening;
  await lead.ok('run.start', {});
  for (const item of ['respect', 'protect', 'involve', 'close']) await lead.ok('run.jump', { item });
  await hall.write(evening, ['Ring us back.', 'Come when we ring.'], 'show', 'protect');
  await hall.write(evening, ['Ask us first.'], 'show', 'involve');
  await hall.write(evening, ['Please read this.'], 'read-out');
  await hall.write(evening, ['Come back to this.', 'On the wall.']);
  await hall.write(evening, ['Only for the record.'], 'record');
  const { items } = await lead.until((view) => view.items.length === 6);
  const decide = async (text: string, decision: 'parked' | 'shown' | 'read-out'): Promise<void> => {
    await lead.ok('floor.decide', { id: items.find((item) => item.text === text)?.id ?? '', decision });
  };
  await decide('Please read this.', 'read-out');
  await decide('Come back to this.', 'parked');
  await decide('On the wall.', 'shown');
  // Of three that come last, one mark takes two, and one has come too late; that it waits is in the counts from then on.
  await lead.ok('plan.editSettings', { mixSeconds: 1 });
  await hall.write(evening, LATE, 'show', 'protect');
  const late = (await lead.until((view) => view.items.length === 8)).items.filter(({ text }) => LATE.includes(text));
  await lead.ok('plan.editSettings', { mixSeconds: 600 });
  for (const { id } of late) await lead.ok('floor.decide', { id, decision: 'shown' });
  expect(lead.view?.tally.waiting).toBe(1);
  return evening;
};

describe('the end of an evening', () => {
  it('goes in five steps, by the one who pressed End; each is left and come back to', async () => {
    const evening = await lastItem();
    const [one, other] = [await organisers(evening), await consoleOf(evening, 'facilitator')];
    await button(one, desk.head.end).click();
    await heading(one, words.left.title).waitFor();
    await focused(one, words.left.title);
    expect(await current(one)).toContain(words.steps.left);

    // The other console is told, and stays where it was until somebody there goes on.
    await button(other, words.finish).waitFor();
    expect(await heading(other, words.left.title).count()).toBe(0);
    await button(other, words.finish).click();
    await heading(other, words.left.title).waitFor();
    await focused(other, words.left.title);

    for (const [step, title] of [
      [words.steps.home, words.home.title],
      [words.steps.close, words.close.title],
      [words.steps.thank, words.thank.title],
      [words.steps.end, words.ended.title],
      [words.steps.left, words.left.title],
    ] as const) {
      await goTo(one, step);
      await heading(one, title).waitFor();
      await focused(one, title);
      expect(await current(one)).toContain(step);
    }
    // Away to the agenda and the inbox, by the head and by the menu, and back to the step that was left.
    await goTo(one, words.steps.thank);
    await button(one, words.run).click();
    await heading(one, desk.inbox.title).waitFor();
    await button(one, words.finish).click();
    await heading(one, words.thank.title).waitFor();
    await one.getByText(desk.menu.menu, { exact: true }).click();
    await one.getByRole('banner').getByRole('button', { name: desk.menu.plan }).click();
    await heading(one, desk.plan.title).waitFor();
    await one.getByText(desk.menu.menu, { exact: true }).click();
    await one.getByRole('banner').getByRole('button', { name: words.finish }).first().click();
    await heading(one, words.thank.title).waitFor();

    // Taken back here, it goes on everywhere; ended again there, the steps are shown there.
    await goTo(one, words.steps.end);
    await button(one, words.ended.back).click();
    for (const page of [one, other]) await button(page, desk.head.end).waitFor();
    expect(await steps(one).count()).toBe(0);
    await button(other, desk.head.end).click();
    await heading(other, words.left.title).waitFor();
    await button(one, words.finish).waitFor();
  });

  it('reads what is left, topic by topic, and counts nothing that is not mixed in', async () => {
    const evening = await lastItem();
    const one = await organisers(evening, false);
    await button(one, desk.head.end).click();
    await steps(one).getByText(words.steps.undecided(3)).waitFor();
    await hall.write(evening, ['Later still.'], 'show', 'protect');
    await one.waitForTimeout(300);
    await steps(one).getByText(words.steps.undecided(3)).waitFor();
    const rows = await one.getByRole('main').innerText();
    expect(rows).toContain(words.left.notMixedHow);
    // Two on Protect, one on Involve; two more wait, and no number says so.
    expect(rows).toMatch(/2 Protect\s·\s2 not decided/);
    expect(rows).not.toMatch(/waiting|[4-9] not decided/);

    const row = button(one, words.left.readOf(2, '2 Protect'));
    await row.click();
    await focused(one, /2 Protect · 2 not decided/);
    await heading(one, desk.inbox.hiddenTitle).waitFor();
    expect(await one.content()).not.toContain('Ring us back.');
    await button(one, desk.inbox.reveal).click();
    await says(one, 'Ring us back.');
    await focused(one, /2 Protect · 2 not decided/);
    expect(await one.content()).not.toMatch(/Ask us first|Too late/);
    await one.keyboard.press('Escape');
    await focused(one, words.left.readOf(2, '2 Protect'));

    await row.click();
    for (let left = 2; left > 0; left -= 1) {
      await button(one.getByRole('main'), desk.inbox.show).click();
      await heading(one, `2 Protect · ${words.left.undecided(left - 1)}`).waitFor();
    }
    await says(one, words.left.nothing);
    await focused(one, /2 Protect · 0 not decided/);
    await button(one, words.left.back).click();
    await heading(one, words.left.title).waitFor();
    await focused(one, words.left.title);
    await steps(one).getByText(words.steps.undecided(1)).waitFor();

    await button(one, words.left.seeOf(1, words.left.readOut)).click();
    await says(one, 'Please read this.');
    await button(one, words.left.back).click();
    await focused(one, words.left.seeOf(1, words.left.readOut));
    await button(one, words.left.seeOf(1, words.left.parked)).click();
    await says(one, 'Come back to this.');
    await one.keyboard.press('Escape');

    // The inbox of an evening that has ended tells no number of what waits either.
    await button(one, words.run).click();
    await heading(one, desk.inbox.title).waitFor();
    expect(await one.content()).not.toMatch(/waiting to be mixed|Too late/);
  });

  it('thanks the room: the closing on the projector, and what happens next on every screen that says it', async () => {
    const evening = await lastItem();
    await evening.lead.ok('stage.show', { scene: 'wall' });
    const one = await organisers(evening);
    await button(one, desk.head.end).click();
    await button(one, words.left.goOn).click();
    await focused(one, words.thank.title);
    await says(one, words.thank.noNext);
    const field = one.getByRole('textbox', { name: words.thank.nextLabel });
    await field.fill(NEXT);
    await field.blur();
    await evening.lead.until((view) => view.plan.details.next === NEXT);
    expect(await one.getByRole('figure').allInnerTexts()).toEqual([expect.stringContaining(NEXT), expect.stringContaining(NEXT)]);
    // The wall was held by hand: it gives way when somebody says so.
    expect(evening.lead.view?.stage.scene).toBe('wall');
    await button(one, words.thank.show).click();
    await evening.lead.until((view) => view.stage.scene === 'closing');
    await focused(one, words.thank.title);
    await button(one, words.thank.goOn).click();
    await focused(one, words.close.title);
    expect(await steps(one).innerText()).toContain(words.steps.thanked);
    // The same sentence stands in the plan.
    await one.getByText(desk.menu.menu, { exact: true }).click();
    await button(one, desk.menu.plan).click();
    expect(await one.getByRole('textbox', { name: desk.plan.fields.next }).inputValue()).toBe(NEXT);
  });

  it('is closed by the organiser alone, who is told how many are about in fives, and once', async () => {
    const evening = await lastItem();
    const [one, other, helper] = [await organisers(evening), await consoleOf(evening, 'facilitator'), await consoleOf(evening, 'moderator')];
    await evening.lead.ok('run.end', {});
    for (const page of [one, other]) {
      await button(page, words.finish).click();
      await goTo(page, words.steps.close);
    }
    await says(one, words.close.sayAloud);
    expect(await one.getByRole('main').innerText()).not.toMatch(/phones are still here/);
    const phones = await Promise.all(Array.from({ length: 6 }, () => openPhone(hall, evening.code)));
    await says(one, words.close.phones(5));
    await says(one, /It closes by itself at \d\d:\d\d (?:tomorrow|on )/);
    await says(other, words.close.notYours);
    expect(await other.getByRole('button', { name: words.close.seal }).count()).toBe(0);

    // From the menu it is the same step, and no dialog asks once more.
    await goTo(one, words.steps.left);
    await one.getByText(desk.menu.menu, { exact: true }).click();
    await button(one, desk.head.closeEvening).click();
    await focused(one, words.close.title);
    await button(one, words.close.seal).click();
    await evening.lead.until((view) => view.evening.phase === 'closed');
    for (const page of [one, other]) {
      await heading(page, words.closed.title).waitFor();
      await focused(page, words.closed.title);
      await says(page, 'record.json');
    }
    expect(await other.getByText('record-complete.zip').count()).toBe(0);
    await heading(helper, words.closed.helper).waitFor();
    await says(helper, words.closed.helperThanks);
    expect(await helper.getByRole('main').getByRole('button').count()).toBe(0);
    for (const phone of phones) phone.close();
  });
});

describe('a closed evening', () => {
  const closed = async (): Promise<Evening> => {
    const evening = await lastItem();
    await evening.lead.ok('plan.editDetails', { next: NEXT });
    await evening.lead.ok('run.end', {});
    await evening.lead.ok('run.close', {});
    return evening;
  };

  it('holds what there is to take, in numbers and as files, and nothing that could still be done', async () => {
    const page = await organisers(await closed());
    await heading(page, words.closed.title).waitFor();
    const main = page.getByRole('main');
    const counts = main.getByRole('region', { name: words.closed.counts.written(10) });
    // One came too late to be mixed, three were never decided.
    expect((await counts.innerText()).replace(/\s+/g, ' ')).toBe(
      '10 written Shown on the wall 3 To be read out 1 With the stories 0 Parked 1 Held back 0 Not decided 4 For the record only 1',
    );
    await says(main, words.closed.someReached(3, 4));
    await says(main, /4\sRepresent/);
    await says(main, NEXT);
    await says(main, words.closed.nextSteps.kept);
    const names = await main.getByRole('button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent?.trim()));
    expect(names[0]).toBe(words.closed.saveName('record.zip'));
    expect(names).toHaveLength(FILES.length + 1);
    for (const size of ['84 kB', '1.2 MB', '1 kB']) await says(main, new RegExp(size.replace(' ', '\\s')));
    // No inbox, no plan, no code, no projector, no tabs; and no word of what was written.
    const all = await page.content();
    for (const text of [...LATE, 'Ring us back.', 'On the wall.', 'Only for the record.', desk.inbox.title, desk.agenda.edit, desk.stage.pairTitle])
      expect(all).not.toContain(text);
    expect(await page.getByRole('img').count()).toBe(0);
    expect(await page.getByRole('navigation').count()).toBe(0);
    await page.getByText(desk.menu.menu, { exact: true }).click();
    expect(await page.getByRole('banner').getByRole('button').allInnerTexts()).toEqual([
      desk.menu.keys,
      desk.menu.dim,
      desk.menu.leave,
      desk.menu.evenings,
    ]);
    await page.keyboard.press('Escape');
    // Keys that led the evening do nothing; the list of keys says so.
    for (const key of ['n', 'p', 'i', 'u', '3']) await page.keyboard.press(key);
    await heading(page, words.closed.title).waitFor();
    await page.waitForTimeout(300);
    const said = await page.getByRole('status').allInnerTexts();
    expect(said.filter((text) => text !== '')).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: desk.keys.title }).waitFor();
    expect(await page.getByRole('dialog').locator('kbd').allInnerTexts()).toEqual(['?']);
    await page.keyboard.press('Escape');
    await button(page, desk.menu.evenings).click();
    await heading(page, desk.home.title).waitFor();
  });

  it('saves each file, opens the record in a tab and prints it from there', async () => {
    const page = await organisers(await closed());
    await page.context().addInitScript(() => {
      window.print = () => void (document.title = 'printed');
    });
    const save = async (name: string): Promise<string> => {
      const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
      return download.suggestedFilename();
    };
    const { files } = words.closed;
    expect(await save(words.closed.saveName('record.zip'))).toBe('evening-record.zip');
    expect(await save(words.closed.of(words.closed.save, words.closed.complete))).toBe('evening-record-complete.zip');
    for (const name of ['contributions.csv', 'points.csv', 'times.csv', 'plan.ics', 'record.json'] as const)
      expect(await save(words.closed.of(words.closed.save, files[name].use))).toBe(`evening-${name}`);
    for (const verb of [words.closed.open, words.closed.print]) {
      const [tab] = await Promise.all([page.waitForEvent('popup'), button(page, words.closed.of(verb, files['record.html'].use)).click()]);
      await says(tab, 'All that was written.');
      if (verb === words.closed.print) await expect.poll(() => tab.title()).toBe('printed');
      else expect(await tab.title()).toBe('Record');
    }
  });

  it('says that the files cannot be listed or had, and tries again', async () => {
    const page = await hall.console(await closed(), { private: true });
    const routed = '**/api/evenings/*/*';
    await page.route(routed, (route) => route.abort());
    await page.reload();
    await says(page, refusals['not-reached']());
    await page.unroute(routed);
    await withFiles(page, [{ name: 'record.zip', bytes: 84_123 }]);
    await button(page, desk.tryAgain).click();
    await button(page, words.closed.saveName('record.zip')).waitFor();
    // What the list does not name is not there.
    expect(await page.getByRole('main').getByRole('button').count()).toBe(1);
    await page.route('**/record.zip', (route) => route.fulfill({ status: 403, json: { refusal: { refused: 'not-allowed' } } }));
    await button(page, words.closed.saveName('record.zip')).click();
    await says(page, refusals['not-allowed']());
  });
});
