import * as v from 'valibot';
import { refuse, type Refusal } from '../../refusal.ts';
import type { Rule } from '../../rule.ts';
import { unlit } from '../../stage/model/stage.ts';
import { DECISIONS, HOLD_REASONS, type Contribution, type Decision } from '../model/contribution.ts';
import { allowedDecisions } from '../model/decisions.ts';
import { contributionOf, withContribution } from '../model/lookup.ts';

export const DecideInput = v.object({
  id: v.string(),
  decision: v.picklist(DECISIONS),
  /** Why it is held back; required for `held`. */
  reason: v.optional(v.nullable(v.picklist(HOLD_REASONS)), null),
});

const refuseDecision = (contribution: Contribution, decision: Decision): Refusal | null => {
  if (allowedDecisions(contribution).includes(decision)) return null;
  return refuse(contribution.audience === 'record' ? 'record-only' : 'not-written-to-be-shown');
};

export const ReadAloudInput = v.object({ id: v.string(), readAloud: v.boolean() });

/** Somebody says that they have read a contribution out, or that they have not after all (FL18). */
export const readAloud: Rule<v.InferOutput<typeof ReadAloudInput>> = (state, input) => {
  const before = contributionOf(state.floor, input.id);
  if (!before || before.batch === null) return refuse('changed-meanwhile', { changed: 'contribution' });
  if (before.decision !== 'read-out') return refuse('not-to-be-read-out');
  if (before.readAloud === input.readAloud) return { state };
  const floor = withContribution(state.floor, { ...before, readAloud: input.readAloud });
  return {
    state: { ...state, floor: { ...floor, decisions: state.floor.decisions + 1 } },
    undo: { name: 'floor.readAloud', input: { id: before.id, readAloud: before.readAloud } },
  };
};

/** Somebody in the room decides what happens to a contribution; can be undone unless the words or the decision have changed since (FL15). */
export const decide: Rule<v.InferOutput<typeof DecideInput>> = (state, input) => {
  const before = contributionOf(state.floor, input.id);
  // One answer for what was withdrawn, changed and back in the pool, or never there: none of them tells what waits.
  if (!before || before.batch === null) return refuse('changed-meanwhile', { changed: 'contribution' });
  const no = refuseDecision(before, input.decision);
  if (no) return no;
  if (input.decision === 'held' && input.reason === null) return refuse('malformed', { field: 'reason' });
  const reason = input.decision === 'held' ? input.reason : null;
  if (before.decision === input.decision && before.reason === reason) return { state };

  const floor = withContribution(state.floor, { ...before, decision: input.decision, reason });
  const fallen = state.stage.spotlight === before.id && input.decision !== 'shown';
  return {
    state: {
      ...state,
      floor: { ...floor, decisions: state.floor.decisions + 1 },
      stage: fallen ? unlit(state.stage) : state.stage,
    },
    undo: { name: 'floor.decide', input: { id: before.id, decision: before.decision, reason: before.reason } },
  };
};
