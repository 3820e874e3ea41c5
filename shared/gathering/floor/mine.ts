import type { Gathering } from '../gathering.ts';
import type { Contribution } from './contribution.ts';
import { contributionOf, isWithdrawn } from './lookup.ts';

/**
 * What a writer is told about their own: `received` while it is mixed or waits for a decision, `shown`, `read-out`,
 * `kept` (not shown; kept in the record), `withdrawn`, or `unknown` (never arrived, or the evening is closed).
 * Only at the close: `too-few` (never mixed in, so nobody saw it) and `undecided` (mixed in, and nobody decided).
 */
export type OwnStatus = 'received' | 'shown' | 'read-out' | 'kept' | 'withdrawn' | 'unknown' | 'too-few' | 'undecided';

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

const lastStatusOf = (contribution: Contribution): OwnStatus => {
  if (contribution.decision !== 'waiting') return statusOf(contribution);
  if (contribution.audience === 'record') return 'kept';
  return contribution.batch === null ? 'too-few' : 'undecided';
};

/** The last that can be told of everybody's, by id, when this evening is closed: afterwards no id leads to anything (FL17). */
export const lastStatuses = ({ floor }: Pick<Gathering, 'floor'>): ReadonlyMap<string, OwnStatus> =>
  new Map([
    ...floor.contributions.map((one): [string, OwnStatus] => [one.id, lastStatusOf(one)]),
    ...floor.withdrawn.map((id): [string, OwnStatus] => [id, 'withdrawn']),
  ]);
