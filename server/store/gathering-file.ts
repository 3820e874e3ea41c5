import { basename, join } from 'node:path';
import { Low } from 'lowdb';
import { unless, type Disk } from './disk.ts';
import { DamagedFile, nameOf, notRead, notWritten } from './faults.ts';
import { asideAmong, asideOf, pathsOf, type Paths } from './names.ts';
import { eraseOld, readOld } from './old-files.ts';
import { SlotPair } from './slot-pair.ts';
import { StoreError, type Documents, type Judgement, type PurgeReceipt, type Stored, type Turned, type Work } from './store.ts';

export interface Surroundings {
  readonly disk: Disk;
  readonly folder: string;
  readonly log: (line: string) => void;
  readonly judge: (id: string, documents: Documents) => Judgement;
  /** Rejects with fault `gone` where the data folder is not the one any more that this process holds (RM9). */
  readonly checkFolder: () => Promise<void>;
}

const NOTHING: Documents = {};

/** The version of what was read: they are counted in memory, anew at each start. */
const READ = 1;

const halfWhole = (id: string): string =>
  `One of the two files of gathering ${id} is not whole. The other one is used. After a power cut nothing is lost that was confirmed. Without one, the disk is spoiling files: what was saved last may be missing.`;
const emptyFile = (id: string): string => `Gathering ${id} has one file, and there is nothing in it. It is left out; the file can be deleted.`;
const neverWhole = (id: string): string =>
  `Gathering ${id} has one file, and it is not whole. It is left out, and nothing was changed. Most likely the program was cut off while it made a new evening. Keep it where an evening is missing: words may still be in it.`;

const refusedSlot = (id: string, name: string): string =>
  `One of the two files of gathering ${id} is whole, and this program cannot use what it says, as where it is another evening's. The other one is used, which may lack what was saved last. The file was set aside as ${name}: nothing is taken out of it any more, so delete it once nobody needs it.`;

