import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleWords } from '../../shared/words/console.en.ts';
import { groupsSetupWords as setup } from '../../shared/words/console-groups-setup.en.ts';
import { groupsWords as words } from '../../shared/words/console-groups.en.ts';
import { holds, tracesIn } from '../privacy/traces.ts';
import { formGroups } from './groups-here.ts';
import { button, type Evening, Hall, says } from './hall.ts';

let hall: Hall;

beforeAll(async () => {
  hall = await Hall.open();
});
afterAll(async () => {
  expect(await hall.clear()).toEqual([]);
  await hall.close();
});

it('an organiser plans groups by a way of working, gives them the minutes that they need, and runs them as planned', async () => {
  const evening = await hall.evening();
  const page = await hall.console(evening);
  await page.getByText(consoleWords.menu.menu, { exact: true }).click();
  await button(page, consoleWords.menu.plan).click();
  await page.getByRole('button', { name: /^Break/ }).click();
  await page.getByLabel(consoleWords.plan.item.kind).selectOption(consoleWords.plan.kinds.groups);
  await says(page, setup.plan.choose);
  await page.getByRole('radio', { name: /^World Café/ }).check();
  await says(page, setup.plan.takes(78, 10));
  await page.getByLabel(setup.tables.label, { exact: true }).fill('6');
  await page.getByLabel(setup.tables.label, { exact: true }).press('Tab');
  // Finding a table 3, three rounds of 20, changing twice 2, coming back 3, six turns of a minute.
  await button(page, setup.plan.take(76)).click();
  await button(page, setup.plan.take(76)).waitFor({ state: 'detached' });
  expect(await page.getByLabel(consoleWords.plan.minutesOf('Break')).inputValue()).toBe('76');
  const { plan } = await evening.lead.until((view) => view.plan.items.some((item) => item.minutes === 76));
  expect(plan.items.find(({ id }) => id === 'break')?.format).toMatchObject({ preset: 'world-cafe', tables: 6, hostsStay: true });

  await evening.lead.ok('run.start', {});
  await evening.lead.ok('run.jump', { item: 'break' });
  await button(page, consoleWords.plan.back).click();
  await button(page, /Open groups$/).click();
  await says(page, words.idle.planned(words.formatLine({ tables: 6, way: 'count', rounds: [20, 20, 20] })));
  await button(page, words.idle.form).click();
  await says(page, words.phase.forming.count);
  await button(page, words.step.begin(1, 3)).click();
  await says(page, words.phase.round(1, 3));
  const { groups } = await evening.lead.until((view) => view.groups.breakouts[0]?.phase === 'working');
  expect(groups.breakouts[0]?.tables.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
});

describe('groups from a list of names', () => {
  const OFFICERS = ['Zebedeeson', 'Quillonova', 'Brackenbury'];
  const SPEAKERS = ['Xanthopoulou', 'Wrzesniewski'];
  const OTHERS = ['Featherstone', 'Ogunlesiwale', 'Marchbanksia', 'Tregurthaven', 'Villanelleby'];
  const NAMES = [...OFFICERS, ...SPEAKERS, ...OTHERS];
  const TYPED = [...OFFICERS.map((name) => `${name}, officer`), ...SPEAKERS.map((name) => `${name}, Somali`), ...OTHERS].join('\n');
  const MIXED = [
    { minutes: 10, within: 'table', seating: 'same' },
    { minutes: 10, within: 'table', seating: 'mixed' },
  ] as const;
  /** All that the page has sent: addresses, bodies, and what went over its sockets. */
  const sent: string[] = [];
  let evening: Evening;
  let page: Page;

  const dialog = () => page.getByRole('dialog', { name: setup.list.title });
  const typed = () => dialog().getByRole('textbox', { name: setup.list.people });
  /** Who sits at each of the three tables, as the window shows it. */
  const seated = async (): Promise<string[][]> =>
    Promise.all(
      [1, 2, 3].map((number) =>
        dialog()
          .getByRole('listitem')
          .filter({ has: page.getByRole('heading', { name: setup.list.tableOf(number) }) })
          .getByRole('listitem')
          .allInnerTexts(),
      ),
    );
  const pairsIn = (groups: string[][]): string[] =>
    groups.flatMap((group) => group.flatMap((one) => group.filter((other) => one < other).map((other) => `${one} ${other}`)));
  /** Everything that the browser keeps for this page, in one text. */
  const kept = (): Promise<string> =>
    page.evaluate(async () =>
      JSON.stringify([
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        await indexedDB.databases(),
        await caches.keys(),
        document.cookie,
        location.href,
        window.name,
        history.state,
      ]),
    );
  const expectNoNames = (where: string, text: string): void => {
    for (const name of NAMES) expect(holds(Buffer.from(text), name), `${name} in ${where}`).toBe(false);
  };

  beforeAll(async () => {
    evening = await hall.evening();
    await formGroups(evening, { tables: 3, way: 'list', rounds: [...MIXED] });
    page = await hall.console(evening, {
      watch: (opened) => {
        opened.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
        opened.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(payload.toString())));
      },
    });
  });

  it('are made by the rules for two rounds, with reasons, and the tables are told how many they are; no name leaves the window', async () => {
    await button(page, words.finding.names).click();
    await typed().fill(TYPED);
    await says(dialog(), setup.list.count(10, 3));
    await dialog()
      .locator('summary')
      .filter({ hasText: setup.list.rules(0) })
      .click();
    await dialog().getByLabel(setup.list.kindRule('officer')).selectOption('spread');
    await dialog().getByLabel(setup.list.kindRule('Somali')).selectOption('cluster');
    const rule = async (name: string, first: string, then: string, value: string): Promise<void> => {
      const group = dialog().getByRole('group', { name });
      await group.getByRole('combobox', { name: setup.list.one }).selectOption(first);
      await group.getByRole('combobox', { name: then }).selectOption({ label: value });
      await button(group, setup.list.addLabel(name)).click();
    };
    await rule(setup.list.apart, 'Featherstone', setup.list.other, 'Ogunlesiwale');
    await rule(setup.list.pin, 'Villanelleby', setup.list.at, '2');
    await says(dialog(), setup.list.rules(4));

    await button(dialog(), setup.list.make).click();
    await says(dialog(), /has 4 people and the others 3, because there are 10 people for 3 tables/);
    const first = await seated();
    expect(first.flat().sort()).toEqual([...NAMES].sort());
    for (const group of first) expect(group.filter((name) => OFFICERS.includes(name))).toHaveLength(1);
    expect(first.filter((group) => group.some((name) => SPEAKERS.includes(name)))).toHaveLength(1);
    expect(first[1]).toContain('Villanelleby');
    expect(pairsIn(first)).not.toContain('Featherstone Ogunlesiwale');

    await button(dialog(), setup.list.next(2)).click();
    await dialog()
      .getByText(/meets? again/)
      .first()
      .waitFor();
    const second = await seated();
    const met = new Set(pairsIn(first));
    const again = pairsIn(second).filter((pair) => met.has(pair)).length;
    await says(dialog(), again === 1 ? /^One pair meets again/ : new RegExp(`^${again} pairs meet again`));
    expect(again).toBeLessThanOrEqual(4);
    expect(second[1]).toContain('Villanelleby');

    await button(dialog(), setup.list.send).click();
    await says(dialog(), setup.list.sent);
    const sizes = second.map((group) => group.length);
    const { groups } = await evening.lead.until((view) => view.groups.breakouts[0]?.tables.every(({ people }) => people !== null) === true);
    expect(groups.breakouts[0]?.tables.map(({ people }) => people)).toEqual(sizes);

    const all = sent.join('\n');
    // What was heard is the whole: the numbers went this way, and the page's own address.
    expect(all).toContain('seats.people');
    expect(all).toContain(`${hall.url}/console`);
    expectNoNames('what was sent', all);
    expect(await kept()).toContain('open-floor:console:seat');
    expectNoNames('what the browser keeps', await kept());
    const files = await tracesIn(hall.dataDir);
    expect(files.map(({ path }) => path)).toContain(`${evening.id}.a.slot`);
    for (const { path, bytes } of files) for (const name of NAMES) expect(holds(bytes, name), `${name} in ${path}`).toBe(false);
    expect(hall.program.output).not.toContain('Featherstone');
  });

  it('stay while the dialog is closed, are forgotten by a button and by a reload', async () => {
    await page.keyboard.press('Escape');
    await button(page, words.finding.names).click();
    expect(await typed().inputValue()).toBe(TYPED);
    await page.reload();
    await button(page, words.finding.names).click();
    expect(await typed().inputValue()).toBe('');
    expectNoNames('the page after a reload', await page.content());

    await typed().fill(TYPED);
    await button(dialog(), setup.list.make).click();
    await dialog()
      .getByRole('heading', { name: setup.list.tableOf(1) })
      .waitFor();
    await button(dialog(), setup.list.forget).click();
    await dialog()
      .getByRole('heading', { name: setup.list.tableOf(1) })
      .waitFor({ state: 'detached' });
    expect(await typed().inputValue()).toBe('');
    expectNoNames('the page once they are forgotten', await page.content());
    expectNoNames('what was sent', sent.join('\n'));
  });
});
