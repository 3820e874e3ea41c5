import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SCENES } from '../../shared/gathering/stage/model/stage.ts';
import { consoleWords } from '../../shared/words/console.en.ts';
import { endWords } from '../../shared/words/console-end.en.ts';
import { pages } from '../../shared/words/pages.en.ts';
import { consentWords } from '../../shared/words/consent.en.ts';
import { en as words } from '../../shared/words/participant.en.ts';
import { hands } from '../../shared/words/participant-hands.en.ts';
import { needs } from '../../shared/words/participant-needs.en.ts';
import { laterWordsOf } from '../../shared/words/later-languages.ts';
import { own as sentWords } from '../../shared/words/participant-own.en.ts';
import { projector as projectorWords } from '../../shared/words/projector.en.ts';
import { findings, type Size } from './axe-check.ts';
import { button, type Evening, Hall, says } from './hall.ts';

/** What stands beside the three choices of a new evening. */
const allowed = consentWords['shown-and-quoted'];
const later = laterWordsOf('en');

let hall: Hall;
let evening: Evening;
let wrong: string[] = [];

/** Looks at a page in the state it is in; first at a laptop's width, so that it is left at a phone's. */
const look = async (page: Page, state: string, ...sizes: Size[]): Promise<void> => {
  wrong.push(...(await findings(page, state, sizes.length > 0 ? sizes : ['narrow'])));
};

beforeAll(async () => {
  hall = await Hall.open();
  evening = await hall.evening();
});
/** All that was found in a test is told at once. */
afterEach(async () => {
  const found = wrong;
  wrong = [];
  expect([...found, ...(await hall.clear())]).toEqual([]);
});
afterAll(() => hall.close());

const decideAll = async (decision: 'shown' | 'read-out', some: RegExp): Promise<void> => {
  const { items } = await evening.lead.newest();
  for (const { id, text, decision: before } of items)
    if (some.test(text) && before === 'waiting') await evening.lead.ok('floor.decide', { id, decision });
};

describe('the phone', () => {
  it('without script: every topic, every answer', async () => {
    const phone = await hall.page();
    await phone.route('**/*.js', (route) => route.abort());
    const at = (path: string) => phone.goto(`${hall.url}${path}`);
    const { code } = evening;
    await at('/');
    await look(phone, 'code entry', 'wide', 'narrow');
    await at('/?code=zzzz');
    await look(phone, 'unknown code');
    for (const { id } of (await evening.lead.newest()).topics) {
      await at(`/${code}?topic=${id}`);
      await look(phone, `topic ${id}`);
    }
    await at(`/${code}`);
    await button(phone, 'Send').click();
    await look(phone, 'nothing written');
    await phone.getByRole('textbox', { name: 'Your words' }).fill('Explain why.');
    await button(phone, 'Send').click();
    await look(phone, 'nothing chosen');
    await phone.getByRole('radio', { name: allowed.show }).check();
    await button(phone, 'Send').click();
    await phone.getByRole('heading', { name: pages.receipt.title }).waitFor();
    await look(phone, 'receipt', 'wide', 'narrow');
    await button(phone, pages.receipt.change).click();
    await look(phone, 'found by its code');
    await button(phone, sentWords.save).click();
    await look(phone, 'changed');
    await button(phone, sentWords.withdraw).click();
    await look(phone, 'asked before it is withdrawn', 'wide', 'narrow');
    await button(phone, sentWords.withdrawNow).click();
    await look(phone, 'withdrawn');
    await at(`/${code}/mine`);
    await look(phone, 'mine');
    await button(phone, pages.mine.find).click();
    await look(phone, 'mine, no such code');
    await at(`/${code}/keep`);
    await look(phone, 'what we keep', 'wide', 'narrow');
    await at(`/${code}/limits`);
    await look(phone, 'what we cannot protect');
    await at(`/${code}/leave`);
    await look(phone, 'leave', 'wide', 'narrow');
    await at('/left');
    await look(phone, 'left');
  });

  it('with script: sent, editing, wall, lost link, before, over and closed', async () => {
    const own = await hall.evening({ moderation: false });
    const phone = await hall.phone(own);
    await own.lead.until((view) => view.surroundings.phones === 1);
    await look(phone, 'live', 'wide', 'narrow');
    await phone.getByRole('link', { name: words.topics.story }).click();
    await look(phone, 'my story');
    await phone.getByRole('link', { name: '1 Respect' }).click();
    await button(phone, 'Send').click();
    await look(phone, 'nothing written, live');
    await phone.getByRole('textbox', { name: 'Your words' }).fill('Explain why. '.repeat(145));
    await phone.getByRole('radio', { name: allowed.show }).check();
    await look(phone, 'nearly too long');
    await button(phone, 'Send').click();
    await phone.getByText(words.wall.title(1)).click();
    await look(phone, 'sent and on the wall');
    await phone.locator('#sent summary').click();
    await look(phone, 'one of those sent is open', 'wide', 'small');
    await button(phone, sentWords.edit).click();
    await look(phone, 'editing');
    await button(phone, sentWords.keep).click();
    await button(phone, sentWords.withdraw).click();
    await look(phone, 'asked before it is withdrawn, live');
    await button(phone, sentWords.stay).click();
    await button(phone, words.helpers.open).click();
    await look(phone, 'telling the helpers', 'wide', 'small');
    await button(phone, needs.kinds.unwell).click();
    await button(phone, needs.send).click();
    await says(phone, needs.states.told);
    await look(phone, 'the helpers were told');
    await phone.getByRole('link', { name: words.foot.leave }).click();
    await look(phone, 'asked before leaving', 'wide', 'small');
    await button(phone, sentWords.leave.stay).click();
    await own.lead.ok('run.start', {});
    await own.lead.ok('run.jump', { item: 'protect' });
    await says(phone, /20 minutes left/);
    await phone.getByRole('textbox', { name: 'Your words' }).fill('Not sent yet.');
    await own.lead.ok('run.jump', { item: 'involve' });
    await says(phone, words.topics.room('3 Involve'));
    await look(phone, 'the room is elsewhere', 'wide', 'small');
    const { endsAt } = (await own.lead.newest()).evening;
    await own.lead.ok('hands.ask', { until: endsAt + 600_000 });
    await button(phone, hands.yes).click();
    await look(phone, 'a show of hands', 'wide', 'small');
    await own.lead.ok('hands.endCount', {});
    await says(phone, hands.result(null, null));
    await look(phone, 'what it came to');
    await button(phone, later.fold).click();
    await look(phone, 'folded away');
    await own.lead.ok('hands.settle', {});
    await own.lead.ok('run.pause', { reason: 'breather' });
    await says(phone, 'Paused');
    await look(phone, 'paused', 'wide', 'narrow');
    await own.lead.ok('run.end', {});
    await says(phone, words.time.ended);
    await look(phone, 'ended', 'wide', 'narrow');
    await own.lead.ok('run.close', {});
    await says(phone, words.evening.closed);
    await look(phone, 'closed');
    const early = await hall.phone(await hall.evening({}, Date.now() + 3 * 24 * 3_600_000));
    await look(early, 'not open yet');
  });
});

