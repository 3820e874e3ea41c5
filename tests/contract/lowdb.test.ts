import { readdirSync, readFileSync, statSync } from 'node:fs';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIXED_TIME, nodeDisk, type Disk } from '../../server/store/disk.ts';
import { openLowdbStore } from '../../server/store/lowdb.ts';
import { encode, STEP } from '../../server/store/slot.ts';
import { put } from '../tools/put.ts';
import { goodSlot, putStored, slotNames } from '../tools/stored.ts';
import { failing, inLowdbFolder } from './lowdb-folder.ts';
import { faultOf } from './place.ts';

const MARK = 'words-that-were-taken-back';

describe('the lowdb store on disk', () => {
  const here = inLowdbFolder();
  const { opened, closed, at, names, everyByte } = here;

  it.skipIf(process.platform === 'win32')('keeps files and folder for their owner alone', async () => {
    const deeper = at('deeper/still');
    const store = await openLowdbStore(deeper, (line) => here.lines.push(line));
    await put(store, 'one', { a: 1 });
    await store.open('one');
    expect(statSync(deeper).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(deeper)) expect(statSync(join(deeper, name)).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it('gives every file, copy and the folder one fixed time, after saves and after reading', async () => {
    const timesOf = (path: string): number[] => [statSync(path).mtimeMs, statSync(path).atimeMs];
    const fixed = [FIXED_TIME.getTime(), FIXED_TIME.getTime()];
    const store = await opened();
    await put(store, 'one', { a: 1 });
    await put(store, 'one', { a: 2 }, { erases: true });
    await closed();
    await (await opened()).open('one');
    expect(timesOf(here.path)).toEqual(fixed);
    for (const name of names()) expect([name, ...timesOf(at(name))]).toEqual([name, ...fixed]);
    await closed();
    expect(names()).toEqual(slotNames('one'));
    for (const name of names()) expect([name, ...timesOf(at(name))]).toEqual([name, ...fixed]);
    expect(timesOf(here.path)[0]).toBe(fixed[0]);
  });

  it('writes compact JSON of the documents behind a line that says what follows, and zeros', async () => {
    await put(await opened(), 'one', { plan: { a: [1, 'x'] } });
    for (const name of slotNames('one')) {
      const bytes = readFileSync(at(name));
      expect(bytes.length).toBe(STEP);
      expect(goodSlot(bytes)).toMatchObject({ text: '{"plan":{"a":[1,"x"]}}', isClean: true });
    }
  });

  it('overwrites the older of its two files where it lies, in turn, and both where words are taken back', async () => {
    const store = await opened();
    await put(store, 'one', { a: 1 });
    const [a, b] = slotNames('one').map(at);
    const places = [a, b].map((path = '') => statSync(path).ino);
    const held = (): string[] => [a, b].map((path = '') => goodSlot(readFileSync(path)).text);
    const seen: string[][] = [];
    for (const version of [2, 3, 4]) {
      await put(store, 'one', { a: version });
      seen.push(held());
    }
    expect(seen).toEqual([
      ['{"a":2}', '{"a":1}'],
      ['{"a":2}', '{"a":3}'],
      ['{"a":4}', '{"a":3}'],
    ]);
    await put(store, 'one', { a: 5 }, { erases: true });
    expect(held()).toEqual(['{"a":5}', '{"a":5}']);
    expect([a, b].map((path = '') => statSync(path).ino)).toEqual(places);
    expect(names()).toEqual(['lock', ...slotNames('one')]);
  });

  it.each([
    ['cut short', (slot: Buffer) => slot.subarray(0, 50)],
    ['empty', () => Buffer.alloc(0)],
    ['of zeros', (slot: Buffer) => Buffer.alloc(slot.length)],
    ['something else', () => Buffer.from('{"hello":"secret words"}')],
    ['gone', () => null],
    ['of what the program cannot use', () => encode('{"secret":"words"}', 0, 0)],
  ])('uses the other file where one is %s, and makes it whole again', async (_how, spoil) => {
    const judge = (_id: string, documents: object): 'known' | 'unreadable' => ('secret' in documents ? 'unreadable' : 'known');
    for (const name of slotNames('one')) {
      const before = await opened({ judge });
      await put(before, 'one', { plan: 'kept' });
      await closed();
      const spoilt = spoil(readFileSync(at(name)));
      await (spoilt ? writeFile(at(name), spoilt) : rm(at(name)));
      const store = await opened({ judge });
      expect(await store.list()).toEqual(['one']);
      expect((await store.open('one'))?.documents).toEqual({ plan: 'kept' });
      expect(goodSlot(readFileSync(at(name))).text).toBe('{"plan":"kept"}');
      expect(here.lines.join()).not.toContain('secret');
      await closed();
    }
  });

  it('MG2: leaves alone what a newer program wrote', async () => {
    const judge = (_id: string, documents: object): 'known' | 'newer' => ('later' in documents ? 'newer' : 'known');
    await putStored(here.path, 'one', { later: true });
    await putStored(here.path, 'two', {});
    await writeFile(at('two.a.slot'), 'open-floor-slot 2 anything that it needs 7fdb0e27\n');
    const before = everyByte();
    const store = await opened({ judge });
    for (const id of ['one', 'two']) {
      expect(await faultOf(store.open(id))).toBe('newer');
      expect(await faultOf(put(store, id, { a: 1 }, { erases: true }))).toBe('newer');
    }
    await closed();
    expect(everyByte()).toBe(before);
  });

  it('leaves two files that are alike, and no file that tells when something was written last', async () => {
    const store = await opened();
    await put(store, 'one', { a: 1 });
    await put(store, 'one', { a: 2 });
    const written = statSync(at('one.b.slot')).ctimeMs;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await closed();
    expect(slotNames('one').map((name) => goodSlot(readFileSync(at(name))).text)).toEqual(['{"a":2}', '{"a":2}']);
    for (const name of slotNames('one')) expect(statSync(at(name)).ctimeMs).toBeGreaterThan(written);
  });

  it('clears at the start what cut-short writes of an older program left behind, and nothing of anybody else', async () => {
    for (const name of ['one.json.tmp', 'one.last.json.tmp', 'notes.txt', 'a.tmp']) await writeFile(at(name), MARK);
    await opened();
    expect(names()).toEqual(['a.tmp', 'lock', 'notes.txt']);
  });

  it('holds words that were taken back in no file by the time the save resolves, those of an older program included', async () => {
    const text = (version: number): string => JSON.stringify({ version, documents: { floor: [MARK] } });
    for (const name of ['one.json', 'one.last.json', 'one.damaged.json']) await writeFile(at(name), text(1));
    const stuck: Disk = { ...nodeDisk, erase: (path) => (path.endsWith('.last.json') ? failing('EBUSY') : nodeDisk.erase(path)) };
    const store = await opened({ disk: stuck });
    expect((await store.open('one'))?.documents).toEqual({ floor: [MARK] });
    expect(names()).toContain('one.last.json');
    // Not said to be gone while a copy still holds them.
    expect(await faultOf(put(store, 'one', { floor: [] }, { erases: true }))).toBe('not-written');
    expect((await store.open('one'))?.documents).toEqual({ floor: [MARK] });
    await closed();
    const later = await opened();
    await put(later, 'one', { floor: [] }, { erases: true });
    expect(everyByte()).not.toContain(MARK);
    expect(names()).toEqual(['lock', ...slotNames('one')]);
  });

  it.each(['ENOSPC', 'EACCES', 'EIO', 'EBUSY', 'EPERM'])('keeps what was stored when a write fails with %s, and recovers by itself', async (code) => {
    let full = false;
    const cutShort = async (path: string, bytes: Uint8Array): Promise<never> => {
      await nodeDisk.overwrite(path, bytes.subarray(0, 60));
      return failing(code);
    };
    const store = await opened({
      disk: { ...nodeDisk, overwrite: (path, bytes) => (full ? cutShort(path, bytes) : nodeDisk.overwrite(path, bytes)) },
    });
    await put(store, 'one', { a: 'first' });
    full = true;
    expect(await faultOf(put(store, 'one', { a: 'second' }))).toBe('not-written');
    expect(await store.open('one')).toEqual({ version: 1, documents: { a: 'first' } });
    full = false;
    await put(store, 'one', { a: 'third' });
    await closed();
    expect((await (await opened()).open('one'))?.documents).toEqual({ a: 'third' });
  });

  it('makes nothing of a gathering that could not be made whole', async () => {
    let full = true;
    const create = async (path: string, bytes: Uint8Array): Promise<void> => {
      if (full && path.endsWith('.b.slot')) return failing('ENOSPC');
      return nodeDisk.create(path, bytes);
    };
    const store = await opened({ disk: { ...nodeDisk, create } });
    expect(await faultOf(put(store, 'one', { a: 1 }))).toBe('not-written');
    expect(await store.list()).toEqual([]);
    expect(await store.open('one')).toBeNull();
    full = false;
    await put(store, 'one', { a: 2 });
    expect(await store.open('one')).toEqual({ version: 1, documents: { a: 2 } });
  });

  it('fails on a real disk fault as on a made-up one', async () => {
    const store = await opened();
    await put(store, 'one', { a: 1 });
    // The older one is in the way of nothing but itself.
    await rm(at('one.a.slot'));
    await mkdir(at('one.a.slot'));
    expect(await faultOf(put(store, 'one', { a: 2 }))).toBe('not-written');
    expect(await store.open('one')).toEqual({ version: 1, documents: { a: 1 } });
  });

  it('RM9: says that the folder is gone, makes nothing in its place, and goes on once it is back', async () => {
    const away = `${here.path}-away`;
    const store = await opened();
    await put(store, 'one', { a: 1 });
    expect(await store.isThere()).toBe(true);
    await rename(here.path, away);
    expect(await store.isThere()).toBe(false);
    expect(await faultOf(put(store, 'one', { a: 2 }))).toBe('gone');
    expect(await faultOf(put(store, 'two', { a: 1 }))).toBe('gone');
    // An empty one, as the place where a stick was plugged in.
    await mkdir(here.path);
    expect(await store.isThere()).toBe(false);
    expect(await faultOf(put(store, 'one', { a: 2 }, { erases: true }))).toBe('gone');
    expect(await faultOf(put(store, 'two', { a: 1 }))).toBe('gone');
    expect(names()).toEqual([]);
    expect(await store.open('one')).toEqual({ version: 1, documents: { a: 1 } });
    await rm(here.path, { recursive: true });
    await rename(away, here.path);
    expect(await store.isThere()).toBe(true);
    await put(store, 'one', { a: 3 });
    await put(store, 'two', { a: 1 });
    await closed();
    expect((await (await opened()).open('one'))?.documents).toEqual({ a: 3 });
  });

  it('RM9: leaves nothing behind where it is closed while the folder is gone', async () => {
    const store = await opened();
    await put(store, 'one', { a: 1 });
    await rm(here.path, { recursive: true });
    await mkdir(here.path);
    await writeFile(at('lock'), "another process's");
    await closed();
    expect(names()).toEqual(['lock']);
    expect(here.lines.join()).toContain('Gathering one could not be written once more (gone).');
  });

  it('destroys both slots, copies and leftovers, overwrites them first, and counts them', async () => {
    const emptied = new Map<string, string>();
    const erase = async (path: string): Promise<boolean> => {
      const kept = `${here.path}-kept`;
      await link(path, kept).catch(() => undefined);
      const was = await nodeDisk.erase(path);
      if (was) emptied.set(path.slice(here.path.length + 1), readFileSync(kept, 'utf8').replaceAll('\0', ''));
      await rm(kept, { force: true });
      return was;
    };
    const store = await opened({ disk: { ...nodeDisk, erase } });
    await put(store, 'one', { floor: [MARK] });
    await put(store, 'one-2', { floor: 'another' });
    for (const name of ['one.damaged.json', 'one.last.json', 'one.a.slot.damaged', 'one.json.tmp', 'one.last.json.tmp'])
      await writeFile(at(name), MARK);
    expect(await store.purge('one')).toEqual({ gatherings: 1, copies: 4, leftovers: 2 });
    expect(everyByte()).not.toContain(MARK);
    expect(names()).toEqual(['lock', ...slotNames('one-2')]);
    expect(emptied.size).toBe(7);
    expect(new Set(emptied.values())).toEqual(new Set(['']));
  });

  it('says in a sentence that a folder cannot be written to', async () => {
    await writeFile(at('a-file'), '');
    const fault: unknown = await openLowdbStore(at('a-file/inside'), () => undefined).catch((error: unknown) => error);
    expect(fault).toMatchObject({ fault: 'unwritable' });
    expect(String(fault)).toContain('cannot be written to (ENOTDIR). Make it writable, or set DATA_DIR.');
  });
});
