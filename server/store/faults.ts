import { codeOf } from './disk.ts';
import { StoreError } from './store.ts';

/** There are files, and none of them holds a gathering that is whole. It says nothing of what they hold. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

/** A newer program wrote it, so it is left as it is (MG2). */
export class NewerFile extends Error {
  override readonly name = 'NewerFile';
}

/** What may be said of a fault: the store's own name for it, or the platform's code. */
export const nameOf = (fault: unknown): string => (fault instanceof StoreError ? fault.fault : codeOf(fault) || 'unknown fault');

/** What a failed write is for whoever asked for it. A file that is not there any more was removed while the program ran. */
export const notWritten = (fault: unknown): StoreError => {
  if (fault instanceof StoreError) return fault;
  if (['ENOENT', 'ENOTDIR'].includes(codeOf(fault)))
    return new StoreError('gone', 'The data folder, or files in it, were removed while the program ran. Nothing is made in their place.', fault);
  return new StoreError('not-written', `The disk did not take a write (${nameOf(fault)}). What was stored before is intact.`, fault);
};

/** What a failed reading is for whoever asked for it. */
export const notRead = (id: string, fault: unknown): StoreError => {
  if (fault instanceof NewerFile) return new StoreError('newer', `Gathering ${id} was written by a newer Open Floor. Nothing was changed.`);
  if (fault instanceof DamagedFile)
    return new StoreError('damaged', `The files of gathering ${id} are damaged, and no copy is whole. Nothing was changed.`);
  return new StoreError('unreadable', `The files of gathering ${id} cannot be read (${nameOf(fault)}).`, fault);
};
