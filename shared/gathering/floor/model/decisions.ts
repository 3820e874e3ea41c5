import { DECISIONS, type Contribution, type Decision } from './contribution.ts';

/** What the writer allows limits what anybody may decide (FL14). */
export const allowedDecisions = (contribution: Pick<Contribution, 'audience'>): readonly Decision[] => {
  if (contribution.audience === 'record') return [];
  if (contribution.audience === 'read-out') return ['waiting', 'read-out', 'held', 'parked', 'shelved'];
  return DECISIONS;
};
