import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { presetNamed } from '../../shared/gathering/groups/model/presets.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import { api, sessionFor, TestScreen } from '../tools/server.ts';
import { findings } from './axe-check.ts';
import { button, Hall, says, type Evening } from './hall.ts';

interface Card {
  readonly table: number;
  readonly token: string;
}

const TABLES = [1, 2, 3];
const pointId = (name: string): string => `POINT${name.padStart(7, '0')}`;

describe('groups, as the facilitator runs them on the console', () => {
  let hall: Hall;
  let evening: Evening;
  let page: Page;
  let breakout = '';
  const tables: TestScreen<'table'>[] = [];

  const table = (number: number): TestScreen<'table'> => {
    const screen = tables[number - 1];
    if (!screen) throw new Error(`no table ${String(number)}`);
    return screen;
  };
  const group = () => page.getByRole('region', { name: /^Groups/ });
  const clean = async (state: string): Promise<void> => {
    expect(await findings(page, state, ['narrow', 'wide'])).toEqual([]);
  };
  const notes = (number: number, name: string, text: string) =>
    table(number).ok('table.write', { breakout, id: pointId(name), text, exact: false, tags: [], base: 0, otherwise: pointId(`${name}X`) });

  beforeAll(async () => {
    hall = await Hall.open();
    evening = await hall.evening({}, Date.now());
    await evening.lead.ok('run.start', {});
    const made = await evening.lead.ok('groups.form', { format: { ...presetNamed('tables'), tables: TABLES.length } });
    breakout = (made.reply as { id: string }).id;
    const cards = await api<readonly Card[]>(hall.url, hall.organiser, 'POST', `/evenings/${evening.id}/cards`, { tables: TABLES });
    for (const { token } of cards) {
      const session = await sessionFor(hall.url, token);
      tables.push(await TestScreen.open<'table'>(hall.url, { protocol: PROTOCOL, as: 'crew', session }));
    }
    page = await hall.console(evening, { private: true });
  });
  afterEach(async () => {
    await page.setViewportSize({ width: 1366, height: 900 });
  });
  afterAll(async () => {
    expect(await hall.clear()).toEqual([]);
    for (const screen of tables) screen.close();
    await hall.close();
  });

  it('hands out slips, and starts the round with one tap that can be taken back', async () => {
    await says(group(), 'People are finding their tables');
    await button(group(), '5 slips of pile A more').click();
    await says(group(), '5 people have a number');
    await clean('forming');
    await button(group(), 'Start the round').click();
    await says(group(), 'Groups are at work');
    await button(page, 'Undo').click();
    await says(group(), 'People are finding their tables');
    await button(group(), 'Start the round').click();
    await says(group(), /of 15 left/);
    await button(group(), '+5 min for all tables').click();
    await says(group(), /of 20 left/);
  });

  it('shows a call for help on every page of the console, and whoever is on the way takes it off', async () => {
    await table(2).ok('table.help', { breakout, kind: 'first-aid' });
    await table(2).until((view) => view.groups?.help === 'first-aid');
    await says(page, 'Table 2 calls for help: first aid.');
    await clean('help call');
    await button(page, 'Menu')
      .or(page.locator('summary', { hasText: 'Menu' }))
      .first()
      .click();
    await button(page, 'Plan and settings').click();
    await button(page, 'On my way to table 2').click();
    await table(2).until((view) => view.groups?.help === null);
    await page.keyboard.press('g');
    await says(group(), /of 20 left/);
  });

  it('opens a table by the keyboard; its points are read once it has let them out; a message reaches it alone', async () => {
    await notes(1, 'a', 'Ring back.');
    const tile = group().getByRole('button', { name: /^Table 1/ });
    await tile.focus();
    await page.keyboard.press('Enter');
    await says(group(), /You can read them once the table has tapped/);
    await table(1).ok('table.agree', { breakout, agreed: true });
    await says(group(), 'Ring back.');
    await clean('details');
    await group().getByRole('group', { name: 'Message to table 1' }).getByRole('button', { name: 'Two minutes left.' }).click();
    await table(1).until((view) => view.groups?.message?.text === 'Two minutes left.');
    expect((await table(2).newest()).groups?.message).toBeNull();
    await button(group(), 'Close').click();
  });

  it('calls everybody back and runs the report-back: tapped here, tapped by a table, said aloud, shared, taken off', async () => {
    await notes(2, 'b', 'Say who you are.');
    await button(group(), 'now').click();
    await button(group(), 'Call back now').click();
    await button(group(), 'Everybody is back').click();
    await says(group(), 'The tables tell the room');
    await evening.lead.ok('report.giveTurn', { breakout, table: 1 });
    await button(group(), 'Tell the room: Ring back.').click();
    await button(group(), 'Table 3 says the same').click();
    await says(group(), '2 tables: 1 and 3');
    await button(group(), 'Next: table 2').click();
    await says(group(), 'Table 2 tells');
    await table(2).ok('report.tell', { breakout, point: pointId('b') });
    await says(group(), 'Table 2 has tapped this. It waits for you.');
    await clean('report-back');
    await button(group(), 'Put on the projector').click();
    await button(group(), 'Next: table 3').click();
    await group().getByLabel('What table 3 says aloud').fill('More interpreters.');
    await button(group(), 'Tell').click();
    await says(group(), 'More interpreters.');
    await button(group(), 'Take off').click();
    await button(page, 'Undo').or(page.getByText('Taken off. It stays on the table’s sheet.')).first().waitFor();
  });

  it('warns when the evening goes on while groups are open, and keeps their points', async () => {
    await evening.lead.ok('run.next', {});
    await says(group(), /^The groups of “.+” are still open\./);
    await button(group(), 'Finish groups').click();
    await button(page, 'See the points').click();
    const dialog = page.getByRole('dialog', { name: 'Points of the groups' });
    await says(dialog, '2 tables (1 and 3) · told');
    await clean('points');
    const download = page.waitForEvent('download');
    await button(dialog, 'Points as a table (CSV)').click();
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
    await page.keyboard.press('Escape');
    await page.locator('summary', { hasText: 'Menu' }).first().click();
    await button(page, 'Form groups…').waitFor();
  });
});
