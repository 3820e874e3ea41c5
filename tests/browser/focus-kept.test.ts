import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { COMMANDS, type CommandName } from '../../shared/gathering/commands.ts';
import { MINUTE } from '../../shared/gathering/time.ts';
import { consentWords } from '../../shared/words/consent.en.ts';
import { consoleWords as desk } from '../../shared/words/console.en.ts';
import { stageWords } from '../../shared/words/console-stage.en.ts';
import { endWords } from '../../shared/words/console-end.en.ts';
import { groupsWords as groups } from '../../shared/words/console-groups.en.ts';
import { groupsSetupWords as setup } from '../../shared/words/console-groups-setup.en.ts';
import { timeWords as times } from '../../shared/words/console-time.en.ts';
import { hands } from '../../shared/words/participant-hands.en.ts';
import { groups as phoneGroups } from '../../shared/words/participant-groups.en.ts';
import { en as phoneWords } from '../../shared/words/participant.en.ts';
import { own } from '../../shared/words/participant-own.en.ts';
import { table as tableWords } from '../../shared/words/table.en.ts';
import { crewSession, openCrew } from '../tools/server.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { formAgain, Tables } from './groups-here.ts';
import { button, type Evening, Hall, says } from './hall.ts';
import { Presses } from './presses.ts';
import { withFiles } from './take-home.ts';

/** Commands that this evening's pages have no button for, and why. */
const NO_BUTTON: Partial<Record<CommandName, string>> = {
  'stage.drawn': 'a projector says it by itself; tests/browser/room-sees.test.ts looks at that',
  'run.notYet': 'offered a day after the planned end; tests/browser/hall-ways.test.ts presses it',
  'run.discount': 'offered once the server has been away; tests/browser/whole-evening-time.test.ts presses it',
};

const START = Date.UTC(2026, 10, 20, 18, 0);

let hall: Hall;
let evening: Evening;
let tables: Tables;
let one: Page;
let phone: Page;
let first: Page;
let second: Page;
const presses = new Presses();
const press = presses.press.bind(presses);

beforeAll(async () => {
  hall = await Hall.stepped(new ManualClock(START - 5 * MINUTE));
  evening = await hall.evening({}, START);
  await evening.lead.ok('groups.setTables', { tables: [1, 2, 3, 4].map((number) => ({ number, place: '' })) });
  tables = await Tables.open(hall, evening, 3);
  const watch = (page: Page): void => {
    presses.watch(page);
    void withFiles(page);
  };
  one = await hall.console(evening, { private: true, watch });
  phone = await hall.phone(evening, { watch: presses.watch });
  first = await hall.table(tables.card(1), { width: 900, height: 900, watch: presses.watch });
  const screen = await openCrew<'projector'>(hall, await crewSession(hall, evening.id, 'projector'));
  screen.socket.emit('screen', { width: 1920, height: 1080, page: 0, pages: 3, unseen: 0 });
  second = await hall.table(tables.card(2), { width: 900, height: 900, watch: presses.watch });
});
afterEach(({ task }) => {
  const lost = presses.lost.splice(0);
  if (task.result?.state !== 'fail') expect(lost).toEqual([]);
});
afterAll(async () => {
  tables.close();
  await hall.clear();
  await hall.close();
});

const agenda = (name: string | RegExp): Locator => button(one.locator('.agenda'), name);
const dialog = (name: string | RegExp): Locator => button(one.getByRole('dialog'), name);
const fold = (name: string): Locator => one.getByRole('dialog').locator('summary').filter({ hasText: name });
const menu = async (name: string): Promise<void> => {
  await press(one.getByText(desk.menu.menu, { exact: true }));
  await press(button(one, name));
};
const at = (page: Page, name: string | RegExp, command: string | null = null): Promise<void> => press(button(page, name), command);

