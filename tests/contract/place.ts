import { StoreError, type Documents, type Store, type StoreFault, type Turned } from '../../server/store/store.ts';

/** Opens a store on a place of its own; `again` opens another one on the same place, as a restart would. */
export interface Place {
  again(): Promise<Store>;
  /** Removes what the place has left behind; the stores it opened are closed by then. */
  clear(): Promise<void>;
  /** Keeps writes of a gathering waiting, in the store that was opened last, until what it gives back is called. */
  hold(id: string): () => void;
  /** From now on that store's writes fail as on a full disk, or do not. */
  refuse(on: boolean): void;
}

export const faultOf = async (promise: Promise<unknown>): Promise<StoreFault | 'none' | 'not a StoreError'> =>
  promise.then(
    () => 'none',
    (fault: unknown) => (fault instanceof StoreError ? fault.fault : 'not a StoreError'),
  );

export const FAULT = new Error('in the work');
export const throwing = (): never => {
  throw FAULT;
};

/** A turn that only looks: what is stored, and what of it is newer than `known`. */
export const looked = (store: Store, id: string, known: number): Promise<Turned<Documents>> =>
  store.turn(id, known, ({ documents }) => ({ changed: {}, result: documents }));
