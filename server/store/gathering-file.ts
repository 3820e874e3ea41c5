import { dirname } from 'node:path';
import { Low } from 'lowdb';
import { codeOf, type Disk } from './disk.ts';
import { DamagedFile, DurableFile, replaceDurably } from './durable.ts';
import { pathsOf, type Paths } from './names.ts';
import { StoreError, type Documents, type PurgeReceipt, type Stored } from './store.ts';

export interface Surroundings {
  readonly disk: Disk;
  readonly folder: string;
  readonly log: (line: string) => void;
  /** Least time between two last good copies, in ms. */
  readonly copyEvery: number;
}

const NOTHING: Stored = { version: 0, documents: {} };

const notWritten = (fault: unknown): StoreError =>
  new StoreError('not-written', `The disk did not take a write (${codeOf(fault) || 'unknown fault'}). What was stored before is intact.`, fault);

/** One gathering's file, its last good copy, and the queue that keeps their writes apart. What it holds in memory is what was acknowledged. */
export class GatheringFile {
  readonly #id: string;
  readonly #around: Surroundings;
  readonly #paths: Paths;
  readonly #low: Low<Stored>;
  #loaded = false;
  #copiedAt = -Infinity;
  /** Whether this process has written it. */
  #written = false;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(id: string, around: Surroundings) {
    this.#id = id;
    this.#around = around;
    this.#paths = pathsOf(around.folder, id);
    this.#low = new Low<Stored>(new DurableFile(around.disk, this.#paths.main), NOTHING);
  }

  open(): Promise<Stored | null> {
    return this.#inTurn(async () => {
      await this.#load();
      return this.#low.data === NOTHING ? null : this.#low.data;
    });
  }

  async save(changed: Documents, version: number, erases: boolean): Promise<void> {
    await this.#inTurn(() => this.#write(changed, version, erases));
    if (this.#low.data !== NOTHING && performance.now() - this.#copiedAt >= this.#around.copyEvery) void this.#inTurn(() => this.#tryToCopy());
  }

  purge(): Promise<PurgeReceipt> {
    return this.#inTurn(async () => {
      const { main, last, damaged, leftovers } = this.#paths;
      try {
        // The file itself goes last: a purge that is cut short leaves a gathering that can be purged again.
        const copies = await this.#remove([last, damaged]);
        const lost = await this.#remove(leftovers);
        const gatherings = await this.#remove([main]);
        await this.#around.disk.flushFolder(this.#around.folder);
        this.#low.data = NOTHING;
        this.#written = false;
        this.#loaded = true;
        return { gatherings, copies, leftovers: lost };
      } catch (fault) {
        throw new StoreError('not-written', `Gathering ${this.#id} could not be destroyed (${codeOf(fault) || 'unknown fault'}). Try again.`, fault);
      }
    });
  }

  /**
   * Resolves when nothing of it is being written any more. What was written since it was opened is written once more, and
   * copied: neither the moment of a file's last change nor what a copy lacks tells what somebody wrote last.
   */
  async settled(): Promise<void> {
    await this.#inTurn(async () => {
      if (!this.#written) return;
      try {
        await this.#low.write();
      } catch (fault) {
        this.#around.log(`Gathering ${this.#id} could not be written once more (${codeOf(fault) || 'unknown fault'}). What was stored is intact.`);
      }
      await this.#tryToCopy();
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(work);
    // The queue goes on after a failure; whoever asked for the work is the one who hears of it.
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  async #write(changed: Documents, version: number, erases: boolean): Promise<void> {
    await this.#load();
    const before = this.#low.data;
    if (!Number.isSafeInteger(version) || version <= before.version) {
      throw new StoreError('stale', `Version ${version} of gathering ${this.#id} was refused: version ${before.version} is stored.`);
    }
    try {
      this.#low.data = { version, documents: { ...before.documents, ...changed } };
      await this.#low.write();
      this.#written = true;
      if (erases) await this.#eraseCopies();
    } catch (fault) {
      this.#low.data = before;
      throw notWritten(fault);
    }
  }

  /** No copy may keep what was taken back: it is written anew, or where that fails it goes. */
  async #eraseCopies(): Promise<void> {
    const { last, damaged, leftovers } = this.#paths;
    await this.#remove([damaged, ...leftovers]);
    if (!(await this.#tryToCopy())) await this.#remove([last]);
    await this.#around.disk.flushFolder(dirname(last));
  }

  async #tryToCopy(): Promise<boolean> {
    const { disk, log } = this.#around;
    const { main, last } = this.#paths;
    this.#copiedAt = performance.now();
    try {
      await replaceDurably(disk, last, (temporary) => disk.copyFlushed(main, temporary));
      return true;
    } catch (fault) {
      log(`No copy of gathering ${this.#id} could be made (${codeOf(fault) || 'unknown fault'}). The gathering itself is safe.`);
      return false;
    }
  }

  async #load(): Promise<void> {
    if (this.#loaded) return;
    const { read, damaged } = await this.#readMain();
    if (read) {
      // The copy is made anew with the first save: what has been read may yet turn out to be no evening, or a newer program's.
      this.#low.data = read;
    } else {
      await this.#fallBack(damaged);
    }
    this.#loaded = true;
  }

  async #readMain(): Promise<{ read: Stored | null; damaged: boolean }> {
    try {
      await this.#low.read();
      return { read: this.#low.data === NOTHING ? null : this.#low.data, damaged: false };
    } catch (fault) {
      if (fault instanceof DamagedFile || codeOf(fault) === 'EIO') return { read: null, damaged: true };
      throw new StoreError('unreadable', `The file of gathering ${this.#id} cannot be read (${codeOf(fault) || 'unknown fault'}).`, fault);
    }
  }

  /** The last good copy takes the place of a file that is damaged or gone; the damaged one is set aside. */
  async #fallBack(damaged: boolean): Promise<void> {
    const { disk, log } = this.#around;
    const { main, last, damaged: aside } = this.#paths;
    const copy = await new DurableFile(disk, last).read().catch(() => 'unusable' as const);
    if (copy === null && !damaged) return;
    if (copy === null || copy === 'unusable') {
      throw new StoreError('unreadable', `The file of gathering ${this.#id} is damaged or missing, and there is no good copy. Nothing was changed.`);
    }
    try {
      if (damaged) await disk.rename(main, aside);
      await replaceDurably(disk, main, (temporary) => disk.copyFlushed(last, temporary));
    } catch (fault) {
      throw notWritten(fault);
    }
    log(
      damaged
        ? `The file of gathering ${this.#id} was damaged. It was set aside as ${this.#id}.damaged.json, and the last good copy is used.`
        : `The file of gathering ${this.#id} was missing. The last good copy is used.`,
    );
    this.#low.data = copy;
  }

  async #remove(paths: readonly string[]): Promise<number> {
    let removed = 0;
    for (const path of paths) if (await this.#around.disk.remove(path)) removed += 1;
    return removed;
  }
}
