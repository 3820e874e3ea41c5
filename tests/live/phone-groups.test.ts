import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Format } from '../../shared/gathering/groups/model/format.ts';
import type { SeatReply } from '../../shared/gathering/groups/model/seats/seat-reply.ts';
import { en } from '../../shared/words/participant.en.ts';
import { groups as words } from '../../shared/words/participant-groups.en.ts';
import { pages } from '../../shared/words/pages.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { hidden, textOf } from '../tools/phone-room.ts';
import { newEvening, newKey, openConsole, openPhone, testServer, type TestScreen, type TestServer } from '../tools/server.ts';

const PLACES = ['by the stage', 'near the kitchen', ''];
const round = { minutes: 10, within: 'table', seating: 'mixed' } as const;
const FORMAT: Format = {
  preset: '',
  way: 'count',
  tables: 3,
  rounds: [round, round],
  kinds: [],
  hostsStay: false,
  questions: [],
  places: null,
  writers: 'everyone',
  reportBack: false,
  turnSeconds: 60,
};

let server: TestServer & AsyncDisposable;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server[Symbol.asyncDispose]());

let desk: TestScreen<'console'>;
let code: string;
let breakout: string;
beforeEach(async () => {
  const evening = await newEvening(server);
  code = evening.code;
  desk = await openConsole(server, evening.id);
  await desk.ok('run.start', {});
  await desk.ok('groups.setTables', { tables: PLACES.map((place, index) => ({ number: index + 1, place })) });
  return () => desk.close();
});

const form = async (change: Partial<Format> = {}): Promise<void> => {
  const { reply } = await desk.ok('groups.form', { format: { ...FORMAT, ...change } });
  breakout = (reply as { id: string }).id;
};

interface Page {
  readonly status: number;
  readonly html: string;
  readonly text: string;
}
const pageOf = async (response: Response): Promise<Page> => {
  const html = await response.text();
  return { status: response.status, html, text: textOf(html) };
};
const get = async (path = '/table'): Promise<Page> => pageOf(await fetch(`${server.url}/${code}${path}`));
const post = async (path: string, fields: Record<string, string>): Promise<Page> =>
  pageOf(await fetch(`${server.url}/${code}/table${path}`, { method: 'POST', body: new URLSearchParams(fields) }));
/** What the form on a page would send. */
const carried = ({ html }: Page): { key: string; slot: string; breakout: string } => ({
  key: hidden(html, 'key'),
  slot: hidden(html, 'slot'),
  breakout: hidden(html, 'breakout'),
});
const seatIn = ({ text }: Page): { slot: string; table: number } => {
  const [, slot = '', table = ''] = /Your number is (\w+)\. You are at table (\d+)/.exec(text) ?? [];
  return { slot, table: Number(table) };
};
const dealt = async (): Promise<number> => {
  const phone = await openPhone(server, code);
  const { groups } = await phone.until((view) => view.groups !== null);
  phone.close();
  return Object.keys(groups?.seats ?? {}).length;
};

