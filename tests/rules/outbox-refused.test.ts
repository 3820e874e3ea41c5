import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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

describe('what the server refuses', () => {
  test('CN3: says which words stood beside the choices, and keeps what has to be chosen anew', async () => {
    const outbox = opened();
    world.server.refusal = { refused: 'choose-again', field: 'audience' };
    const key = outbox.write({ ...WORDS, consent: 'shown' });
    await settled();
    expect(world.server.sent).toMatchObject([{ name: 'floor.write', consent: 'shown' }]);
    expect(outbox.entries).toMatchObject([{ status: null, problem: { refused: 'choose-again' }, unsent: { ...WORDS, consent: 'shown' } }]);
    world.server.refusal = null;
    outbox.edit(key, WORDS);
    await settled();
    expect(world.server.sent.at(-1)).toMatchObject({ name: 'floor.write', key, consent: 'shown-and-quoted' });
    expect(outbox.entries).toMatchObject([{ status: 'received', problem: null }]);
  });

  test('FL6: what was withdrawn elsewhere while it was on its way is withdrawn here, and its words are gone', async () => {
    const outbox = opened();
    world.server.deaf = true;
    const key = outbox.write(WORDS);
    await settled();
    world.server.stored.set(key, null);
    world.server.deaf = false;
    await vi.advanceTimersByTimeAsync(3000);
    expect(outbox.entries).toEqual([{ key, words: null, status: 'withdrawn', problem: null, unsent: null }]);
    expect([...store.kept.values()].join()).not.toContain(WORDS.text);
  });

  test('FL6: a change that waited behind it is kept for its writer, and said to be not sent', async () => {
    const outbox = opened();
    world.server.deaf = true;
    const key = outbox.write(WORDS);
    await settled();
    outbox.edit(key, { ...WORDS, text: 'Better.' });
    world.server.stored.set(key, null);
    world.server.deaf = false;
    await vi.advanceTimersByTimeAsync(3000);
    expect(outbox.jobs).toEqual([]);
    expect(outbox.entries).toMatchObject([{ status: 'withdrawn', words: null, problem: { refused: 'withdrawn' }, unsent: { text: 'Better.' } }]);
  });

  test('FL4: two copies of a tab that send other words under one key: none of them is said to be received that was not', async () => {
    world.server.live = false;
    const before = opened();
    const key = before.write(WORDS);
    // The tab is duplicated, and in one of the two the words are changed before they are sent.
    const other = new Map(store.kept);
    const copy = outboxIn(
      tabStorage('K7QF', () => ({ ...store.store, getItem: (name) => other.get(name) ?? null, setItem: (name, text) => void other.set(name, text) })),
      world.link,
    );
    copy.restore();
    copy.edit(key, { ...WORDS, text: 'Other words.' });
    world.server.live = true;
    before.flush();
    await settled();
    copy.flush();
    await settled();
    expect([...world.server.stored]).toEqual([[key, WORDS.text]]);
    const [own, first] = copy.entries;
    expect(own).toMatchObject({ status: null, problem: { refused: 'already-written' }, unsent: { text: 'Other words.' } });
    // Both can still take back what was received.
    expect(first).toEqual({ key, words: null, status: 'received', problem: null, unsent: null });
    copy.edit(own?.key ?? '', { ...WORDS, text: 'Other words.' });
    await settled();
    expect([...world.server.stored.values()]).toEqual([WORDS.text, 'Other words.']);
    expect(copy.entries).toMatchObject([{ status: 'received', words: { text: 'Other words.' } }, { key }]);
  });

  test('FL17: what was received after all, its answer lost, is told at the close and not said to be refused', async () => {
    const outbox = opened();
    world.server.deaf = true;
    const key = outbox.write(WORDS);
    await settled();
    world.server.deaf = false;
    world.server.refusal = { refused: 'closed' };
    await vi.advanceTimersByTimeAsync(3000);
    expect(outbox.entries).toMatchObject([{ status: null, problem: { refused: 'closed' } }]);
    world.server.statuses = new Map([[key, 'not-mixed']]);
    await outbox.refresh();
    expect(outbox.entries).toMatchObject([{ status: 'not-mixed', words: WORDS, problem: null, unsent: null }]);
  });
});
