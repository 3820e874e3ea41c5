import type { Outbox } from '../../shared/client/outbox.svelte.ts';

/** What leaving would lose: words that were not sent, changes, and withdrawals, of which somebody may believe that they are done (FL20). */
export interface AtStake {
  readonly unsent: number;
  readonly changes: number;
  readonly withdrawals: number;
}

/** `drafts` is how many things are typed and not sent. Of each thing in the outbox the last that was asked for counts. */
export const atStake = (drafts: number, { entries, waiting }: Pick<Outbox, 'entries' | 'waiting'>): AtStake => {
  const wanted = entries.map(({ key, status, unsent }) => {
    const what = waiting(key)?.what ?? (unsent === null ? null : 'edit');
    return what === 'edit' && status === null ? 'write' : what;
  });
  const count = (what: 'write' | 'edit' | 'withdraw'): number => wanted.filter((one) => one === what).length;
  return { unsent: drafts + count('write'), changes: count('edit'), withdrawals: count('withdraw') };
};
