import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FOLDER_MODE, nodeDisk, unless, type Disk } from './disk.ts';
import { nameOf } from './faults.ts';
import { GatheringFile, type Surroundings } from './gathering-file.ts';
import { hold, type Hold } from './lock.ts';
import { idsOf, isLeftover } from './names.ts';
import { checkedId, StoreError, type Store } from './store.ts';

export interface LowdbOptions {
  /** The disk under it; tests put one that fails here. */
  readonly disk?: Disk;
  /** Looks at what was read, so that what makes no sense is not taken for an evening; without one everything is known. */
  readonly judge?: Surroundings['judge'];
}

const unwritable = (folder: string, fault: unknown): StoreError =>
  new StoreError('unwritable', `The data folder ${folder} cannot be written to (${nameOf(fault)}). Make it writable, or set DATA_DIR.`, fault);

/** Makes the folder ready, holds it for this process, and clears what writes of older programs that were cut short left behind. */
const takeFolder = async (folder: string, disk: Disk): Promise<Hold> => {
  let held: Hold | null = null;
  try {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    await unless(['EPERM', 'ENOTSUP'], chmod(folder, FOLDER_MODE), undefined);
    held = await hold(folder);
    for (const name of (await disk.names(folder)).filter(isLeftover)) await disk.erase(join(folder, name));
    await disk.flushFolder(folder);
    return held;
  } catch (fault) {
    await held?.letGo();
    throw fault instanceof StoreError ? fault : unwritable(folder, fault);
  }
};

/**
 * The embedded store: two files a gathering, in a folder of its own that one process holds at a time. A write is on disk
 * when it resolves. `log` gets a sentence for each file that is not whole, never anything of their contents.
 */
export const openLowdbStore = async (path: string, log: (line: string) => void, options: LowdbOptions = {}): Promise<Store> => {
  const folder = resolve(path);
  const { disk = nodeDisk, judge = () => 'known' } = options;
  const held = await takeFolder(folder, disk);
  const files = new Map<string, GatheringFile>();
  let closed = false;

  const checkOpen = (): void => {
    if (closed) throw new StoreError('closed', 'The store is closed.');
  };
  const checkFolder = async (): Promise<void> => {
    if (!(await held.stands())) throw new StoreError('gone', 'The data folder was removed or replaced while the program ran, or its lock was.');
  };
  const fileOf = (id: string): GatheringFile => {
    checkOpen();
    const known = files.get(checkedId(id));
    if (known) return known;
    const file = new GatheringFile(id, { disk, folder, log, judge, checkFolder });
    files.set(id, file);
    return file;
  };

  return {
    list: async () => {
      checkOpen();
      try {
        return idsOf(await disk.names(folder));
      } catch (fault) {
        throw new StoreError('unreadable', `The data folder ${folder} cannot be read (${nameOf(fault)}).`, fault);
      }
    },
    open: async (id) => fileOf(id).open(),
    turn: async (id, known, work) => fileOf(id).turn(known, work),
    setAside: async (id) => fileOf(id).setAside(),
    isThere: async () => {
      checkOpen();
      return held.stands().catch(() => false);
    },
    purge: async (id) => fileOf(id).purge(),
    close: async () => {
      checkOpen();
      closed = true;
      for (const file of files.values()) await file.settled();
      await held.letGo();
    },
  };
};
