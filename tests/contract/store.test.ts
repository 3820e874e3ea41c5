import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLowdbStore } from '../../server/store/lowdb.ts';
import { describeStore } from './suite.ts';

describeStore('lowdb', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'open-floor-store-'));
  return {
    again: () => openLowdbStore(folder, () => undefined),
    clear: () => rm(folder, { recursive: true, force: true }),
  };
});
