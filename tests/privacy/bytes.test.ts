import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashed } from '../../server/secrets.ts';
import { FIXED_TIME } from '../../server/store/disk.ts';
import { startProcess } from '../tools/process.ts';
import { newEvening, sessionFor } from '../tools/server.ts';
import { GONE, KEPT, wholeEvening, type Leftovers } from './evening.ts';
import { SCRIBE_BADGE, TABLE_KEPT, TABLE_MESSAGE, TABLE_STRUCK } from './groups.ts';
import { MarkedPhone, MARKS } from './phone.ts';
import { filesWith, holds, type Trace } from './traces.ts';

interface StoredEvening {
  readonly documents: {
    readonly floor: { readonly contributions: readonly { id: string; text: string }[]; readonly withdrawn: readonly string[] };
    readonly answered: readonly string[];
  };
}

let folder: string;
let left: Leftovers;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-floor-privacy-'));
  const temporary = await mkdtemp(join(folder, 'tmp-'));
  left = await wholeEvening(join(folder, 'data'), temporary);
}, 180_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const everything = (): readonly Trace[] => [...left.running, ...left.closed, ...left.temporary];
const evening = (traces: readonly Trace[]): StoredEvening => {
  const file = traces.find(({ path }) => path === `${left.id}.json`);
  return JSON.parse(file?.bytes.toString('utf8') ?? '') as StoredEvening;
};
const own = (): string[] => [`${left.id}.json`, `${left.id}.last.json`];

describe('after a whole evening with all debugging switched on', () => {
  it('nothing about a phone is in any file', () => {
    for (const mark of MARKS) expect(filesWith(everything(), mark), mark).toEqual([]);
  });

  it('nothing about a phone, and no words, were printed', () => {
    const printed = Buffer.from(left.printed);
    expect(printed.length).toBeGreaterThan(0);
    for (const text of [...MARKS, ...Object.values(KEPT), ...Object.values(GONE)]) expect(holds(printed, text), text).toBe(false);
  });

  it('the server left nothing in the temporary folder', () => {
    expect(left.temporary.map(({ path }) => path)).toEqual([]);
  });

  it("words are in the evening's own file, and nowhere else but its last good copy", () => {
    for (const text of Object.values(KEPT)) {
      for (const traces of [left.running, left.closed]) {
        const files = filesWith(traces, text);
        expect(files, text).toContain(`${left.id}.json`);
        expect(own(), text).toEqual(expect.arrayContaining(files));
      }
    }
  });

  it('withdrawn words and words that were changed are in no file, from the moment it was acknowledged', () => {
    for (const text of Object.values(GONE)) expect(filesWith(everything(), text), text).toEqual([]);
  });

  it("no writer's key was written down or printed", () => {
    expect(left.keys.length).toBe(Object.keys(KEPT).length + 2);
    for (const key of left.keys) {
      expect(filesWith(everything(), key)).toEqual([]);
      expect(holds(Buffer.from(left.printed), key)).toBe(false);
    }
  });

  it('every file carries the one fixed time', () => {
    const files = [...left.running, ...left.closed];
    expect(files.length).toBeGreaterThan(4);
    for (const { path, changedAt, readAt } of files) expect([path, changedAt, readAt]).toEqual([path, FIXED_TIME.getTime(), FIXED_TIME.getTime()]);
  });

  it('the data folder does not tell when somebody wrote', () => {
    expect(left.folderChangedAt).toBe(FIXED_TIME.getTime());
  });

  it('contributions lie in the order of their random ids', () => {
    for (const traces of [left.running, left.closed]) {
      const ids = evening(traces).documents.floor.contributions.map(({ id }) => id);
      expect(ids.length).toBe(Object.keys(KEPT).length);
      expect(ids).toEqual([...ids].sort());
    }
  });

  it('before the close, a contribution is found by the hash of its key alone', () => {
    const { contributions, withdrawn } = evening(left.running).documents.floor;
    const known = [...contributions.map(({ id }) => id), ...withdrawn].sort();
    expect(known).toEqual(left.keys.map((key) => hashed(left.id, key)).sort());
  });

  it("after the close no hash of a key, no tombstone and no command's id is left", () => {
    const { floor, answered } = evening(left.closed).documents;
    expect(floor.withdrawn).toEqual([]);
    expect(answered).toEqual([]);
    for (const key of left.keys) expect(filesWith(left.closed, hashed(left.id, key))).toEqual([]);
  });

  it('the key of a number at a table was never written down, and its hash is gone after the close', () => {
    const hashes = left.groups.keys.map((key) => hashed(left.id, `seat ${left.groups.breakout} ${key}`));
    for (const key of left.groups.keys) expect(filesWith(everything(), key)).toEqual([]);
    for (const hash of hashes) {
      expect(filesWith(left.running, hash)).toContain(`${left.id}.json`);
      expect(filesWith(left.closed, hash)).toEqual([]);
    }
  });

  it('of a table its points are kept after the close, not what it struck out, nor messages, nor which screen wrote', () => {
    expect(filesWith(left.closed, TABLE_KEPT)).toContain(`${left.id}.json`);
    for (const text of [TABLE_STRUCK, TABLE_MESSAGE, SCRIBE_BADGE]) {
      expect(filesWith(left.running, text), text).toContain(`${left.id}.json`);
      expect(filesWith(left.closed, text), text).toEqual([]);
    }
    for (const text of [TABLE_KEPT, TABLE_STRUCK, TABLE_MESSAGE]) expect(holds(Buffer.from(left.printed), text), text).toBe(false);
  });

  it('no page sets a cookie', () => {
    expect(left.pages.length).toBeGreaterThan(8);
    expect(left.pages.flatMap(({ cookies }) => cookies)).toEqual([]);
  });

  it('no page gives back what a phone said of itself', () => {
    for (const { text } of left.pages) for (const mark of MARKS) expect(text.includes(mark), mark).toBe(false);
  });
});

describe('the test itself', () => {
  it('would see words and keys if the server itself were given what makes libraries talk', async () => {
    const server = await startProcess({
      program: [resolve('dist/server/main.js')],
      dataDir: join(folder, 'talkative'),
      env: { ...process.env, DEBUG: '*', NODE_DEBUG: 'http,net,stream' },
    });
    const organiser = await sessionFor(server.url, server.firstToken);
    const { code } = await newEvening({ url: server.url, organiser }, 'lpact', Date.now());
    const phone = await MarkedPhone.join(server.url, code, 'polling');
    await phone.write({ topic: 'respect', text: KEPT.shown, audience: 'show' });
    phone.leave();
    await server.end();
    const printed = Buffer.from(server.printed());
    expect(holds(printed, KEPT.shown)).toBe(true);
    expect(holds(printed, phone.keys[0] ?? '')).toBe(true);
  });

  it('finds a text however it is written down', () => {
    const text = 'Siskin words';
    for (const bytes of [Buffer.from(`x${text}y`), Buffer.from(`x${text}y`, 'utf16le')]) expect(holds(bytes, text)).toBe(true);
    for (const before of ['', 'a', 'ab', 'abc'])
      expect(holds(Buffer.from(Buffer.from(`${before}${text}, and more`).toString('base64')), text)).toBe(true);
    expect(holds(Buffer.from('nothing of the kind'), text)).toBe(false);
  });
});
