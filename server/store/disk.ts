import * as fs from 'node:fs/promises';

/** Every file and folder carries this one time, so that the time of a file does not tell when somebody wrote. */
export const FIXED_TIME = new Date('2000-01-01T00:00:00Z');

const FILE_MODE = 0o600;
export const FOLDER_MODE = 0o700;

/** The few things a store asks of a disk; tests put one that fails in its place. Methods reject with Node's own errors. */
export interface Disk {
  /** The text of a file, or null where there is none. */
  read(path: string): Promise<string | null>;
  /** Writes a file and waits until its bytes are on the disk. */
  writeFlushed(path: string, text: string): Promise<void>;
  /** Copies a file and waits until its bytes are on the disk. */
  copyFlushed(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Whether there was a file to remove. */
  remove(path: string): Promise<boolean>;
  /** Makes renames and removals in a folder durable, where the platform can. */
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

const withFile = async <T>(path: string, flags: string | number, use: (file: fs.FileHandle) => Promise<T>): Promise<T> => {
  const file = await fs.open(path, flags, FILE_MODE);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
};

const setTime = (file: fs.FileHandle): Promise<void> => unless(CANNOT, file.utimes(FIXED_TIME, FIXED_TIME), undefined);

const flush = async (file: fs.FileHandle): Promise<void> => {
  await setTime(file);
  await file.sync();
};

export const nodeDisk: Disk = {
  read: (path) =>
    unless(
      ['ENOENT'],
      withFile(path, 'r', async (file) => {
        const text = await file.readFile('utf8');
        await setTime(file); // reading has moved its time of access
        return text;
      }),
      null,
    ),
  writeFlushed: (path, text) =>
    withFile(path, 'w', async (file) => {
      await file.writeFile(text, 'utf8');
      await flush(file);
    }),
  copyFlushed: async (from, to) => {
    await fs.copyFile(from, to);
    await withFile(from, 'r', setTime); // as for reading
    await withFile(to, 'r+', flush);
  },
  rename: (from, to) => fs.rename(from, to),
  remove: (path) =>
    unless(
      ['ENOENT'],
      fs.unlink(path).then(() => true),
      false,
    ),
  flushFolder: (folder) => unless(CANNOT, withFile(folder, 'r', flush), undefined),
  names: (folder) => fs.readdir(folder),
};
