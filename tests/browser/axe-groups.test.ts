import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '../../shared/gathering/time.ts';
import { pages } from '../../shared/words/pages.en.ts';
import { en as participant } from '../../shared/words/participant.en.ts';
import { time } from '../../shared/words/time.en.ts';
import { groups as phoneWords } from '../../shared/words/participant-groups.en.ts';
import { table as words } from '../../shared/words/table.en.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { newKey, openPhone } from '../tools/server.ts';
import { findings, type Size } from './axe-check.ts';
import { formAgain, formGroups, Tables } from './groups-here.ts';
import { button, type Evening, Hall, says } from './hall.ts';

const KINDS = [{ name: 'officers', rule: 'spread', cap: null }] as const;
const TWO_ROUNDS = [
  { minutes: 12, within: 'table', seating: 'same' },
  { minutes: 12, within: 'table', seating: 'mixed' },
] as const;

const clock = new ManualClock(Date.UTC(2026, 10, 20, 18, 0));
let hall: Hall;
let evening: Evening;
let tables: Tables | null = null;
let wrong: string[] = [];

/** Looks at a page in the state it is in, at a small phone's width unless told otherwise. */
const look = async (page: Page, state: string, ...sizes: Size[]): Promise<void> => {
  wrong.push(...(await findings(page, state, sizes.length > 0 ? sizes : ['small'])));
};

beforeAll(async () => {
  hall = await Hall.stepped(clock);
});
/** All that was found in a test is told at once. */
afterEach(async () => {
  const found = wrong;
  wrong = [];
  tables?.close();
  tables = null;
  expect([...found, ...(await hall.clear())]).toEqual([]);
});
afterAll(() => hall.close());

/** A new evening with cards for so many tables. */
const begin = async (count: number): Promise<Tables> => {
  evening = await hall.evening();
  tables = await Tables.open(hall, evening, count);
  return tables;
};

/** Two people sit down at a table that has two places. */
const fill = async (breakout: string, table: number): Promise<void> => {
  for (const phone of [await openPhone(hall, evening.code), await openPhone(hall, evening.code)]) {
    await phone.ok('seats.choose', { breakout, key: newKey(), table });
    phone.close();
  }
};

