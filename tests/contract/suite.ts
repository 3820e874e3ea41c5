import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { StoreError, type Store, type StoreFault } from '../../server/store/store.ts';

/** Opens a store on a place of its own; `again` opens another one on the same place, as a restart would. */
export interface Place {
  again(): Promise<Store>;
  /** Removes what the place has left behind; the stores it opened are closed by then. */
  clear(): Promise<void>;
}

export const faultOf = async (promise: Promise<unknown>): Promise<StoreFault | 'none' | 'not a StoreError'> =>
  promise.then(
    () => 'none',
    (fault: unknown) => (fault instanceof StoreError ? fault.fault : 'not a StoreError'),
  );

type Step = {
  readonly do: 'save' | 'open' | 'restart' | 'purge';
  readonly id: string;
  readonly name: string;
  readonly value: fc.JsonValue;
  readonly by: number;
};

const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('save', 'save', 'save', 'open', 'restart', 'purge'),
  id: fc.constantFrom('a', 'b-2'),
  name: fc.constantFrom('plan', 'floor', 'run'),
  value: fc.jsonValue(),
  by: fc.integer({ min: -1, max: 2 }),
});

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

    it('gives back what was saved, also after a restart', async () => {
      const { place, store } = await fresh();
      await store.save('evening-1', { plan: { title: 'Ünïcode ✓ "quotes" \n lines' }, floor: [1, 2] }, 1);
      const expected = { version: 1, documents: { plan: { title: 'Ünïcode ✓ "quotes" \n lines' }, floor: [1, 2] } };
      expect(await store.open('evening-1')).toEqual(expected);
      await closed(store);
      expect(await (await opened(place)).open('evening-1')).toEqual(expected);
    });

    it('keeps the documents that a save does not name', async () => {
      const { place, store } = await fresh();
      await store.save('one', { plan: 1, floor: 2 }, 1);
      await store.save('one', { floor: 3 }, 2);
      expect((await store.open('one'))?.version).toBe(2);
      await closed(store);
      expect((await (await opened(place)).open('one'))?.documents).toEqual({ plan: 1, floor: 3 });
    });

    it('keeps gatherings apart and lists them in order', async () => {
      const { store } = await fresh();
      await store.save('second', { a: 2 }, 1);
      await store.save('first', { a: 1 }, 1);
      expect(await store.list()).toEqual(['first', 'second']);
      expect((await store.open('first'))?.documents).toEqual({ a: 1 });
    });

    it('refuses a version that is not greater than the stored one, and changes nothing', async () => {
      const { place, store } = await fresh();
      await store.save('one', { a: 1 }, 5);
      for (const version of [5, 4, 0, -1, 5.5, Number.NaN]) expect(await faultOf(store.save('one', { a: 2 }, version))).toBe('stale');
      expect(await store.open('one')).toEqual({ version: 5, documents: { a: 1 } });
      await closed(store);
      // It may count anew; what it says when it is opened is what a save has to exceed.
      const later = await opened(place);
      const { version, documents } = (await later.open('one')) ?? {};
      expect(documents).toEqual({ a: 1 });
      expect(version).toBeGreaterThanOrEqual(1);
      expect(version).toBeLessThanOrEqual(5);
      expect(await faultOf(later.save('one', { a: 2 }, version ?? 0))).toBe('stale');
      await later.save('one', { a: 2 }, (version ?? 0) + 1);
    });

    it('carries out saves that overlap in the order in which they were asked for', async () => {
      const { store } = await fresh();
      await Promise.all(Array.from({ length: 20 }, (_, index) => store.save('one', { [`d${index}`]: index, last: index }, index + 1)));
      const stored = await store.open('one');
      expect(stored?.version).toBe(20);
      expect(stored?.documents['last']).toBe(19);
      expect(Object.keys(stored?.documents ?? {})).toHaveLength(21);
    });

    it('goes on after a save that was refused', async () => {
      const { store } = await fresh();
      const results = await Promise.allSettled([store.save('one', { a: 1 }, 1), store.save('one', { a: 2 }, 1), store.save('one', { a: 3 }, 2)]);
      expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await store.open('one')).toEqual({ version: 2, documents: { a: 3 } });
    });

    it('takes a save that changes nothing, so that every copy is written anew', async () => {
      const { place, store } = await fresh();
      await store.save('one', { a: 1 }, 1);
      await store.save('one', {}, 2, { erases: true });
      expect(await store.open('one')).toEqual({ version: 2, documents: { a: 1 } });
      expect(await store.isThere()).toBe(true);
      await closed(store);
      expect((await (await opened(place)).open('one'))?.documents).toEqual({ a: 1 });
    });

    it('destroys all of a gathering and says what, in counts', async () => {
      const { place, store } = await fresh();
      await store.save('one', { a: 1 }, 1);
      await store.save('other', { a: 1 }, 1);
      expect((await store.purge('one')).gatherings).toBe(1);
      expect((await store.purge('one')).gatherings).toBe(0);
      expect(await store.list()).toEqual(['other']);
      expect(await store.open('one')).toBeNull();
      await closed(store);
      const later = await opened(place);
      expect(await later.open('one')).toBeNull();
      await later.save('one', { b: 1 }, 1);
      expect(await later.open('one')).toEqual({ version: 1, documents: { b: 1 } });
    });

    it('refuses ids that are no ids', async () => {
      const { store } = await fresh();
      for (const id of ['', '../up', 'a/b', 'a b', 'a.b', 'é', 'x'.repeat(41), 'a\u0000']) {
        expect(await faultOf(store.open(id))).toBe('bad-id');
        expect(await faultOf(store.save(id, {}, 1))).toBe('bad-id');
        expect(await faultOf(store.purge(id))).toBe('bad-id');
      }
    });

    it('finishes writes under way when it is closed, and then answers nothing', async () => {
      const { place, store } = await fresh();
      const saving = store.save('one', { a: 1 }, 1);
      await closed(store);
      await saving;
      expect(await faultOf(store.open('one'))).toBe('closed');
      expect(await faultOf(store.list())).toBe('closed');
      expect(await (await opened(place)).open('one')).toEqual({ version: 1, documents: { a: 1 } });
    });

    it('behaves like a map, through any order of saves, opens, restarts and purges', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
          const begun = await fresh();
          const { place } = begun;
          let { store } = begun;
          const model = new Map<string, { version: number; documents: Record<string, unknown> }>();
          for (const { do: what, id, name, value, by } of steps) {
            const before = model.get(id);
            const version = (before?.version ?? 0) + by;
            if (what === 'restart') {
              await closed(store);
              store = await opened(place);
              // It may count anew from here.
              for (const [known, { documents }] of model) model.set(known, { version: (await store.open(known))?.version ?? 0, documents });
            } else if (what === 'purge') {
              expect((await store.purge(id)).gatherings).toBe(model.delete(id) ? 1 : 0);
            } else if (what === 'save' && by > 0) {
              await store.save(id, { [name]: value }, version);
              model.set(id, { version, documents: { ...before?.documents, [name]: JSON.parse(JSON.stringify(value)) as unknown } });
            } else if (what === 'save') {
              expect(await faultOf(store.save(id, { [name]: value }, version))).toBe('stale');
            }
            expect(JSON.stringify(await store.open(id))).toBe(JSON.stringify(model.get(id) ?? null));
            expect(await store.list()).toEqual([...model.keys()].sort());
          }
          await closed(store);
          await place.clear();
        }),
        { numRuns: 40 },
      );
    });
  });
};
