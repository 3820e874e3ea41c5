import { faultCode, faultName } from '../log.ts';

/** What to do about a write that the system refused, by its code. */
const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: free some space on it.',
  EDQUOT: 'This user may store no more on the disk: free some space.',
  EROFS: 'The disk cannot be written to any more: a stick may be locked, or the system has protected a disk that is failing.',
  EACCES: 'The program may not write to the data folder any more: give it its rights back.',
  EPERM: 'The program may not write to the data folder any more: give it its rights back.',
  EMFILE:
    'Too many connections are open at once: somebody may be flooding the program. Close what nobody needs; a start of the program ends them all.',
  ENFILE: 'Too many files are open on this laptop: close other programs.',
  EIO: 'The disk gives errors: it may be failing, or a stick sits loosely.',
};

/** For the terminal: that the evening could not be saved, why, and what to do. */
export const notSaved = (fault: unknown): string =>
  `The evening could not be saved (${faultName(fault)}). ${ADVICE[faultCode(fault)] ?? 'Look at the disk.'} Phones keep what they wrote and try again.`;
