import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { openLowdbStore, type LowdbOptions } from '../../server/store/lowdb.ts';
import type { Store } from '../../server/store/store.ts';

/** A step of a disk that fails with this code. */
export const failing = (code: string): Promise<never> => Promise.reject(Object.assign(new Error(`${code}: from a test`), { code }));

/** A data folder of each test's own, with the stores that are opened on it and what they say on the terminal. */
export interface LowdbFolder {
  readonly path: string;
  /** What the stores have said; a test may empty it. */
  lines: string[];
  readonly opened: (options?: LowdbOptions) => Promise<Store>;
  readonly closed: () => Promise<void>;
  readonly at: (name: string) => string;
  readonly names: () => string[];
  readonly everyByte: () => string;
}

/** Called in a `describe`: makes the folder before each of its tests, and removes it afterwards. */
export const inLowdbFolder = (): LowdbFolder => {
  let path = '';
  let lines: string[] = [];
  const stores: Store[] = [];
  const at = (name: string): string => join(path, name);
  const names = (): string[] => readdirSync(path).sort();
  const closed = async (): Promise<void> => {
    for (const store of stores.splice(0)) await store.close();
  };
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'open-floor-lowdb-'));
    lines = [];
  });
  afterEach(async () => {
    await closed();
    await rm(path, { recursive: true, force: true });
  });
  return {
    get path() {
      return path;
    },
    get lines() {
      return lines;
    },
    set lines(next) {
      lines = next;
    },
    opened: async (options = {}) => {
      const store = await openLowdbStore(path, (line) => lines.push(line), options);
      stores.push(store);
      return store;
    },
    closed,
    at,
    names,
    everyByte: () =>
      names()
        .map((name) => `${name} ${readFileSync(at(name), 'utf8')}`)
        .join('\n'),
  };
};
