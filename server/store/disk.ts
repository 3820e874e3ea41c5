import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';

/** Every file and folder carries this one time, so that the time of a file does not tell when somebody wrote. */
export const FIXED_TIME = new Date('2000-01-01T00:00:00Z');

const FILE_MODE = 0o600;
export const FOLDER_MODE = 0o700;

/** The few things a store asks of a disk; tests put one that fails in its place. Methods reject with Node's own errors. */
export interface Disk {
  /** The bytes of a file, or null where there is none. */
  read(path: string): Promise<Uint8Array | null>;
  /** Writes over a file from its beginning, where it lies, and waits until the bytes are on the disk. Rejects with ENOENT where there is none. */
  overwrite(path: string, bytes: Uint8Array): Promise<void>;
  /** The same, and makes the file where there is none. Its name is on the disk once its folder is flushed. */
  create(path: string, bytes: Uint8Array): Promise<void>;
  /** Waits until all that anybody has written to a file is on the disk. */
  flush(path: string): Promise<void>;
  /** Writes zeros over a file, waits until they are on the disk, and removes it. Whether there was one. */
  erase(path: string): Promise<boolean>;
  rename(from: string, to: string): Promise<void>;
  /** Makes names that came or went in a folder durable, where the platform can. */
  flushFolder(folder: string): Promise<void>;
  names(folder: string): Promise<string[]>;
}

/** The platform's code of a fault (`ENOSPC`), or '' for any other error. */
export const codeOf = (fault: unknown): string => (fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : '');

/** What the promise gives, or `instead` where it fails with one of these codes. */
export const unless = async <T>(codes: readonly string[], promise: Promise<T>, instead: T): Promise<T> => {
  try {
    return await promise;
  } catch (fault) {
    if (codes.includes(codeOf(fault))) return instead;
    throw fault;
  }
};

/** Some file systems keep no times, and Windows opens no folder: there the data is as safe as the platform allows. */
const CANNOT = ['EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP', 'ENOSYS', ...(process.platform === 'win32' ? ['EACCES', 'EBADF'] : [])];

/** Asked a second time where it cannot be read: a stick with a loose contact must not pass for a damaged file. */
export const readTwice = async (disk: Pick<Disk, 'read'>, path: string): Promise<Uint8Array | null> => {
  try {
    return await disk.read(path);
  } catch (fault) {
    if (codeOf(fault) !== 'EIO') throw fault;
    return disk.read(path);
  }
};

const withFile = async <T>(path: string, flags: string | number, use: (file: fs.FileHandle) => Promise<T>): Promise<T> => {
  const file = await fs.open(path, flags, FILE_MODE);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
};

const setTime = (file: fs.FileHandle): Promise<void> => unless(CANNOT, file.utimes(FIXED_TIME, FIXED_TIME), undefined);

/** From the beginning, in the place where the file lies: nothing is cut off, and no other block is taken. */
const place = async (file: fs.FileHandle, bytes: Uint8Array): Promise<void> => {
  await file.writeFile(bytes);
  // The bytes, and the length where it grew; the time need not wait, nor be waited for.
  await Promise.all([file.datasync(), setTime(file)]);
};

export const nodeDisk: Disk = {
  read: (path) =>
    unless(
      ['ENOENT'],
      withFile(path, 'r', async (file) => {
        const bytes = await file.readFile();
        await setTime(file); // reading has moved its time of access
        return bytes;
      }),
      null,
    ),
  overwrite: (path, bytes) => withFile(path, 'r+', (file) => place(file, bytes)),
  create: (path, bytes) => withFile(path, constants.O_RDWR | constants.O_CREAT, (file) => place(file, bytes)),
  flush: (path) => withFile(path, 'r+', (file) => file.datasync()),
  erase: (path) =>
    unless(
      ['ENOENT'],
      withFile(path, 'r+', async (file) => place(file, new Uint8Array((await file.stat()).size)))
        .then(() => fs.unlink(path))
        .then(() => true),
      false,
    ),
  rename: (from, to) => fs.rename(from, to),
  flushFolder: (folder) =>
    unless(
      CANNOT,
      withFile(folder, 'r', async (file) => {
        await setTime(file);
        await file.sync();
      }),
      undefined,
    ),
  names: async (folder) => {
    const names = await fs.readdir(folder);
    // Reading has moved its time of access.
    await unless(CANNOT, fs.utimes(folder, FIXED_TIME, FIXED_TIME), undefined);
    return names;
  },
};
