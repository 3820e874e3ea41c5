import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '../../shared/words/pages.en.ts';
import { en as participant } from '../../shared/words/participant.en.ts';
import { time } from '../../shared/words/time.en.ts';
import { groups as words } from '../../shared/words/participant-groups.en.ts';
import { newKey, openPhone, type TestScreen } from '../tools/server.ts';
import { formAgain, formGroups } from './groups-here.ts';
import { button, type Evening, Hall, says, sideways } from './hall.ts';

const TWO_ROUNDS = [
  { minutes: 10, within: 'table', seating: 'same' },
  { minutes: 10, within: 'table', seating: 'mixed' },
] as const;

let hall: Hall;
let evening: Evening;
/** A phone without a page, to see what every phone sees. */
let other: TestScreen<'participant'>;

beforeAll(async () => {
  hall = await Hall.open();
});
/** After each test: nothing sticks out of any screen, and nothing went wrong behind it. */
afterEach(async () => {
  other.close();
  for (const page of hall.pages) expect(await sideways(page), page.url()).toBe(0);
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

const begin = async (): Promise<void> => {
  evening = await hall.evening();
  await evening.lead.ok('groups.setTables', { tables: [1, 2, 3, 4].map((number) => ({ number, place: number === 2 ? 'by the stage' : '' })) });
  other = await openPhone(hall, evening.code);
};
const placeOf = (table: number): string => (table === 2 ? 'by the stage' : '');
/** Which table each number is at. */
const seats = async (count: number): Promise<Readonly<Record<string, number>>> =>
  (await other.until(({ groups }) => Object.keys(groups?.seats ?? {}).length === count)).groups?.seats ?? {};
/** Two people sit down at a table that has two places. */
const fill = async (breakout: string, table: number): Promise<void> => {
  for (const phone of [await openPhone(hall, evening.code), await openPhone(hall, evening.code)]) {
    await phone.ok('seats.choose', { breakout, key: newKey(), table });
    phone.close();
  }
};

describe('a phone with script off, on a small screen, finds its table', () => {
  let phone: Page;
  const heading = () => phone.getByRole('heading', { level: 1, name: pages.table.title });
  const open = async (): Promise<void> => {
    phone = await hall.page({ width: 320, height: 640, script: false });
    await phone.goto(`${hall.url}/${evening.code}`);
    await phone.getByRole('link', { name: 'Find your table' }).click();
    await heading().waitFor();
  };

  it('by a number: dealt once, however often the form is sent; looked up; given up and taken again; another in the next round', async () => {
    await begin();
    const breakout = await formGroups(evening, { tables: 4, rounds: [...TWO_ROUNDS] });
    await evening.lead.ok('seats.slips', { breakout, kind: null, out: 11 });
    await open();
    await button(phone, words.take).click();
    const first = (await seats(12))['11'] ?? 0;
    await says(phone, words.number('11'));
    await phone
      .getByText(new RegExp(`You are at table\\s${first}\\b`))
      .first()
      .waitFor();
    // A browser asks first; saying yes posts the form again.
    await phone.reload();
    await says(phone, words.number('11'));
    expect(Object.keys((await other.newest()).groups?.seats ?? {})).toHaveLength(12);

    const lookUp = async (number: string): Promise<void> => {
      await phone.getByRole('textbox', { name: pages.table.field }).fill(number);
      await button(phone, pages.table.show).click();
      await heading().waitFor();
    };
    await lookUp('a7');
    const slip = (await seats(12))['A7'] ?? 0;
    await says(phone, pages.table.isAt('A7', slip, placeOf(slip)));
    await lookUp('99');
    await says(phone, pages.table.notFound);
    expect(await phone.getByRole('textbox', { name: pages.table.field }).inputValue()).toBe('99');
    await lookUp(' 11 ');
    await says(phone, pages.table.isAt('11', first, placeOf(first)));
    // Whoever looks a number up does not hold it.
    expect(await phone.getByRole('button', { name: words.leave }).count()).toBe(0);

    await phone.goto(`${hall.url}/${evening.code}/table`);
    await button(phone, words.take).click();
    await says(phone, words.number('12'));
    await seats(13);
    await button(phone, words.leave).click();
    await says(phone, words.gone);
    await seats(12);
    await button(phone, words.back).click();
    await says(phone, words.number('12'));
    await evening.lead.ok('groups.begin', { breakout });
    await evening.lead.ok('groups.next', { breakout });
    await lookUp('12');
    const second = (await other.until(({ groups }) => groups?.phase === 'between')).groups?.seats['12'] ?? 0;
    await says(phone, pages.table.isAt('12', second, placeOf(second)));
    expect(await phone.context().cookies()).toEqual([]);
  });

  it('by choice: first come, a full table says so, also when it has filled since the page was loaded; changed', async () => {
    await begin();
    const breakout = await formGroups(evening, { tables: 3, way: 'choice', places: 2 });
    await fill(breakout, 3);
    await open();
    const table = (number: number) => phone.getByRole('listitem').filter({ hasText: `Table ${number}` });
    await says(table(3), words.places(0));
    expect(await table(3).getByRole('button').count()).toBe(0);
    await says(table(2), words.places(2));
    await fill(breakout, 2);
    await button(table(2), /^Table 2/).click();
    await says(phone, words.refusals['table-full']());
    await says(table(2), words.places(0));
    await button(table(1), /^Table 1/).click();
    expect(await phone.getByText(/^Your number is/).innerText()).toContain(words.youAre(1, ''));
    expect(Object.values(await seats(5)).filter((at) => at === 1)).toHaveLength(1);
    await evening.lead.ok('groups.merge', { breakout, from: 2, into: 3 }).then(() => evening.lead.ok('groups.part', { breakout, table: 2 }));
    await says(table(1), words.yours);
    expect(await table(1).getByRole('button').count()).toBe(0);
  });
});

describe('a phone with script finds its table in place', () => {
  const banner = (phone: Page) => phone.getByRole('region', { name: words.yours });
  /** What a screen reader is told as it changes. */
  const told = (phone: Page) => banner(phone).getByRole('status').first();
  const holdsFocus = (phone: Page): Promise<boolean> => phone.evaluate(() => document.activeElement !== document.body);

  it('takes a number, keeps it over a reload, leaves and comes back, and is told of another table in the next round', async () => {
    await begin();
    const breakout = await formGroups(evening, { tables: 4, rounds: [...TWO_ROUNDS] });
    await evening.lead.ok('seats.slips', { breakout, kind: null, out: 15 });
    const phone = await hall.phone(evening);
    await button(phone, words.take).click();
    const first = (await seats(16))['11'] ?? 0;
    await says(told(phone), words.youAre(first, placeOf(first)));
    await says(told(phone), words.number('11'));
    expect(await holdsFocus(phone)).toBe(true);
    await phone.reload();
    await says(told(phone), words.number('11'));
    expect(Object.keys((await other.newest()).groups?.seats ?? {})).toHaveLength(16);

    await button(phone, words.leave).click();
    await says(told(phone), words.gone);
    expect(await holdsFocus(phone)).toBe(true);
    await seats(15);
    await button(phone, words.back).click();
    await says(told(phone), words.number('11'));
    const again = (await seats(16))['11'] ?? 0;

    await evening.lead.ok('groups.begin', { breakout });
    // One clock: the bar has the round's time, and what says where to sit has none.
    await says(phone.getByRole('banner'), `${participant.groups.on}: ${time.minutesLeft(10)}`);
    expect(await phone.getByText(/minutes? left/).count()).toBe(1);
    const region = await told(phone).elementHandle();
    await evening.lead.ok('groups.next', { breakout });
    const second = (await other.until(({ groups }) => groups?.phase === 'between')).groups?.seats['11'] ?? 0;
    const sentence = second === again ? words.youAre(second, placeOf(second)) : words.moved(second, placeOf(second));
    // Said in the region that was there before, or a screen reader would not hear of it.
    await expect.poll(() => region?.innerText()).toContain(sentence.replace(/ (?=\d)/, ' '));
    await says(banner(phone), words.find.change);
    await evening.lead.ok('groups.callBack', { breakout, leadSeconds: 120 });
    await expect.poll(() => region?.innerText()).toMatch(/Come back together by \d\d:\d\d/);
    // Nothing is left to do but to fold it away.
    expect(await banner(phone).getByRole('button').count()).toBe(1);
  });

  it('chooses a table and changes it; other groups begin anew', async () => {
    await begin();
    const breakout = await formGroups(evening, { tables: 3, way: 'choice', places: 2 });
    const phone = await hall.phone(evening);
    await button(phone, /^Table 2/).click();
    await says(told(phone), words.youAre(2, 'by the stage'));
    expect(await holdsFocus(phone)).toBe(true);
    await fill(breakout, 3);
    await phone.getByText(words.change, { exact: true }).click();
    await says(phone, words.places(0));
    expect(await phone.getByRole('button', { name: /^Table [23]/ }).count()).toBe(0);
    await button(phone, /^Table 1/).click();
    await says(told(phone), words.youAre(1, ''));
    await other.until(({ groups }) => groups?.seats['11'] === 1);
    await evening.lead.ok('groups.finish', { breakout });
    await formAgain(evening, { tables: 3 });
    await button(phone, words.take).waitFor();
    expect(await told(phone).innerText()).not.toContain(words.number('11'));
  });
});
