import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../shared/gathering/time.ts';
import { consoleWords } from '../../shared/words/console.en.ts';
import { groupsSetupWords as setup } from '../../shared/words/console-groups-setup.en.ts';
import { groupsWords as words } from '../../shared/words/console-groups.en.ts';
import { printWords } from '../../shared/words/print.en.ts';
import { projectorGroups as wall } from '../../shared/words/projector-groups.en.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { findings, type Size } from './axe-check.ts';
import { formAgain, formGroups, Tables } from './groups-here.ts';
import { button, type Evening, Hall, says } from './hall.ts';

const KINDS = [{ name: 'officers', rule: 'spread', cap: null }] as const;
const TWO_ROUNDS = [
  { minutes: 12, within: 'table', seating: 'same' },
  { minutes: 12, within: 'table', seating: 'mixed' },
] as const;
const QUESTIONS = ['respect', 'protect'].map((topic) => ({ topic, wording: '' }));
const LIST = 'Amina, Somali\nKofi, officer\nJ. Price, officer\nDele, officer\nRosa, Somali\nLi\nMaryam\nTom';

const clock = new ManualClock(Date.UTC(2026, 10, 20, 18, 0));
let hall: Hall;
let evening: Evening;
let tables: Tables;
let wrong: string[] = [];

/** Looks at a page in the state it is in; first at a laptop's width, so that it is left at a phone's. */
const look = async (page: Page, state: string, ...sizes: Size[]): Promise<void> => {
  wrong.push(...(await findings(page, state, sizes.length > 0 ? sizes : ['wide', 'small'])));
};

beforeAll(async () => {
  hall = await Hall.stepped(clock);
});
beforeEach(async () => {
  evening = await hall.evening();
  tables = await Tables.open(hall, evening, 3);
});
/** All that was found in a test is told at once. */
afterEach(async () => {
  const found = wrong;
  wrong = [];
  tables.close();
  expect([...found, ...(await hall.clear())]).toEqual([]);
});
afterAll(() => hall.close());

/** The console with its groups in sight, as on a phone. */
const openDesk = async (): Promise<Page> => {
  const page = await hall.console(evening, { private: true });
  await page.keyboard.press('g');
  return page;
};
/** As it is left: wide enough for all of it. */
const widen = (page: Page): Promise<void> => page.setViewportSize({ width: 1366, height: 900 });

