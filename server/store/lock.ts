import { randomBytes } from 'node:crypto';
import { readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, nodeDisk, unless } from './disk.ts';
import { answerWith, knock } from './knock.ts';
import { StoreError } from './store.ts';

const LOCK = 'lock';
const TRIES = 3;
/** How long a process that holds the folder may take to say so (ms). */
const PATIENCE = 2000;

/** A folder that this process holds. */
export interface Hold {
  /** Whether it is still there, with this process's lock in it. */
  stands(): Promise<boolean>;
  letGo(): Promise<void>;
}

/** Folders that this process itself holds: its own process id in a lock would otherwise pass for a stale one. */
const held = new Set<string>();

/** Tells a process from a later one with the same id, on Linux: the boot and the tick at which it began; '' elsewhere, null if it is dead. */
const lifeOf = async (pid: number): Promise<string | null> => {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    if (codeOf(fault) === 'ESRCH') return null;
  }
  if (process.platform !== 'linux') return '';
  const boot = await unless(['ENOENT', 'EACCES'], readFile('/proc/sys/kernel/random/boot_id', 'utf8'), '');
  const stat = await unless(['ENOENT', 'EACCES', 'ESRCH'], readFile(`/proc/${pid}/stat`, 'utf8'), '');
  // Fields after the name, which is in brackets and may hold spaces: the state first, the start's tick twentieth.
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return null;
  return `${boot.trim()}.${fields[18] ?? ''}`;
};

/** What it says, or '' where there is none. It keeps the time that every file has, though it is read again and again. */
const textOf = async (path: string): Promise<string> => {
  const bytes = await unless(['ENOTDIR'], nodeDisk.read(path), null);
  return bytes ? Buffer.from(bytes).toString('utf8') : '';
};

/** Where its process id belongs to somebody else now, as after a power cut, the port of the lock answers nothing, or something else. */
const holderOf = async (path: string, patience: number): Promise<number | null> => {
  const [pid, life, port, token] = (await textOf(path)).split(' ');
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0 || number === process.pid) return null;
  const now = await lifeOf(number);
  if (now === null) return null;
  if (life && life !== '-' && now) return life === now ? number : null;
  // One without a port is an older program's.
  if (!token || !(Number(port) > 0 && Number(port) < 65_536)) return number;
  return (await knock(Number(port), token, patience)) === 'no' ? null : number;
};

/** Whether the lock could be made with these words in it. */
const tryToHold = async (path: string, mine: string): Promise<boolean> => {
  const made = await unless(
    ['EEXIST'],
    writeFile(path, mine, { flag: 'wx', mode: 0o600 }).then(() => true),
    false,
  );
  // Of two that take over at once, the later one's file stands.
  return made && (await textOf(path)) === mine;
};

const inUse = (folder: string, pid: number): StoreError =>
  new StoreError(
    'in-use',
    `Another Open Floor is running on this data folder (process ${pid}). Stop it first, or set DATA_DIR. If none is running, delete the file ${join(folder, LOCK)}.`,
  );

const tryToTake = async (folder: string, mine: string, patience: number): Promise<void> => {
  const path = join(folder, LOCK);
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (await tryToHold(path, mine)) return;
    const other = await holderOf(path, patience);
    if (other !== null) throw inUse(folder, other);
    await unless(['ENOENT'], unlink(path), undefined);
  }
  throw new StoreError('in-use', 'Another Open Floor is starting on this data folder. Stop it first, or set DATA_DIR.');
};

/** Holds a data folder for this process. A lock that a dead process left behind is taken over. */
export const hold = async (folder: string, patience = PATIENCE): Promise<Hold> => {
  if (held.has(folder)) throw inUse(folder, process.pid);
  const path = join(folder, LOCK);
  const token = randomBytes(16).toString('hex');
  const door = await answerWith(token);
  const mine = `${process.pid} ${(await lifeOf(process.pid)) || '-'}${door ? ` ${door.port} ${token}` : ''}`;
  try {
    await tryToTake(folder, mine, patience);
  } catch (fault) {
    door?.stop();
    throw fault;
  }
  held.add(folder);
  const stands = async (): Promise<boolean> => (await textOf(path)) === mine;
  return {
    stands,
    letGo: async () => {
      held.delete(folder);
      door?.stop();
      // Not that of another process, in a folder that was put in this one's place. One that cannot be removed is harmless.
      if (await stands().catch(() => false)) await unlink(path).catch(() => undefined);
    },
  };
};
