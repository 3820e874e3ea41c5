/** What a gathering is made of on disk: named JSON documents. The store never looks inside one. */
export type Documents = Readonly<Record<string, unknown>>;

export interface Stored {
  readonly documents: Documents;
  /**
   * Rises with every save; a whole number of 1 or more. A store may count anew each time that it is opened: a number on the
   * disk that rose with each write would say how often people wrote.
   */
  readonly version: number;
}

export interface SaveOptions {
  /**
   * True where no copy may keep what was there before when the save resolves: words were taken back, or the moment at which a
   * copy was written must not tell when somebody wrote. Nothing need have changed.
   */
  readonly erases?: boolean;
}

/** What the program makes of stored documents: it knows them, a newer program wrote them, or they are nothing that it can use. */
export type Judgement = 'known' | 'newer' | 'unreadable';

/** What a purge destroyed, in counts; it names nothing. */
export interface PurgeReceipt {
  /** The gathering itself: 1, or 0 where there was none. */
  readonly gatherings: number;
  /** Its other copy, what an older program kept it in, and what was set aside as damaged. */
  readonly copies: number;
  /** Files of a write that was cut short. */
  readonly leftovers: number;
}

/**
 * Where gatherings become durable. One contract suite (`tests/contract`) runs over every implementation.
 * Every method rejects with a StoreError, and with nothing else.
 */
export interface Store {
  /** Ids of all gatherings, sorted; the order tells nothing of when they were made. */
  list(): Promise<string[]>;
  /** The newest durable state that is whole and makes sense, or null where there is none. */
  open(id: string): Promise<Stored | null>;
  /**
   * Makes the changed documents durable; those not named stay as they are. All or nothing, and on disk when it resolves.
   * A version not greater than the stored one is refused, so that an owner that was replaced cannot write over its successor.
   */
  save(id: string, changed: Documents, version: number, options?: SaveOptions): Promise<void>;
  /** Puts what nobody can read (fault `damaged`) out of the way, so that the id can be used anew; nothing of it is lost. */
  setAside(id: string): Promise<void>;
  /** Whether the place where the data lies is still there. */
  isThere(): Promise<boolean>;
  /** Destroys all that is kept of a gathering. */
  purge(id: string): Promise<PurgeReceipt>;
  /** Waits for writes under way and lets go of the data; afterwards every method rejects. */
  close(): Promise<void>;
}

export type StoreFault =
  | 'bad-id' // not letters, digits and dashes, at most 40
  | 'stale' // the version is not greater than the stored one
  | 'not-written' // the disk refused; what was stored before is intact
  | 'gone' // the data folder, or files in it, were removed or replaced while the program ran; nothing is made in their place
  | 'unreadable' // the disk does not give it now; nothing is known of what it holds
  | 'damaged' // it is there, and no copy of it is whole and makes sense
  | 'newer' // a newer program wrote it; it is left as it is
  | 'unwritable' // the data folder cannot be written to
  | 'in-use' // another process holds the data folder
  | 'closed';

/** Every way a store fails. Its message is a sentence for the terminal and never holds anything of a document. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly fault: StoreFault;

  constructor(fault: StoreFault, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.fault = fault;
  }
}

const ID = /^[a-z0-9-]{1,40}$/i;

/** The id, where it is one: letters, digits and dashes only, so that it is safe as a file's name. Throws StoreError. */
export const checkedId = (id: string): string => {
  if (!ID.test(id)) throw new StoreError('bad-id', 'The name of a gathering holds letters, digits and dashes only, at most 40.');
  return id;
};