it('VW8: in the plan', async () => {
  const { plan } = desk;
  await at(one, desk.agenda.edit);
  await at(one, plan.add, 'plan.addItem');
  await at(one, plan.up(plan.newItem), 'plan.moveItem');
  await press(one.getByRole('checkbox', { name: plan.item.mustHappen }), 'plan.editItem', 'Space');
  await at(one, plan.removeLabel(plan.newItem), 'plan.removeItem');
  await one.getByText(desk.did.removedQuestion(plan.newItem)).waitFor();
  await press(one.getByRole('checkbox', { name: plan.moderation }), 'plan.editSettings', 'Space');
  await press(one.getByRole('checkbox', { name: plan.moderation }), 'plan.editSettings', 'Space');
  await one.getByLabel(plan.fields.place).fill('The Highfields Centre');
  await press(one.getByLabel(plan.fields.place), 'plan.editDetails', 'Tab');
  await at(one, plan.back);
  await at(one, /Open groups$/);
  await at(one, groups.idle.hall);
  await press(dialog(setup.hall.remove(4)), 'groups.setTables');
  await press(dialog(setup.hall.add(4)), 'groups.setTables');
  await press(dialog(desk.close));
  await at(one, desk.inbox.backHere);
});

it('in the time of the evening', async () => {
  await hall.pass(17 * MINUTE);
  await at(one, desk.head.start, 'run.start');
  await at(one, times.remedy.leaveIt, 'time.settleLateStart');
  await press(one.getByText(desk.head.pause, { exact: true }));
  await at(one, desk.head.reasons.technical, 'run.pause');
  await hall.pass(MINUTE);
  await at(one, desk.head.resume, 'run.resume');
  await press(agenda(/Food and meeting/));
  await press(one.locator('.agenda').getByRole('combobox'), 'run.pauseReason', 'ArrowDown');
  await press(agenda(times.agenda.ago(1)), 'run.began');
  await press(agenda(times.agenda.moreFor('Food and meeting')), 'time.setBudget');
  await at(one, desk.undo.undo, 'time.restoreBudgets');
  await press(agenda(/4 Represent/));
  await press(agenda(times.remedy.park('Represent')), 'time.drop');
  await press(agenda(times.agenda.bringBack('Represent')), 'time.bringBack');
  await menu(times.make.open);
  await press(dialog(/^Trim/), 'time.trim');
  await menu(times.make.open);
  await press(fold(times.make.later));
  await press(dialog(/^Ask: shall we/), 'hands.ask');
  await press(phone.getByRole('button', { name: hands.yes, exact: true }), 'hands.answer');
  await at(one, /Open hands$/);
  await at(one, times.hands.endCount, 'hands.endCount');
  await at(one, /^Keep the agreed end, /, 'hands.settle');
  await at(one, desk.inbox.backHere);
  await menu(times.make.open);
  await press(fold(groups.parallel.section));
  await press(dialog(/in parallel groups$/), 'time.inParallel');
  await menu(times.make.open);
  await press(fold(groups.parallel.section));
  await press(dialog(/one after the other again$/), 'time.inTurn');
  await menu(times.make.open);
  await press(fold(times.make.later));
  await press(dialog(/^New agreed end:/), 'time.endAt');
  await at(one, desk.head.next('Opening'), 'run.next');
  await at(one, desk.agenda.back, 'run.back');
  await press(agenda(/^[\d:]* ?1 Respect/));
  await press(agenda(times.agenda.go('Respect')), 'run.jump');
  await at(one, desk.agenda.endThis, 'run.endItem');
  await press(agenda(/2 Protect/));
  await press(agenda(times.agenda.go('Protect')), 'run.jump');
});

