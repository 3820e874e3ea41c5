import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { consoleWords as desk } from '../../shared/words/console.en.ts';
import { endWords as words } from '../../shared/words/console-end.en.ts';
import { projector } from '../../shared/words/projector.en.ts';
import { openPhone } from '../tools/server.ts';
import { consoleOf, focused, heading, lastItem, NEXT, organisers } from './end-here.ts';
import { button, Hall, says } from './hall.ts';

let hall: Hall;

beforeAll(async () => {
  hall = await Hall.open();
});
afterEach(async () => {
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

const steps = (page: Page): Locator => page.getByRole('navigation', { name: words.steps.label });
const goTo = (page: Page, step: string): Promise<void> => steps(page).getByRole('button', { name: step }).click();
const current = (page: Page): Promise<string> => steps(page).locator('[aria-current=step]').innerText();

describe('the end of an evening', () => {
  it('goes in five steps, by the one who pressed End; each is left and come back to', async () => {
    const evening = await lastItem(hall);
    const [one, other] = [await organisers(hall, evening), await consoleOf(hall, evening, 'facilitator')];
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
    const evening = await lastItem(hall);
    const one = await organisers(hall, evening, false);
    await button(one, desk.head.end).click();
    await steps(one).getByText(words.steps.leftFact(3, 1)).waitFor();
    await hall.write(evening, ['Later still.'], 'show', 'protect');
    await one.waitForTimeout(300);
    await steps(one).getByText(words.steps.leftFact(3, 1)).waitFor();
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
    // The first card stands where the gate stood.
    await focused(one, /^(Ring us back|Come when we ring)\./);
    expect(await one.content()).not.toMatch(/Ask us first|Too late/);
    await one.keyboard.press('Escape');
    await focused(one, words.left.readOf(2, '2 Protect'));

    await row.click();
    for (let left = 2; left > 0; left -= 1) {
      await button(one.getByRole('main'), desk.inbox.show).click();
      await heading(one, `2 Protect · ${left === 1 ? words.left.allDecided : words.left.undecided(left - 1)}`).waitFor();
    }
    await says(one, words.left.nothing);
    await focused(one, `2 Protect · ${words.left.allDecided}`);
    await button(one, words.left.back).click();
    await heading(one, words.left.title).waitFor();
    await focused(one, words.left.title);
    await steps(one).getByText(words.steps.leftFact(1, 1)).waitFor();

    await button(one, words.left.seeOf(1, words.left.readOut)).click();
    await says(one, 'Please read this.');
    await button(one, words.left.back).click();
    await focused(one, words.left.seeOf(1, words.left.readOut));
    await button(one, words.left.seeOf(1, words.left.parked)).click();
    await says(one, 'Come back to this.');
    await one.keyboard.press('Escape');

    // Decided all, the step is not done while what phones were told will be read out is unread; the close says so too.
    await button(one, words.left.readOf(1, '3 Involve')).click();
    await button(one.getByRole('main'), desk.inbox.show).click();
    await button(one, words.left.back).click();
    const step = steps(one).getByRole('button', { name: words.steps.leftFact(0, 1) });
    await step.waitFor();
    expect(await step.innerText()).not.toContain(words.steps.done);
    await says(one, words.left.noneButRead);
    await goTo(one, words.steps.close);
    await says(one, words.close.unread(1));
    await button(one, words.left.see(1)).click();
    await button(one.getByRole('main'), desk.inbox.haveRead).click();
    await button(one, words.close.backHere).click();
    await heading(one, words.close.title).waitFor();
    expect(await one.getByText(words.close.unread(1)).count()).toBe(0);
    await steps(one).getByText(words.steps.undecided(0)).waitFor();

    // The inbox of an evening that has ended tells no number of what waits either.
    await button(one, words.run).click();
    await heading(one, desk.inbox.title).waitFor();
    expect(await one.content()).not.toMatch(/waiting to be mixed|Too late/);
  });

  it('thanks the room: the closing on the projector, and what happens next on every screen that says it', async () => {
    const evening = await lastItem(hall);
    await evening.lead.ok('stage.show', { scene: 'wall' });
    await evening.lead.ok('stage.keep', { kept: true });
    const screen = await hall.projector(evening);
    const one = await organisers(hall, evening);
    await button(one, desk.head.end).click();
    await button(one, words.left.goOn).click();
    await focused(one, words.thank.title);
    await evening.lead.ok('stage.show', { scene: 'wall' });
    await says(one, words.thank.noNext);
    const field = one.getByRole('textbox', { name: words.thank.nextLabel });
    await field.fill(NEXT);
    await field.blur();
    await evening.lead.until((view) => view.plan.details.next === NEXT);
    for (const plate of await one.getByRole('figure').all()) await says(plate, NEXT);
    expect(await one.getByRole('figure').count()).toBe(2);
    await says(one.getByRole('figure', { name: words.thank.projector }), projector.closing.writeHere());
    // A page that is loaded again opens where it was.
    await one.reload();
    await heading(one, words.thank.title).waitFor();
    // The wall was kept on purpose: it gives way when somebody says so.
    expect((await evening.lead.newest()).stage.scene).toBe('wall');
    await button(one, words.thank.show).click();
    await evening.lead.until((view) => view.stage.scene === 'closing');
    await focused(one, words.thank.goOn);
    await button(one, words.thank.goOn).click();
    await focused(one, words.close.title);
    expect(await steps(one).innerText()).toContain(words.steps.thanked);
    // A projector that is not there shows nothing, and no step says that it does.
    await screen.close();
    await steps(one).getByText(words.steps.noProjector).waitFor();
    await goTo(one, words.steps.thank);
    await says(one, words.thank.noProjector);
    // The same sentence stands in the plan.
    await one.getByText(desk.menu.menu, { exact: true }).click();
    await button(one, desk.menu.plan).click();
    expect(await one.getByRole('textbox', { name: desk.plan.fields.next }).inputValue()).toBe(NEXT);
  });

  it('what somebody has typed into a field when the evening is closed is said not to be saved, with the words', async () => {
    const evening = await lastItem(hall);
    await evening.lead.ok('run.end', {});
    const [one, other] = [await organisers(hall, evening), await consoleOf(hall, evening, 'facilitator')];
    for (const page of [one, other]) await button(page, words.finish).click();
    await goTo(other, words.steps.thank);
    await other.getByRole('textbox', { name: words.thank.nextLabel }).fill(NEXT);
    await goTo(one, words.steps.close);
    await says(one, words.close.noNext);
    await button(one, words.close.seal).click();
    await heading(other, words.closed.title).waitFor();
    await says(other, desk.plan.notSaved(words.thank.nextLabel, NEXT));
  });

  it('is closed by the organiser alone, who is told how many are about in fives, and once', async () => {
    const evening = await lastItem(hall);
    const [one, other, helper] = [
      await organisers(hall, evening),
      await consoleOf(hall, evening, 'facilitator'),
      await consoleOf(hall, evening, 'moderator'),
    ];
    await evening.lead.ok('run.end', {});
    for (const page of [one, other]) {
      await button(page, words.finish).click();
      await goTo(page, words.steps.close);
    }
    await says(one, words.close.sayAloud(true));
    expect(await one.getByRole('main').innerText()).not.toMatch(/phones are still here/);
    const phones = await Promise.all(Array.from({ length: 6 }, () => openPhone(hall, evening.code)));
    await says(one, words.close.phones(5));
    await says(one, /From \d\d:\d\d (?:tomorrow|on .+) every console warns you/);
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
