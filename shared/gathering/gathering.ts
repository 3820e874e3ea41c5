import * as v from 'valibot';
import { emptyDocuments, schemas } from './documents.ts';
import type { Plan } from './plan/model/plan.ts';

/** Version of the documents' shape on disk; the migrations of each document bring older ones up. */
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
  ...schemas,
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
  ...emptyDocuments({ plan, random }),
  aliveAt: null,
  answered: [],
});
