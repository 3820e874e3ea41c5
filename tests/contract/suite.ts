import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Store, Turned } from '../../server/store/store.ts';
import { put } from '../tools/put.ts';
import { anySteps, carriedOut } from './any-steps.ts';
import { FAULT, faultOf, looked, throwing, type Place } from './place.ts';

/** What every store keeps to, whatever it stands on. */
export const describeStore = (name: string, newPlace: () => Promise<Place>): void => {
  describe(`a store: ${name}`, () => {
    const stores: Store[] = [];
    const places: Place[] = [];
    const opened = async (place: Place): Promise<Store> => {
      const store = await place.again();
      stores.push(store);
      return store;
    };
    const fresh = async (): Promise<{ place: Place; store: Store }> => {
      const place = await newPlace();
      places.push(place);
      return { place, store: await opened(place) };
    };
    const closed = async (store: Store): Promise<void> => {
      stores.splice(stores.indexOf(store), 1);
      await store.close();
    };
    afterEach(async () => {
      for (const store of stores.splice(0)) await store.close();
      for (const place of places.splice(0)) await place.clear();
    });

    it('is empty at first', async () => {
      const { store } = await fresh();
      expect(await store.list()).toEqual([]);
      expect(await store.open('nothing')).toBeNull();
    });

    it('gives back what was stored, also after a restart', async () => {
      const { place, store } = await fresh();
      await put(store, 'evening-1', { plan: { title: 'Ünïcode ✓ "quotes" \n lines' }, floor: [1, 2] });
      const expected = { version: 1, documents: { plan: { title: 'Ünïcode ✓ "quotes" \n lines' }, floor: [1, 2] } };
      expect(await store.open('evening-1')).toEqual(expected);
      await closed(store);
      expect(await (await opened(place)).open('evening-1')).toEqual(expected);
    });

    it('keeps the documents that a turn does not name', async () => {
      const { place, store } = await fresh();
      await put(store, 'one', { plan: 1, floor: 2 });
      await put(store, 'one', { floor: 3 });
      expect((await store.open('one'))?.version).toBe(2);
      await closed(store);
      expect((await (await opened(place)).open('one'))?.documents).toEqual({ plan: 1, floor: 3 });
    });

    it('keeps gatherings apart and lists them in order', async () => {
      const { store } = await fresh();
      await put(store, 'second', { a: 2 });
      await put(store, 'first', { a: 1 });
      expect(await store.list()).toEqual(['first', 'second']);
      expect((await store.open('first'))?.documents).toEqual({ a: 1 });
    });

    it('hands a turn what is newer than its caller knows, and nothing else', async () => {
      const { place, store } = await fresh();
      expect(await looked(store, 'one', 0)).toEqual({ version: 0, result: {} });
      await put(store, 'one', { plan: 1, floor: 1 });
      await put(store, 'one', { floor: 2 });
      await put(store, 'one', { run: 3 });
      for (const [known, newer] of [
        [0, { plan: 1, floor: 2, run: 3 }],
        [1, { floor: 2, run: 3 }],
        [2, { run: 3 }],
        [3, {}],
      ] as const)
        expect(await looked(store, 'one', known)).toEqual({ version: 3, result: newer });
      await closed(store);
      // It may count anew; what it says when it is opened is what its caller knows then.
      const later = await opened(place);
      const { version = 0 } = (await later.open('one')) ?? {};
      expect(version).toBeGreaterThanOrEqual(1);
      expect((await looked(later, 'one', 0)).result).toEqual({ plan: 1, floor: 2, run: 3 });
      expect((await looked(later, 'one', version)).result).toEqual({});
    });

    it('counts one version more for each turn that writes, and says which it is and what its work found', async () => {
      const { store } = await fresh();
      const turn = (known: number): Promise<Turned<number>> =>
        store.turn('one', known, ({ version }) => ({ changed: { count: version + 1 }, result: version }));
      expect(await turn(0)).toEqual({ version: 1, result: 0 });
      expect(await turn(1)).toEqual({ version: 2, result: 1 });
      expect(await turn(0)).toEqual({ version: 3, result: 2 });
    });

    it('refuses a version that was never stored, without running the work, and changes nothing', async () => {
      const { store } = await fresh();
      await put(store, 'one', { a: 1 });
      let ran = 0;
      for (const known of [2, 99, -1, 0.5, Number.NaN])
        expect(await faultOf(store.turn('one', known, () => ({ changed: { a: 2 }, result: (ran += 1) })))).toBe('stale');
      await store.purge('one');
      expect(await faultOf(store.turn('one', 1, () => ({ changed: { a: 2 }, result: (ran += 1) })))).toBe('stale');
      expect(ran).toBe(0);
      expect(await store.open('one')).toBeNull();
    });

    it('carries out turns of one gathering one after another, each on what the one before has left', async () => {
      const { store } = await fresh();
      const turned = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          store.turn('one', 0, ({ documents }) => {
            const all = [...((documents['all'] ?? []) as number[]), index];
            return { changed: { all, [`d${index}`]: index }, result: all.length };
          }),
        ),
      );
      expect(turned).toEqual(Array.from({ length: 20 }, (_, index) => ({ version: index + 1, result: index + 1 })));
      const stored = await store.open('one');
      expect(stored?.documents['all']).toEqual(Array.from({ length: 20 }, (_, index) => index));
      expect(Object.keys(stored?.documents ?? {})).toHaveLength(21);
    });

    it('keeps a turn waiting for the one before it, and nobody for a turn of another gathering', async () => {
      const { place, store } = await fresh();
      await put(store, 'slow', { a: 0 });
      const release = place.hold('slow');
      const order: string[] = [];
      const first = store.turn('slow', 1, () => ({ changed: { a: 1 }, result: order.push('first begins') }));
      const second = store.turn('slow', 1, ({ documents }) => ({ changed: {}, result: order.push(`second finds ${JSON.stringify(documents)}`) }));
      await put(store, 'quick', { a: 1 });
      await put(store, 'quick', { a: 2 });
      expect(order).toEqual(['first begins']);
      release();
      await Promise.all([first, second]);
      expect(order).toEqual(['first begins', 'second finds {"a":1}']);
    });

    it('stores all of a turn or nothing, rejects where it could not, and goes on with the next', async () => {
      const { place, store } = await fresh();
      await put(store, 'one', { plan: 1, floor: 1 });
      place.refuse(true);
      const results = await Promise.allSettled([put(store, 'one', { plan: 2, floor: 2, run: 2 }), put(store, 'one', { plan: 3 }, { erases: true })]);
      for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: { name: 'StoreError', fault: 'not-written' } });
      expect(await faultOf(put(store, 'two', { plan: 1 }))).toBe('not-written');
      expect(await store.open('one')).toEqual({ version: 1, documents: { plan: 1, floor: 1 } });
      expect(await looked(store, 'one', 1)).toEqual({ version: 1, result: {} });
      expect(await store.list()).toEqual(['one']);
      place.refuse(false);
      expect(await put(store, 'one', { floor: 4 })).toBe(2);
      await closed(store);
      expect((await (await opened(place)).open('one'))?.documents).toEqual({ plan: 1, floor: 4 });
    });

    it('leaves everything as it was where the work throws, and rejects with just what it threw', async () => {
      const { place, store } = await fresh();
      await put(store, 'one', { a: 1 });
      await expect(store.turn('one', 1, throwing)).rejects.toBe(FAULT);
      await expect(store.turn('two', 0, throwing)).rejects.toBe(FAULT);
      expect(await store.list()).toEqual(['one']);
      expect(await put(store, 'one', { b: 2 })).toBe(2);
      await closed(store);
      expect((await (await opened(place)).open('one'))?.documents).toEqual({ a: 1, b: 2 });
    });

    it('writes nothing for a turn that changes nothing, so that a disk that refuses keeps it from nothing', async () => {
      const { place, store } = await fresh();
      await put(store, 'one', { a: 1 });
      place.refuse(true);
      expect(await store.turn('one', 1, () => ({ changed: {}, result: 'looked' }))).toEqual({ version: 1, result: 'looked' });
      expect(await store.turn('none', 0, () => ({ changed: {}, erases: true, result: 'looked' }))).toEqual({ version: 0, result: 'looked' });
      expect(await store.list()).toEqual(['one']);
    });

    it('takes a turn that changes nothing and erases, so that every copy is written anew', async () => {
      const { place, store } = await fresh();
      await put(store, 'one', { a: 1 });
      expect(await put(store, 'one', {}, { erases: true })).toBe(2);
      expect(await store.open('one')).toEqual({ version: 2, documents: { a: 1 } });
      expect(await looked(store, 'one', 1)).toEqual({ version: 2, result: {} });
      expect(await store.isThere()).toBe(true);
      place.refuse(true);
      expect(await faultOf(put(store, 'one', {}, { erases: true }))).toBe('not-written');
      place.refuse(false);
      await closed(store);
      expect((await (await opened(place)).open('one'))?.documents).toEqual({ a: 1 });
    });

    it('destroys all of a gathering and says what, in counts', async () => {
      const { place, store } = await fresh();
      await put(store, 'one', { a: 1 });
      await put(store, 'other', { a: 1 });
      expect((await store.purge('one')).gatherings).toBe(1);
      expect((await store.purge('one')).gatherings).toBe(0);
      expect(await store.list()).toEqual(['other']);
      expect(await store.open('one')).toBeNull();
      await closed(store);
      const later = await opened(place);
      expect(await later.open('one')).toBeNull();
      await put(later, 'one', { b: 1 });
      expect(await later.open('one')).toEqual({ version: 1, documents: { b: 1 } });
    });

    it('refuses ids that are no ids', async () => {
      const { store } = await fresh();
      for (const id of ['', '../up', 'a/b', 'a b', 'a.b', 'é', 'x'.repeat(41), 'a\u0000']) {
        expect(await faultOf(store.open(id))).toBe('bad-id');
        expect(await faultOf(put(store, id, {}))).toBe('bad-id');
        expect(await faultOf(store.purge(id))).toBe('bad-id');
      }
    });

    it('finishes turns under way when it is closed, and then answers nothing', async () => {
      const { place, store } = await fresh();
      const release = place.hold('one');
      const turns = Promise.all([put(store, 'one', { a: 1 }), put(store, 'one', { b: 1 })]);
      const closing = closed(store);
      let ran = false;
      expect(await faultOf(store.turn('one', 0, () => ({ changed: { c: 1 }, result: (ran = true) })))).toBe('closed');
      expect(await faultOf(store.open('one'))).toBe('closed');
      expect(await faultOf(store.list())).toBe('closed');
      release();
      await closing;
      expect(await turns).toEqual([1, 2]);
      expect(ran).toBe(false);
      expect((await (await opened(place)).open('one'))?.documents).toEqual({ a: 1, b: 1 });
    });

    it('behaves like a map, through any order of turns, restarts and purges', async () => {
      await fc.assert(
        fc.asyncProperty(anySteps, async (steps) => {
          const { place, store } = await fresh();
          await closed(await carriedOut(steps, place, { store, closed, opened }));
          await place.clear();
        }),
        { numRuns: 40 },
      );
    });
  });
};
