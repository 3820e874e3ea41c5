import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { consoleWords as desk } from '../../shared/words/console.en.ts';
import { endWords as words } from '../../shared/words/console-end.en.ts';
import { sessionFor } from '../tools/server.ts';
import { findings } from './axe-check.ts';
import { button, type Evening, Hall, says, sideways } from './hall.ts';
import { withFiles } from './take-home.ts';

/** As long as the plan lets them be. */
const LONG = 'Respect, and being respected, when somebody is stopped and searched on the way home from school or from work at night.'.padEnd(
  120,
  '.',
);
const RIGHT_TO_LEFT = 'كيف تستطيع الشرطة حماية المجتمعات';

let hall: Hall;
let wrong: string[] = [];

beforeAll(async () => {
  hall = await Hall.open();
});
/** All that was found in a test is told at once. */
afterEach(async () => {
  const found = wrong;
  wrong = [];
  expect([...found, ...(await hall.clear())]).toEqual([]);
});
afterAll(() => hall.close());

/** Looks at a page at a laptop's width and at the two small ones, in light and in dark, and with letters twice as large. */
const look = async (page: Page, state: string): Promise<void> => {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((name) => {
      if (name === 'dark') document.documentElement.dataset['theme'] = name;
      else delete document.documentElement.dataset['theme'];
    }, theme);
    wrong.push(...(await findings(page, `${state}, ${theme}`, ['wide', 'narrow', 'small'])));
  }
  await page.evaluate(() => (document.documentElement.style.fontSize = '32px'));
  for (const width of [320, 768, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    if ((await sideways(page)) > 0) wrong.push(`${state}, large letters, ${String(width)} wide: sticks out sideways`);
  }
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
};

const full = async (): Promise<Evening> => {
  const evening = await hall.evening();
  const { lead } = evening;
  await lead.ok('plan.editDetails', { title: LONG, place: RIGHT_TO_LEFT, next: `${RIGHT_TO_LEFT} ${LONG} ${LONG}` });
  await lead.ok('plan.editItem', { id: 'respect', change: { title: LONG } });
  await lead.ok('plan.editItem', { id: 'protect', change: { title: RIGHT_TO_LEFT } });
  await lead.ok('run.start', {});
  for (const item of ['protect', 'close']) await lead.ok('run.jump', { item });
  await hall.write(evening, ['Explain why.', 'Park this.']);
  await hall.write(evening, ['Ring us back.'], 'show', 'protect');
  await hall.write(evening, ['Read this.'], 'read-out', 'protect');
  await hall.write(evening, ['It was at the bus station.'], 'show', 'story');
  await hall.write(evening, ['For the record.'], 'record');
  const { items } = await lead.until((view) => view.items.length === 5);
  for (const { id, text } of items) {
    if (text === 'Park this.') await lead.ok('floor.decide', { id, decision: 'parked' });
    if (text === 'Read this.') await lead.ok('floor.decide', { id, decision: 'read-out' });
  }
  await lead.ok('run.end', {});
  return evening;
};

it('the five steps of the end, the cards in their place, hidden and not', async () => {
  const evening = await full();
  const page = await hall.console(evening);
  await button(page, words.finish).click();
  const step = (name: string): Promise<void> => page.getByRole('navigation', { name: words.steps.label }).getByRole('button', { name }).click();
  await look(page, 'read what is left');
  await button(page, new RegExp(`^${words.left.read(1)}`)).click();
  await button(page, desk.inbox.reveal).waitFor();
  await look(page, 'cards, hidden');
  await button(page, desk.inbox.reveal).click();
  await look(page, 'cards');
  await page.keyboard.press('Escape');
  await step(words.steps.end);
  await look(page, 'ended');
  await step(words.steps.thank);
  await look(page, 'thanks');
  await evening.lead.ok('stage.show', { scene: 'wall' });
  await button(page, words.thank.show).waitFor();
  await look(page, 'thanks, the wall held by hand');
  await step(words.steps.close);
  await look(page, 'close');
  await step(words.steps.home);
  await look(page, 'take it home, before');
});

it('the facilitator’s close, and the closed page of each role', async () => {
  const evening = await full();
  const watch = (page: Page): void => void withFiles(page);
  const consoleOf = async (role: 'facilitator' | 'moderator'): Promise<Page> =>
    hall.console(evening, { session: await sessionFor(hall.url, await hall.link(evening, role)), watch });
  const [organisers, facilitators, helpers] = [await hall.console(evening, { watch }), await consoleOf('facilitator'), await consoleOf('moderator')];
  await button(facilitators, words.finish).click();
  await facilitators.getByRole('navigation', { name: words.steps.label }).getByRole('button', { name: words.steps.close }).click();
  await says(facilitators, words.close.notYours);
  await look(facilitators, 'close, not theirs');
  await evening.lead.ok('run.close', {});
  await says(organisers, 'record-complete.zip');
  await look(organisers, 'closed');
  await organisers.getByText(desk.menu.menu, { exact: true }).click();
  await look(organisers, 'closed, menu');
  await says(helpers, words.closed.helperThanks);
  await look(helpers, 'closed, helper');
  await facilitators.route('**/files', (route) => route.abort());
  await facilitators.reload();
  await button(facilitators, desk.tryAgain).waitFor();
  await look(facilitators, 'closed, no list of files');
});
