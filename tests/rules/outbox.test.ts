import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { draftsIn } from '../../shared/client/drafts.ts';
import { outboxIn, type Outbox, type Words } from '../../shared/client/outbox.svelte.ts';
import { tabStorage } from '../../shared/client/tab-storage.ts';
import { fakeServer, fakeStore } from '../tools/fake-tab.ts';

const WORDS: Words = { topic: 'protect', text: 'Nobody rang me back.', audience: 'show', consent: 'shown-and-quoted' };
const settled = () => vi.advanceTimersByTimeAsync(0);

let store: ReturnType<typeof fakeStore>;
let world: ReturnType<typeof fakeServer>;
/** The outbox of a page that has just been opened in this tab. */
const opened = (): Outbox => {
  const outbox = outboxIn(
    tabStorage('K7QF', () => store.store),
    world.link,
  );
  outbox.restore();
  return outbox;
};

beforeEach(() => {
  vi.useFakeTimers();
  store = fakeStore();
  world = fakeServer();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the outbox', () => {
  test('sends, and is told that it was received', async () => {
    const outbox = opened();
    const key = outbox.write(WORDS);
    expect(key).toMatch(/^[ACDEFGHJKMNPQRTWXY34679]{12}$/);
    expect(outbox.entries).toMatchObject([{ key, status: null }]);
    expect(outbox.waiting(key)?.what).toBe('write');
    await settled();
    expect(outbox.entries).toMatchObject([{ key, status: 'received', words: WORDS }]);
    expect(outbox.jobs).toEqual([]);
    expect([...world.server.stored.values()]).toEqual([WORDS.text]);
  });

  test('keeps what is written while the link is down, over a reload, and sends it in order', async () => {
    world.server.live = false;
    const before = opened();
    for (const text of ['one', 'two', 'three']) before.write({ ...WORDS, text });
    await settled();
    expect(world.server.sent).toEqual([]);
    const outbox = opened();
    expect(outbox.entries.map((entry) => entry.words?.text)).toEqual(['three', 'two', 'one']);
    world.server.live = true;
    outbox.flush();
    await settled();
    expect(world.server.sent.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    expect(outbox.entries.every(({ status }) => status === 'received')).toBe(true);
  });

  test('sends again under the same id and key where the answer was lost, and stores once', async () => {
    world.server.deaf = true;
    opened().write(WORDS);
    await settled();
    world.server.deaf = false;
    const outbox = opened();
    await settled();
    const [first, second] = world.server.sent;
    expect(second).toEqual(first);
    expect(world.server.stored.size).toBe(1);
    expect(outbox.entries).toMatchObject([{ status: 'received' }]);
  });

  test.each([
    ['too-fast', { refused: 'too-fast', seconds: 7 }, 7000],
    ['not-saved', { refused: 'not-saved', seconds: 2 }, 2000],
    ['failed', { refused: 'failed' }, 3000],
  ] as const)('waits as long as it is told to: %s', async (_name, refusal, wait) => {
    world.server.refusal = refusal;
    const outbox = opened();
    outbox.write(WORDS);
    await settled();
    world.server.refusal = null;
    outbox.flush();
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(world.server.sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(world.server.sent).toHaveLength(2);
    expect(outbox.entries).toMatchObject([{ status: 'received' }]);
  });

  test('keeps the words of what is refused for good, and the next one goes on', async () => {
    const outbox = opened();
    world.server.refusal = { refused: 'writing-over' };
    outbox.write(WORDS);
    await settled();
    world.server.refusal = null;
    expect(outbox.entries).toMatchObject([{ status: null, problem: { refused: 'writing-over' }, unsent: WORDS }]);
    expect(outbox.jobs).toEqual([]);
    const key = outbox.entries[0]?.key ?? '';
    outbox.edit(key, { ...WORDS, text: 'Again.' });
    await settled();
    expect(world.server.sent.at(-1)).toMatchObject({ name: 'floor.write', key, text: 'Again.' });
    expect(outbox.entries).toMatchObject([{ status: 'received', problem: null }]);
  });
});

describe('a form posted before the link was live', () => {
  test('is held under its own key, so that it is stored once whichever arrives', async () => {
    world.server.live = false;
    const before = opened();
    before.write(WORDS, 'K7QFM2PX9TRD');
    before.write(WORDS, 'K7QFM2PX9TRD');
    world.server.stored.set('K7QFM2PX9TRD', WORDS.text);
    world.server.live = true;
    const outbox = opened();
    await settled();
    expect(world.server.sent).toMatchObject([{ name: 'floor.write', key: 'K7QFM2PX9TRD' }]);
    expect(outbox.entries).toMatchObject([{ status: 'received' }]);
    expect(world.server.stored.size).toBe(1);
  });
});

describe('changing and taking back', () => {
  test('what has not been sent yet is changed before it is', async () => {
    world.server.live = false;
    const outbox = opened();
    const key = outbox.write(WORDS);
    outbox.edit(key, { ...WORDS, text: 'Better.' });
    world.server.live = true;
    outbox.flush();
    await settled();
    expect(world.server.sent).toMatchObject([{ name: 'floor.write', text: 'Better.' }]);
    expect(outbox.entries[0]?.words?.text).toBe('Better.');
  });

  test('what may have arrived is changed by an edit, so that the change is not lost', async () => {
    const outbox = opened();
    world.server.deaf = true;
    const key = outbox.write(WORDS);
    await settled();
    outbox.edit(key, { ...WORDS, text: 'Better.' });
    world.server.deaf = false;
    await vi.advanceTimersByTimeAsync(3000);
    expect(world.server.sent.map(({ name }) => name)).toEqual(['floor.write', 'floor.write', 'floor.edit']);
    expect(world.server.stored.get(key)).toBe('Better.');
  });

  test('a refused change keeps both the words as they are stored and those that were not sent', async () => {
    const outbox = opened();
    const key = outbox.write(WORDS);
    await settled();
    world.server.refusal = { refused: 'closed' };
    outbox.edit(key, { ...WORDS, text: 'Too late.' });
    await settled();
    expect(outbox.entries).toMatchObject([{ status: 'received', words: WORDS, unsent: { text: 'Too late.' }, problem: { refused: 'closed' } }]);
  });

  test('what was never sent just goes', async () => {
    world.server.live = false;
    const outbox = opened();
    outbox.withdraw(outbox.write(WORDS));
    expect(outbox.entries).toEqual([]);
    world.server.live = true;
    outbox.flush();
    await settled();
    expect(world.server.sent).toEqual([]);
  });

  test('what may have arrived is sent and withdrawn, so that a late copy meets its tombstone', async () => {
    const outbox = opened();
    world.server.deaf = true;
    const key = outbox.write(WORDS);
    await settled();
    outbox.withdraw(key);
    outbox.withdraw(key);
    world.server.deaf = false;
    await vi.advanceTimersByTimeAsync(3000);
    expect(world.server.sent.map(({ name }) => name)).toEqual(['floor.write', 'floor.write', 'floor.withdraw']);
    expect(world.server.stored.get(key)).toBeNull();
    expect(outbox.entries).toMatchObject([{ status: 'withdrawn', words: null }]);
  });

  test('the words of what is withdrawn are gone from the tab', async () => {
    const outbox = opened();
    const key = outbox.write(WORDS);
    await settled();
    outbox.withdraw(key);
    await settled();
    expect([...store.kept.values()].join()).not.toContain(WORDS.text);
    expect(opened().entries).toMatchObject([{ status: 'withdrawn', words: null }]);
  });
});

describe('what has become of it', () => {
  test('is asked about for all but the withdrawn, and kept when the evening no longer knows', async () => {
    const outbox = opened();
    const shown = outbox.write(WORDS);
    const kept = outbox.write(WORDS);
    await settled();
    world.server.statuses = new Map([
      [shown, 'shown'],
      [kept, 'parked'],
    ]);
    await outbox.refresh();
    expect(outbox.entries.map(({ status }) => status)).toEqual(['parked', 'shown']);
    world.server.statuses = new Map([
      [shown, 'unknown'],
      [kept, 'withdrawn'],
    ]);
    await outbox.refresh();
    expect(outbox.entries).toMatchObject([
      { status: 'withdrawn', words: null },
      { status: 'shown', words: WORDS },
    ]);
  });
});

describe('the tab', () => {
  test('keeps in memory what the browser will not', async () => {
    store.state.full = true;
    const storage = tabStorage('K7QF', () => store.store);
    const drafts = draftsIn(storage);
    drafts.keep('protect', { text: 'Typed', audience: '', consent: '' });
    expect(drafts.of('protect')).toEqual({ text: 'Typed', audience: '', consent: '' });
    const outbox = opened();
    outbox.write(WORDS);
    await settled();
    expect(outbox.entries).toMatchObject([{ status: 'received' }]);
    const none = tabStorage('K7QF', () => {
      throw new Error('SecurityError');
    });
    none.set('a', 1);
    expect(none.get('a')).toBe(1);
    none.remove('a');
    expect(none.get('a')).toBeUndefined();
  });

  test('has a draft for each topic, and none once it is empty', () => {
    const drafts = draftsIn(tabStorage('K7QF', () => store.store));
    drafts.keep('protect', { text: 'One', audience: 'show', consent: 'shown' });
    drafts.keep('story', { text: 'Two', audience: '', consent: '' });
    expect(drafts.of('protect')).toEqual({ text: 'One', audience: 'show', consent: 'shown' });
    expect(drafts.of('respect')).toEqual({ text: '', audience: '', consent: '' });
    drafts.keep('protect', { text: '', audience: '', consent: '' });
    expect([...store.kept]).toEqual([['open-floor:K7QF:drafts', JSON.stringify({ story: { text: 'Two', audience: '', consent: '' } })]]);
  });

  test('is empty after leaving, whatever answers come late', async () => {
    const storage = tabStorage('K7QF', () => store.store);
    const outbox = outboxIn(storage, world.link);
    outbox.write(WORDS);
    outbox.stop();
    storage.clear();
    await settled();
    expect(store.kept.size).toBe(0);
  });

  test('reads nothing from what is damaged', () => {
    store.kept.set('open-floor:K7QF:outbox', '{"entries":');
    expect(opened().entries).toEqual([]);
    store.kept.set('open-floor:K7QF:outbox', '7');
    expect(opened().entries).toEqual([]);
  });
});
