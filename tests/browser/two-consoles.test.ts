import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { consoleWords as desk } from '../../shared/words/console.en.ts';
import { en as phoneWords } from '../../shared/words/participant.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { newKey, openPhone } from '../tools/server.ts';
import { button, type Evening, Hall, READING, says } from './hall.ts';

/** Screens agree within this time (ms). */
const AT_ONCE = 1000;

let hall: Hall;
let evening: Evening;

/** Does something on one screen, and holds what others then show to a second from the press. */
const within = async (act: () => Promise<unknown>, ...seen: (() => Promise<unknown>)[]): Promise<void> => {
  await act();
  const from = performance.now();
  await Promise.all(seen.map((wait) => wait()));
  expect(performance.now() - from).toBeLessThan(AT_ONCE);
};

const cardOf = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text }).first();
const review = (page: Page) =>
  page.getByRole('navigation', { name: desk.inbox.title }).getByRole('button', { name: new RegExp(`^${desk.inbox.sections.review}`) });
const wall = (page: Page) =>
  page.getByRole('navigation', { name: desk.inbox.title }).getByRole('button', { name: new RegExp(`^${desk.inbox.sections.wall}`) });

/** Makes a link as people do, in the dialog; gives the address. */
const makeLink = async (page: Page, role: string, label: string): Promise<string> => {
  await button(page, desk.room.links).click();
  const dialog = page.getByRole('dialog', { name: desk.links.title });
  await dialog.getByRole('combobox', { name: desk.links.role }).selectOption({ label: role });
  await dialog.getByRole('textbox', { name: desk.links.label }).fill(label);
  await button(dialog, desk.links.make).click();
  const address = await dialog.getByRole('textbox', { name: desk.links.made(role, label) }).inputValue();
  await page.keyboard.press('Escape');
  // The link names the address that the hall's phones use; this machine reaches itself by its own name.
  return address.replace(/^http:\/\/[^/]+/, hall.url);
};

/** Opens such an address in a browser of its own. */
const openLink = async (address: string): Promise<Page> => {
  const page = await hall.page({ width: 1024, height: 800 });
  await page.goto(address);
  await page.getByRole('banner').waitFor();
  expect(page.url()).not.toContain('#');
  await button(page, desk.inbox.reveal).click();
  return page;
};