describe('a table’s page', () => {
  it('without a card, with one that opens nothing, asleep, not in use, finding tables', async () => {
    const own = await begin(4);
    const page = await hall.table('');
    await look(page, 'no card', 'wide', 'small');
    await page.goto(`${hall.url}/table#nothing`);
    await page.getByRole('alert').waitFor();
    await look(page, 'card refused', 'wide', 'small');
    const table = await hall.table(own.card(1));
    const fourth = await hall.table(own.card(4));
    await says(table, words.phase.waiting);
    await look(table, 'asleep, before', 'wide', 'small');
    const breakout = await formGroups(evening, { tables: 3, kinds: [...KINDS] });
    await evening.lead.ok('seats.slips', { breakout, kind: null, out: 14 });
    await says(fourth, words.phase.notInUse);
    await look(fourth, 'not in use');
    await says(table, words.phase.formingTitle);
    await says(table, words.people.hint);
    await look(table, 'forming', 'wide', 'small');
    await evening.lead.ok('run.jump', { item: 'break' });
    await evening.lead.ok('groups.finish', { breakout });
    await says(fourth, words.phase.nowOn);
    await look(fourth, 'asleep, in the break');
  });

  it('at work: points of every kind, help, a message, the last minutes, over time, joined, changing, offline', async () => {
    const own = await begin(3);
    const breakout = await formGroups(evening, { tables: 3, rounds: [...TWO_ROUNDS], questions: [{ topic: 'respect', wording: '' }] });
    await evening.lead.ok('seats.slips', { breakout, kind: null, out: 12 });
    await evening.lead.ok('groups.begin', { breakout });
    const table = await hall.table(own.card(1));
    await says(table, words.time.left(12));
    await look(table, 'nothing written', 'wide', 'small');
    await own.write(1, breakout, 'a', 'Ring people back within a week.', { tags: ['idea', 'concern'] });
    const struck = await own.write(1, breakout, 'b', 'Struck out.', { exact: true });
    await own.at(1).ok('table.strike', { breakout, id: struck, struck: true });
    for (const [base, text] of ['Nobody was told.', 'Nobody was ever told.', 'Nobody told us.'].entries())
      await own.write(1, breakout, 'c', text, { base: Math.min(base, 1) });
    await says(table, words.sheet.beside);
    await table.getByRole('textbox', { name: words.sheet.label(1) }).focus();
    await table.getByText(words.sheet.tagsTitle, { exact: true }).click();
    await button(table, words.sheet.tags.thanks).waitFor();
    await look(table, 'points', 'wide', 'small');

    await button(table, words.help.call).click();
    await look(table, 'help open', 'wide', 'small');
    await button(table, words.help.kinds.interpreter).click();
    await says(table, words.help.called(words.help.kinds.interpreter));
    await look(table, 'help called');
    await own.at(1).ok('table.help', { breakout, kind: 'first-aid' });
    await says(table, words.help.calledFirstAid);
    await look(table, 'first aid called');
    await evening.lead.ok('groups.message', { breakout, text: 'Please make room for whoever has not spoken.' });
    await button(table, words.message.read).waitFor();
    await look(table, 'message', 'wide', 'small');

    await hall.pass(8 * MINUTE);
    await says(table, words.time.left(4));
    await look(table, 'last minutes', 'wide', 'small');
    await button(table, words.readBack.agree).click();
    await says(table, words.readBack.agreedWhat);
    await look(table, 'that’s us');
    await evening.lead.ok('run.pause', { reason: 'breather' });
    await says(table, words.phase.pausedRoom);
    await look(table, 'paused');
    await evening.lead.ok('run.resume', {});
    await hall.pass(4.5 * MINUTE);
    await says(table, words.time.over);
    await look(table, 'over time', 'wide', 'small');
    await evening.lead.ok('groups.merge', { breakout, from: 1, into: 2 });
    await says(table, words.phase.joined(2));
    await look(table, 'joined');
    await evening.lead.ok('groups.next', { breakout });
    await says(table, words.phase.betweenTitle);
    await look(table, 'between', 'wide', 'small');

    await table.context().setOffline(true);
    await table.getByRole('textbox', { name: words.sheet.fresh }).fill('Written offline.');
    await says(table, words.link.lost);
    await look(table, 'offline', 'wide', 'small');
    await button(table, words.help.call).click();
    await says(table, words.help.offline);
    await look(table, 'help, offline');
  });

  it('one writes for all, people are counted; coming back, telling, over, closed', async () => {
    const own = await begin(3);
    const breakout = await formGroups(evening, { tables: 3, way: 'seated', writers: 'scribe' });
    await evening.lead.ok('groups.begin', { breakout });
    const table = await hall.table(own.card(1));
    const bare = await hall.table(own.card(3));
    await says(table, words.people.howMany);
    await own.at(1).ok('table.scribe', { breakout, badge: 'another' });
    const mine = await own.write(1, breakout, 'a', 'Ring people back.', { exact: true });
    await own.write(1, breakout, 'aa', 'Say who you are.');
    await own.write(2, breakout, 'b', 'Say why.');
    await says(table, words.scribe.elsewhere);
    await says(table, 'Say who you are.');
    await look(table, 'another screen writes', 'wide', 'small');
    await button(table, words.scribe.takeOver).click();
    await says(table, words.scribe.here);
    await look(table, 'this screen writes');

    await evening.lead.ok('groups.callBack', { breakout, leadSeconds: 120 });
    await button(table, words.readBack.agree).waitFor();
    await look(table, 'returning', 'wide', 'small');
    await says(bare, words.empty.title);
    await look(bare, 'returning, empty');
    await button(bare, words.empty.reasons['no-time']).click();
    await says(bare, words.empty.said);
    await look(bare, 'empty, said why');

    await evening.lead.ok('groups.gathered', { breakout });
    await evening.lead.ok('report.giveTurn', { breakout, table: 1 });
    await button(table, words.report.tell('Ring people back.')).waitFor();
    await look(table, 'own turn', 'wide', 'small');
    await own.at(1).ok('report.tell', { breakout, point: mine });
    await says(table, words.report.waiting);
    await look(table, 'told, waiting');
    await evening.lead.ok('report.tell', { breakout, table: 1, point: mine });
    await evening.lead.ok('report.giveTurn', { breakout, table: 2 });
    await evening.lead.ok('report.tell', { breakout, table: 2, point: 'POINT000000b' });
    await button(table, words.report.alsoFor('Say why.')).click();
    await table.getByLabel(words.report.same).waitFor();
    await look(table, 'another’s turn', 'wide', 'small');
    await evening.lead.ok('report.giveTurn', { breakout, table: 3 });
    await button(bare, words.report.nothingMore).waitFor();
    await look(bare, 'own turn, nothing to tell');
    await evening.lead.ok('groups.finish', { breakout });
    await says(table, words.phase.over);
    await look(table, 'over', 'wide', 'small');
    await evening.lead.ok('run.end', {});
    await evening.lead.ok('run.close', {});
    await says(table, words.refused.closed());
    await look(table, 'closed');
  });
});

