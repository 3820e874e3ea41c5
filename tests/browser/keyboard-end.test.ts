import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { consoleWords as desk } from '../../shared/words/console.en.ts';
import { endWords as words } from '../../shared/words/console-end.en.ts';
import { reach, stop } from './focus.ts';
import { Hall, says } from './hall.ts';
import { withFiles } from './take-home.ts';

let hall: Hall;

beforeAll(async () => {
  hall = await Hall.open();
});
afterEach(async () => {
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

it.each([
  [1366, 900],
  [360, 740],
])('an evening is ended, read to the end, thanked for and closed with a keyboard alone, %s wide', async (width, height) => {
  const evening = await hall.evening();
  await evening.lead.ok('run.start', {});
  await evening.lead.ok('run.jump', { item: 'close' });
  await hall.write(evening, ['Ring us back.'], 'show', 'protect');
  await hall.write(evening, ['Ask us first.'], 'show', 'involve');
  const page = await hall.console(evening, { width, height, private: true, watch: (one) => void withFiles(one) });
  const at = (name: string | RegExp): Promise<void> => expect.poll(async () => (await stop(page)).name).toMatch(name);
  const press = async (name: string | RegExp, key = 'Tab'): Promise<void> => {
    await reach(page, name, key);
    await page.keyboard.press('Enter');
  };

  await page.keyboard.press('n');
  await at(words.left.title);
  await press(words.left.readOf(1, '2 Protect'));
  await at(/2 Protect · 1 not decided/);
  await page.keyboard.press('Escape');
  await at(words.left.readOf(1, '2 Protect'));
  await page.keyboard.press('Enter');
  await at(/2 Protect · 1 not decided/);
  await press(desk.inbox.show);
  await evening.lead.until((view) => view.items.some((item) => item.decision === 'shown'));
  await at(`2 Protect · ${words.left.allDecided}`);
  await press(words.left.back);
  await at(words.left.title);

  await press(words.left.goOn);
  await at(words.thank.title);
  await reach(page, words.thank.nextLabel);
  await page.keyboard.type('We answer in December.');
  await press(words.thank.goOn);
  await evening.lead.until((view) => view.plan.details.next === 'We answer in December.');
  await at(words.close.title);
  // Back to the first step, and to the close again, by the list of steps.
  await press(new RegExp(`^${words.steps.end} ,`), 'Shift+Tab');
  await at(words.ended.title);
  await press(words.ended.goOn);
  await at(words.left.title);
  await press(new RegExp(`${words.steps.close} ,`), 'Shift+Tab');
  await at(words.close.title);
  await press(words.close.seal);
  await at(words.closed.title);
  await says(page, 'record.json');
  await reach(page, words.closed.saveName('record.zip'));
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe('evening-record.zip');
});
