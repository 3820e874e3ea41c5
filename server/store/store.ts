/** What a gathering is made of on disk: named JSON documents. The store never looks inside one. */
export type Documents = Readonly<Record<string, unknown>>;

export interface Stored {
  readonly documents: Documents;
  /**
   * Rises by one with every turn that writes; a whole number of 1 or more. A store may count anew each time that it is opened: a number on the
   * disk that rose with each write would say how often people wrote.
   */
  readonly version: number;
}

/** What a turn is to make durable, and what the caller gets back. */
export interface Worked<Result> {
  /** The documents that are other than before; those not named stay as they are. */
  readonly changed: Documents;
  /**
   * True where no copy may keep what was there before when the turn resolves: words were taken back, or the moment at which a
   * copy was written must not tell when somebody wrote. Nothing need have changed.
   */
  readonly erases?: boolean;
  readonly result: Result;
}

/**
 * What is done in a turn. It is handed the stored version, 0 where nothing is stored, and the documents that are newer than the
 * one its caller knows. It waits for nothing and changes nothing but what it answers with, since a store may run it again, on a
 * newer state; what it takes from outside, such as the time, may be other then.
 */
export type Work<Result> = (newer: Stored) => Worked<Result>;

export interface Turned<Result> {
  /** What is stored now: one more than before where anything was written. */
  readonly version: number;
  readonly result: Result;
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
 * Every method rejects with a StoreError, and with nothing else but what a turn's own work throws.
 */
export interface Store {
  /** Ids of all gatherings, sorted; the order tells nothing of when they were made. */
  list(): Promise<string[]>;
  /** The newest durable state that is whole and makes sense, or null where there is none. */
  open(id: string): Promise<Stored | null>;
  /**
   * The one way to write. Takes the gathering for itself, hands `work` what is newer than the version `known` (0: nothing is
   * known), and makes what it changed durable: all or nothing, and on disk when it resolves. Where it rejects, nothing has
   * happened as long as this process runs; if it ends before the next turn that works, what a disk took before it refused may be found
   * at the start. Turns of one gathering follow each other as they were asked for, those of others go on meanwhile. A turn that
   * changes nothing and erases nothing writes nothing. A version that was never stored is refused: who claims to know it would
   * write over something else.
   */
  turn<Result>(id: string, known: number, work: Work<Result>): Promise<Turned<Result>>;
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
  | 'stale' // whoever asks knows a version that is not stored: the gathering was destroyed, or put back from a copy
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
