import fc from 'fast-check';
import { expect } from 'vitest';
import type { Store } from '../../server/store/store.ts';
import { faultOf, looked, throwing, type Place } from './place.ts';

export type Step = {
  readonly do: 'turn' | 'nothing' | 'throw' | 'fail' | 'restart' | 'purge';
  readonly id: string;
  readonly name: string;
  readonly value: fc.JsonValue;
  /** How many versions behind the newest its caller is; -1 is one ahead. */
  readonly behind: number;
};

const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('turn', 'turn', 'turn', 'turn', 'nothing', 'throw', 'fail', 'restart', 'purge'),
  id: fc.constantFrom('a', 'b-2'),
  name: fc.constantFrom('plan', 'floor', 'run'),
  value: fc.jsonValue(),
  behind: fc.integer({ min: -1, max: 3 }),
});

/** What a gathering of the model is. */
interface Model {
  version: number;
  documents: Record<string, unknown>;
  /** In which version each document was changed last. */
  changedIn: Record<string, number>;
}

export const anySteps = fc.array(step, { maxLength: 15 });

interface Begun {
  readonly store: Store;
  readonly opened: (place: Place) => Promise<Store>;
  readonly closed: (store: Store) => Promise<void>;
}

/** Carries steps out on a store and on a model of one, which must agree after each. Resolves to the store that is open at the end. */
export const carriedOut = async (steps: readonly Step[], place: Place, { store: first, opened, closed }: Begun): Promise<Store> => {
  let store = first;
  const model = new Map<string, Model>();
  for (const { do: what, id, name, value, behind } of steps) {
    const before = model.get(id) ?? { version: 0, documents: {}, changedIn: {} };
    const known = Math.max(0, before.version - behind);
    const newer = Object.fromEntries(Object.entries(before.documents).filter(([one]) => (before.changedIn[one] ?? 0) > known));
    if (what === 'restart') {
      await closed(store);
      store = await opened(place);
      for (const [each, one] of model) {
        const { version = 0 } = (await store.open(each)) ?? {};
        // It may count anew from here.
        if (version !== one.version) one.changedIn = Object.fromEntries(Object.keys(one.documents).map((document) => [document, version]));
        one.version = version;
      }
    } else if (what === 'purge') {
      expect((await store.purge(id)).gatherings).toBe(model.delete(id) ? 1 : 0);
    } else if (known > before.version) {
      expect(await faultOf(looked(store, id, known))).toBe('stale');
    } else if (what === 'nothing') {
      expect(JSON.stringify(await looked(store, id, known))).toBe(JSON.stringify({ version: before.version, result: newer }));
    } else if (what === 'throw') {
      await expect(store.turn(id, known, throwing)).rejects.toThrow('in the work');
    } else {
      place.refuse(what === 'fail');
      const version = before.version + 1;
      const turn = store.turn(id, known, ({ documents }) => ({ changed: { [name]: value }, erases: behind === 2, result: documents }));
      if (what === 'fail') expect(await faultOf(turn)).toBe('not-written');
      else {
        expect(JSON.stringify(await turn)).toBe(JSON.stringify({ version, result: newer }));
        const documents = { ...before.documents, [name]: JSON.parse(JSON.stringify(value)) as unknown };
        model.set(id, { version, documents, changedIn: { ...before.changedIn, [name]: version } });
      }
      place.refuse(false);
    }
    const { version, documents } = model.get(id) ?? {};
    expect(JSON.stringify(await store.open(id))).toBe(JSON.stringify(documents ? { version, documents } : null));
    expect(await store.list()).toEqual([...model.keys()].sort());
  }
  return store;
};
