import { readFile, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, FIXED_TIME, unless } from './disk.ts';
import { StoreError } from './store.ts';

const LOCK = 'lock';
const TRIES = 3;

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

const holderOf = async (path: string): Promise<number | null> => {
  const text = await unless(['ENOENT'], readFile(path, 'utf8'), '');
  const [pid, life] = text.split(' ');
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0 || number === process.pid) return null;
  const now = await lifeOf(number);
  return now === null || (life && now && life !== now) ? null : number;
};

const tryToHold = async (path: string): Promise<boolean> => {
  const mine = `${process.pid} ${(await lifeOf(process.pid)) ?? ''}`;
  const made = await unless(
    ['EEXIST'],
    writeFile(path, mine, { flag: 'wx', mode: 0o600 }).then(() => true),
    false,
  );
  // Of two that take over at once, the later one's file stands.
  const stands = made && (await unless(['ENOENT'], readFile(path, 'utf8'), '')) === mine;
  if (stands) await unless(['EPERM', 'EINVAL', 'ENOENT'], utimes(path, FIXED_TIME, FIXED_TIME), undefined);
  return stands;
};

const inUse = (pid: number): StoreError =>
  new StoreError('in-use', `Another Open Floor is running on this data folder (process ${pid}). Stop it first, or set DATA_DIR.`);

/** Holds a data folder for this process; resolves with what lets it go. A lock that a dead process left behind is taken over. */
export const hold = async (folder: string): Promise<() => Promise<void>> => {
  if (held.has(folder)) throw inUse(process.pid);
  const path = join(folder, LOCK);
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (await tryToHold(path)) {
      held.add(folder);
      return async () => {
        held.delete(folder);
        // One that cannot be removed is harmless: it names a process that will be dead.
        await unlink(path).catch(() => undefined);
      };
    }
    const other = await holderOf(path);
    if (other !== null) throw inUse(other);
    await unless(['ENOENT'], unlink(path), undefined);
  }
  throw new StoreError('in-use', 'Another Open Floor is starting on this data folder. Stop it first, or set DATA_DIR.');
};