describe('finding a table without script', () => {
  test('says when there are no groups, and the page people write on has a link while there are', async () => {
    expect((await get()).text).toContain(pages.table.none);
    expect((await get('')).html).not.toContain(`href="/${code}/table"`);
    await form();
    expect((await get('')).html).toContain(`<a href="/${code}/table">${en.groups.find}</a>`);
    expect((await get()).text).toContain(words.find.count);
  });

  test('a number is dealt with its table and place, and posting it twice deals it once', async () => {
    await form();
    const asked = await get();
    const first = await post('/take', carried(asked));
    const seat = seatIn(first);
    expect(first.status).toBe(200);
    expect(first.text).toContain(words.youAre(seat.table, PLACES[seat.table - 1] ?? ''));
    expect(seatIn(await post('/take', carried(asked)))).toEqual(seat);
    expect(seatIn(await post('/take', carried(first)))).toEqual(seat);
    expect(await dealt()).toBe(1);
    expect(seatIn(await post('/take', carried(await get()))).slot).toBe('12');
  });

  test('any number can be looked up, those on paper too, as people type them', async () => {
    await form();
    await post('/take', carried(await get()));
    await desk.ok('seats.slips', { breakout, out: 2 });
    const looked = await get('/table?number=11');
    expect(looked.text).toMatch(/Number 11 is at table \d/);
    expect(looked.html).not.toContain(`action="/${code}/table/leave"`);
    expect((await get('/table?number=a-2')).text).toMatch(/Number A2 is at table \d/);
    for (const number of ['99', 'toString', '<b>']) {
      const missed = await get(`/table?number=${encodeURIComponent(number)}`);
      expect([missed.status, missed.text.includes(pages.table.notFound)]).toEqual([422, true]);
    }
    expect((await get('/table?number=')).text).toContain(pages.table.noNumber);
  });

  test('in the next round the same number has another table, and both ways of asking say so', async () => {
    await form();
    const mine = await post('/take', carried(await get()));
    for (let i = 0; i < 8; i += 1) await post('/take', carried(await get()));
    await desk.ok('groups.begin', { breakout });
    expect((await get('/table?number=11')).text).toContain('Round 1 of 2. Until about');
    await desk.ok('groups.next', { breakout });
    const again = seatIn(await post('/take', carried(mine)));
    expect(again.slot).toBe('11');
    const looked = await get('/table?number=11');
    expect(looked.text).toContain(`Number 11 is at table ${again.table}`);
    expect(looked.text).toContain(words.find.change);
  });

  test('kinds: nothing is chosen beforehand, a choice is asked for, and not saying is one', async () => {
    await form({ kinds: [{ name: 'officers', rule: 'spread', cap: null }] });
    const asked = await get();
    expect(asked.text).toContain('officers');
    expect(asked.html).not.toMatch(/ checked[\s>=]/);
    const without = await post('/take', carried(asked));
    expect([without.status, without.text.includes(words.chooseKind)]).toEqual([422, true]);
    expect(seatIn(await post('/take', { ...carried(without), kind: 'none' })).slot).toBe('11');
    expect(seatIn(await post('/take', { ...carried(await get()), kind: '0' })).slot).toBe('12');
    expect(await dealt()).toBe(2);
  });

  test('a table is chosen, first come, and can be changed; a full one says so', async () => {
    await form({ way: 'choice', places: 2 });
    const asked = await get();
    expect(asked.text).toContain(words.places(2));
    const mine = await post('/choose', { ...carried(asked), table: '2' });
    expect(seatIn(mine).table).toBe(2);
    await post('/choose', { ...carried(await get()), table: '2' });
    const full = await post('/choose', { ...carried(await get()), table: '2' });
    expect([full.status, full.text.includes(refusals['table-full']())]).toEqual([422, true]);
    expect(full.html).not.toMatch(/<button[^>]*value="2"/);
    expect(seatIn(await post('/choose', { ...carried(mine), table: '3' }))).toEqual({ slot: '11', table: 3 });
    expect((await get('/table?number=11')).text).toContain('Number 11 is at table 3.');
    expect((await post('/choose', { ...carried(mine), table: 'x' })).text).toContain(refusals.malformed());
    expect((await post('/choose', { ...carried(mine), table: '9' })).text).toContain(refusals['unknown-table']());
  });

  test('whoever leaves keeps the number, and comes back by it', async () => {
    await form();
    const mine = await post('/take', carried(await get()));
    const gone = await post('/leave', carried(mine));
    expect(gone.text).toContain(words.gone);
    expect((await get('/table?number=11')).status).toBe(422);
    expect(seatIn(await post('/take', carried(gone))).slot).toBe('11');
  });

  test('groups that have moved on, or are over, are told in words', async () => {
    await form();
    const early = carried(await get());
    await desk.ok('groups.callBack', { breakout, leadSeconds: 120 });
    const late = await post('/take', early);
    expect([late.status, late.text.includes(refusals['groups-moved-on']())]).toEqual([422, true]);
    expect(late.text).toContain('Come back together by');
    await desk.ok('groups.finish', { breakout });
    expect((await post('/take', early)).text).toContain(refusals['groups-moved-on']());
    expect((await post('/take', { ...early, breakout: 'GONE' })).text).toContain(refusals['unknown-groups']());
    expect((await get()).text).toContain(pages.table.none);
  });

  test.each([
    [{ way: 'list' } as const, words.find.list],
    [{ way: 'seated' } as const, words.find.seated],
    [{ way: 'seated', tables: 0, rounds: [{ ...round, within: 'pairs' }] } as const, words.within.pairs],
  ])('%o says what to do, and deals nothing', async (change, sentence) => {
    await form({ ...FORMAT, ...change, rounds: [...('rounds' in change ? change.rounds : FORMAT.rounds)] });
    const page = await get();
    expect(page.text).toContain(sentence);
    expect(page.html).not.toContain('method="post"');
  });

  test('no key is in any address, and a form’s address leads back when it is loaded', async () => {
    await form();
    const page = await post('/take', carried(await get()));
    const addresses = [...page.html.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, address]) => address).join(' ');
    expect(addresses).not.toContain(carried(page).key);
    const loaded = await fetch(`${server.url}/${code}/table/take`, { redirect: 'manual' });
    expect([loaded.status, loaded.headers.get('Location')]).toEqual([302, `/${code}/table`]);
  });
});

