import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Access } from '../../server/access/access.ts';
import { readAccess, SESSION_LIFE, type AccessDocument } from '../../server/access/grants.ts';
import { HOUSE } from '../../server/house.ts';
import { isRefusal } from '../../shared/gathering/refusal.ts';
import { DAY, SECOND } from '../../shared/gathering/time.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { MemoryStore } from '../tools/memory-store.ts';
import { api, cardsFor, newEvening, openConsole, openCrew, openTable, sessionFor, testServer } from '../tools/server.ts';
import { goodSlot, putStored, slotNames } from '../tools/stored.ts';

const START = Date.UTC(2026, 10, 25, 18, 0);
const BUCKET = { burst: 3, perSecond: 1 };

describe('sessions of the crew', () => {
  const opened = async (): Promise<{ store: MemoryStore; access: Access; clock: ManualClock; log: string[] }> => {
    const [store, clock, log] = [new MemoryStore(), new ManualClock(START), [] as string[]];
    return { store, clock, log, access: await Access.open(store, clock, (line) => log.push(line), BUCKET) };
  };
  const lastStored = ({ writes }: MemoryStore): AccessDocument | undefined => writes.at(-1)?.changed['access'] as AccessDocument | undefined;
  const linkOf = async (access: Access, role: 'facilitator' | 'table' = 'facilitator'): Promise<{ id: string; token: string }> => {
    const link = await access.makeLink('one', role, 'a label');
    if (isRefusal(link)) throw new Error(link.refused);
    return link;
  };

  it('one link opens no more sessions than a person would, and keeps no other from opening', async () => {
    const { access, clock, store } = await opened();
    const [loud, other] = [await linkOf(access), await linkOf(access)];
    const writes = store.writes.length;
    const many = await Promise.all(Array.from({ length: 50 }, () => access.exchange(loud.token)));
    expect(many.filter((reply) => !isRefusal(reply))).toHaveLength(BUCKET.burst);
    expect(many.at(-1)).toEqual({ refused: 'too-fast', seconds: 1 });
    // Those that wait share a write.
    expect(store.writes.length - writes).toBe(1);
    expect(await access.exchange(other.token)).toMatchObject({ role: 'facilitator' });
    await clock.advance(SECOND);
    expect(await access.exchange(loud.token)).toMatchObject({ role: 'facilitator' });
  });

  it('a revocation goes before all that wait, and is in both files when it is answered', async () => {
    const { access, store } = await opened();
    const links = await Promise.all(Array.from({ length: 20 }, () => linkOf(access)));
    const [lost] = links;
    if (!lost) throw new Error('There are no links.');
    const release = store.hold(HOUSE);
    const writes = store.writes.length;
    const under = access.exchange(links[1]?.token ?? '');
    await new Promise((resolve) => setTimeout(resolve, 5));
    const waiting = links.slice(2).map(({ token }) => access.exchange(token));
    const theirs = access.exchange(lost.token);
    const order: string[] = [];
    const revoked = access.revoke('one', lost.id).then(() => order.push('revoked'));
    for (const one of waiting) void one.then(() => order.push('opened'));
    release();
    await Promise.all([under, revoked, ...waiting]);
    expect(order[0]).toBe('revoked');
    expect(await theirs).toEqual({ refused: 'no-session' });
    expect([store.writes.length - writes, store.writes.at(-1)?.erases]).toEqual([2, true]);
  });

  it('lie in the order of their hashes, whenever they were opened, and those that are over go and are told', async () => {
    const { access, store, clock } = await opened();
    const ended: string[] = [];
    access.onEnd((session) => ended.push(session));
    const links = await Promise.all(Array.from({ length: 12 }, () => linkOf(access)));
    for (const { token } of links) await access.exchange(token);
    const hashes = lastStored(store)?.sessions.map(({ hash }) => hash) ?? [];
    expect(hashes).toHaveLength(12);
    expect(hashes).toEqual([...hashes].sort());
    await clock.advance(SESSION_LIFE + DAY);
    await access.exchange(links[0]?.token ?? '');
    expect(ended).toHaveLength(12);
    expect(lastStored(store)?.sessions).toHaveLength(1);
  });

  it('a change is made to the list as it is stored, also where another program has changed it since', async () => {
    const { access, store, clock } = await opened();
    const link = await linkOf(access);
    const other = await Access.open(store, clock, () => undefined, BUCKET);
    await other.revoke('one', link.id);
    const theirs = await linkOf(other);
    expect(await access.exchange((await linkOf(access)).token)).toMatchObject({ role: 'facilitator' });
    expect(lastStored(store)?.links.map(({ id, revoked }) => [id, revoked])).toContainEqual([link.id, true]);
    expect(await access.exchange(theirs.token)).toMatchObject({ role: 'facilitator' });
    // What it cannot use it does not write over.
    const { length } = store.writes;
    await store.turn(HOUSE, 0, () => ({ changed: { access: { schema: 99 } }, result: null }));
    expect(await access.makeLink('one', 'facilitator', 'a label')).toMatchObject({ refused: 'not-saved' });
    expect(store.writes).toHaveLength(length + 1);
  });

  it('a list that cannot be saved is said once, and changes nothing', async () => {
    const { access, store, log } = await opened();
    const link = await linkOf(access);
    store.refuses = 'not-written';
    for (let tries = 0; tries < 3; tries += 1) expect(await access.exchange(link.token)).toMatchObject({ refused: 'not-saved' });
    await access.beat();
    expect(log).toEqual([expect.stringContaining('Links could not be saved')]);
    store.refuses = null;
    await access.beat();
    expect(lastStored(store)?.sessions).toEqual([]);
  });
});

