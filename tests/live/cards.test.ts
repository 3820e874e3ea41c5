import { describe, expect, it } from 'vitest';
import { MOST_CARDS, MOST_SESSIONS } from '../../server/access/grants.ts';
import { GROUP_LIMITS } from '../../shared/gathering/groups/model/format.ts';
import type { CardReply, LinkLine } from '../../shared/protocol/http/links.ts';
import { api, cardsFor, newEvening, openCrew, openTable, sessionFor, testServer, type TestServer } from '../tools/server.ts';

const ALL = Array.from({ length: GROUP_LIMITS.tables }, (_, index) => index + 1);

const cards = async (server: TestServer, evening: string): Promise<LinkLine[]> => {
  const links = await api<LinkLine[]>(server.url, server.organiser, 'GET', `/evenings/${evening}/links`);
  return links.filter((link) => link.role === 'table');
};
const revoke = (server: TestServer, evening: string, id: string): Promise<unknown> =>
  api(server.url, server.organiser, 'DELETE', `/evenings/${evening}/links/${id}`);

describe('cards of tables', () => {
  it('once a card is revoked nothing is remembered of who has looked at its table', async () => {
    await using server = await testServer();
    const { id } = await newEvening(server);
    const [token = ''] = await cardsFor(server, id, [1]);
    const session = await sessionFor(server.url, token);
    const screen = await openCrew<'table'>(server, session);
    const holder = server.access.holder(session);
    const presence = (): number | null => server.access.presence(holder?.session ?? '');
    expect(presence()).toBe(1);
    await revoke(server, id, holder?.link ?? '');
    await expect.poll(() => screen.socket.connected).toBe(false);
    expect(presence()).toBeNull();
    screen.close();
  });

  it('a card that is exchanged while it is being revoked opens nothing', async () => {
    await using server = await testServer();
    const { id } = await newEvening(server);
    for (let tries = 0; tries < 5; tries += 1) {
      const [card] = await api<CardReply[]>(server.url, server.organiser, 'POST', `/evenings/${id}/cards`, { tables: [3] });
      if (!card) throw new Error('No card was made.');
      const [exchanged] = await Promise.allSettled([sessionFor(server.url, card.token), revoke(server, id, card.id)]);
      if (exchanged.status === 'rejected') continue;
      await expect(api(server.url, exchanged.value, 'GET', '/whoami')).rejects.toThrow('no-session');
    }
  });

  it('keeps its bound when many ask at once, makes one for each table, and revoked cards make room for new ones', async () => {
    await using server = await testServer();
    const { id } = await newEvening(server);
    await Promise.allSettled(Array.from({ length: 12 }, () => cardsFor(server, id, ALL)));
    const made = await cards(server, id);
    expect(made).toHaveLength(MOST_CARDS);
    await expect(cardsFor(server, id, [1])).rejects.toThrow('too-many');
    for (const card of made.slice(0, 2)) await revoke(server, id, card.id);
    const [token = '', ...none] = await cardsFor(server, id, [7, 7]);
    expect(none).toEqual([]);
    await sessionFor(server.url, token);
    const now = await cards(server, id);
    expect(now).toHaveLength(MOST_CARDS);
    expect(now.filter((card) => card.revoked).map((card) => card.id)).toEqual([made[1]?.id]);
  });

  it('whoever finds a card and opens tab after tab with it shuts nobody out: not who is there, not who has been, not who comes', async () => {
    await using server = await testServer();
    const { id } = await newEvening(server);
    const [one = '', two = ''] = await cardsFor(server, id, [1, 2]);
    const [here, asleep] = [await sessionFor(server.url, one), await sessionFor(server.url, one)];
    const screen = await openCrew<'table'>(server, here);
    (await openCrew<'table'>(server, asleep)).close();
    await expect.poll(() => server.access.presence(server.access.holder(asleep)?.session ?? '')).toBe(0);
    await Promise.all(Array.from({ length: MOST_SESSIONS + 20 }, () => sessionFor(server.url, one)));
    const late = await openTable(server, one);
    for (const session of [here, asleep]) expect(await api(server.url, session, 'GET', '/whoami')).toMatchObject({ role: 'table', table: 1 });
    expect([screen.socket.connected, late.socket.connected]).toEqual([true, true]);
    await sessionFor(server.url, two);
    for (const one of [screen, late]) one.close();
  });
});
