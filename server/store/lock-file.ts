import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, nodeDisk, unless } from './disk.ts';

/** A reading that does not move the file's time of access, where the platform has one; refused to whoever does not own the file. */
const UNNOTICED = constants.O_RDONLY | (constants.O_NOATIME ?? 0);
const ABSENT = ['ENOENT', 'ENOTDIR'];
/** Some file systems know no second name for a file (FAT, as on most sticks), and some platforms forbid it. */
const NO_LINKS = ['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK'];
const LOOK = 20;

/** What a lock says; null where there is none. It gets the time that every file has, though it is read again and again. */
export const wordsOf = async (path: string): Promise<string | null> => {
  const bytes = await unless(['ENOTDIR'], nodeDisk.read(path), null);
  return bytes && Buffer.from(bytes).toString('utf8');
};

/** Whether it says just this. Looked at with each save, so it gets no time of its own, which would be that of the save. */
export const saysUnnoticed = async (path: string, words: string): Promise<boolean> => {
  try {
    return (await readFile(path, { encoding: 'utf8', flag: UNNOTICED })) === words;
  } catch (fault) {
    if (ABSENT.includes(codeOf(fault))) return false;
    if (codeOf(fault) !== 'EPERM') throw fault;
    return (await wordsOf(path)) === words;
  }
};

/** What somebody else's lock says. One that is empty may be about to be written: it is looked at again for `patience` ms. */
export const settledWordsOf = async (path: string, patience: number): Promise<string | null> => {
  const until = performance.now() + patience;
  let words = await wordsOf(path);
  while (words === '' && performance.now() < until) {
    await sleep(LOOK);
    words = await wordsOf(path);
  }
  return words;
};

/** Whether a file came to be by this; false where there is one already. ENOENT is the other holder's clearing up, see `makeLock`. */
const made = (promise: Promise<void>): Promise<boolean> =>
  unless(
    ['EEXIST', 'ENOENT'],
    promise.then(() => true),
    false,
  );

/** Makes a file with these words in it, all at once, so that nobody sees it empty. False where there is one, or where whoever holds the folder has cleared this away. */
export const makeLock = async (path: string, words: string): Promise<boolean> => {
  const part = `${path}.${randomBytes(8).toString('hex')}.part`;
  const written = { flag: 'wx', mode: 0o600 } as const;
  try {
    await writeFile(part, words, written);
    return (await unless(NO_LINKS, made(link(part, path)), null)) ?? (await made(writeFile(path, words, written)));
  } finally {
    await unless(['ENOENT'], unlink(part), undefined);
  }
};

/** Where it is said who takes over a lock with just these words. */
export const claimOn = (path: string, words: string): string => `${path}.${createHash('sha256').update(words).digest('hex').slice(0, 16)}`;

/** Whether a file is what somebody left who was cut off while taking over. */
export const isRemnant = (name: string, lock: string): boolean =>
  name.startsWith(`${lock}.`) && /^(\.[0-9a-f]{16})+(\.part)?$/.test(name.slice(lock.length));