describe('tables and the list of links', () => {
  let dataDir = '';
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'open-floor-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const paths = (): string[] => slotNames('house').map((name) => join(dataDir, name));
  const house = async (): Promise<string> => (await Promise.all(paths().map((path) => readFile(path, 'latin1')))).join('\n');
  const changedAt = (): bigint[] => paths().map((path) => statSync(path, { bigint: true }).ctimeNs);

  it('whoever scans a card changes no file, and their page comes back by itself when the program was started again', async () => {
    const first = await testServer({ dataDir });
    const { id } = await newEvening(first);
    const [card = '', lost = ''] = await cardsFor(first, id, [1, 2]);
    const before = await house();
    const when = changedAt();
    const [session, other] = [await sessionFor(first.url, card), await sessionFor(first.url, lost)];
    const screen = await openCrew<'table'>(first, session);
    (await openTable(first, card)).close();
    expect(changedAt()).toEqual(when);
    expect(await house()).toBe(before);
    screen.close();
    await first.stop();
    const documents: unknown = JSON.parse(goodSlot(await readFile(paths()[0] ?? '')).text);
    const access = readAccess(documents as Record<string, unknown>) as AccessDocument;
    expect(access.sessions.map(({ role }) => role)).toEqual(['organiser']);

    const again = await testServer({ dataDir });
    (await openCrew<'table'>(again, session)).close();
    expect(await api(again.url, session, 'GET', '/whoami')).toEqual({ role: 'table', evening: id, table: 1 });
    // Not with a part of it changed, nor for another card, nor once the card is revoked.
    const [one = '', tab = '', proof = ''] = session.split('.');
    const [two = ''] = other.split('.');
    for (const forged of [`${two}.${tab}.${proof}`, `${one}.${tab.replace(/./, (c) => (c === 'A' ? 'B' : 'A'))}.${proof}`, `${one}.${tab}.`])
      await expect(api(again.url, forged, 'GET', '/whoami')).rejects.toThrow('no-session');
    await api(again.url, again.organiser, 'DELETE', `/evenings/${id}/links/${one}`);
    await expect(api(again.url, session, 'GET', '/whoami')).rejects.toThrow('no-session');
    await again.stop();
    const later = await testServer({ dataDir });
    await expect(api(later.url, session, 'GET', '/whoami')).rejects.toThrow('no-session');
    await later.stop();
  });

  it('sessions of tables that an older program kept are gone from both files at the first start', async () => {
    const base = { evening: 'one', hash: 'a-hash-of-a-table', role: 'table', table: 3 } as const;
    const sessions = [{ ...base, id: 'a', link: 'b', expiresAt: Date.now() + DAY }];
    await putStored(dataDir, 'house', { access: { schema: 1, links: [{ ...base, id: 'b', hash: 'x', label: '3', revoked: false }], sessions } });
    const server = await testServer({ dataDir });
    expect(await house()).not.toContain(base.hash);
    await server.stop();
  });

  it('RM8: the list of links is written again with each beat of an evening that runs, so that its time is nobody’s', async () => {
    const server = await testServer({ dataDir });
    const { id } = await newEvening(server);
    const beaten = async (): Promise<boolean[]> => {
      const before = changedAt();
      // Longer than a file system's own clock takes for a tick.
      await new Promise((resolve) => setTimeout(resolve, 20));
      await server.rooms.beat();
      return changedAt().map((at, index) => at > (before[index] ?? at));
    };
    expect(await beaten()).toEqual([false, false]);
    const desk = await openConsole(server, id);
    await desk.ok('run.start', {});
    expect(await beaten()).toEqual([true, true]);
    desk.close();
    await server.stop();
  });
});
