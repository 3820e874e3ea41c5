import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presetNamed } from '../../shared/gathering/groups/model/presets.ts';
import type { Format } from '../../shared/gathering/groups/model/format.ts';
import type { SeatReply } from '../../shared/gathering/groups/model/seats/seat-reply.ts';
import { MINUTE } from '../../shared/gathering/time.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import {
  api,
  cardsFor,
  newEvening,
  newKey,
  openConsole,
  openPhone,
  openTable,
  sessionFor,
  testServer,
  TestScreen,
  type TestServer,
} from '../tools/server.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';

const START = Date.UTC(2026, 4, 12, 17, 0);
const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.refused);
const tables = (change: Partial<Format> = {}): Format => ({ ...presetNamed('tables'), tables: 3, ...change });
const point = (breakout: string, text: string, id: string = newKey(), base = 0) => ({
  breakout,
  id,
  text,
  exact: false,
  tags: [],
  base,
  otherwise: newKey(),
});

/** An evening in its first question, with groups formed. */
const formed = async (server: TestServer, format: Format) => {
  const { id, code } = await newEvening(server, 'lpact', START);
  const lead = await openConsole(server, id);
  await lead.ok('run.start', {});
  await lead.ok('run.jump', { item: 'respect' });
  const { reply } = await lead.ok('groups.form', { format });
  return { id, code, lead, breakout: (reply as { id: string }).id };
};

