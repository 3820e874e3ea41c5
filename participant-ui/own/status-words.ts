import type { OwnWords } from '../../shared/words/participant-own.en.ts';
import type { Status } from './icons.ts';

type Some = Readonly<Partial<Record<Status, string>>>;

/** What a status is called, and what it means: in a sealed evening nothing is promised any more. */
export const statusWords = (own: OwnWords, status: Status, sealed: boolean): { readonly name: string; readonly meaning: string } => {
  const [names, meanings]: readonly [Some, Some] = sealed ? [own.closed.statuses, own.closed.meanings] : [{}, {}];
  return { name: names[status] ?? own.statuses[status], meaning: meanings[status] ?? own.meanings[status] };
};
