import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../server/store/disk.ts';
import { encode } from '../../server/store/slot.ts';
import { put } from '../tools/put.ts';
import { goodSlot, slotNames } from '../tools/stored.ts';
import { failing, inLowdbFolder } from './lowdb-folder.ts';
import { faultOf } from './place.ts';

describe('what the lowdb store sets aside', () => {
  const here = inLowdbFolder();
  const { opened, closed, at, names, everyByte } = here;

  it('sets the newest aside, before anything is written over it, where it is whole and the program cannot use it, and says so each time', async () => {
    const judge = (_id: string, documents: object): 'known' | 'unreadable' => ('odd' in documents ? 'unreadable' : 'known');
    const [a, b] = slotNames('one').map(at) as [string, string];
    for (const ending of ['', '-2']) {
      await writeFile(a, encode('{"plan":"kept"}', 1, 0));
      const newest = encode(`{"odd":"secret${ending}"}`, 2, 0);
      await writeFile(b, newest);
      here.lines = [];
      const store = await opened({ judge });
      expect((await store.open('one'))?.documents).toEqual({ plan: 'kept' });
      expect(new Uint8Array(readFileSync(`${b}.damaged${ending}`))).toEqual(newest);
      expect(here.lines).toEqual([expect.stringContaining('was set aside as')]);
      expect(here.lines.join()).toContain(`one.b.slot.damaged${ending}`);
      expect(here.lines.join()).not.toContain('secret');
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
    expect(await faultOf(put(store, 'one', { plan: 'new' }))).toBe('unreadable');
    await closed();
    expect(everyByte()).toBe(before);
  });

  it('sets a file of another evening aside in the place of an own one, whichever is the newer by its number, and names it', async () => {
    const judge = (id: string, documents: { id?: unknown }): 'known' | 'unreadable' => (documents.id === id ? 'known' : 'unreadable');
    // The newest of each is its first; whoever copies files back may swap them.
    const first = (id: string, count: 0 | 1 | 2): Uint8Array => encode(`{"id":"${id}","floor":["${id} said last"]}`, count, 0);
    const before = (id: string, count: 0 | 1 | 2): Uint8Array => encode(`{"id":"${id}","floor":[]}`, count, 0);
    for (const count of [0, 1, 2] as const) {
      await writeFile(at('one.a.slot'), first('two', count));
      await writeFile(at('one.b.slot'), before('one', 0));
      await writeFile(at('two.a.slot'), first('one', 1));
      await writeFile(at('two.b.slot'), before('two', 0));
      here.lines = [];
      const store = await opened({ judge });
      for (const id of ['one', 'two']) expect((await store.open(id))?.documents, `${id} ${count}`).toEqual({ id, floor: [] });
      for (const id of ['one', 'two']) expect(here.lines.filter((line) => line.includes(`set aside as ${id}.a.slot.damaged`))).toHaveLength(1);
      expect(here.lines).toHaveLength(2);
      expect(everyByte()).toContain('one said last');
      expect(everyByte()).toContain('two said last');
      await closed();
      for (const name of names()) await rm(at(name));
    }
  });

  it('advises nobody to delete the one file that is left of an evening, unless it holds nothing', async () => {
    const flipped = (text: string, byte: number): Uint8Array => {
      const slot = encode(text, 0, 0);
      slot[byte] = (slot[byte] ?? 0) ^ 1;
      return slot;
    };
    const words = '{"floor":["nearly all of the words"]}';
    const files: [string, Uint8Array, 'damaged' | 'none'][] = [
      // With its line right and all of its length there, it was whole once; and the second file is never made alone.
      ['words.a.slot', flipped(words, 60), 'damaged'],
      ['second.b.slot', flipped(words, 60), 'damaged'],
      ['second-line.b.slot', flipped(words, 20), 'damaged'],
      ['second-short.b.slot', encode(words, 0, 0).subarray(0, 80), 'damaged'],
      ['line.a.slot', flipped(words, 20), 'none'],
      ['short.a.slot', encode(words, 0, 0).subarray(0, 80), 'none'],
      ['empty.a.slot', new Uint8Array(0), 'none'],
      ['zeros.b.slot', new Uint8Array(65_536), 'none'],
    ];
    for (const [name, bytes] of files) await writeFile(at(name), bytes);
    const left = everyByte();
    const store = await opened();
    for (const [name, , expected] of files) {
      here.lines = [];
      expect(await faultOf(store.open(name.split('.')[0] ?? '')), name).toBe(expected);
      const holdsNothing = ['empty.a.slot', 'zeros.b.slot'].includes(name);
      expect(here.lines.join().includes('can be deleted'), name).toBe(holdsNothing);
      if (expected === 'none' && !holdsNothing) expect(here.lines.join()).toContain('Keep it');
    }
    await closed();
    expect(everyByte()).toBe(left);
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
    expect(await faultOf(put(store, 'one', { a: 1 }))).toBe('damaged');
    expect(await faultOf(store.open('two'))).toBe('damaged');
    expect(await store.open('three')).toBeNull();
    expect(here.lines).toEqual([expect.stringContaining('Gathering three has one file, and it is not whole')]);
    expect(names()).toEqual(['lock', ...slotNames('one'), 'three.a.slot', 'two.a.slot']);
    await store.setAside('one');
    expect(await store.open('one')).toBeNull();
    await put(store, 'one', { a: 1 });
    await closed();
    expect((await (await opened()).open('one'))?.documents).toEqual({ a: 1 });
    expect(readFileSync(at('one.a.slot.damaged'), 'utf8')).toBe('{"secret');
  });
});
