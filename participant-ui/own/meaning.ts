import type { OwnWords } from '../../shared/words/participant-own.en.ts';
import type { Status } from './icons.ts';

type Closed = Partial<Record<Status, string>>;

/** What a status is called and means; once the evening is closed nothing is promised that cannot happen any more (FL19). */
export const said = (words: OwnWords, status: Status, closed: boolean): { readonly name: string; readonly meaning: string } => {
  const late: { readonly statuses: Closed; readonly meanings: Closed } | null = closed ? words.closed : null;
  return { name: late?.statuses[status] ?? words.statuses[status], meaning: late?.meanings[status] ?? words.meanings[status] };
};
