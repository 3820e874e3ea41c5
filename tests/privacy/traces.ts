import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A file as it lies on the disk. */
export interface Trace {
  /** Its path within the folder that was looked through. */
  readonly path: string;
  readonly bytes: Buffer;
  readonly changedAt: number;
  readonly readAt: number;
}

/** Every file under a folder, whatever its name. Times are taken before the reading changes them. */
export const tracesIn = async (folder: string): Promise<Trace[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (file) => {
      const { mtimeMs, atimeMs } = await stat(file);
      return { path: relative(folder, file), bytes: await readFile(file), changedAt: mtimeMs, readAt: atimeMs };
    }),
  );
};

/** The ways in which a text may be written down: as it is, in two bytes a character, and in base 64 at any offset. */
const spellings = (text: string): Buffer[] => {
  const inBase64 = [0, 1, 2].map((offset) => {
    const coded = Buffer.from(`${'\0'.repeat(offset)}${text}`).toString('base64');
    // The ends also depend on the neighbours, which are not known.
    return coded.slice(offset === 0 ? 0 : 4, -4);
  });
  return [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), ...inBase64.map((coded) => Buffer.from(coded))];
};

export const holds = (bytes: Buffer, text: string): boolean => spellings(text).some((spelling) => bytes.includes(spelling));

/** Paths of the files that hold a text. */
export const filesWith = (traces: readonly Trace[], text: string): string[] =>
  traces.filter(({ bytes }) => holds(bytes, text)).map(({ path }) => path);
