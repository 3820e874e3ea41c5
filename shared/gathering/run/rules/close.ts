import { closedDocuments } from '../../documents.ts';
import { topicIds } from '../../floor/model/topics.ts';
import { refuse } from '../../refusal.ts';
import type { Rule } from '../../rule.ts';
import { phaseOf } from '../model/run.ts';

/**
 * Seals the record (RN9): each document keeps what the record keeps of it, and the ids of commands are erased. Nobody can find
 * theirs any more, not even to delete it. A person closes after the end; the clock closes whatever it finds when its warning is
 * over (PL6).
 */
export const close: Rule<Record<string, never>> = (state, _input, { now, role, random }) => {
  const phase = phaseOf(state.run);
  if (phase === 'closed') return refuse('closed');
  if (phase !== 'ended' && role !== 'system') return refuse('not-ended');
  const closing = { now, endedAt: state.run.endedAt ?? now, topics: topicIds(state.plan), random };
  return { state: { ...state, ...closedDocuments(state, closing), answered: [] }, erases: true };
};
