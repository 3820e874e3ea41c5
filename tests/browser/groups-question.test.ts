import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EveningRecord } from '../../server/exports/record/schema.ts';
import { consentWords } from '../../shared/words/consent.en.ts';
import { consoleWords } from '../../shared/words/console.en.ts';
import { groupsSetupWords as setup } from '../../shared/words/console-groups-setup.en.ts';
import { groupsWords as words } from '../../shared/words/console-groups.en.ts';
import { recordWords } from '../../shared/words/record.en.ts';
import { api } from '../tools/server.ts';
import { Tables } from './groups-here.ts';
import { button, type Evening, Hall, says } from './hall.ts';

let hall: Hall;
let evening: Evening;
let page: Page;

beforeAll(async () => {
  hall = await Hall.open();
  evening = await hall.evening({ moderation: false, mixSeconds: 0 });
  page = await hall.console(evening);
});
afterAll(async () => {
  expect(await hall.clear()).toEqual([]);
  await hall.close();
});

const WORDING = 'How can the police protect Black communities better?';
const protect = async () => (await evening.lead.newest()).plan.items.find(({ id }) => id === 'protect');

it('GR39, PL15: in the plan a question is run in groups, and made into another kind and back, and keeps its words', async () => {
  await page.getByText(consoleWords.menu.menu, { exact: true }).click();
  await button(page, consoleWords.menu.plan).click();
  await page.getByRole('button', { name: /^Protect/ }).click();
  const before = await protect();
  const inGroups = page.getByRole('checkbox', { name: setup.plan.inGroups });
  expect(await inGroups.isChecked()).toBe(false);
  await inGroups.check();
  // Eight tables fit into its twenty minutes with eight minutes of talk and turns of 45 seconds.
  await says(page, 'About 20 minutes: finding tables 3, talking 8, coming back 3, telling 6.');
  await evening.lead.until((view) => view.plan.items.find(({ id }) => id === 'protect')?.format !== null);
  expect(await page.getByRole('textbox', { name: consoleWords.plan.item.wording }).inputValue()).toBe(WORDING);

  const kind = page.getByLabel(consoleWords.plan.item.kind);
  await kind.selectOption(consoleWords.plan.kinds.groups);
  await inGroups.waitFor({ state: 'detached' });
  await page.getByRole('region', { name: setup.plan.title }).waitFor();
  await kind.selectOption(consoleWords.plan.kinds.question);
  await inGroups.waitFor();
  expect(await inGroups.isChecked()).toBe(true);
  await inGroups.uncheck();
  await page.getByRole('group', { name: setup.preset.legend }).waitFor({ state: 'detached' });
  await inGroups.check();
  await page.getByRole('group', { name: setup.preset.legend }).waitFor();
  const after = await protect();
  expect({ ...after, format: null }).toEqual(before);
  expect(after?.format).toMatchObject({ preset: 'tables', questions: [{ topic: 'protect', wording: '' }] });
});

it('GR40: when the evening is there, two taps form its groups about its own words, in a length that fits what is left', async () => {
  await evening.lead.ok('plan.editItem', { id: 'protect', change: { minutes: 18 } });
  await evening.lead.ok('run.start', {});
  await evening.lead.ok('run.jump', { item: 'protect' });
  await button(page, consoleWords.plan.back).click();
  await button(page, /Open groups$/).click();
  await says(page, words.idle.lacks(2));
  await button(page, words.idle.formMenu).click();
  const dialog = page.getByRole('dialog', { name: setup.form.titleOf(2, 'Protect') });
  await says(dialog, WORDING);
  await says(dialog, setup.fit.left(18));
  await says(dialog, setup.fit.fits);
  await button(dialog, setup.form.go(8)).click();
  await says(page, words.phase.forming.count);
  const { groups } = await evening.lead.until((view) => view.groups.breakouts.length === 1);
  expect(groups.breakouts[0]).toMatchObject({ item: 'protect', questions: [{ number: 2, wording: WORDING }] });
  expect(groups.breakouts[0]?.format).toMatchObject({ rounds: [{ minutes: 8 }], turnSeconds: 30 });
});

it('GR40: a way of working that does not fit says so, and can be taken', async () => {
  await button(page, consoleWords.undo.undo).click();
  await button(page, words.idle.formMenu).click();
  const dialog = page.getByRole('dialog', { name: setup.form.titleOf(2, 'Protect') });
  // Three rounds of five minutes, with 3 to find a table, 4 to change twice, 3 to come back and 4 to tell.
  const cafe = dialog.getByRole('radio', { name: new RegExp(`^World Café.*${setup.fit.way(29, true).replaceAll('\u00a0', ' ')}`) });
  await cafe.check();
  await says(dialog, setup.fit.lacks(11));
  await button(dialog, setup.fit.tablesFewer).click();
  await button(dialog, setup.form.go(7)).click();
  await says(page, words.phase.forming.count);
  await evening.lead.until((view) => view.groups.breakouts[0]?.format.preset === 'world-cafe');
  await button(page, consoleWords.undo.undo).click();
  await button(page, words.idle.formMenu).click();
  await button(dialog, setup.form.go(8)).click();
  await says(page, words.phase.forming.count);
});

it('GR39: while its groups work phones write to it, and the record has its texts and its tables’ points under its number', async () => {
  const tables = await Tables.open(hall, evening, 1);
  await button(page, words.step.begin(1, 1)).click();
  const { groups } = await evening.lead.until((view) => view.groups.breakouts[0]?.phase === 'working');
  const breakout = groups.breakouts[0]?.id ?? '';
  const phone = await hall.phone(evening);
  await phone.getByRole('heading', { name: WORDING }).waitFor();
  await phone.getByRole('textbox', { name: 'Your words' }).first().fill('More light on the way home.');
  await phone.getByRole('radio', { name: consentWords['shown-and-quoted'].show }).first().check();
  await phone.getByRole('button', { name: /^Send/ }).first().click();
  await evening.lead.until((view) => view.items.some(({ text, topic }) => text === 'More light on the way home.' && topic === 'protect'));
  await tables.write(1, breakout, 'a', 'Walk with us after school.');
  expect((await evening.lead.newest()).stage.scene).toBe('groups');
  await button(page, words.step.finish).click();
  await evening.lead.until((view) => view.stage.scene === 'question');
  tables.close();

  await evening.lead.ok('run.end', {});
  await evening.lead.ok('run.close', {});
  const record = await api<EveningRecord>(hall.url, hall.organiser, 'GET', `/evenings/${evening.id}/record.json`);
  const topic = record.topics.find(({ number }) => number === 2);
  expect(topic).toMatchObject({ title: 'Protect', wording: WORDING, contributions: [{ words: 'More light on the way home.' }] });
  expect(record.points).toMatchObject([{ number: 2, part: 'Protect', question: WORDING, words: 'Walk with us after school.' }]);
  const html = await fetch(`${hall.url}/api/evenings/${evening.id}/record.html`, { headers: { Authorization: `Bearer ${hall.organiser}` } });
  const read = await hall.page();
  await read.setContent(await html.text());
  const section = read.locator('section, article').filter({ has: read.getByRole('heading', { name: /Protect/ }) });
  await says(section, 'More light on the way home.');
  await says(section, recordWords.page.tables);
  await says(section, 'Walk with us after school.');
});
