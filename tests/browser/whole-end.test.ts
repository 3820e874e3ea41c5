import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { AUDIENCES, type Audience } from '../../shared/gathering/floor/model/contribution.ts';
import { consoleWords as desk } from '../../shared/words/console.en.ts';
import { endWords as words } from '../../shared/words/console-end.en.ts';
import { en as phoneWords } from '../../shared/words/participant.en.ts';
import { newKey, openPhone, type TestScreen } from '../tools/server.ts';
import { button, type Evening, Hall, says } from './hall.ts';

const PHONES = 60;
const TOPICS = ['respect', 'protect', 'involve', 'represent', 'else', 'story'] as const;

/** What a phone was told was received, and has not been taken back. */
interface Received {
  readonly text: string;
  readonly audience: Audience;
}

let hall: Hall;
const received = new Map<string, Received>();

beforeAll(async () => {
  hall = await Hall.open();
});
afterEach(async () => {
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

/** A phone without a page: writes up to three, changes some and takes some back, and notes what it was told. */
const writes = async (evening: Evening, number: number): Promise<void> => {
  const phone: TestScreen<'participant'> = await openPhone(hall, evening.code);
  for (let count = 0; count < 1 + (number % 3); count += 1) {
    const key = newKey();
    const topic = TOPICS[(number + count) % TOPICS.length] ?? 'else';
    const audience = AUDIENCES[(number + 2 * count) % AUDIENCES.length] ?? 'show';
    const text = `Phone ${number}, text ${count}: =1+1 “ünï” ${'على الطريق '.repeat(number % 4)}`.trim();
    await phone.ok('floor.write', { key, topic, text, audience });
    received.set(key, { text, audience });
    if ((number + count) % 7 === 3) {
      const changed = `${text} (changed)`;
      await phone.ok('floor.edit', { key, topic, text: changed, audience });
      received.set(key, { text: changed, audience });
    }
    if ((number + count) % 11 === 5) {
      await phone.ok('floor.withdraw', { key });
      received.delete(key);
    }
  }
  phone.close();
};

/** Presses the button that saves this file; resolves to what the browser was given. */
const saved = async (page: Page, press: () => Promise<void>): Promise<Record<string, string>> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
};

const textsIn = (zip: Record<string, string>): { csv: string[]; json: string[] } => {
  const file = (ending: string): string => Object.entries(zip).find(([name]) => name.endsWith(ending))?.[1] ?? '';
  const rows: string[][] = parse(file('contributions.csv'), { bom: true });
  const column = rows[0]?.indexOf('Words') ?? -1;
  const record = JSON.parse(file('record.json')) as { topics: { contributions: { words: string }[] }[] };
  return {
    csv: rows.slice(1).map((row) => row[column] ?? ''),
    json: record.topics.flatMap(({ contributions }) => contributions.map(({ words: text }) => text)),
  };
};

const sorted = (texts: Iterable<string>): string[] => [...texts].sort();

it('sixty phones, a guided end, and a record that holds every text that was received, and no other', async () => {
  const evening = await hall.evening({ mixSeconds: 1 });
  const page = await hall.console(evening, { private: true });
  await button(page, desk.head.start).click();
  await page.getByRole('heading', { name: 'Food and meeting' }).first().waitFor();

  // One phone is a real page; all are told that what they sent was received before it counts here.
  const own = await hall.phone(evening);
  await own.getByRole('textbox').fill('Written on a page.');
  await own.getByRole('radio').first().check();
  await own.getByRole('button', { name: phoneWords.write.send }).click();
  await own
    .getByText(/Received/)
    .first()
    .waitFor();
  received.set('the page', { text: 'Written on a page.', audience: 'show' });
  await Promise.all(Array.from({ length: PHONES - 1 }, (_, number) => writes(evening, number)));
  expect(received.size).toBeGreaterThan(80);

  const { items } = await evening.lead.until((view) => view.items.length > 20);
  for (const [index, { id, audience }] of items.slice(0, 12).entries())
    await evening.lead.ok('floor.decide', { id, decision: audience === 'read-out' ? 'read-out' : index % 3 === 0 ? 'parked' : 'shown' });
  for (const item of ['respect', 'protect', 'involve', 'represent', 'close']) await evening.lead.ok('run.jump', { item });

  // What comes now is not mixed in before the close.
  await evening.lead.ok('plan.editSettings', { mixSeconds: 600 });
  await writes(evening, 1000);

  await button(page, desk.head.end).click();
  await page.getByRole('heading', { name: words.left.title }).waitFor();
  await page
    .getByRole('button', { name: /^Read (it|the \d+): / })
    .first()
    .click();
  await page.keyboard.press('Escape');
  await button(page, words.left.goOn).click();
  await page.getByLabel(words.thank.nextLabel).fill('We answer on 12 December.');
  await page.getByLabel(words.thank.nextLabel).blur();
  await evening.lead.until((view) => view.plan.details.next === 'We answer on 12 December.');
  await button(page, words.thank.goOn).click();
  await button(page, words.close.seal).click();
  await page.getByRole('heading', { name: words.closed.title }).waitFor();
  await says(own, 'We answer on 12 December.');

  const complete = textsIn(await saved(page, () => button(page, words.closed.of(words.closed.save, words.closed.complete)).click()));
  const open = textsIn(await saved(page, () => button(page, words.closed.saveName('record.zip')).click()));
  const all = [...received.values()];
  expect(sorted(complete.json)).toEqual(sorted(all.map(({ text }) => text)));
  expect(sorted(complete.csv)).toEqual(sorted(complete.json));
  expect(sorted(open.json)).toEqual(sorted(all.filter(({ audience }) => audience !== 'record').map(({ text }) => text)));
  expect(sorted(open.csv)).toEqual(sorted(open.json));
});
