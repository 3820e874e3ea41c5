import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashed } from '../../server/secrets.ts';
import { startProcess } from '../tools/process.ts';
import { newEvening, openConsole, sessionFor } from '../tools/server.ts';
import { byForms, bySockets, GONE, KEPT } from './evening.ts';
import { byGroups } from './groups.ts';
import { MarkedPhone, MARKS } from './phone.ts';
import { holds } from './traces.ts';

let folder: string;
let heap: Buffer;
/** Of the running evening, while a need waits. */
let heapWithNeed: Buffer;
let keys: readonly string[];
let evening: string;

/** The id of a need that nobody takes. */
const NEED = 'wheatear-need-of-nobody';

const clearSnapshots = async (inside: string): Promise<void> => {
  for (const name of await readdir(inside)) if (name.endsWith('.heapsnapshot')) await rm(join(inside, name));
};

/** A snapshot is written bit by bit: it is whole when it has stopped growing. */
const wholeSnapshot = async (inside: string): Promise<Buffer> => {
  let before = -1;
  for (;;) {
    await new Promise((wait) => setTimeout(wait, 1000));
    const name = (await readdir(inside)).find((file) => file.endsWith('.heapsnapshot'));
    const { size } = name ? await stat(join(inside, name)) : { size: -1 };
    if (name && size > 0 && size === before) return readFile(join(inside, name));
    before = size;
  }
};

describe("the server's memory after the close, as whoever owns the laptop could take it", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'open-floor-heap-'));
    const server = await startProcess({
      program: ['--heapsnapshot-signal=SIGUSR2', `--diagnostic-dir=${folder}`, resolve('dist/server/main.js')],
      dataDir: join(folder, 'data'),
    });
    try {
      const organiser = await sessionFor(server.url, server.firstToken);
      const { id, code } = await newEvening({ url: server.url, organiser }, 'lpact', Date.now());
      const desk = await openConsole({ url: server.url, organiser }, id);
      await desk.ok('run.start', {});
      keys = [...(await bySockets(server.url, code)), ...(await byForms(server.url, code)).keys];
      // A need that nobody takes: it stays, and the connection that said it goes.
      const asks = await MarkedPhone.join(server.url, code, 'websocket');
      expect(await asks.needs({ id: NEED, kind: 'unwell', place: 'door' })).toBe('told');
      asks.leave();
      const groups = await byGroups({ url: server.url, organiser, id, code }, desk);
      keys = [...keys, ...groups.keys];
      evening = id;
      // What is decided can be undone, by a way back that names the contribution.
      await desk.ok('plan.editSettings', { mixSeconds: 0 });
      const { items } = await desk.until((view) => view.items.some(({ audience }) => audience === 'show'));
      for (const { id: one, audience } of items) {
        const decision = audience === 'show' ? 'shown' : 'parked';
        await desk.ok('floor.decide', { id: one, decision });
        if (audience === 'show') await desk.ok('stage.spotlight', { id: one });
      }
      expect((await desk.newest()).surroundings.needs).toMatchObject([{ id: NEED }]);
      // Ended connections are let go of a little later: of who said it nothing is left while it waits.
      await new Promise((wait) => setTimeout(wait, 2000));
      server.signal('SIGUSR2');
      heapWithNeed = await wholeSnapshot(folder);
      await clearSnapshots(folder);
      await desk.ok('run.end', {});
      await desk.ok('run.close', {});
      desk.close();
      // Ended connections are let go of a little later, and the last statuses after ten seconds.
      await new Promise((wait) => setTimeout(wait, 12_000));
      server.signal('SIGUSR2');
      heap = await wholeSnapshot(folder);
    } finally {
      await server.end('SIGKILL');
    }
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds the record, so that the search is known to find what is there', () => {
    expect(holds(heap, KEPT.shown)).toBe(true);
  });
  it('holds nothing of a phone', () => {
    for (const mark of MARKS) expect(holds(heap, mark), mark).toBe(false);
  });
  it('NE1: holds nothing of the phone whose need waits, once its connection has ended', () => {
    expect(holds(heapWithNeed, NEED)).toBe(true);
    for (const mark of MARKS) expect(holds(heapWithNeed, mark), mark).toBe(false);
  });
  it('NE6: holds no need after the close', () => {
    expect(holds(heap, NEED)).toBe(false);
  });
  it("holds no writer's key", () => {
    for (const key of keys) expect(holds(heap, key), key).toBe(false);
  });
  it('FL17: holds no id that a key leads to, ten seconds after the close', () => {
    for (const key of keys) expect(holds(heap, hashed(evening, key)), key).toBe(false);
  });
  it('holds no words that were taken back or changed', () => {
    for (const text of Object.values(GONE)) expect(holds(heap, text), text).toBe(false);
  });
});
