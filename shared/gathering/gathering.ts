import * as v from 'valibot';
import { Consent, PRESENT_CONSENT } from './floor/consent.ts';
import { emptyFloor, Floor } from './floor/floor.ts';
import { Groups, NO_GROUPS } from './groups/groups.ts';
import { Hands, NO_HANDS } from './hands/hands.ts';
import { Plan } from './plan/plan.ts';
import { NO_RUN, Run } from './run/run.ts';
import { EMPTY_STAGE, Stage } from './stage/stage.ts';

/** Version of the documents' shape on disk; `migrations.ts` brings older ones up. */
export const SCHEMA = 4;

/**
 * One evening: an immutable object of documents. A document whose reference did not change was not changed,
 * and is neither written nor sent.
 */
export const Gathering = v.object({
  schema: v.literal(SCHEMA),
  id: v.string(),
  /** The short code on the projector; see `code.ts`. */
  code: v.string(),
  plan: Plan,
  run: Run,
  floor: Floor,
  stage: Stage,
  hands: Hands,
  groups: Groups,
  /** Which words the phones show beside the choice of what may be done with a contribution. */
  consent: Consent,
  /** When the server last said that it runs (epoch ms), while the evening does; so that a restart knows how long it was away. */
  aliveAt: v.nullable(v.number()),
  /** Hashes of the ids of commands that were carried out, sorted; erased at close (RM4). */
  answered: v.array(v.string()),
});
export type Gathering = v.InferOutput<typeof Gathering>;

export const newGathering = (id: string, code: string, plan: Plan, random: () => number): Gathering => ({
  schema: SCHEMA,
  id,
  code,
  plan,
  run: NO_RUN,
  floor: emptyFloor(random),
  stage: EMPTY_STAGE,
  hands: NO_HANDS,
  groups: NO_GROUPS,
  consent: PRESENT_CONSENT,
  aliveAt: null,
  answered: [],
});
