import { isRefusal, refuse, type Refusal } from '../../shared/gathering/refusal.ts';
import { HOUSE } from '../house.ts';
import { faultName, type Log } from '../log.ts';
import { StoreError, type Documents, type Store, type Worked } from '../store/store.ts';
import { readAccess, type AccessDocument } from './grants.ts';

type Change = (document: AccessDocument) => AccessDocument | Refusal;

interface Waiting {
  readonly change: Change;
  readonly erases: boolean;
  readonly done: (no: Refusal | null) => void;
}

interface Made {
  readonly document: AccessDocument;
  /** To each that was asked, in the same order. */
  readonly answers: readonly (Refusal | null)[];
  readonly writes: boolean;
}

/** As it lies on the disk: sessions in the order of their hashes, so that no file tells in which order they were opened. */
const onDisk = (document: AccessDocument): AccessDocument => ({
  ...document,
  sessions: [...document.sessions].sort((one, other) => (one.hash < other.hash ? -1 : 1)),
});

/**
 * The list of links and sessions, durable. Changes are made one after another, each looking at what the one before has left; those
 * that wait share a turn of the store, so that many who sign in at once keep nobody waiting for long. What could not be saved did not happen.
 */
export class Ledger {
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;
  #isFailing = false;

  constructor(
    private readonly store: Pick<Store, 'turn'>,
    private readonly log: Log,
    public document: AccessDocument,
    private version: number,
  ) {}

  /** Resolves to null once it is durable, or to why it is not. */
  change(change: Change): Promise<Refusal | null> {
    return this.#ask(change, false, 'last');
  }

  /** One that takes something away from somebody: it goes before all that wait, and afterwards no file holds what was before. */
  revoke(change: Change): Promise<Refusal | null> {
    return this.#ask(change, true, 'first');
  }

  /** Writes all of it again, changed or not: the moment of a file's last change must not be that of somebody's sign-in (RM8). */
  async rewrite(): Promise<void> {
    await this.#ask((document) => document, true, 'last');
  }

  #ask(change: Change, erases: boolean, place: 'first' | 'last'): Promise<Refusal | null> {
    return new Promise((done) => {
      const one = { change, erases, done };
      if (place === 'first') this.#waiting.unshift(one);
      else this.#waiting.push(one);
      this.#writing ??= this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    // All that is asked in this round of the event loop goes into the same write.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) await this.#write();
    this.#writing = null;
  }

  async #write(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    try {
      const { version, result } = await this.store.turn(HOUSE, this.version, ({ documents }) => this.#made(batch, documents));
      if (result.writes) this.#isFailing = false;
      this.document = result.document;
      this.version = version;
      for (const [index, { done }] of batch.entries()) done(result.answers[index] ?? null);
    } catch (fault) {
      // Said once: with each beat it is tried again.
      if (!this.#isFailing) this.log(`Links could not be saved (${faultName(fault)}).`);
      this.#isFailing = true;
      for (const { done } of batch) done(refuse('not-saved'));
    }
  }

  /** What all that wait make of the stored list, with what each is told. */
  #made(batch: readonly Waiting[], newer: Documents): Worked<Made> {
    let document = this.#withNewer(newer);
    const answers: (Refusal | null)[] = [];
    let [writes, erases] = [false, false];
    for (const one of batch) {
      const changed = one.change(document);
      answers.push(isRefusal(changed) ? changed : null);
      if (isRefusal(changed)) continue;
      document = changed;
      writes = true;
      erases ||= one.erases;
    }
    return { changed: writes ? { access: onDisk(document) } : {}, erases, result: { document, answers, writes } };
  }

  /** Throws StoreError where somebody else has stored what this program cannot use. */
  #withNewer(newer: Documents): AccessDocument {
    if (!('access' in newer)) return this.document;
    const read = readAccess(newer);
    if (typeof read === 'string') throw new StoreError(read === 'newer' ? 'newer' : 'damaged', 'The list of links was changed by another program.');
    return read;
  }
}
