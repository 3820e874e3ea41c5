import { randomBytes } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeDisk, unless } from './disk.ts';
import { holderIn, lifeOf } from './holder.ts';
import { answerWith } from './knock.ts';
import { claimOn, isRemnant, makeLock, saysUnnoticed, settledWordsOf, wordsOf } from './lock-file.ts';
import { StoreError } from './store.ts';

const LOCK = 'lock';
/** Enough for everybody who starts at once to have had a turn. */
const TRIES = 20;
/** How long a process that holds the folder may take to say so (ms). */
const PATIENCE = 2000;

/** A folder that this process holds. */
export interface Hold {
  /** Whether it is still there, with this process's lock in it. */
  stands(): Promise<boolean>;
  letGo(): Promise<void>;
}

/** Folders that this process itself holds or is taking: its own process id in a lock would otherwise pass for a stale one. */
const held = new Set<string>();

const inUse = (folder: string, pid: number): StoreError =>
  new StoreError(
    'in-use',
    `Another Open Floor is running on this data folder (process ${pid}). Stop it first, or set DATA_DIR. If none is running, delete the file ${join(folder, LOCK)}.`,
  );

interface Taker {
  readonly folder: string;
  /** What its lock says: no two locks ever say the same. */
  readonly mine: string;
  readonly patience: number;
}

/**
 * Makes the file `path` with the taker's words in it. What a dead process left there is removed first, by one taker alone: by the one
 * that holds the claim on just those words, a file that is taken in the same way. Without it, one that has read them and comes to
 * remove them late would remove the lock of another that has taken over meanwhile. Rejects where somebody else holds it, or is about to.
 */
const take = async (path: string, taker: Taker): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    // Where files have one name only, what was made is looked at once more.
    if (await makeLock(path, taker.mine)) if ((await wordsOf(path)) === taker.mine) return;
    const words = await settledWordsOf(path, taker.patience);
    if (words === null) continue;
    const other = await holderIn(words, taker.patience);
    if (other !== null) throw inUse(taker.folder, other);
    const claim = claimOn(path, words);
    await take(claim, taker);
    try {
      if ((await wordsOf(path)) === words) await unless(['ENOENT'], unlink(path), undefined);
    } finally {
      await unless(['ENOENT'], unlink(claim), undefined);
    }
  }
  throw new StoreError('in-use', 'Another Open Floor is starting on this data folder. Stop it first, or set DATA_DIR.');
};

/** What takers that were cut off have left. Whoever is still at it finds that the folder is held. */
const clearRemnants = async (folder: string): Promise<void> => {
  for (const name of await nodeDisk.names(folder)) if (isRemnant(name, LOCK)) await unless(['ENOENT'], unlink(join(folder, name)), undefined);
};

/** Holds a data folder for this process. A lock that a dead process left behind is taken over, by one alone of those that start at once. */
export const hold = async (folder: string, patience = PATIENCE): Promise<Hold> => {
  if (held.has(folder)) throw inUse(folder, process.pid);
  held.add(folder);
  const path = join(folder, LOCK);
  const token = randomBytes(16).toString('hex');
  const door = await answerWith(token);
  const mine = `${process.pid} ${(await lifeOf(process.pid)) || '-'} ${door?.port ?? 0} ${token}`;
  try {
    await take(path, { folder, mine, patience });
    await clearRemnants(folder);
  } catch (fault) {
    held.delete(folder);
    door?.stop();
    throw fault;
  }
  const stands = (): Promise<boolean> => saysUnnoticed(path, mine);
  return {
    stands,
    letGo: async () => {
      held.delete(folder);
      door?.stop();
      // Not that of another process, in a folder that was put in this one's place. One that cannot be removed is harmless.
      if (!(await stands().catch(() => false))) return;
      await unlink(path).catch(() => undefined);
      // When the program was stopped is nobody's business either.
      await nodeDisk.flushFolder(folder).catch(() => undefined);
    },
  };
};