/** One gathering's two slots, and the queue in which its turns follow each other. What it holds in memory is what was acknowledged. */
export class GatheringFile {
  readonly #id: string;
  readonly #around: Surroundings;
  readonly #paths: Paths;
  readonly #judge: (documents: Documents) => Judgement;
  readonly #pair: SlotPair;
  readonly #low: Low<Documents>;
  #version = 0;
  /** In which version each document was changed last; those that are not named have been as they are since they were read. */
  readonly #changedIn = new Map<string, number>();
  #isLoaded = false;
  /** Whether this process has written it. */
  #wasWritten = false;
  /** Whether files of an older program may still lie beside the slots. */
  #hasOld = true;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(id: string, around: Surroundings) {
    this.#id = id;
    this.#around = around;
    this.#paths = pathsOf(around.folder, id);
    this.#judge = (documents) => around.judge(id, documents);
    this.#pair = new SlotPair({ disk: around.disk, paths: this.#paths.slots, judge: this.#judge, checkFolder: around.checkFolder });
    this.#low = new Low<Documents>(this.#pair, NOTHING);
  }

  open(): Promise<Stored | null> {
    return this.#inTurn(async () => {
      await this.#load();
      return this.#isEmpty ? null : { version: this.#version, documents: this.#low.data };
    });
  }

  turn<Result>(known: number, work: Work<Result>): Promise<Turned<Result>> {
    return this.#inTurn(async () => {
      await this.#load();
      if (!Number.isSafeInteger(known) || known < 0 || known > this.#version)
        throw new StoreError('stale', `A turn that knows version ${known} of gathering ${this.#id} was refused: version ${this.#version} is stored.`);
      const { changed, erases = false, result } = work({ version: this.#version, documents: this.#newerThan(known) });
      if (Object.keys(changed).length > 0 || (erases && !this.#isEmpty)) await this.#write(changed, erases);
      return { version: this.#version, result };
    });
  }

  setAside(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#isLoaded) return;
      const { disk, folder, checkFolder } = this.#around;
      try {
        await checkFolder();
        const names = await disk.names(folder);
        for (const path of [...this.#paths.slots, ...this.#paths.old]) await unless(['ENOENT'], disk.rename(path, asideOf(path, names)), undefined);
        await disk.flushFolder(folder);
      } catch (fault) {
        throw notWritten(fault);
      }
      this.#startAnew();
    });
  }

  purge(): Promise<PurgeReceipt> {
    return this.#inTurn(async () => {
      const { old, oldDamaged, leftovers } = this.#paths;
      const { disk, folder, checkFolder } = this.#around;
      await checkFolder();
      try {
        const aside = asideAmong(await disk.names(folder), this.#id).map((name) => join(folder, name));
        const lost = await this.#erase(leftovers);
        const besides = await this.#erase([oldDamaged, ...aside]);
        // What is newest goes last: a purge that is cut short leaves a gathering that can be purged again.
        const copies = await this.#erase([...old.toReversed(), ...this.#pair.oldestFirst]);
        await disk.flushFolder(folder);
        this.#startAnew();
        return { gatherings: Math.min(copies, 1), copies: besides + Math.max(copies - 1, 0), leftovers: lost };
      } catch (fault) {
        // What is left is looked at anew.
        this.#startAnew();
        this.#isLoaded = false;
        throw new StoreError('not-written', `Gathering ${this.#id} could not be destroyed (${nameOf(fault)}). Try again.`, fault);
      }
    });
  }

  /**
   * Resolves when nothing of it is being written any more. What was written since it was opened is written once more, into
   * both slots: neither the moment of a file's last change nor what a copy lacks tells what somebody wrote last.
   */
  async settled(): Promise<void> {
    await this.#inTurn(async () => {
      if (!this.#wasWritten) return;
      this.#pair.writesBoth = true;
      try {
        await this.#low.write();
      } catch (fault) {
        this.#around.log(`Gathering ${this.#id} could not be written once more (${nameOf(fault)}). What was stored is intact.`);
      }
    });
  }

  get #isEmpty(): boolean {
    return this.#low.data === NOTHING;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(work);
    // The queue goes on after a failure; whoever asked for the work is the one who hears of it. What it came to is not kept: it may hold words.
    this.#tail = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  #newerThan(known: number): Documents {
    if (known === this.#version) return {};
    return Object.fromEntries(Object.entries(this.#low.data).filter(([name]) => (this.#changedIn.get(name) ?? READ) > known));
  }

  async #write(changed: Documents, erases: boolean): Promise<void> {
    const before = this.#low.data;
    try {
      if (erases) this.#pair.writesBoth = true;
      this.#low.data = { ...before, ...changed };
      await this.#low.write();
      if (erases) await this.#eraseOld();
    } catch (fault) {
      this.#low.data = before;
      const refusal = notWritten(fault);
      if (this.#isEmpty && refusal.fault !== 'gone') await this.#dropHalfMade();
      throw refusal;
    }
    this.#version += 1;
    for (const name of Object.keys(changed)) this.#changedIn.set(name, this.#version);
    this.#wasWritten = true;
  }

  /** A gathering that could not be made is none, rather than one that comes up at the next start. */
  async #dropHalfMade(): Promise<void> {
    // The second first: alone it would pass for what is left of an evening.
    await this.#erase(this.#paths.slots.toReversed()).catch((fault: unknown) =>
      this.#around.log(`A gathering that could not be stored whole may be there at the next start (${nameOf(fault)}).`),
    );
    this.#pair.forget();
  }

  async #load(): Promise<void> {
    if (this.#isLoaded) return;
    try {
      if (!(await this.#readSlots())) await this.#readOld();
      await this.#setRefusedAside();
    } catch (fault) {
      this.#low.data = NOTHING;
      throw notRead(this.#id, fault);
    }
    this.#isLoaded = true;
    if (this.#pair.wasHalf) this.#around.log((this.#isEmpty ? (this.#pair.wasEmpty ? emptyFile : neverWhole) : halfWhole)(this.#id));
    if (this.#isEmpty) return;
    this.#version = READ;
    await this.#makeWhole();
  }

  /** Whether there are any, and one is good. Rejects where there are and none is, and there is nothing older to go by. */
  async #readSlots(): Promise<boolean> {
    try {
      await this.#low.read();
    } catch (fault) {
      // A first start that was cut short while it took older files over: those are whole.
      if (fault instanceof DamagedFile && (await readOld(this.#oldParts)) !== null) return false;
      throw fault;
    }
    return !this.#isEmpty;
  }

  /** Nothing is written over a state that the program cannot use, and nobody has to find out by themselves that there is one. */
  async #setRefusedAside(): Promise<void> {
    const { refused } = this.#pair;
    if (refused === null) return;
    const { disk, folder, log } = this.#around;
    const aside = asideOf(refused, await disk.names(folder));
    await this.#pair.setRefusedAside(aside);
    log(refusedSlot(this.#id, basename(aside)));
  }

  async #readOld(): Promise<void> {
    const read = await readOld(this.#oldParts);
    if (!read) return;
    this.#low.data = read.documents;
    if (!read.asExpected) this.#around.log(`The file of gathering ${this.#id} was damaged or missing. The last good copy is used.`);
  }

  get #oldParts() {
    return { disk: this.#around.disk, paths: this.#paths, judge: this.#judge };
  }

  /** Before anything is done in it, both slots hold it, and nothing else does. Where the disk refuses now, the next save does it. */
  async #makeWhole(): Promise<void> {
    try {
      await (this.#pair.writesBoth ? this.#low.write() : this.#pair.flush());
      await this.#eraseOld();
    } catch (fault) {
      this.#around.log(`Gathering ${this.#id} could not be written anew (${nameOf(fault)}). It is open, and the next save tries again.`);
    }
  }

  /** Older files may hold what has been taken back since. */
  async #eraseOld(): Promise<void> {
    if (!this.#hasOld) return;
    await eraseOld(this.#oldParts);
    this.#hasOld = false;
  }

  #startAnew(): void {
    this.#pair.forget();
    this.#low.data = NOTHING;
    this.#version = 0;
    this.#changedIn.clear();
    this.#wasWritten = false;
    this.#isLoaded = true;
  }

  async #erase(paths: readonly string[]): Promise<number> {
    let erased = 0;
    for (const path of paths) if (await this.#around.disk.erase(path)) erased += 1;
    return erased;
  }
}
