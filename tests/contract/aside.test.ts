import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeDisk } from '../../server/store/disk.ts';
import { openLowdbStore, type LowdbOptions } from '../../server/store/lowdb.ts';
import { encode } from '../../server/store/slot.ts';
import type { Store } from '../../server/store/store.ts';
import { goodSlot, slotNames } from '../tools/stored.ts';
import { faultOf } from './suite.ts';

const failing = (code: string): Promise<never> => Promise.reject(Object.assign(new Error(`${code}: from a test`), { code }));

describe('what the lowdb store sets aside', () => {
  let folder = '';
  let lines: string[] = [];
  const stores: Store[] = [];
  const opened = async (options: LowdbOptions = {}): Promise<Store> => {
    const store = await openLowdbStore(folder, (line) => lines.push(line), options);
    stores.push(store);
    return store;
  };
  const closed = async (): Promise<void> => {
    for (const store of stores.splice(0)) await store.close();
  };
  const at = (name: string): string => join(folder, name);
  const names = (): string[] => readdirSync(folder).sort();
  const everyByte = (): string =>
    names()
      .map((name) => `${name} ${readFileSync(at(name), 'utf8')}`)
      .join('\n');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'open-floor-lowdb-'));
    lines = [];
  });
  afterEach(async () => {
    await closed();
    await rm(folder, { recursive: true, force: true });
  });

  it('sets the newest aside, before anything is written over it, where it is whole and the program cannot use it, and says so each time', async () => {
    const judge = (_id: string, documents: object): 'known' | 'unreadable' => ('odd' in documents ? 'unreadable' : 'known');
    const [a, b] = slotNames('one').map(at) as [string, string];
    for (const ending of ['', '-2']) {
      await writeFile(a, encode('{"plan":"kept"}', 1, 0));
      const newest = encode(`{"odd":"secret${ending}"}`, 2, 0);
      await writeFile(b, newest);
      lines = [];
      const store = await opened({ judge });
      expect((await store.open('one'))?.documents).toEqual({ plan: 'kept' });
      expect(new Uint8Array(readFileSync(`${b}.damaged${ending}`))).toEqual(newest);
      expect(lines).toEqual([expect.stringContaining('was set aside as')]);
      expect(lines.join()).toContain(`one.b.slot.damaged${ending}`);
      expect(lines.join()).not.toContain('secret');
      for (const path of [a, b]) expect(goodSlot(readFileSync(path)).text).toBe('{"plan":"kept"}');
      await closed();
    }
    expect(names()).toEqual(['one.a.slot', 'one.b.slot', 'one.b.slot.damaged', 'one.b.slot.damaged-2']);
    const store = await opened({ judge });
    expect(await store.list()).toEqual(['one']);
    expect(await store.purge('one')).toEqual({ gatherings: 1, copies: 3, leftovers: 0 });
    expect(names()).toEqual(['lock']);
  });

  it('writes over no newest that it cannot use where it cannot be set aside', async () => {
    const judge = (_id: string, documents: object): 'known' | 'unreadable' => ('odd' in documents ? 'unreadable' : 'known');
    const [a, b] = slotNames('one').map(at) as [string, string];
    await writeFile(a, encode('{"plan":"kept"}', 1, 0));
    await writeFile(b, encode('{"odd":1}', 2, 0));
    const before = everyByte();
    const store = await opened({ judge, disk: { ...nodeDisk, rename: () => failing('EACCES') } });
    expect(await faultOf(store.open('one'))).toBe('unreadable');
    expect(await faultOf(store.save('one', { plan: 'new' }, 9))).toBe('unreadable');
    await closed();
    expect(everyByte()).toBe(before);
  });

  it('says so and changes nothing where both are damaged, until they are set aside', async () => {
    for (const name of slotNames('one')) await writeFile(at(name), '{"secret');
    // One alone that is whole and makes no sense is damaged too; one alone that is not whole was never finished.
    await writeFile(at('two.a.slot'), encode('[1]', 0, 0));
    await writeFile(at('three.a.slot'), encode('{}', 0, 0).subarray(0, 20));
    const store = await opened();
    const fault: unknown = await store.open('one').catch((error: unknown) => error);
    expect(fault).toMatchObject({ fault: 'damaged' });
    expect(String(fault)).not.toContain('secret');
    expect(await faultOf(store.save('one', { a: 1 }, 1))).toBe('damaged');
    expect(await faultOf(store.open('two'))).toBe('damaged');
    expect(await store.open('three')).toBeNull();
    expect(lines).toEqual([expect.stringContaining('Gathering three has one file, and it is not whole')]);
    expect(names()).toEqual(['lock', ...slotNames('one'), 'three.a.slot', 'two.a.slot']);
    await store.setAside('one');
    expect(await store.open('one')).toBeNull();
    await store.save('one', { a: 1 }, 1);
    await closed();
    expect((await (await opened()).open('one'))?.documents).toEqual({ a: 1 });
    expect(readFileSync(at('one.a.slot.damaged'), 'utf8')).toBe('{"secret');
  });
});