describe('the projector', () => {
  it.each([false, true])('pairing and every scene, dark: %s', async (dark) => {
    const pairing = await hall.page({ width: 1366, height: 768 });
    await pairing.goto(`${hall.url}/projector${dark ? '?dark' : ''}`);
    await says(pairing, projectorWords.pairing.typeThis());
    await look(pairing, 'pairing', 'projector');

    const stage = await hall.evening({ wifi: { name: 'Hall', password: 'welcome everyone' } });
    await stage.lead.ok('run.start', {});
    await stage.lead.ok('run.jump', { item: 'respect' });
    await hall.write(stage, ['Explain why.', 'Learn our names.', 'Ring people back within a week, and say what was done.']);
    const { items } = await stage.lead.until((view) => view.items.length === 3);
    for (const { id } of items) await stage.lead.ok('floor.decide', { id, decision: 'shown' });
    await stage.lead.ok('stage.spotlight', { id: items[0]?.id ?? '' });
    const screen = await hall.projector(stage, { dark });
    for (const scene of SCENES) {
      await stage.lead.ok('stage.show', { scene });
      await stage.lead.until((view) => view.stage.scene === scene);
      await screen.waitForTimeout(150);
      await look(screen, scene, 'projector');
    }
  });
});

describe('the console', () => {
  it('the way in, the evenings, the plan', async () => {
    const entry = await hall.page();
    await entry.goto(`${hall.url}/console`);
    await look(entry, 'entry', 'wide', 'narrow');
    await entry.getByRole('textbox', { name: consoleWords.entry.field }).fill('nonsense');
    await button(entry, consoleWords.entry.open).click();
    await entry.getByRole('alert').waitFor();
    await look(entry, 'entry, refused');
    const home = await hall.console(null);
    await home.getByRole('heading', { name: consoleWords.home.title }).waitFor();
    await look(home, 'home', 'wide', 'narrow');
    await button(home, consoleWords.home.create).click();
    await look(home, 'home, nothing chosen');
    const plan = await hall.console(await hall.evening());
    await button(plan, consoleWords.agenda.edit).click();
    await look(plan, 'plan', 'wide', 'narrow');
    await plan.getByRole('button', { name: /^Respect/ }).click();
    await plan.getByRole('checkbox', { name: consoleWords.plan.moderation }).uncheck();
    await says(plan, consoleWords.plan.moderationOff);
    await look(plan, 'plan, an item open, review off');
  });

  it('the run: before, during, over, paused, ended; its dialogs', async () => {
    const own = await hall.evening({ moderation: false });
    const desk = await hall.console(own);
    await look(desk, 'before', 'wide', 'narrow');
    await own.lead.ok('run.start', {});
    await own.lead.ok('run.jump', { item: 'respect' });
    await desk.getByRole('heading', { name: '1 Respect' }).waitFor();
    await look(desk, 'during', 'wide', 'narrow');
    for (const [entry, title] of [
      [consoleWords.menu.links, consoleWords.links.title],
      [consoleWords.menu.help, consoleWords.safeguarding.title],
      [consoleWords.menu.keys, consoleWords.keys.title],
    ] as const) {
      await desk.getByText(consoleWords.menu.menu, { exact: true }).click();
      if (entry === consoleWords.menu.links) await look(desk, 'menu', 'wide', 'narrow');
      // On a small screen the menu stands elsewhere, and is shut.
      if (!(await button(desk, entry).isVisible())) await desk.getByText(consoleWords.menu.menu, { exact: true }).click();
      await button(desk, entry).click();
      await desk.getByRole('dialog', { name: title }).waitFor();
      if (title === consoleWords.links.title) await button(desk, consoleWords.links.make).click();
      await look(desk, title);
      await desk.keyboard.press('Escape');
    }
    for (const tab of Object.values(consoleWords.tabs).slice(1)) {
      await desk.setViewportSize({ width: 360, height: 740 });
      await desk.getByRole('navigation', { name: consoleWords.tabs.label }).getByRole('button', { name: tab }).click();
      await look(desk, `tab ${tab}`);
    }
    await own.lead.ok('run.pause', { reason: 'heated' });
    await button(desk, consoleWords.head.resume).waitFor();
    await look(desk, 'paused', 'wide', 'narrow');
    await own.lead.ok('run.resume', {});
    await own.lead.ok('run.jump', { item: 'food' });
    await own.lead.ok('plan.editItem', { id: 'food', change: { minutes: 1, minimum: 1 } });
    await own.lead.ok('run.end', {});
    await button(desk, endWords.finish).waitFor();
    await look(desk, 'ended', 'wide', 'narrow');
  });

  it('an item that has run over its time, light and dark', async () => {
    const own = await hall.evening({}, Date.now() - 3_600_000);
    await own.lead.ok('run.start', {});
    await own.lead.ok('plan.editItem', { id: 'food', change: { minutes: 5, minimum: 5 } });
    await own.lead.ok('run.began', { item: 'food', at: Date.now() - 30 * 60_000 });
    const desk = await hall.console(own);
    await says(desk, /min over/);
    await look(desk, 'over', 'wide', 'narrow');
    await desk.getByText(consoleWords.menu.menu, { exact: true }).click();
    await button(desk, consoleWords.menu.dim).click();
    await look(desk, 'over, dark', 'wide', 'narrow');
  });

  it('the inbox: hidden, empty, full, every section; the inbox helper’s page', async () => {
    const hidden = await hall.console(evening);
    await look(hidden, 'inbox hidden', 'wide', 'narrow');
    await button(hidden, consoleWords.inbox.reveal).click();
    await look(hidden, 'inbox empty');
    await hall.write(evening, ['Explain why.', 'Shown.', 'Shown too.'], 'show');
    await hall.write(evening, ['Please read this.', 'Out it goes.'], 'read-out', 'protect');
    await hall.write(evening, ['It was at the bus station.'], 'show', 'story');
    await evening.lead.until((view) => view.items.length === 6);
    await decideAll('shown', /Shown/);
    await decideAll('read-out', /Out it/);
    await look(hidden, 'inbox full', 'wide', 'narrow');
    await button(hidden, consoleWords.inbox.hold).click();
    await look(hidden, 'why held back');
    await button(hidden, consoleWords.inbox.reasons.other).click();
    const sections = hidden.getByRole('navigation', { name: consoleWords.inbox.title });
    for (const section of (await sections.getByRole('button').all()).slice(1)) {
      await section.click();
      await look(hidden, `inbox, ${await section.innerText()}`);
    }
    const helper = await hall.page();
    await helper.goto(`${hall.url}/console#${await hall.link(evening, 'moderator')}`);
    await button(helper, consoleWords.inbox.reveal).waitFor();
    await look(helper, 'inbox helper, hidden');
    await button(helper, consoleWords.inbox.reveal).click();
    await look(helper, 'inbox helper', 'wide', 'narrow');
  });
});