describe('the console', () => {
  it('no groups, finding tables, at work, help calls, a table, messages, called back', async () => {
    const page = await openDesk();
    await says(page, words.idle.notRunning);
    await look(page, 'before');
    const breakout = await formGroups(evening, { tables: 3, kinds: [...KINDS], rounds: [...TWO_ROUNDS], questions: QUESTIONS });
    await evening.lead.ok('groups.setTables', { tables: [1, 2, 3].map((number) => ({ number, place: 'by the stage' })) });
    await evening.lead.ok('seats.slips', { breakout, kind: null, out: 14 });
    await says(page, words.finding.numbers(14));
    await look(page, 'finding tables');
    await page.getByLabel(words.finding.awayField).fill('Z9');
    await button(page, words.finding.awaySend).click();
    await look(page, 'no such number', 'small');
    await evening.lead.ok('groups.begin', { breakout });
    for (const [number, kind] of [
      [1, 'interpreter'],
      [2, 'first-aid'],
    ] as const)
      await tables.at(number).ok('table.help', { breakout, kind });
    await tables.write(3, breakout, 'a', 'Ring people back.', { exact: true });
    await button(page, words.help.onMyWayTo(1)).waitFor();
    await look(page, 'at work, help calls');
    await widen(page);
    await page.getByRole('button', { name: /^Table 3/ }).click();
    await says(page, words.details.hidden(1));
    await look(page, 'a table');
    await evening.lead.ok('groups.message', { breakout, text: 'Two minutes left.' });
    await tables.at(3).ok('table.agree', { breakout, agreed: true });
    await says(page, 'Ring people back.');
    await look(page, 'a table’s points');
    await evening.lead.ok('run.pause', { reason: 'breather' });
    await button(page, consoleWords.head.resume).waitFor();
    await look(page, 'paused');
    await evening.lead.ok('run.resume', {});
    await hall.pass(13 * MINUTE);
    await says(page, words.phase.grace);
    await look(page, 'over time');
    await evening.lead.ok('groups.next', { breakout });
    await says(page, words.phase.between(2, 2));
    await look(page, 'changing tables');
    await evening.lead.ok('groups.callBack', { breakout, leadSeconds: 120 });
    await button(page, words.step.gathered).waitFor();
    await look(page, 'coming back');
  });

  it('two people at a table, by choice and where they sit; dark: at work, the report-back, the points', async () => {
    const page = await openDesk();
    const breakout = await formGroups(evening, { tables: 3, way: 'seated' });
    for (const [table, people] of [6, 2, 5].entries()) await evening.lead.ok('seats.people', { breakout, table: table + 1, people });
    await evening.lead.ok('groups.begin', { breakout });
    await button(page, words.merge.join(3)).waitFor();
    await page.getByRole('button', { name: /^Table 2/ }).click();
    await look(page, 'an offer to join');
    await widen(page);
    await page.getByText(consoleWords.menu.menu, { exact: true }).click();
    await button(page, consoleWords.menu.dim).click();
    await tables.at(1).ok('table.help', { breakout, kind: 'first-aid' });
    await evening.lead.ok('groups.merge', { breakout, from: 2, into: 3 });
    await says(page, words.tables.joined(3));
    await look(page, 'at work, dark');
    const mine = await tables.write(1, breakout, 'a', 'Ring people back.', { exact: true });
    const other = await tables.write(3, breakout, 'b', 'Say who you are.');
    await tables.write(3, breakout, 'bb', 'Say why.');
    await evening.lead.ok('groups.callBack', { breakout, leadSeconds: 0 });
    await evening.lead.ok('groups.gathered', { breakout });
    await evening.lead.ok('report.giveTurn', { breakout, table: 1 });
    await evening.lead.ok('report.tell', { breakout, table: 1, point: mine });
    await evening.lead.ok('report.giveTurn', { breakout, table: 3 });
    await tables.at(3).ok('report.tell', { breakout, point: other });
    await button(page, words.report.putOn).waitFor();
    await widen(page);
    await page.locator('summary', { hasText: words.report.say }).click();
    await look(page, 'telling, dark');
    await widen(page);
    await page.getByText(consoleWords.menu.menu, { exact: true }).click();
    await button(page, consoleWords.menu.light).click();
    await look(page, 'telling');
    await widen(page);
    await button(page, words.points.open).click();
    await page.getByRole('dialog', { name: words.points.title }).waitFor();
    await look(page, 'points');
    await page.keyboard.press('Escape');
    await evening.lead.ok('run.jump', { item: 'break' });
    await says(page, words.open.still('Respect'));
    await look(page, 'still open');
    await evening.lead.ok('groups.finish', { breakout });
    await button(page, words.idle.formMenu).waitFor();
    await look(page, 'over');
  });

  it('how they run, the hall’s tables, names, what is printed, the plan', async () => {
    const page = await openDesk();
    await button(page, words.idle.hall).click();
    const dialog = page.getByRole('dialog').first();
    await look(page, 'no tables in the hall');
    await button(dialog, setup.hall.makeGo).click();
    await dialog.getByLabel(setup.hall.place(8)).waitFor();
    await look(page, 'the hall’s tables');
    await page.keyboard.press('Escape');

    await evening.lead.ok('run.start', {});
    await evening.lead.ok('run.jump', { item: 'respect' });
    await widen(page);
    await button(page, words.idle.formMenu).click();
    await dialog.getByRole('radio', { name: /^Affinity/ }).check();
    await button(dialog, setup.about.changeLabel).click();
    await dialog.getByRole('radio', { name: setup.question.modes.each }).check();
    for (const summary of await dialog.locator('summary').all()) await summary.click();
    await button(dialog, setup.rounds.add).waitFor();
    await look(page, 'how they run');
    await widen(page);
    await dialog.getByRole('radio', { name: /^From a list/ }).check();
    await button(dialog, setup.form.go(8)).click();
    await dialog.waitFor({ state: 'detached' });

    await button(page, words.finding.names).click();
    await look(page, 'no names');
    await dialog.getByRole('textbox', { name: setup.list.people }).fill(LIST);
    await dialog.locator('summary').first().click();
    await dialog.getByLabel(setup.list.kindRule('officer')).selectOption('spread');
    const rule = (name: string) => dialog.getByRole('group', { name });
    for (const name of ['Amina', 'Kofi']) {
      const pin = rule(setup.list.pin);
      await pin.getByRole('combobox', { name: setup.list.one }).selectOption(name);
      await pin.getByRole('combobox', { name: setup.list.at }).selectOption('1');
      await button(pin, setup.list.addLabel(setup.list.pin)).click();
    }
    const apart = rule(setup.list.apart);
    await apart.getByRole('combobox', { name: setup.list.one }).selectOption('Amina');
    await apart.getByRole('combobox', { name: setup.list.other }).selectOption('Kofi');
    await button(apart, setup.list.addLabel(setup.list.apart)).click();
    await button(dialog, setup.list.make).click();
    await says(dialog, setup.list.broken);
    await look(page, 'groups from a list');
    await button(dialog, setup.list.large).click();
    for (const view of Object.values(setup.list.views)) {
      await button(page.getByRole('dialog').last(), view).click();
      await look(page, `large, ${view}`, 'wide', 'narrow');
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    await widen(page);
    await button(page, words.idle.print).click();
    for (const section of Object.values(printWords.sections)) {
      await dialog.getByRole('radio', { name: new RegExp(`^${section}`) }).check();
      await look(page, `print, ${section}`);
    }
    await dialog.getByRole('radio', { name: new RegExp(`^${printWords.sections.cards}`) }).check();
    await button(dialog, printWords.cards.showGo).click();
    await page
      .getByRole('img', { name: printWords.card.code(1) })
      .last()
      .waitFor();
    await look(page, 'a card on the screen');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    await evening.lead.ok('plan.editItem', { id: 'break', change: { kind: 'groups' } });
    await widen(page);
    await page.getByText(consoleWords.menu.menu, { exact: true }).click();
    await button(page, consoleWords.menu.plan).click();
    await page.getByRole('button', { name: /^Break/ }).click();
    await page.getByRole('radio', { name: /^World Café/ }).check();
    await button(page, /^Give it \d+ minutes$/).waitFor();
    await look(page, 'planned');
  });
});

describe('the projector', () => {
  it.each([false, true])('where to sit, at work, last thoughts, finish, fresh company, coming back, the board; dark: %s', async (dark) => {
    await evening.lead.ok('groups.setTables', { tables: [1, 2, 3].map((number) => ({ number, place: 'by the stage' })) });
    const screen = await hall.projector(evening, { dark });
    const see = async (text: string | RegExp, state: string): Promise<void> => {
      await says(screen, text);
      await look(screen, state, 'projector');
    };
    const choice = await formGroups(evening, { tables: 3, way: 'choice', places: 6 });
    await see(wall.map.find('choice'), 'choose a table');
    await evening.lead.ok('groups.finish', { breakout: choice });
    const breakout = await formAgain(evening, { tables: 3, kinds: [...KINDS], rounds: [...TWO_ROUNDS], questions: QUESTIONS });
    await evening.lead.ok('seats.slips', { breakout, kind: null, out: 14 });
    await see('A14', 'find your number');
    await evening.lead.ok('groups.begin', { breakout });
    await see(wall.working.round(1, 2), 'at work');
    await hall.pass(11 * MINUTE);
    await see(wall.working.lastThoughts(), 'last thoughts');
    await hall.pass(2 * MINUTE);
    await see(wall.working.finish(), 'time is up');
    await evening.lead.ok('groups.merge', { breakout, from: 3, into: 2 });
    await evening.lead.ok('groups.next', { breakout });
    await see(/^Round 2: fresh company/, 'fresh company');
    const told = await tables.write(1, breakout, 'a', 'Ring people back within a week.', { exact: true });
    await tables.write(2, breakout, 'b', 'Say who you are.');
    await evening.lead.ok('groups.callBack', { breakout, leadSeconds: 120 });
    await see(/^Come back together by/, 'come back');
    await evening.lead.ok('groups.gathered', { breakout });
    await see(wall.board.how(), 'the board, nothing told');
    await evening.lead.ok('report.giveTurn', { breakout, table: 1 });
    await evening.lead.ok('report.tell', { breakout, table: 1, point: told });
    await evening.lead.ok('report.also', { breakout, table: 3, told, also: true });
    await see(wall.board.tables(2), 'the board');
    await evening.lead.ok('stage.show', { scene: 'groups' });
    await evening.lead.ok('groups.finish', { breakout });
    await screen.getByRole('heading', { name: wall.board.heading() }).waitFor();
    await see('Ring people back within a week.', 'the board, over');
  });
});