describe('the phone', () => {
  it('the plain pages: no groups, a number with kinds, none chosen, at a table, looked up, not found, left, a choice, one full', async () => {
    evening = await hall.evening();
    const phone = await hall.page({ width: 320, height: 640, script: true });
    await phone.route('**/*.js', (route) => route.abort());
    const at = (path = '') => phone.goto(`${hall.url}/${evening.code}/table${path}`);
    await at();
    await look(phone, 'no groups');
    const first = await formGroups(evening, { tables: 3, kinds: [...KINDS], rounds: [...TWO_ROUNDS] });
    await at();
    await look(phone, 'take', 'wide', 'small');
    await button(phone, phoneWords.take).click();
    await says(phone, phoneWords.chooseKind);
    await look(phone, 'no kind chosen');
    await phone.getByRole('radio', { name: phoneWords.noKind }).check();
    await button(phone, phoneWords.take).click();
    await says(phone, phoneWords.number('11'));
    await phone.getByText(phoneWords.all, { exact: true }).click();
    await look(phone, 'at a table', 'wide', 'small');
    await button(phone, phoneWords.leave).click();
    await says(phone, phoneWords.gone);
    await look(phone, 'left');
    await at('?number=99');
    await says(phone, pages.table.notFound);
    await look(phone, 'not found');
    await evening.lead.ok('seats.slips', { breakout: first, kind: null, out: 1 });
    await at('?number=a1');
    await phone
      .getByText(/Number A1 is at/)
      .first()
      .waitFor();
    await look(phone, 'looked up');
    await evening.lead.ok('groups.finish', { breakout: first });
    const second = await formAgain(evening, {
      tables: 3,
      way: 'choice',
      places: 2,
      questions: [
        { topic: 'respect', wording: '' },
        { topic: 'protect', wording: '' },
      ],
    });
    await at();
    await look(phone, 'choose', 'wide', 'small');
    await button(phone, /^Table 2/).click();
    await says(phone, phoneWords.number('11'));
    await look(phone, 'chosen');
    await fill(second, 3);
    await at();
    await says(phone, phoneWords.places(0));
    await look(phone, 'one is full');
  });

  it('in place: a number, at the table, changed, given up, back, called back, telling; a choice, one full', async () => {
    evening = await hall.evening();
    const first = await formGroups(evening, { tables: 3, kinds: [...KINDS], rounds: [...TWO_ROUNDS] });
    await evening.lead.ok('seats.slips', { breakout: first, kind: null, out: 9 });
    const phone = await hall.phone(evening);
    await button(phone, phoneWords.take).click();
    await says(phone, phoneWords.chooseKind);
    await look(phone, 'no kind chosen', 'wide', 'small');
    await phone.getByRole('radio', { name: 'officers' }).check();
    await button(phone, phoneWords.take).click();
    await says(phone, phoneWords.number('11'));
    await phone.getByText(phoneWords.all, { exact: true }).click();
    await look(phone, 'at a table', 'wide', 'small');
    await button(phone, phoneWords.leave).click();
    await says(phone, phoneWords.gone);
    await look(phone, 'left');
    await button(phone, phoneWords.back).click();
    await says(phone, phoneWords.number('11'));
    await evening.lead.ok('groups.begin', { breakout: first });
    await says(phone, `${participant.groups.on}: ${time.minutesLeft(12)}`);
    await look(phone, 'at work');
    await evening.lead.ok('groups.next', { breakout: first });
    await says(phone, phoneWords.find.change);
    await look(phone, 'changing tables', 'wide', 'small');
    await evening.lead.ok('groups.callBack', { breakout: first, leadSeconds: 120 });
    await phone
      .getByText(/^Come back together by/)
      .first()
      .waitFor();
    await look(phone, 'called back');
    await evening.lead.ok('groups.gathered', { breakout: first });
    await says(phone, phoneWords.reporting);
    await look(phone, 'telling');
    await evening.lead.ok('groups.finish', { breakout: first });
    const second = await formAgain(evening, { tables: 3, way: 'choice', places: 2 });
    await fill(second, 3);
    await says(phone, phoneWords.places(0));
    await look(phone, 'choose', 'wide', 'small');
    await button(phone, /^Table 2/).click();
    await says(phone, phoneWords.youAre(2, ''));
    await phone.getByText(phoneWords.change, { exact: true }).click();
    await look(phone, 'chosen');
  });
});
