import { basename } from 'node:path';
import type { Disk } from '../../server/store/disk.ts';

const SECTOR = 512;

/** What ends a run at a step: the process is killed, the power goes, or one step fails and the process goes on. */
export type End = 'kill' | 'power' | 'ENOSPC' | 'EIO';

interface File {
  /** What the disk itself holds, and what the system holds for it; the same once it is flushed. */
  onDisk: Uint8Array;
  inMemory: Uint8Array;
  /** Whether its name is in the folder, on the disk and in the system. */
  isNamed: boolean;
  isLinked: boolean;
}

const NONE = new Uint8Array(0);
const fault = (code: string): Error => Object.assign(new Error(`${code}: from a test`), { code });

/**
 * A disk in memory that can be stopped at any step of any operation: before it, in the middle of a write, between a write and
 * its flush, in the middle of the flush. After a kill all that was written is there; after a power cut each sector that was
 * not flushed is the old one, the new one or garbage, and names that were not flushed may be there or not.
 */
export class PowerDisk implements Disk {
  /** Steps taken so far. */
  steps = 0;
  /** By how much files may still grow, all together (bytes); what does not fit any more is cut off in the middle, as on a full disk. */
  free = Infinity;
  readonly #files = new Map<string, File>();
  #end: { readonly how: End; readonly at: number } | null = null;
  #isDead = false;
  #seed: number;

  constructor(seed = 1) {
    this.#seed = seed;
  }

  /** Ends at this step, counted from now on. */
  endAt(at: number, how: End): void {
    this.steps = 0;
    this.#end = { how, at };
  }

  /** Whether the end has come. */
  get hasEnded(): boolean {
    return this.#end !== null && this.steps >= this.#end.at;
  }

  /** The machine runs again: what is there is what the end has left. */
  revive(): void {
    const how = this.#end?.how;
    if (this.#isDead && how === 'power') this.#losePower();
    this.#isDead = false;
    this.#end = null;
  }

  /** The power goes now, between two operations. */
  cutPower(): void {
    this.#losePower();
    this.#isDead = false;
    this.#end = null;
  }

  /** Whether any file holds these words, on the disk or in the system's memory. */
  holds(words: string): boolean {
    return [...this.#files.values()].some(({ onDisk, inMemory }) => [onDisk, inMemory].some((bytes) => Buffer.from(bytes.buffer).includes(words)));
  }

  /** Changes the bytes of a file behind everybody's back. */
  spoil(path: string, change: (bytes: Uint8Array) => void): void {
    const file = this.#at(path);
    change(file.inMemory);
    file.onDisk = file.inMemory.slice();
  }

  put(path: string, text: string): void {
    const bytes = Uint8Array.from(Buffer.from(text));
    this.#files.set(path, { onDisk: bytes.slice(), inMemory: bytes, isNamed: true, isLinked: true });
  }

  read = async (path: string): Promise<Uint8Array | null> => {
    await this.#step();
    const file = this.#files.get(path);
    return file?.isLinked ? file.inMemory.slice() : null;
  };

  overwrite = async (path: string, bytes: Uint8Array): Promise<void> => {
    await this.#write(this.#at(path), bytes);
    await this.#flush(this.#at(path));
  };

  create = async (path: string, bytes: Uint8Array): Promise<void> => {
    await this.#step();
    const known = this.#files.get(path);
    if (!known?.isLinked) this.#files.set(path, { onDisk: NONE, inMemory: NONE, isNamed: known?.isNamed ?? false, isLinked: true });
    await this.overwrite(path, bytes);
  };

  flush = async (path: string): Promise<void> => {
    await this.#flush(this.#at(path));
  };

  erase = async (path: string): Promise<boolean> => {
    await this.#step();
    const file = this.#files.get(path);
    if (!file?.isLinked) return false;
    await this.overwrite(path, new Uint8Array(file.inMemory.length));
    await this.#step();
    file.isLinked = false;
    return true;
  };

  rename = async (from: string, to: string): Promise<void> => {
    await this.#step();
    const file = this.#at(from);
    this.#files.delete(from);
    this.#files.set(to, file);
  };

  flushFolder = async (): Promise<void> => {
    await this.#step();
    for (const file of this.#files.values()) file.isNamed = file.isLinked;
  };

  names = async (): Promise<string[]> => {
    await this.#step();
    return [...this.#files].filter(([, { isLinked }]) => isLinked).map(([path]) => basename(path));
  };

  #at(path: string): File {
    const file = this.#files.get(path);
    if (!file?.isLinked) throw fault('ENOENT');
    return file;
  }

  async #step(): Promise<void> {
    await Promise.resolve();
    if (this.#isDead) throw fault('EIO');
    this.steps += 1;
    if (this.#end === null || this.steps !== this.#end.at) return;
    const { how } = this.#end;
    if (how === 'kill' || how === 'power') {
      this.#isDead = true;
      throw fault('EIO');
    }
    throw fault(how);
  }

  /** In two halves, so that it can end in the middle. */
  async #write(file: File, bytes: Uint8Array): Promise<void> {
    const middle = Math.ceil(bytes.length / 2 / SECTOR) * SECTOR;
    for (const [from, to] of [
      [0, middle],
      [middle, bytes.length],
    ] as const) {
      await this.#step();
      const grown = Math.max(0, to - file.inMemory.length);
      const fits = Math.min(to, to - grown + this.free);
      const next = new Uint8Array(Math.max(file.inMemory.length, fits));
      next.set(file.inMemory);
      next.set(bytes.subarray(from, fits), from);
      file.inMemory = next;
      this.free -= Math.min(grown, this.free);
      if (fits < to) throw fault('ENOSPC');
    }
  }

  async #flush(file: File): Promise<void> {
    await this.#step();
    // Some of it reaches the disk before all of it has.
    this.#mix(file);
    await this.#step();
    file.onDisk = file.inMemory.slice();
  }

  /** A number from 0 to below `most`, the same for the same seed. */
  #chance(most: number): number {
    this.#seed = (Math.imul(this.#seed, 1_103_515_245) + 12_345) >>> 0;
    return (this.#seed >>> 8) % most;
  }

  #mix(file: File): void {
    const mixed = new Uint8Array(this.#chance(2) === 0 ? file.onDisk.length : file.inMemory.length);
    mixed.set(file.onDisk.subarray(0, mixed.length));
    for (let from = 0; from < mixed.length; from += SECTOR) {
      const [was, is] = [mixed.subarray(from, from + SECTOR), file.inMemory.subarray(from, from + SECTOR)];
      if (Buffer.compare(was, is) === 0) continue;
      const kind = this.#chance(8);
      if (kind === 0) mixed.fill(this.#chance(256), from, from + SECTOR);
      else if (kind > 3) mixed.set(is.subarray(0, was.length), from);
    }
    file.onDisk = mixed;
  }

  #losePower(): void {
    for (const file of this.#files.values()) {
      if (Buffer.compare(file.onDisk, file.inMemory) !== 0) this.#mix(file);
      file.inMemory = file.onDisk.slice();
      if (file.isNamed !== file.isLinked) file.isLinked = this.#chance(2) === 0;
      file.isNamed = file.isLinked;
    }
  }
}
