import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { codeOf, readTwice, type Disk } from './disk.ts';
import { after, decode, encode, isEmpty, isNewer, wasWhole, type Count, type Decoded } from './slot.ts';
import { DamagedFile, NewerFile } from './faults.ts';
import type { Documents, Judgement } from './store.ts';

type Side = 0 | 1;
const other = (side: Side): Side => (side === 0 ? 1 : 0);

export interface PairParts {
  readonly disk: Disk;
  readonly paths: readonly [string, string];
  readonly judge: (documents: Documents) => Judgement;
  /** Asked before and after each write; rejects where the folder is not the one that this process holds any more. */
  readonly checkFolder: () => Promise<void>;
}

interface Found {
  readonly side: Side;
  readonly slot: Decoded | null;
  /** The file itself; null where there is none, or it cannot be read. */
  readonly bytes: Uint8Array | null;
}

/** What a file holds where it is an object of documents; the parser's own message quotes the text, and is dropped. */
export const documentsIn = (text: string): Documents | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Documents) : null;
  } catch {
    return null;
  }
};

/**
 * The adapter under lowdb's `Low`: two files that are overwritten in place in turn. A write goes over the older one and is on
 * the disk when it resolves; until then the newer one is not touched. So whatever is cut short leaves one that is whole, and
 * no third state of the evening lies about in blocks that a rename has let go of.
 */
export class SlotPair implements Adapter<Documents> {
  /** Whether one of the two was missing or not whole when they were read. */
  wasHalf = false;
  /** Whether what was found, where that is no more than one file that is not whole, holds nothing at all. */
  wasEmpty = false;
  /** The path of one that is whole and that the program cannot use, where the other is used; null where there is none. */
  refused: string | null = null;
  /** Whether the next write goes into both files before it resolves: what it takes back must be in neither. It is owed until one has gone well. */
  writesBoth = true;
  readonly #parts: PairParts;
  readonly #there = new Set<Side>();
  /** The side that was written last; null while there is none. */
  #newest: Side | null = null;
  #count: Count = 0;
  /** Whether the newest is on the disk, rather than in the memory of the system as a process that was killed left it. */
  #isFlushed = false;
  /** How long each of the two files is (bytes). Each by itself: on a full disk the one that could not grow can still be written over. */
  readonly #lengths: [number, number] = [0, 0];

  constructor(parts: PairParts) {
    this.#parts = parts;
  }

  /** Both paths: whoever removes them in this order and is interrupted leaves the newest. */
  get oldestFirst(): string[] {
    const [a, b] = this.#parts.paths;
    return this.#newest === 0 ? [b, a] : [a, b];
  }