describe('groups over real sockets', () => {
  it('GR4: a phone holds its number over a reload, and nothing on disk says whose it is', async () => {
    await using server = await testServer({ clock: new ManualClock(START) });
    const { id, code, breakout, lead } = await formed(server, tables());
    const key = newKey();
    const phone = await openPhone(server, code);
    const first = (await phone.ok('seats.take', { breakout, key })).reply as SeatReply;
    phone.close();
    const again = await openPhone(server, code);
    expect((await again.ok('seats.take', { breakout, key })).reply).toEqual(first);
    const third = await openPhone(server, code);
    const other = (await third.ok('seats.take', { breakout, key: newKey() })).reply as SeatReply;
    expect(other.slot).not.toBe(first.slot);
    expect((await again.until((view) => view.groups?.seats[other.slot] === other.table)).groups?.seats).toEqual({
      [first.slot]: first.table,
      [other.slot]: other.table,
    });
    for (const told of [await lead.newest(), server.rooms.byId(id)?.state]) expect(JSON.stringify(told)).not.toContain(key);
    for (const screen of [again, lead]) screen.close();
  });

  it('VW5: a card opens its own table and no more', async () => {
    await using server = await testServer({ clock: new ManualClock(START) });
    const { id, breakout, lead } = await formed(server, tables());
    const [one = '', two = ''] = await cardsFor(server, id, [1, 2]);
    const [first, second] = [await openTable(server, one), await openTable(server, two)];
    await first.ok('table.write', point(breakout, 'only for table one'));
    await first.until((view) => view.groups?.sheet.points[0]?.text === 'only for table one');
    await second.ok('table.write', point(breakout, 'only for table two'));
    const seen = await second.until((view) => view.groups?.sheet.points.length === 1);
    expect(JSON.stringify(seen)).not.toContain('only for table one');
    expect(JSON.stringify(await lead.newest())).not.toContain('only for table');
    for (const [name, input] of [
      ['run.next', {}],
      ['groups.finish', { breakout }],
      ['floor.decide', { id: 'x', decision: 'shown' }],
      ['seats.take', { breakout, key: newKey() }],
    ] as const)
      expect(codeOf(await first.send(name, input as never))).toBe('not-allowed');
    expect(codeOf(await first.send('seats.people', { breakout, table: 2, people: 4 }))).toBe('not-your-table');
    const session = await sessionFor(server.url, one);
    await expect(api(server.url, session, 'GET', `/evenings/${id}/links`)).rejects.toThrow('not-allowed');
    await expect(api(server.url, session, 'POST', `/evenings/${id}/cards`, { tables: [2] })).rejects.toThrow('not-allowed');
    for (const screen of [first, second, lead]) screen.close();
  });

  it('a card that is revoked closes its screens, and one of a sealed evening opens nothing', async () => {
    await using server = await testServer({ clock: new ManualClock(START) });
    const { id, lead } = await formed(server, tables());
    const [one = '', two = ''] = await cardsFor(server, id, [1, 2]);
    const first = await openTable(server, one);
    const gone = new Promise((resolve) => first.socket.once('goodbye', resolve));
    const links = await api<{ id: string; role: string; table: number | null }[]>(server.url, server.organiser, 'GET', `/evenings/${id}/links`);
    await api(server.url, server.organiser, 'DELETE', `/evenings/${id}/links/${links.find((link) => link.table === 1)?.id ?? ''}`);
    expect(await gone).toBe('revoked');
    await expect(sessionFor(server.url, one)).rejects.toThrow('no-session');
    const session = await sessionFor(server.url, two);
    await lead.ok('run.end', {});
    await lead.ok('run.close', {});
    await expect(TestScreen.open(server.url, { protocol: PROTOCOL, as: 'crew', session })).rejects.toMatchObject({
      data: { refusal: { refused: 'closed' } },
    });
    for (const screen of [first, lead]) screen.close();
  });

  it('GR21: two screens of a table, one away for five minutes: both versions are on the sheet', async () => {
    const clock = new ManualClock(START);
    await using server = await testServer({ clock });
    const { id, breakout, lead } = await formed(server, tables());
    await lead.ok('groups.begin', { breakout });
    const [card = ''] = await cardsFor(server, id, [1]);
    const [here, away] = [await openTable(server, card), await openTable(server, card)];
    const shared = newKey();
    await here.ok('table.write', point(breakout, 'First words', shared));
    await away.until((view) => view.groups?.sheet.points[0]?.rev === 1);
    away.close();
    await here.ok('table.write', { ...point(breakout, 'First words, and more', shared, 1) });
    await clock.advance(5 * MINUTE);
    const back = await openTable(server, card);
    await back.ok('table.write', { ...point(breakout, 'First words, written offline', shared, 1) });
    await back.ok('table.write', point(breakout, 'And a new one'));
    const view = await here.until(({ groups }) => groups?.sheet.points.length === 3);
    expect(view.groups?.sheet.points.map(({ text, beside }) => [text, beside])).toEqual([
      ['First words, and more', null],
      ['First words, written offline', shared],
      ['And a new one', null],
    ]);
    for (const screen of [here, back, lead]) screen.close();
  });

  it('GR20: what a table wrote is there after a restart, and what it wrote offline lands in its own groups when others go on', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'open-floor-'));
    const clock = new ManualClock(START);
    let id = '';
    let breakout = '';
    let card = '';
    {
      await using server = await testServer({ clock, dataDir });
      const made = await formed(server, tables());
      ({ id, breakout } = made);
      await made.lead.ok('groups.begin', { breakout });
      [card = ''] = await cardsFor(server, id, [1]);
      const table = await openTable(server, card);
      await table.ok('table.write', point(breakout, 'Before the restart'));
      for (const screen of [table, made.lead]) screen.close();
    }
    await using server = await testServer({ clock: new ManualClock(START + MINUTE), dataDir });
    const [table, lead] = [await openTable(server, card), await openConsole(server, id)];
    expect((await table.until(({ groups }) => groups !== null)).groups?.sheet.points.map(({ text }) => text)).toEqual(['Before the restart']);
    await lead.ok('groups.finish', { breakout });
    const { reply } = await lead.ok('groups.form', { format: tables() });
    await table.ok('table.write', point(breakout, 'Written offline, in the groups before'));
    const later = await table.until(({ groups }) => groups?.id === (reply as { id: string }).id);
    expect(later.groups?.sheet.points).toEqual([]);
    const view = await lead.until(({ groups }) => groups.breakouts[0]?.tables[0]?.points?.length === 2);
    expect(view.groups.breakouts[0]?.tables[0]?.points?.map(({ text }) => text)).toEqual([
      'Before the restart',
      'Written offline, in the groups before',
    ]);
    for (const screen of [table, lead]) screen.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('GR33: points are taken away with their question, round and tables, once they are let out', async () => {
    await using server = await testServer({ clock: new ManualClock(START) });
    const { id, breakout, lead } = await formed(server, tables({ questions: [{ topic: 'respect', wording: '' }] }));
    await lead.ok('groups.begin', { breakout });
    const [one = '', two = ''] = await cardsFor(server, id, [1, 2]);
    const [first, second] = [await openTable(server, one), await openTable(server, two)];
    const told = newKey();
    await first.ok('table.write', { ...point(breakout, '=SUM(A1) and, commas', told), exact: true });
    await second.ok('table.write', point(breakout, 'Kept at the table so far'));
    const file = async (): Promise<string> =>
      (await fetch(`${server.url}/api/evenings/${id}/points.csv`, { headers: { Authorization: `Bearer ${server.organiser}` } })).text();
    expect(await file()).not.toContain('Kept at the table');
    await lead.ok('groups.callBack', { breakout, leadSeconds: 60 });
    await lead.ok('groups.gathered', { breakout });
    await lead.ok('report.tell', { breakout, table: 1, point: told });
    await second.ok('report.also', { breakout, told, also: true });
    const rows = (await file()).split('\r\n');
    expect(rows[1]).toBe(`Respect,1,How can the police respect Black communities better?,1,1,"'=SUM(A1) and, commas",yes,,yes,2,2,`);
    expect(rows[2]).toContain('Kept at the table so far');
    for (const screen of [first, second, lead]) screen.close();
  });
});
