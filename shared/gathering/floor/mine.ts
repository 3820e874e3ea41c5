import type { Gathering } from '../gathering.ts';
import type { Contribution } from './contribution.ts';
import { contributionOf, isWithdrawn } from './lookup.ts';

/**
 * What a writer is told about their own: `received` while it is mixed or waits for a decision, `shown`, `read-out`,
 * `kept` (not shown; kept in the record), `withdrawn`, or `unknown` (never arrived, or the evening is closed).
 */
export type OwnStatus = 'received' | 'shown' | 'read-out' | 'kept' | 'withdrawn' | 'unknown';

const statusOf = (contribution: Contribution): OwnStatus => {
  switch (contribution.decision) {
    case 'shown':
      return 'shown';
    case 'read-out':
      return 'read-out';
    case 'held':
    case 'parked':
    case 'shelved':
      return 'kept';
    case 'waiting':
      return contribution.audience === 'record' && contribution.batch !== null ? 'kept' : 'received';
  }
};

/** Status of one's own contribution, by the id that its key hashes to (FL7). */
export const ownStatus = (state: Gathering, id: string): OwnStatus => {
  const contribution = contributionOf(state.floor, id);
  if (contribution) return statusOf(contribution);
  return isWithdrawn(state.floor, id) ? 'withdrawn' : 'unknown';
};
