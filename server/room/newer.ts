import type { Gathering } from '../../shared/gathering/gathering.ts';
import { readStored } from '../../shared/gathering/migrations.ts';
import { StoreError, type Documents } from '../store/store.ts';

/**
 * A state with the documents that somebody else has stored since; all others keep their references, so that they do not pass for
 * changed. Throws StoreError where this program cannot use them: nothing is written over what it has not understood.
 */
export const withNewer = (state: Gathering, documents: Documents): Gathering => {
  if (Object.keys(documents).length === 0) return state;
  const read = readStored({ ...state, ...documents });
  if (read === 'newer') throw new StoreError('newer', `The evening ${state.id} was changed by a newer Open Floor.`);
  if (read === 'unreadable') throw new StoreError('damaged', `What was stored of the evening ${state.id} makes no sense.`);
  return { ...state, ...Object.fromEntries(Object.entries(read.gathering).filter(([name]) => name in documents)) };
};