describe('finding a table by the live page’s commands', () => {
  const take = async (phone: TestScreen<'participant'>, key: string): Promise<SeatReply> =>
    (await phone.ok('seats.take', { breakout, key })).reply as SeatReply;

  test('the same key gets the same number after a reload, and under the same id again', async () => {
    await form();
    const [key, id] = [newKey(), newKey()];
    const phone = await openPhone(server, code);
    const first = await phone.send('seats.take', { breakout, key }, id);
    expect(await phone.send('seats.take', { breakout, key }, id)).toEqual(first);
    phone.close();
    const again = await openPhone(server, code);
    expect(await take(again, key)).toEqual(first.ok && first.reply);
    expect(JSON.stringify(await again.until((view) => view.groups?.seats['11'] !== undefined))).not.toContain(key);
    again.close();
  });

  test('leaving frees the place, coming back keeps the number, and the next round tells its table', async () => {
    await form();
    const key = newKey();
    const phone = await openPhone(server, code);
    await take(phone, key);
    const others = await Promise.all(Array.from({ length: 8 }, () => openPhone(server, code)));
    for (const other of others) {
      await take(other, newKey());
      other.close();
    }
    await phone.until(({ groups }) => groups?.seats['11'] !== undefined);
    await phone.ok('seats.leave', { breakout, key });
    await phone.until(({ groups }) => groups !== null && !('11' in groups.seats));
    expect((await take(phone, key)).slot).toBe('11');
    await desk.ok('groups.begin', { breakout });
    await desk.ok('groups.next', { breakout });
    const { groups } = await phone.until((view) => view.groups?.round.number === 2);
    expect(groups?.seats['11']).toBe((await take(phone, key)).table);
    phone.close();
  });
});

test('GR36, GR37: a form of an earlier dealing holds no number of this one, and a stopped dealing says so', async () => {
  await form();
  const { key, slot } = carried(await post('/take', { ...carried(await get()), kind: 'none' }));
  expect(slot).toBe('11');
  await desk.ok('seats.renumber', { breakout });
  const other = await openPhone(server, code);
  expect((await other.ok('seats.take', { breakout, key: newKey() })).reply).toMatchObject({ slot: '11', deal: 1 });
  const late = await post('/leave', { key, slot, deal: '0', breakout });
  expect(late.text).toContain('Give me a number');
  await desk.ok('seats.dealing', { breakout, on: false });
  expect((await get()).text).toContain('Phones are given no new places at the moment.');
  other.close();
});

test('"What we keep" names every field of a number, and "What we cannot protect you from" who sees it', async () => {
  const keep = (await get('/keep')).text;
  for (const { name } of Object.values(pages.keep.seatFields)) expect(keep).toContain(name);
  expect(keep).toContain(pages.keep.seatClose);
  expect((await get('/limits')).text).toContain('Somebody who sees your number.');
});
