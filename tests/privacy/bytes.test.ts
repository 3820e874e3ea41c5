import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessDocument } from '../../server/access/grants.ts';
import { hashed, hashOfToken } from '../../server/secrets.ts';
import { FIXED_TIME } from '../../server/store/disk.ts';
import { STEP } from '../../server/store/slot.ts';
import { Gathering } from '../../shared/gathering/gathering.ts';
import { startProcess } from '../tools/process.ts';
import { newEvening, sessionFor } from '../tools/server.ts';
import { goodSlot, newestText, slotNames } from '../tools/stored.ts';
import { GONE, KEPT, wholeEvening, type Leftovers } from './evening.ts';
import { SCRIBE_BADGE, TABLE_KEPT, TABLE_MESSAGE, TABLE_STRUCK } from './groups.ts';
import { MarkedPhone, MARKS } from './phone.ts';
import { filesWith, holds, type Trace } from './traces.ts';

let folder: string;
let left: Leftovers;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-floor-privacy-'));
  const temporary = await mkdtemp(join(folder, 'tmp-'));
  left = await wholeEvening(join(folder, 'data'), temporary);
}, 180_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const everything = (): readonly Trace[] => [...left.running, ...left.stopped, ...left.closed, ...left.temporary];
const own = (): string[] => slotNames(left.id);
const slotsOf = (traces: readonly Trace[]): Trace[] => traces.filter(({ path }) => own().includes(path));
const evening = (traces: readonly Trace[]): Gathering => JSON.parse(newestText(slotsOf(traces).map(({ bytes }) => bytes))) as Gathering;

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

  it("words are in the evening's own two files, and nowhere else", () => {
    for (const text of Object.values(KEPT)) {
      for (const traces of [left.running, left.closed]) {
        const files = filesWith(traces, text);
        expect(files, text).not.toEqual([]);
        expect(own(), text).toEqual(expect.arrayContaining(files));
      }
    }
  });

  it('an evening is two files of whole steps and nothing else, and its size does not tell how much was written', () => {
    for (const traces of [left.running, left.stopped, left.closed]) {
      expect(
        traces
          .map(({ path }) => path)
          .filter((path) => path !== 'lock')
          .sort(),
      ).toEqual([...own(), ...slotNames('house')].sort());
      for (const { bytes } of slotsOf(traces)) expect(bytes.length).toBe(STEP);
    }
  });

  it('both files say the same after the close, and nothing lies behind what they say', () => {
    const slots = slotsOf(left.closed).map(({ bytes }) => goodSlot(bytes));
    expect(slots.map(({ text, isClean }) => ({ text, isClean }))).toEqual([0, 1].map(() => ({ text: slots[0]?.text, isClean: true })));
  });

  it('no file says how often it was written: the number in its first line goes round and round', () => {
    for (const { bytes } of [...slotsOf(left.running), ...slotsOf(left.closed)]) {
      const text = bytes.toString('latin1');
      expect(text.slice(0, text.indexOf('\n'))).toMatch(/^open-floor-slot 1 [012] \d+ [0-9a-f]{8} [0-9a-f]{8}$/);
      expect(Object.keys(JSON.parse(goodSlot(bytes).text) as object).sort()).toEqual(Object.keys(Gathering.entries).sort());
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
    const files = [...left.running, ...left.stopped, ...left.closed];
    expect(files.length).toBeGreaterThan(12);
    for (const { path, changedAt, readAt } of files) expect([path, changedAt, readAt]).toEqual([path, FIXED_TIME.getTime(), FIXED_TIME.getTime()]);
  });

  it('the data folder does not tell when somebody wrote, nor when the program was stopped', () => {
    expect(left.folderChangedAt).toEqual([0, 0, 0].map(() => FIXED_TIME.getTime()));
  });

  it('contributions lie in the order of their random ids', () => {
    for (const traces of [left.running, left.closed]) {
      const ids = evening(traces).floor.contributions.map(({ id }) => id);
      expect(ids.length).toBe(Object.keys(KEPT).length);
      expect(ids).toEqual([...ids].sort());
    }
  });

  it('before the close, a contribution is found by the hash of its key alone', () => {
    const { contributions, withdrawn } = evening(left.running).floor;
    const known = [...contributions.map(({ id }) => id), ...withdrawn].sort();
    expect(known).toEqual(left.keys.map((key) => hashed(left.id, key)).sort());
  });

  it("after the close no hash of a key, no tombstone and no command's id is left", () => {
    const { floor, answered } = evening(left.closed);
    expect(floor.withdrawn).toEqual([]);
    expect(answered).toEqual([]);
    for (const key of left.keys) expect(filesWith(left.closed, hashed(left.id, key))).toEqual([]);
  });

  it('the key of a number at a table was never written down, and its hash is gone after the close', () => {
    const hashes = left.groups.keys.map((key) => hashed(left.id, `seat ${left.groups.breakout} ${key}`));
    for (const key of left.groups.keys) expect(filesWith(everything(), key)).toEqual([]);
    for (const hash of hashes) {
      expect(filesWith(left.running, hash)).not.toEqual([]);
      expect(filesWith(left.closed, hash)).toEqual([]);
    }
  });

  it('the list of links holds no session of a table, and those of the crew in the order of their hashes', () => {
    for (const traces of [left.running, left.stopped, left.closed]) {
      const slots = traces.filter(({ path }) => slotNames('house').includes(path));
      expect(slots).toHaveLength(2);
      const { access } = JSON.parse(newestText(slots.map(({ bytes }) => bytes))) as { access: AccessDocument };
      expect(access.links.some(({ role }) => role === 'table')).toBe(true);
      expect(access.sessions.filter(({ role }) => role === 'table')).toEqual([]);
      const hashes = access.sessions.map(({ hash }) => hash);
      expect(hashes).toEqual([...hashes].sort());
    }
    // In the older of the two, and in whatever lies behind what either says.
    for (const { path, bytes } of everything()) if (slotNames('house').includes(path)) expect(goodSlot(bytes).isClean, path).toBe(true);
    expect(left.groups.sessions.length).toBeGreaterThan(0);
    for (const session of left.groups.sessions) {
      expect(filesWith(everything(), session)).toEqual([]);
      expect(filesWith(everything(), hashOfToken(session))).toEqual([]);
    }
  });

  it('of a table its points are kept after the close, not what it struck out, nor messages, nor which screen wrote', () => {
    expect(filesWith(left.closed, TABLE_KEPT).sort()).toEqual(own());
    for (const text of [TABLE_STRUCK, TABLE_MESSAGE, SCRIBE_BADGE]) {
      expect(filesWith(left.running, text), text).not.toEqual([]);
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
