import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FIXED_TIME, nodeDisk, type Disk } from '../../server/store/disk.ts';
import { openLowdbStore, type LowdbOptions } from '../../server/store/lowdb.ts';
import type { Store } from '../../server/store/store.ts';
import { faultOf } from './suite.ts';

const MARK = 'words-that-were-taken-back';
const failing = (code: string): Promise<never> => Promise.reject(Object.assign(new Error(`${code}: from a test`), { code }));

describe('the lowdb store on disk', () => {
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
  /** What is in the folder now. A copy is made after the save that it follows has resolved: `open` waits until that is done. */
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

  it.skipIf(process.platform === 'win32')('keeps files and folder for their owner alone', async () => {
    const deeper = at('deeper/still');
    const store = await openLowdbStore(deeper, (line) => lines.push(line));
    await store.save('one', { a: 1 }, 1);
    await store.open('one');
    expect(statSync(deeper).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(deeper)) expect(statSync(join(deeper, name)).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it('gives every file, copy and the folder one fixed time, after saves and after reading', async () => {
    const timesOf = (path: string): number[] => [statSync(path).mtimeMs, statSync(path).atimeMs];
    const fixed = [FIXED_TIME.getTime(), FIXED_TIME.getTime()];
    const store = await opened({ copyEvery: 0 });
    await store.save('one', { a: 1 }, 1);
    await store.save('one', { a: 2 }, 2, { erases: true });
    await closed();
    await (await opened()).open('one');
    for (const name of names()) expect([name, ...timesOf(at(name))]).toEqual([name, ...fixed]);
    expect(statSync(folder).mtimeMs).toBe(FIXED_TIME.getTime());
  });

  it('writes compact JSON of version and documents, and nothing else', async () => {
    await (await opened()).save('one', { plan: { a: [1, 'x'] } }, 3);
    expect(readFileSync(at('one.json'), 'utf8')).toBe('{"version":3,"documents":{"plan":{"a":[1,"x"]}}}');
  });

  it.each([
    ['cut short', '{"version":2,"documents":{"plan":"secret wor'],
    ['empty', ''],
    ['of zeros', '\u0000'.repeat(60)],
    ['of another shape', '{"hello":"secret words"}'],
    ['a list', '[1]'],
    ['without a whole version', '{"version":"2","documents":{}}'],
  ])('sets a file that is %s aside and uses the last good copy', async (_how, text) => {
    await (await opened()).save('one', { plan: 'kept' }, 1);
    await closed();
    await (await opened()).open('one');
    await closed();
    await writeFile(at('one.json'), text);
    const store = await opened();
    expect(await store.list()).toEqual(['one']);
    expect(await store.open('one')).toEqual({ version: 1, documents: { plan: 'kept' } });
    expect(readFileSync(at('one.damaged.json'), 'utf8')).toBe(text);
    expect(lines.join()).toContain('was damaged. It was set aside as one.damaged.json');
    expect(lines.join()).not.toContain('secret');
    await store.save('one', { plan: 'later' }, 2);
    await closed();
    expect(await (await opened()).open('one')).toEqual({ version: 2, documents: { plan: 'later' } });
  });

  it('uses the last good copy where the file is missing', async () => {
    await (await opened()).save('one', { plan: 'kept' }, 1);
    await closed();
    await rm(at('one.json'));
    const store = await opened();
    expect(await store.list()).toEqual(['one']);
    expect(await store.open('one')).toEqual({ version: 1, documents: { plan: 'kept' } });
    expect(names()).toContain('one.json');
  });

  it('says so and changes nothing where file and copy are both damaged', async () => {
    await writeFile(at('one.json'), '{"secret');
    await writeFile(at('one.last.json'), '{"secret');
    const store = await opened();
    const fault: unknown = await store.open('one').catch((error: unknown) => error);
    expect(fault).toMatchObject({ fault: 'unreadable' });
    expect(String(fault)).not.toContain('secret');
    expect(await faultOf(store.save('one', { a: 1 }, 1))).toBe('unreadable');
    expect(names()).toEqual(['lock', 'one.json', 'one.last.json']);
  });

  it('makes a last good copy after the first save, and again when one is due', async () => {
    const store = await opened({ copyEvery: 0 });
    await store.save('one', { a: 1 }, 1);
    await store.save('one', { a: 2 }, 2);
    await closed();
    expect(readFileSync(at('one.last.json'), 'utf8')).toBe(readFileSync(at('one.json'), 'utf8'));
    const slower = await opened();
    await slower.save('one', { a: 3 }, 3);
    expect(readFileSync(at('one.last.json'), 'utf8')).toContain('"a":2');
  });

  it('leaves no copy that lacks what was written last, and no file that tells when that was', async () => {
    const store = await opened();
    await store.save('one', { a: 1 }, 1);
    await store.save('one', { a: 2 }, 2);
    const written = statSync(at('one.json')).ctimeMs;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await closed();
    expect(readFileSync(at('one.last.json'), 'utf8')).toBe(readFileSync(at('one.json'), 'utf8'));
    expect(statSync(at('one.json')).ctimeMs).toBeGreaterThan(written);
  });

  it('clears at the start what cut-short writes left behind, and nothing of anybody else', async () => {
    for (const name of ['one.json.tmp', 'one.last.json.tmp', 'notes.txt', 'a.tmp']) await writeFile(at(name), MARK);
    await opened();
    expect(names()).toEqual(['a.tmp', 'lock', 'notes.txt']);
  });

  it('holds words that were taken back in no file by the time the save resolves', async () => {
    const first = await opened({ copyEvery: 0 });
    await first.save('one', { floor: [MARK] }, 1);
    await closed();
    await writeFile(at('one.json'), `{"version":2,"documents":{"floor":["${MARK}`);
    const store = await opened();
    await store.open('one');
    await writeFile(at('one.json.tmp'), MARK);
    await writeFile(at('one.last.json.tmp'), MARK);
    expect(everyByte()).toContain(MARK);
    expect(names()).toContain('one.damaged.json');
    await store.save('one', { floor: [] }, 3, { erases: true });
    expect(everyByte()).not.toContain(MARK);
    expect(names()).toEqual(['lock', 'one.json', 'one.last.json']);
  });

  it('lets the copy go rather than leave the words in it, where the copy cannot be rewritten', async () => {
    let full = false;
    const disk: Disk = { ...nodeDisk, copyFlushed: (from, to) => (full ? failing('ENOSPC') : nodeDisk.copyFlushed(from, to)) };
    const store = await opened({ disk, copyEvery: 0 });
    await store.save('one', { floor: [MARK] }, 1);
    await store.save('one', { floor: [MARK], run: 1 }, 2);
    await store.open('one');
    expect(names()).toContain('one.last.json');
    full = true;
    await store.save('one', { floor: [] }, 3, { erases: true });
    expect(everyByte()).not.toContain(MARK);
  });

  it('does not say that words are gone while a copy still holds them', async () => {
    let stuck = false;
    const disk: Disk = {
      ...nodeDisk,
      copyFlushed: (from, to) => (stuck ? failing('ENOSPC') : nodeDisk.copyFlushed(from, to)),
      remove: (path) => (stuck && path.endsWith('.last.json') ? failing('EIO') : nodeDisk.remove(path)),
    };
    const store = await opened({ disk, copyEvery: 0 });
    await store.save('one', { floor: [MARK] }, 1);
    await store.open('one');
    stuck = true;
    expect(await faultOf(store.save('one', { floor: [] }, 2, { erases: true }))).toBe('not-written');
    expect(await store.open('one')).toEqual({ version: 1, documents: { floor: [MARK] } });
    stuck = false;
    await store.save('one', { floor: [] }, 2, { erases: true });
    await store.open('one');
    expect(everyByte()).not.toContain(MARK);
  });

  it.each(['ENOSPC', 'EACCES', 'EIO'])('keeps what was stored when a write fails with %s, and recovers by itself', async (code) => {
    let full = false;
    const cutShort = async (path: string, text: string): Promise<never> => {
      await writeFile(path, text.slice(0, 10));
      return failing(code);
    };
    const disk: Disk = { ...nodeDisk, writeFlushed: (path, text) => (full ? cutShort(path, text) : nodeDisk.writeFlushed(path, text)) };
    const store = await opened({ disk });
    await store.save('one', { a: 'first' }, 1);
    full = true;
    expect(await faultOf(store.save('one', { a: 'second' }, 2))).toBe('not-written');
    expect(await store.open('one')).toEqual({ version: 1, documents: { a: 'first' } });
    expect(readFileSync(at('one.json'), 'utf8')).toContain('first');
    expect(names().filter((name) => name.endsWith('.tmp'))).toEqual([]);
    full = false;
    await store.save('one', { a: 'third' }, 2);
    await closed();
    expect(await (await opened()).open('one')).toEqual({ version: 2, documents: { a: 'third' } });
  });

  it.each(['rename', 'flushFolder'] as const)('answers only what was acknowledged after %s fails', async (method) => {
    let broken = false;
    const store = await opened({
      disk: { ...nodeDisk, [method]: (...input: [string, string]) => (broken ? failing('EIO') : nodeDisk[method](...input)) },
    });
    await store.save('one', { a: 1, b: 1 }, 1);
    await store.open('one');
    broken = true;
    expect(await faultOf(store.save('one', { a: 2 }, 2))).toBe('not-written');
    expect(await store.open('one')).toEqual({ version: 1, documents: { a: 1, b: 1 } });
    broken = false;
    await store.save('one', { b: 3 }, 2);
    await closed();
    expect(await (await opened()).open('one')).toEqual({ version: 2, documents: { a: 1, b: 3 } });
  });

  it('fails on a real disk fault as on a made-up one', async () => {
    const store = await opened();
    await store.save('one', { a: 1 }, 1);
    await mkdir(at('one.json.tmp'));
    expect(await faultOf(store.save('one', { a: 2 }, 2))).toBe('not-written');
    expect(await store.open('one')).toEqual({ version: 1, documents: { a: 1 } });
  });

  it('destroys main, copies and leftovers, and counts them', async () => {
    const store = await opened();
    await store.save('one', { floor: [MARK] }, 1);
    await store.save('one-2', { floor: 'another' }, 1);
    for (const id of ['one', 'one-2']) await store.open(id);
    for (const name of ['one.damaged.json', 'one.json.tmp', 'one.last.json.tmp']) await writeFile(at(name), MARK);
    expect(await store.purge('one')).toEqual({ gatherings: 1, copies: 2, leftovers: 2 });
    expect(everyByte()).not.toContain(MARK);
    expect(names()).toEqual(['lock', 'one-2.json', 'one-2.last.json']);
  });

  it('says in a sentence that a folder cannot be written to', async () => {
    await writeFile(at('a-file'), '');
    const fault: unknown = await openLowdbStore(at('a-file/inside'), () => undefined).catch((error: unknown) => error);
    expect(fault).toMatchObject({ fault: 'unwritable' });
    expect(String(fault)).toContain('cannot be written to (ENOTDIR). Make it writable, or set DATA_DIR.');
  });

  it('lets one process at a time hold the folder, and takes over from a dead one', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const gone = new Promise((resolve) => other.once('exit', resolve));
    await writeFile(at('lock'), `${other.pid} `);
    const fault: unknown = await opened().catch((error: unknown) => error);
    expect(fault).toMatchObject({
      fault: 'in-use',
      message: `Another Open Floor is running on this data folder (process ${other.pid}). Stop it first, or set DATA_DIR.`,
    });
    other.kill('SIGKILL');
    await gone;
    await (await opened()).save('one', { a: 1 }, 1);
    expect(await faultOf(opened())).toBe('in-use');
    await closed();
    expect(names()).not.toContain('lock');
  });

  it.runIf(process.platform === 'linux')('takes over where the process id now belongs to another process', async () => {
    await writeFile(at('lock'), '1 another-boot.12345');
    await opened();
    expect(readFileSync(at('lock'), 'utf8').split(' ')[0]).toBe(String(process.pid));
  });

  it.each(['', 'nonsense', '-1 x', `${process.pid} `])('takes over a lock that says %j', async (text) => {
    await writeFile(at('lock'), text);
    await opened();
  });
});
