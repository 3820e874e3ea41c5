import { randomCode } from '../code.ts';
import { allMixedIn } from '../floor/mixing.ts';
import { sealed } from '../groups/seal.ts';
import { NO_HANDS } from '../hands/hands.ts';
import { refuse } from '../refusal.ts';
import type { Rule } from '../rule.ts';
import { EMPTY_STAGE } from '../stage/stage.ts';
import { settled } from './moves.ts';
import { phaseOf } from './run.ts';

/** In a sealed record all are one batch. */
const SEALED_BATCH = 1;
const RECORD_ID_LENGTH = 12;

/** With the evening's own rhythm anybody could reckon, years later, at what minute each batch was let out. */
const NO_RHYTHM = { offset: 0, stretch: 0 };

/**
 * Seals the record (RN9): the last of the pool is mixed in undecided (FL16), and the hashes, tombstones and command ids are
 * erased, so that nobody can find theirs any more, not even to delete it; so are the rhythm of the marks and the numbers of
 * the batches, which would tell what was written before what. A person closes after the end; the clock closes whatever it
 * finds when its warning is over (PL6).
 */
export const close: Rule<Record<string, never>> = (state, _input, { now, role, random }) => {
  const phase = phaseOf(state.run);
  if (phase === 'closed') return refuse('closed');
  if (phase !== 'ended' && role !== 'system') return refuse('not-ended');
  const run = settled(state.run, now);
  const floor = allMixedIn(state.floor);
  const contributions = floor.contributions
    .map((one) => ({ ...one, id: randomCode(RECORD_ID_LENGTH, random), batch: SEALED_BATCH }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  return {
    state: {
      ...state,
      run: { ...run, endedAt: run.endedAt ?? now, closedAt: now },
      floor: { ...floor, contributions, withdrawn: [], rhythm: NO_RHYTHM, marks: SEALED_BATCH },
      stage: EMPTY_STAGE,
      hands: NO_HANDS,
      groups: sealed(state.groups, run.endedAt ?? now),
      answered: [],
    },
    erases: true,
  };
};
