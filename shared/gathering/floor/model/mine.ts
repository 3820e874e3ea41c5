import type { Gathering } from '../../gathering.ts';
import type { Contribution, HoldReason } from './contribution.ts';
import { contributionOf, isWithdrawn } from './lookup.ts';

/** Held back, and why: a code, never a text of somebody's. */
type Held = `held-${HoldReason}`;

/**
 * What a writer is told about their own: `received` while it waits to be mixed in, `mixed` while nobody has decided, `chosen` for
 * the wall, `shown` once it has been on a screen, `to-read-out` and `read-out`, `parked`, `shelved` with the stories, held back
 * because of something, `in-record` where it is for the record only, `withdrawn`, or `unknown` (never arrived, or the evening is
 * closed). Only at the close: `not-mixed` (it still waited to be mixed in, so nobody saw it) and `undecided` (mixed in, and nobody decided).
 */
export type OwnStatus =
  | 'received'
  | 'mixed'
  | 'chosen'
  | 'shown'
  | 'to-read-out'
  | 'read-out'
  | 'parked'
  | 'shelved'
  | Held
  | 'in-record'
  | 'withdrawn'
  | 'unknown'
  | 'not-mixed'
  | 'undecided';

const decidedStatus = (contribution: Contribution): OwnStatus | null => {
  if (contribution.audience === 'record') return 'in-record';
  switch (contribution.decision) {
    case 'shown':
      return contribution.onScreen === false ? 'chosen' : 'shown';
    case 'read-out':
      return contribution.readAloud ? 'read-out' : 'to-read-out';
    case 'held':
      return `held-${contribution.reason ?? 'other'}`;
    case 'parked':
    case 'shelved':
      return contribution.decision;
    case 'waiting':
      return null;
  }
};

/** Status of one's own contribution, by the id that its key hashes to (FL7). */
export const ownStatus = (state: Gathering, id: string): OwnStatus => {
  const contribution = contributionOf(state.floor, id);
  if (contribution) return decidedStatus(contribution) ?? (contribution.batch === null ? 'received' : 'mixed');
  return isWithdrawn(state.floor, id) ? 'withdrawn' : 'unknown';
};

const lastStatusOf = (contribution: Contribution): OwnStatus =>
  decidedStatus(contribution) ?? (contribution.batch === null ? 'not-mixed' : 'undecided');

/** The last that can be told of everybody's, by id, when this evening is closed: afterwards no id leads to anything (FL17). */
export const lastStatuses = ({ floor }: Pick<Gathering, 'floor'>): ReadonlyMap<string, OwnStatus> =>
  new Map([
    ...floor.contributions.map((one): [string, OwnStatus] => [one.id, lastStatusOf(one)]),
    ...floor.withdrawn.map((id): [string, OwnStatus] => [id, 'withdrawn']),
  ]);
