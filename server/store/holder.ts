import { readFile } from 'node:fs/promises';
import { codeOf, unless } from './disk.ts';
import { knock } from './knock.ts';

/** Tells a process from a later one with the same id, on Linux: the boot and the tick at which it began; '' elsewhere, null if it is dead. */
export const lifeOf = async (pid: number): Promise<string | null> => {
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

/**
 * The process that a lock with these words belongs to; null where it is dead. Where its process id belongs to somebody else now, as
 * after a power cut, the port of the lock answers nothing, or something else; `patience` is how long it may take to answer (ms).
 */
export const holderIn = async (words: string, patience: number): Promise<number | null> => {
  const [pid, life, port, token] = words.split(' ');
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0 || number === process.pid) return null;
  const now = await lifeOf(number);
  if (now === null) return null;
  if (life && life !== '-' && now) return life === now ? number : null;
  // One without a port is an older program's.
  if (!token || !(Number(port) > 0 && Number(port) < 65_536)) return number;
  return (await knock(Number(port), token, patience)) === 'no' ? null : number;
};