beforeAll(async () => {
  hall = await Hall.open();
});
afterEach(async () => {
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

describe('two consoles and an inbox helper', () => {
  // Another program on this machine can take the second that these have.
  it('agree on the run and on every decision within a second', { retry: 2 }, async () => {
    evening = await hall.evening();
    const one = await hall.console(evening, { private: true });
    const other = await openLink(await makeLink(one, desk.links.roles.facilitator, 'Amina’s tablet'));
    const helper = await openLink(await makeLink(one, desk.links.roles.moderator, 'Second laptop'));
    const headed = (name: string) => [one, other, helper].map((page) => () => page.getByRole('banner').getByRole('heading', { name }).waitFor());

    await within(() => button(one, desk.head.start).click(), ...headed('Food and meeting'));
    await within(() => button(other, desk.head.next('Opening')).click(), ...headed('Opening'));
    // Both press for the next item in the same moment, before either has seen what the other did: the evening goes on by one.
    const next = await Promise.all([one, other].map((page) => button(page, desk.head.next('Respect')).elementHandle()));
    await sleep(READING);
    await Promise.all(next.map((pressed) => pressed?.evaluate((element) => (element as HTMLElement).click())));
    await Promise.all(headed('1 Respect').map((wait) => wait()));
    expect((await evening.lead.newest()).evening.run.segments.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);

    await within(() => hall.write(evening, ['Explain why.']), ...[one, other, helper].map((page) => () => says(page, 'Explain why.')));
    await within(
      () => button(cardOf(helper, 'Explain why.'), desk.inbox.show).click(),
      ...[one, other].map((page) => () => says(page, desk.inbox.gone.shown)),
    );
    await wall(other).click();
    await says(other, 'Explain why.');
    await within(
      () => button(one, desk.stage.scenes.wall).click(),
      () => other.getByRole('button', { name: desk.stage.scenes.wall, exact: true, pressed: true }).waitFor(),
    );
    // An inbox helper decides, and leads nothing.
    expect(await helper.getByRole('button', { name: /^Next|^Pause|^Wall$/ }).count()).toBe(0);
  });

  it('VW7: hear what is new and what the other does, and not what they do themselves', async () => {
    evening = await hall.evening();
    await hall.write(evening, ['Learn our names.']);
    const [one, other] = [await hall.console(evening, { private: true }), await hall.console(evening)];
    const hears = async (page: Page, said: string): Promise<boolean> =>
      (await page.locator('.unseen[role="status"]').allTextContents()).includes(said);
    const heard = (page: Page, said: string): Promise<void> => expect.poll(() => hears(page, said)).toBe(true);
    await button(cardOf(one, 'Learn our names.'), desk.inbox.show).click();
    await heard(other, desk.inbox.gone.shown);
    await button(one, desk.head.start).click();
    await heard(other, desk.elsewhere(desk.did.start));
    expect([await hears(one, desk.inbox.gone.shown), await hears(one, desk.elsewhere(desk.did.start))]).toEqual([false, false]);
    // What comes is told to whoever is there, whether or not the inbox is in sight.
    await hall.write(evening, ['Say who you are.']);
    await heard(one, desk.inbox.arrived(1));
  });

  it('take a decision back on one and see it on the other; a second try says that it has changed', async () => {
    evening = await hall.evening();
    const [one, other] = [await hall.console(evening, { private: true }), await hall.console(evening, { private: true })];
    await hall.write(evening, ['Learn our names.']);
    await button(cardOf(one, 'Learn our names.'), desk.inbox.show).click();
    await says(one, desk.did.show);
    await wall(other).click();
    await says(other, 'Learn our names.');
    await within(
      () => button(one, desk.undo.undo).click(),
      () => says(other, desk.inbox.gone.waiting),
    );
    await says(one, desk.undo.done);

    await button(cardOf(one, 'Learn our names.'), desk.inbox.show).click();
    await says(one, desk.did.show);
    await evening.lead.until((view) => view.items[0]?.decision === 'shown');
    await review(other).click();
    await wall(other).click();
    await button(cardOf(other, 'Learn our names.'), desk.inbox.takeDown).click();
    await evening.lead.until((view) => view.items[0]?.decision === 'waiting');
    await one.keyboard.press('u');
    await says(one, refusals['changed-meanwhile']({ changed: 'contribution' }));
    expect((await evening.lead.newest()).items[0]?.decision).toBe('waiting');
  });

  it('refuse to undo, in words, once the writer has withdrawn', async () => {
    evening = await hall.evening();
    const one = await hall.console(evening, { private: true });
    const writer = await openPhone(hall, evening.code);
    const key = newKey();
    await writer.ok('floor.write', { key, topic: 'respect', text: 'I would rather not.', audience: 'show' });
    await button(cardOf(one, 'I would rather not.'), desk.inbox.hold).click();
    await button(one, desk.inbox.reasons.other).click();
    await says(one, desk.did.hold);
    await writer.ok('floor.withdraw', { key });
    await one.getByText('I would rather not.').waitFor({ state: 'detached' });
    await button(one, desk.undo.undo).click();
    await says(one, refusals['changed-meanwhile']({ changed: 'contribution' }));
    expect(await hall.stored(evening)).not.toContain('rather not');
    expect(await one.content()).not.toContain('rather not');
    writer.close();
  });

  it('end a helper’s link in words, at once and for good', async () => {
    evening = await hall.evening();
    const one = await hall.console(evening);
    const address = await makeLink(one, desk.links.roles.moderator, 'Second laptop');
    const helper = await openLink(address);
    await hall.write(evening, ['For those who may read it.']);
    await says(helper, 'For those who may read it.');
    await button(one, desk.room.links).click();
    await within(
      () => button(one, desk.links.revokeLabel('Second laptop')).click(),
      () => says(helper.getByRole('alert'), refusals['no-session']()),
    );
    expect(await helper.getByText('For those who may read it.').count()).toBe(0);
    await helper.reload();
    await helper.getByRole('heading', { name: desk.entry.title }).waitFor();
    await helper.goto('about:blank');
    await helper.goto(address);
    await says(helper.getByRole('alert'), refusals['no-session']());
  });

  it('warn where review is off, and words reach the projector by themselves, after mixing', async () => {
    evening = await hall.evening({ mixSeconds: 120 });
    const [one, other] = [await hall.console(evening, { private: true }), await hall.console(evening, { private: true })];
    const screen = await hall.projector(evening);
    const phone = await hall.phone(evening);
    await evening.lead.until((view) => view.surroundings.phones === 1);
    await button(one, desk.agenda.edit).click();
    await within(
      () => one.getByRole('checkbox', { name: desk.plan.moderation }).uncheck(),
      () => says(one, desk.plan.moderationOff),
      () => says(other, desk.inbox.moderationOff),
      () => says(phone, phoneWords.evening.moderationOff),
    );
    await button(one, desk.plan.back).click();
    await button(one, desk.stage.scenes.wall).click();
    await screen.getByText('Nothing is on the wall yet.').waitFor();
    const texts = ['Ring us back.', 'Greet people.', 'Explain why.'];
    await hall.write(evening, texts);
    await hall.write(evening, ['A story is never shown by itself.'], 'show', 'story');
    await hall.write(evening, ['Read this out.'], 'read-out');
    // Until they are mixed, nobody sees them.
    await one.waitForTimeout(300);
    for (const page of [one, other, screen]) expect(await page.content()).not.toContain('Greet people.');
    await evening.lead.ok('plan.editSettings', { mixSeconds: 0 });
    // What still waits goes with the next that comes.
    await hall.write(evening, ['One more.']);
    for (const text of texts) await says(screen, text);
    const shown = await screen.content();
    for (const text of ['A story', 'Read this out']) expect(shown).not.toContain(text);
    await wall(other).click();
    await button(cardOf(other, 'Greet people.'), desk.inbox.takeDown).click();
    await screen.getByText('Greet people.').waitFor({ state: 'detached' });
  });

  it('say at once that the link is lost, and when it is back go on as if nothing had been', async () => {
    evening = await hall.evening();
    const [one, other] = [await hall.console(evening), await hall.console(evening)];
    await button(one, desk.head.start).click();
    for (const page of [one, other]) await button(page, desk.head.next('Opening')).waitFor();
    await within(
      () => hall.program.kill(),
      () => says(one, desk.link.lost),
      () => says(other, desk.link.lost),
    );
    // The time goes on. What is pressed now is done at once or not at all, and the screen says which.
    await button(one, desk.head.next('Opening')).click();
    await says(one, desk.notConfirmed(desk.did.next('Opening')));
    await hall.program.run();
    for (const page of [one, other]) await page.getByText(desk.link.lost).waitFor({ state: 'detached' });
    await says(one, desk.notDone(desk.did.next('Opening')));
    await button(one, desk.head.next('Opening')).click();
    for (const page of [one, other]) await page.getByRole('banner').getByRole('heading', { name: 'Opening' }).waitFor();
    await evening.lead.until((view) => view.evening.run.segments.at(-1)?.item === 'opening');
    expect((await evening.lead.newest()).evening.run.segments.filter(({ item }) => item === 'opening')).toHaveLength(1);
  });
});
