import type { Entry } from '../../shared/client/outbox.svelte.ts';
import type { PhoneWords } from '../../shared/words/languages.ts';
import type { OwnWords } from '../../shared/words/participant-own.en.ts';
import { refused } from '../refused.ts';

type Refused = Pick<Entry, 'status' | 'problem' | 'unsent'>;

/**
 * What is said of a refusal to whoever wrote: what is wrong and what to do, or where it is too late to do anything, only that it was
 * not sent (FL19). '' where nothing was refused.
 */
export const problemSaid = (
  { refusals }: Pick<PhoneWords, 'refusals'>,
  own: OwnWords,
  { status, problem, unsent }: Refused,
  late: boolean,
): string => {
  if (!problem) return '';
  if (!late || problem.refused === 'closed') return refused({ refusals: { ...refusals, ...own.refusals } }, problem);
  return status !== null && unsent ? own.changeUnsent : own.closed.notSent;
};
