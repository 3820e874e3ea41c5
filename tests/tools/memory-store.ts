import {
  checkedId,
  StoreError,
  type Documents,
  type PurgeReceipt,
  type Store,
  type Stored,
  type StoreFault,
  type Turned,
  type Work,
} from '../../server/store/store.ts';

interface Held {
  readonly documents: Documents;
  readonly version: number;
  /** In which version each document was changed last. */
  readonly changedIn: Readonly<Record<string, number>>;
}

interface Write {
  readonly id: string;
  readonly changed: Documents;
  readonly erases: boolean;
}

const NOTHING: Held = { documents: {}, version: 0, changedIn: {} };

const newerThan = ({ documents, changedIn }: Held, known: number): Documents =>
  Object.fromEntries(Object.entries(documents).filter(([name]) => (changedIn[name] ?? 0) > known));

const withChanged = ({ documents, version, changedIn }: Held, changed: Documents): Held => ({
  documents: { ...documents, ...changed },
  version: version + 1,
  changedIn: { ...changedIn, ...Object.fromEntries(Object.keys(changed).map((name) => [name, version + 1])) },
});

/** What was read is of version 1: they are counted anew, as the store on disk does. */
const read = (text: string): Held => withChanged(NOTHING, JSON.parse(text) as Documents);

/**
 * A store for tests in which the disk does not matter. It keeps the same contract as the one on disk (`tests/contract/`), keeps
 * its writes waiting or refuses them where a test says so, and lists them. Stores on one `disk` follow each other, as after a restart.
 */
export class MemoryStore implements Store {
  readonly writes: Write[] = [];
  /** What every write is refused with; null while they work. */
  refuses: StoreFault | null = null;
  readonly #held = new Map<string, Held>();
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly #gates = new Map<string, Promise<void>>();
  #isClosed = false;

  constructor(private readonly disk = new Map<string, string>()) {}

  /** Keeps the writes of a gathering waiting until what it gives back is called. */
  hold(id: string): () => void {
    let release = (): void => undefined;
    this.#gates.set(id, new Promise((resolve) => (release = resolve)));
    return () => release();
  }

  list(): Promise<string[]> {
    return this.#isClosed ? this.#refused() : Promise.resolve([...this.disk.keys()].sort());
  }

  open(id: string): Promise<Stored | null> {
    return this.#inTurn(id, () => {
      const { version, documents } = this.#read(id);
      return Promise.resolve(version === 0 ? null : { version, documents });
    });
  }

  turn<Result>(id: string, known: number, work: Work<Result>): Promise<Turned<Result>> {
    return this.#inTurn(id, async () => {
      const before = this.#read(id);
      if (!Number.isSafeInteger(known) || known < 0 || known > before.version) throw new StoreError('stale', 'There is no such version.');
      const { changed, erases = false, result } = work({ version: before.version, documents: newerThan(before, known) });
      if (Object.keys(changed).length === 0 && !(erases && before.version > 0)) return { version: before.version, result };
      await this.#gates.get(id);
      if (this.refuses) throw new StoreError(this.refuses, 'Refused by a test.');
      const after = withChanged(before, changed);
      this.writes.push({ id, changed, erases });
      this.disk.set(id, JSON.stringify(after.documents));
      this.#held.set(id, after);
      return { version: after.version, result };
    });
  }

  /** Nothing in it is ever damaged. */
  setAside(id: string): Promise<void> {
    return this.#inTurn(id, () => Promise.resolve());
  }

  isThere(): Promise<boolean> {
    return this.#isClosed ? this.#refused() : Promise.resolve(true);
  }

  purge(id: string): Promise<PurgeReceipt> {
    return this.#inTurn(id, () => {
      this.#held.delete(id);
      return Promise.resolve({ gatherings: this.disk.delete(id) ? 1 : 0, copies: 0, leftovers: 0 });
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#tails.values());
  }

  #refused(): Promise<never> {
    return Promise.reject(new StoreError('closed', 'The store is closed.'));
  }

  #read(id: string): Held {
    const text = this.disk.get(id);
    const held = this.#held.get(id) ?? (text === undefined ? NOTHING : read(text));
    this.#held.set(id, held);
    return held;
  }

  async #inTurn<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    if (this.#isClosed) return this.#refused();
    const turn = (this.#tails.get(checkedId(id)) ?? Promise.resolve()).then(work);
    this.#tails.set(
      id,
      turn.catch(() => undefined),
    );
    return turn;
  }
}