  /**
   * The newest that is whole and makes sense, or null where there is no file. Rejects with NewerFile, with DamagedFile where
   * there are files and none is good, or with the disk's own fault.
   */
  async read(): Promise<Documents | null> {
    this.forget();
    const found: [Found, Found] = [await this.#look(0), await this.#look(1)];
    for (const { side, slot } of found) if (slot !== null) this.#there.add(side);
    if (found.some(({ slot }) => slot?.is === 'newer-format')) throw new NewerFile();
    const good = found.flatMap(({ side, slot }) => (slot?.is === 'good' ? [{ side, ...slot }] : []));
    good.sort((one, two) => (isNewer(two.count, one.count) ? 1 : isNewer(one.count, two.count) ? -1 : 0));
    // Both are looked at, since the older may be another evening's: nothing is written over what the program has not understood.
    const judged = good.map((slot) => ({ ...slot, ...this.#judged(slot.text) }));
    if (judged.some(({ judgement }) => judgement === 'newer')) throw new NewerFile();
    const [used] = judged.filter(({ judgement }) => judgement === 'known');
    const refused = judged.find(({ judgement }) => judgement === 'unreadable');
    if (used) {
      if (refused) this.refused = this.#parts.paths[refused.side];
      this.#newest = used.side;
      this.#count = used.count;
      this.wasHalf = good.length < 2;
      this.writesBoth = !(good.length === 2 && good.every((one) => one.text === used.text && one.isClean));
      return used.documents;
    }
    if (refused || !this.#isHalfMade(found)) throw new DamagedFile();
    this.wasHalf = this.#there.size === 1;
    this.wasEmpty = found.every(({ bytes }) => bytes === null || isEmpty(bytes));
    return null;
  }

  /** Rejects, too, where the folder was taken from this process while it wrote: whoever has it now may not have read this (RM9). */
  async write(documents: Documents): Promise<void> {
    const json = JSON.stringify(documents);
    await this.#place(json);
    if (this.writesBoth) await this.#place(json);
    await this.#parts.checkFolder();
    this.writesBoth = false;
  }

  /** Puts the refused one out of the way, so that nothing is written over it: it is the newest of all, and may be of use to somebody. */
  async setRefusedAside(to: string): Promise<void> {
    const { disk, paths, checkFolder } = this.#parts;
    if (this.refused === null) return;
    await checkFolder();
    await disk.rename(this.refused, to);
    await disk.flushFolder(dirname(to));
    this.#there.delete(this.refused === paths[0] ? 0 : 1);
    this.refused = null;
  }

  /** After a reading that found both alike: what a process that was killed wrote may still be in the system's memory alone. */
  async flush(): Promise<void> {
    for (const path of this.#parts.paths) await this.#parts.disk.flush(path);
    this.#isFlushed = true;
  }

  /** As if nothing had been read: for files that were removed or put aside. */
  forget(): void {
    this.writesBoth = true;
    this.wasHalf = false;
    this.wasEmpty = false;
    this.refused = null;
    this.#there.clear();
    this.#newest = null;
    this.#count = 0;
    this.#isFlushed = false;
    this.#lengths.fill(0);
  }

  #judged(text: string): { documents: Documents | null; judgement: Judgement } {
    const documents = documentsIn(text);
    return { documents, judgement: documents === null ? 'unreadable' : this.#parts.judge(documents) };
  }

  /**
   * Whether files none of which is good can be what a making has left that was cut short: nothing was ever answered of it. The
   * second is only made once the first is on the disk, so the second alone is not, unless a removal that was cut short has
   * emptied it; and neither is a first that was whole once.
   */
  #isHalfMade([first, second]: [Found, Found]): boolean {
    if (first.slot !== null && second.slot !== null) return false;
    if (first.slot === null && second.slot === null) return true;
    const bytes = first.bytes ?? second.bytes;
    return bytes !== null && (isEmpty(bytes) || (first.slot !== null && !wasWhole(bytes)));
  }

  async #look(side: Side): Promise<Found> {
    try {
      const bytes = await readTwice(this.#parts.disk, this.#parts.paths[side]);
      this.#lengths[side] = bytes?.length ?? 0;
      return { side, slot: bytes && decode(bytes), bytes };
    } catch (fault) {
      // A part of the disk that cannot be read any more may still be written to; any other fault may pass by itself.
      if (codeOf(fault) === 'EIO') return { side, slot: { is: 'damaged' }, bytes: null };
      throw fault;
    }
  }

  /** Over the older one, once the newer is known to be on the disk. */
  async #place(json: string): Promise<void> {
    const { disk, paths, checkFolder } = this.#parts;
    const side = this.#newest === null ? 0 : other(this.#newest);
    const count = after(this.#count);
    const bytes = encode(json, count, this.#lengths[side]);
    await checkFolder();
    if (this.#newest !== null && !this.#isFlushed) await disk.flush(paths[this.#newest]);
    this.#isFlushed = true;
    try {
      if (this.#there.has(side)) await disk.overwrite(paths[side], bytes);
      else {
        await disk.create(paths[side], bytes);
        await disk.flushFolder(dirname(paths[side]));
        this.#there.add(side);
      }
      this.#lengths[side] = bytes.length;
    } catch (fault) {
      this.#lengths[side] = await this.#lengthAfter(side, bytes.length);
      throw fault;
    }
    this.#newest = side;
    this.#count = count;
  }

  /**
   * How long a file is after a write that failed (bytes). It may have grown, and all of it is written over the next time; where the
   * disk was full it has not, or by less, and asking for more would refuse every later write too, however short.
   */
  async #lengthAfter(side: Side, asked: number): Promise<number> {
    try {
      return (await readTwice(this.#parts.disk, this.#parts.paths[side]))?.length ?? 0;
    } catch {
      // It cannot be told now, so it may be as long as was asked.
      return Math.max(asked, this.#lengths[side]);
    }
  }
}
