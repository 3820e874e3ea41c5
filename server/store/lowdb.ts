import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { codeOf, FOLDER_MODE, nodeDisk, unless, type Disk } from './disk.ts';
import { GatheringFile } from './gathering-file.ts';
import { hold } from './lock.ts';
import { idsOf, isLeftover } from './names.ts';
import { checkedId, StoreError, type Store } from './store.ts';

const COPY_EVERY = 60_000;

export interface LowdbOptions {
  /** The disk under it; tests put one that fails here. */
  readonly disk?: Disk;
  /** Least time between two last good copies of a gathering, in ms. */
  readonly copyEvery?: number;
}

const unwritable = (folder: string, fault: unknown): StoreError =>
  new StoreError(
    'unwritable',
    `The data folder ${folder} cannot be written to (${codeOf(fault) || 'unknown fault'}). Make it writable, or set DATA_DIR.`,
    fault,
  );

/** Makes the folder ready, holds it for this process, and clears what writes that were cut short left behind. */
const takeFolder = async (folder: string, disk: Disk): Promise<() => Promise<void>> => {
  let letGo: (() => Promise<void>) | null = null;
  try {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    await unless(['EPERM', 'ENOTSUP'], chmod(folder, FOLDER_MODE), undefined);
    letGo = await hold(folder);
    for (const name of (await disk.names(folder)).filter(isLeftover)) await disk.remove(join(folder, name));
    await disk.flushFolder(folder);
    return letGo;
  } catch (fault) {
    await letGo?.();
    throw fault instanceof StoreError ? fault : unwritable(folder, fault);
  }
};

/**
 * The embedded store: one JSON file a gathering, in a folder of its own that one process holds at a time. A write is on
 * disk when it resolves. `log` gets a sentence for each damaged file and failed copy, never anything of their contents.
 */
export const openLowdbStore = async (path: string, log: (line: string) => void, options: LowdbOptions = {}): Promise<Store> => {
  const folder = resolve(path);
  const { disk = nodeDisk, copyEvery = COPY_EVERY } = options;
  const letGo = await takeFolder(folder, disk);
  const files = new Map<string, GatheringFile>();
  let closed = false;

  const checkOpen = (): void => {
    if (closed) throw new StoreError('closed', 'The store is closed.');
  };
  const fileOf = (id: string): GatheringFile => {
    checkOpen();
    const known = files.get(checkedId(id));
    if (known) return known;
    const file = new GatheringFile(id, { disk, folder, log, copyEvery });
    files.set(id, file);
    return file;
  };

  return {
    list: async () => {
      checkOpen();
      try {
        return idsOf(await disk.names(folder));
      } catch (fault) {
        throw new StoreError('unreadable', `The data folder ${folder} cannot be read (${codeOf(fault) || 'unknown fault'}).`, fault);
      }
    },
    open: async (id) => fileOf(id).open(),
    save: async (id, changed, version, { erases = false } = {}) => fileOf(id).save(changed, version, erases),
    purge: async (id) => fileOf(id).purge(),
    close: async () => {
      checkOpen();
      closed = true;
      for (const file of files.values()) await file.settled();
      await letGo();
    },
  };
};
