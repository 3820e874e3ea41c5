import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordFiles } from '../../server/exports/record/files.ts';
import { consoleWords } from '../../shared/words/console.en.ts';
import { groupsWords } from '../../shared/words/console-groups.en.ts';
import { printWords } from '../../shared/words/print.en.ts';
import { table as tableWords } from '../../shared/words/table.en.ts';
import { minutes } from '../../shared/gathering/time.ts';
import { Evening as Rules, START } from '../rules/evening.ts';
import { formGroups, Tables } from './groups-here.ts';
import { button, type Evening, Hall, sideways } from './hall.ts';
import { astray, beheaded, fallenNumbers, outside, reversed, turnRound } from './right-to-left.ts';

const ARABIC = 'كيف يمكن للشرطة أن تحترم مجتمعاتنا على نحو أفضل مما هي عليه اليوم';
const POINT = 'أوقفوا ابني أمام المكتبة ولم يقولوا لماذا، ولم يعتذر أحد';
const SCENES = ['welcome', 'agenda', 'explanation', 'question', 'wall', 'spotlight', 'groups', 'pause', 'closing'] as const;
/** Where the part of a scene is not called as the scene. */
const SHOWN: Partial<Record<(typeof SCENES)[number], string>> = {
  groups: 'working',
  question: 'pages h1:not(.topic)',
  explanation: 'pages h1.topic',
};
const look = process.env['LOOK'];

let hall: Hall;
let evening: Evening;
let tables: Tables;

/** Everything about direction that can be wrong with a page as it stands. */
const wrong = async (page: Page, name: string): Promise<string[]> => {
  if (look !== undefined) await page.screenshot({ path: `${look}/${name}.png` });
  const found = [
    ...((await sideways(page)) > 0 ? [`${String(await sideways(page))} px too wide`] : []),
    ...(await outside(page)).map((one) => `outside: ${one}`),
    ...(await astray(page)).map((one) => `not at its bar: ${one}`),
    ...(await reversed(page)).map((one) => `begins at the wrong end: ${one}`),
    ...(await fallenNumbers(page)).map((one) => `number outside: ${one}`),
    ...(await beheaded(page)).map((one) => `beginning cut off: ${one}`),
  ];
  return found.map((one) => `${name}, ${one}`);
};

const strainedRecord = (): string => {
  const rules = new Rules();
  rules.does('organiser', 'plan.editDetails', { title: ARABIC });
  rules.does('organiser', 'plan.editItem', { id: 'respect', change: { title: ARABIC } });
  rules.now = START;
  rules.does('facilitator', 'run.start', {}, minutes(30));
  for (const text of [POINT, 'x'.repeat(300)]) rules.mixed(`KEY${String(text.length)}ABCDEFGH`, text);
  for (let item = 0; item < 3; item += 1) rules.does('facilitator', 'run.next', {}, minutes(30));
  rules.does('facilitator', 'run.end', {}, minutes(20));
  rules.does('organiser', 'run.close');
  return recordFiles(rules.state, { complete: true })['record.html'];
};

beforeAll(async () => {
  hall = await Hall.open();
  evening = await hall.evening({ wifi: { name: 'قاعة Highfields', password: ' welcome  everyone ' } });
  await evening.lead.ok('plan.editDetails', { title: ARABIC, place: 'مركز هايفيلدز' });
  for (const id of ['respect', 'break']) await evening.lead.ok('plan.editItem', { id, change: { title: ARABIC } });
  await evening.lead.ok('groups.setTables', { tables: [1, 2, 3].map((number) => ({ number, place: 'بجانب النافذة' })) });
  await hall.write(evening, [POINT, 'Say why.', 'x'.repeat(200), `${POINT} `.repeat(8)]);
  for (const { id } of (await evening.lead.newest()).items.slice(0, 3)) await evening.lead.ok('floor.decide', { id, decision: 'shown' });
});
afterEach(async () => {
  expect(await hall.clear()).toEqual([]);
});
afterAll(async () => {
  tables.close();
  await hall.close();
});