it('with what people write', async () => {
  await phone.getByRole('textbox').fill('Come when we ring.');
  await phone.getByRole('radio', { name: consentWords['shown-and-quoted'].show }).check();
  await at(phone, phoneWords.write.send, 'floor.write');
  await press(phone.locator('#sent summary'));
  await at(phone, own.edit);
  await phone.locator('#sent').getByRole('textbox').fill('Come sooner.');
  await at(phone, own.save, 'floor.edit');
  await says(one, 'Come sooner.');
  await at(one, desk.inbox.show, 'floor.decide');
  await at(one, new RegExp(`^${desk.inbox.sections.wall}`));
  await at(one, desk.inbox.spotlight, 'stage.spotlight');
  await at(one, desk.stage.scenes.wall, 'stage.show');
  await at(one, desk.undo.dismiss);
  await at(one, stageWords.keep, 'stage.keep');
  await at(one, stageWords.wall.turnOn, 'stage.turnWall');
  await at(one, stageWords.back, 'stage.show');
  await at(one, desk.inbox.takeDown, 'floor.decide');
  await at(phone, own.withdraw);
  await at(phone, own.withdrawNow, 'floor.withdraw');
  await hall.write(evening, ['Read me out.'], 'read-out');
  await at(one, new RegExp(`^${desk.inbox.sections.review}`));
  await at(one, desk.inbox.readOut, 'floor.decide');
  await at(one, new RegExp(`^${desk.inbox.sections.readOut}`));
  await at(one, desk.inbox.haveRead, 'floor.readAloud');
  await at(one, desk.inbox.hide);
  await at(one, desk.inbox.reveal);
});

it('in groups', async () => {
  const { step, details, finding, report } = groups;
  const { lead } = evening;
  await at(one, /Open groups$/);
  await at(one, groups.idle.formMenu);
  await press(dialog(setup.form.go(4)), 'groups.form');
  await at(one, desk.undo.undo, 'groups.discard');
  const round = { minutes: 15, within: 'table', seating: 'same' } as const;
  const breakout = await formAgain(evening, { tables: 3, rounds: [round, { ...round, seating: 'mixed' }] });
  await at(phone, phoneGroups.take, 'seats.take');
  await at(phone, phoneGroups.leave, 'seats.leave');
  await at(phone, phoneGroups.back, 'seats.take');
  await at(one, finding.more('A', 5), 'seats.slips');
  const { slots = [] } = (await lead.newest()).groups.breakouts.at(-1)?.tables.find((table) => table.slots.length > 1) ?? {};
  await one.getByRole('textbox', { name: new RegExp(finding.away) }).fill(slots[0] ?? '');
  await at(one, finding.awaySend, 'seats.away');
  await at(one, step.begin(1, 2), 'groups.begin');
  await at(one, desk.undo.undo, 'groups.stepBack');
  await at(one, step.begin(1, 2), 'groups.begin');
  await at(one, /^Join with table/, 'groups.merge');
  const joined = (await lead.until(({ groups: { breakouts } }) => breakouts.at(-1)?.tables.some((table) => table.joined !== null) === true)).groups;
  const from = joined.breakouts.at(-1)?.tables.find((table) => table.joined !== null)?.number ?? 0;
  await press(one.locator('button.tile').nth(from - 1));
  await at(one, details.part, 'groups.part');
  await at(one, details.close);
  await at(one, step.moreLabel(1), 'groups.extend');
  await at(one, groups.message.templates[0] ?? '', 'groups.message');

  await at(first, tableWords.message.read, 'table.read');
  await first.getByRole('textbox', { name: tableWords.sheet.fresh }).fill('Ring us back.');
  await press(first.getByRole('textbox', { name: tableWords.sheet.label(1) }), 'table.write');
  await first.getByRole('textbox', { name: tableWords.sheet.label(1) }).focus();
  await at(first, tableWords.sheet.strike, 'table.strike');
  await at(first, new RegExp(`^${tableWords.sheet.bringBack}`), 'table.strike');
  await at(first, tableWords.help.call);
  await at(first, tableWords.help.kinds.stuck, 'table.help');
  await at(one, groups.help.onMyWayTo(1), 'groups.settleHelp');
  await press(first.locator('.chips button'), 'seats.away');
  await hall.pass(15 * MINUTE);
  await at(first, tableWords.time.more, 'table.more');
  await tables.write(3, breakout, 'C', 'Nobody told us why.');

  await at(one, step.next(1), 'groups.next');
  await at(one, step.begin(2, 2), 'groups.begin');
  await press(one.locator('.leads').getByRole('button'));
  await at(one, groups.callBack.callNow, 'groups.callBack');
  await at(first, tableWords.readBack.agree, 'table.agree');
  await at(second, tableWords.empty.reasons['no-time'], 'table.empty');
  await at(one, step.gathered, 'groups.gathered');
  await lead.ok('report.giveTurn', { breakout, table: 1 });
  await at(one, report.give(3), 'report.giveTurn');
  await at(one, step.nextTable(1), 'report.next');
  await at(first, tableWords.report.tell('Ring us back.'), 'report.tell');
  await at(one, report.putOn, 'report.tell');
  await at(second, tableWords.report.alsoFor('Ring us back.'), 'report.also');
  await at(one, report.alsoTable(3), 'report.also');
  await at(one, report.takeOff, 'report.untell');
  await press(one.getByText(report.say, { exact: true }));
  await one.getByRole('textbox', { name: report.sayHow(1) }).fill('Say who you are.');
  await press(button(one.locator('form').filter({ hasText: report.sayExact }), report.tell), 'report.say');
  await at(one, report.give(3), 'report.giveTurn');
  await at(one, report.pass, 'report.pass');
  await at(one, step.finish, 'groups.finish');
});

