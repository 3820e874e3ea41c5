import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import type { Disk } from './disk.ts';
import type { Stored } from './store.ts';

/** Where a write is made ready; a file of this name that is found later is of a write that was cut short. */
export const temporaryOf = (path: string): string => `${path}.tmp`;

/** Puts a file in the place of another so that a reader, even after a power cut, finds the old one or the new one whole. */
export const replaceDurably = async (disk: Disk, path: string, make: (temporary: string) => Promise<void>): Promise<void> => {
  const temporary = temporaryOf(path);
  try {
    await make(temporary);
    await disk.rename(temporary, path);
  } catch (fault) {
    // If it cannot be removed now, the next write or the next start does; the first fault is the one to tell.
    await disk.remove(temporary).catch(() => false);
    throw fault;
  }
  await disk.flushFolder(dirname(path));
};

/** A file that is there, and does not hold what this program writes. It says nothing of what it holds. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

const isStored = (value: unknown): value is Stored => {
  if (typeof value !== 'object' || value === null || !('version' in value) || !('documents' in value)) return false;
  const { version, documents } = value;
  return Number.isSafeInteger(version) && Number(version) >= 1 && typeof documents === 'object' && documents !== null && !Array.isArray(documents);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which must reach no log.
    return null;
  }
};

/** The adapter under lowdb's `Low`: compact JSON, and on disk when `write` resolves. */
export class DurableFile implements Adapter<Stored> {
  readonly #disk: Disk;
  readonly #path: string;

  constructor(disk: Disk, path: string) {
    this.#disk = disk;
    this.#path = path;
  }

  /** What the file holds, or null where there is none. Rejects with DamagedFile. */
  async read(): Promise<Stored | null> {
    const text = await this.#disk.read(this.#path);
    if (text === null) return null;
    const value = parsed(text);
    if (!isStored(value)) throw new DamagedFile('The file is not whole.');
    return { version: value.version, documents: value.documents };
  }

  async write({ version, documents }: Stored): Promise<void> {
    const text = JSON.stringify({ version, documents });
    await replaceDurably(this.#disk, this.#path, (temporary) => this.#disk.writeFlushed(temporary, text));
  }
}