describe('from right to left: nothing scrolls sideways, stands out, or is cut at its beginning, and names stand at their bars', () => {
  it('before the evening: the console, its dialogs and what it prints; the welcome', async () => {
    const found: string[] = [];
    const welcome = await hall.projector(evening, { watch: turnRound });
    found.push(...(await wrong(welcome, 'projector-welcome')));
    for (const width of [360, 1280]) {
      const console_ = await hall.console(evening, { width, watch: turnRound, private: true });
      found.push(...(await wrong(console_, `console-plan-${String(width)}`)));
      await console_.locator('summary').filter({ hasText: consoleWords.menu.menu }).click();
      found.push(...(await wrong(console_, `console-menu-${String(width)}`)));
      await button(console_, groupsWords.idle.print).click();
      const dialog = console_.getByRole('dialog', { name: printWords.title });
      for (const section of width > 500 ? (['cards'] as const) : (['cards', 'map', 'sheets'] as const)) {
        await dialog.getByRole('radio', { name: new RegExp(`^${printWords.sections[section]}`) }).check();
        found.push(...(await wrong(console_, `console-print-${section}-${String(width)}`)));
      }
    }
    expect(found).toEqual([]);
  });

  it('while it runs: every scene, phones with and without script, the table, the console', async () => {
    const found: string[] = [];
    const breakout = await formGroups(evening, { tables: 3 });
    tables = await Tables.open(hall, evening, 3);
    await evening.lead.ok('groups.begin', { breakout });
    const points: string[] = [];
    for (const text of [POINT, 'Walk with us.', POINT]) points.push(await tables.write(1, breakout, `A${String(points.length)}`, text));
    const projector = await hall.projector(evening, { watch: turnRound });
    const phone = await hall.phone(evening, { watch: turnRound });
    const table = await hall.table(tables.card(1), { watch: turnRound });
    await table.locator('#sheet').waitFor();
    found.push(...(await wrong(phone, 'phone')), ...(await wrong(table, 'table')));
    for (const width of [360, 1280]) {
      const console_ = await hall.console(evening, { width, watch: turnRound, private: true });
      found.push(...(await wrong(console_, `console-groups-${String(width)}`)));
    }
    await evening.lead.ok('stage.spotlight', { id: (await evening.lead.newest()).items[0]?.id ?? '' });
    for (const scene of SCENES) {
      await evening.lead.ok('stage.show', { scene });
      await projector.locator(`main .${SHOWN[scene] ?? scene}`).waitFor();
      found.push(...(await wrong(projector, `projector-${scene}`)));
    }
    await evening.lead.ok('groups.callBack', { breakout, leadSeconds: 0 });
    await table.getByRole('heading', { name: tableWords.readBack.title }).waitFor();
    found.push(...(await wrong(table, 'table-read-back')));
    // And from left to right, with the same words.
    const plain = await hall.table(tables.card(1));
    await plain.getByRole('heading', { name: tableWords.readBack.title }).waitFor();
    found.push(...(await wrong(plain, 'table-left-to-right')), ...(await wrong(await hall.projector(evening), 'projector-left-to-right')));
    await evening.lead.ok('groups.gathered', { breakout });
    await evening.lead.ok('report.giveTurn', { breakout, table: 1 });
    await tables.at(1).ok('report.tell', { breakout, point: points[0] ?? '' });
    await evening.lead.ok('report.tell', { breakout, table: 1, point: points[0] ?? '' });
    await evening.lead.ok('stage.show', { scene: 'groups' });
    await projector.locator('main .board .point').waitFor();
    found.push(...(await wrong(projector, 'projector-board')), ...(await wrong(table, 'table-told')));
    expect(found).toEqual([]);
  });

  it('without script, and the record', async () => {
    const found: string[] = [];
    const plain = await hall.page({ width: 320, script: false, watch: turnRound });
    for (const [name, path] of [
      ['code', '/'],
      ['write', `/${evening.code}`],
      ['mine', `/${evening.code}/mine`],
      ['keep', `/${evening.code}/keep`],
      ['limits', `/${evening.code}/limits`],
      ['table', `/${evening.code}/table`],
      ['left', '/left'],
    ] as const) {
      await plain.goto(hall.url + path);
      found.push(...(await wrong(plain, `plain-${name}`)));
    }
    for (const width of [320, 1280]) {
      const record = await hall.page({ width });
      await record.setContent(strainedRecord().replace('<html lang="en">', '<html lang="en" dir="rtl">'));
      found.push(...(await wrong(record, `record-${String(width)}`)));
    }
    expect(found).toEqual([]);
  });
});