it('where tables are chosen, one screen writes, and people are counted', async () => {
  const { lead } = evening;
  const chosen = await formAgain(evening, { tables: 2, way: 'choice' });
  await at(one, groups.dealing.choice.stop, 'seats.dealing');
  await at(one, groups.dealing.choice.goOn, 'seats.dealing');
  await press(phone.getByRole('button', { name: /Table 1/ }), 'seats.choose');
  await press(phone.getByText(phoneGroups.change, { exact: true }));
  await press(phone.getByRole('button', { name: /Table 2/ }), 'seats.choose');
  await press(one.getByText(groups.dealing.choice.again, { exact: true }));
  await at(one, groups.dealing.choice.againSure, 'seats.renumber');
  await lead.ok('groups.finish', { breakout: chosen });
  const seated = await formAgain(evening, { tables: 2, way: 'seated', writers: 'scribe' });
  await at(first, tableWords.people.more, 'seats.people');
  await first.locator('output').filter({ hasText: '1' }).waitFor();
  await at(first, tableWords.people.fewer, 'seats.people');
  await press(one.locator('button.tile'));
  await at(one, groups.details.more, 'seats.people');
  await lead.ok('groups.begin', { breakout: seated });
  await tables.at(1).ok('table.scribe', { breakout: seated, badge: 'ANOTHERSCREEN' });
  await at(first, tableWords.scribe.takeOver, 'table.scribe');
  await lead.ok('groups.finish', { breakout: seated });
});

it('at the end', async () => {
  await evening.lead.ok('run.jump', { item: 'close' });
  await at(one, desk.head.end, 'run.end');
  await at(one, new RegExp(`^${endWords.steps.end}`));
  await at(one, endWords.ended.back, 'run.takeBack');
  await at(one, desk.head.end, 'run.end');
  await at(one, endWords.left.goOn);
  await at(one, endWords.thank.goOn);
  await at(one, endWords.close.seal, 'run.close');
});

it('VW8: every command that a page has a button for was pressed', () => {
  const pressed = new Set(presses.done.keys());
  const wanted = Object.entries(COMMANDS).flatMap(([name, { roles }]) => (roles.every((role) => role === 'system') ? [] : [name]));
  expect(wanted.filter((name) => !pressed.has(name)).sort()).toEqual(Object.keys(NO_BUTTON).sort());
});
