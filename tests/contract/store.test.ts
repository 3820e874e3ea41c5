import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeDisk, type Disk } from '../../server/store/disk.ts';
import { openLowdbStore } from '../../server/store/lowdb.ts';
import { MemoryStore } from '../tools/memory-store.ts';
import { failing } from './lowdb-folder.ts';
import { describeStore } from './suite.ts';

describeStore('lowdb', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'open-floor-store-'));
  let isFull = false;
  const gates = new Map<string, Promise<void>>();
  const gated =
    (write: Disk['overwrite']): Disk['overwrite'] =>
    async (path, bytes) => {
      for (const [id, gate] of gates) if (path.startsWith(join(folder, `${id}.`))) await gate;
      return isFull ? failing('ENOSPC') : write(path, bytes);
    };
  const disk: Disk = {
    ...nodeDisk,
    overwrite: gated((path, bytes) => nodeDisk.overwrite(path, bytes)),
    create: gated((path, bytes) => nodeDisk.create(path, bytes)),
  };
  return {
    again: () => openLowdbStore(folder, () => undefined, { disk }),
    clear: () => rm(folder, { recursive: true, force: true }),
    hold: (id) => {
      let release = (): void => undefined;
      gates.set(id, new Promise((resolve) => (release = resolve)));
      return () => release();
    },
    refuse: (on) => (isFull = on),
  };
});

describeStore('in memory, for tests', () => {
  const disk = new Map<string, string>();
  let store = new MemoryStore(disk);
  return Promise.resolve({
    again: () => Promise.resolve((store = new MemoryStore(disk))),
    clear: () => Promise.resolve(),
    hold: (id) => store.hold(id),
    refuse: (on) => (store.refuses = on ? 'not-written' : null),
  });
});
