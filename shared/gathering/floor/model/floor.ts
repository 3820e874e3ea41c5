import * as v from 'valibot';
import { Contribution } from './contribution.ts';

/** Counts as every screen shows them: taken at a mark, so that no count ever moves when somebody sends. */
export const Tally = v.object({
  /** Mixed in so far, by topic. */
  written: v.record(v.string(), v.number()),
  /** Left behind at the last mark, to be mixed in at a later one. */
  waiting: v.number(),
});
export type Tally = v.InferOutput<typeof Tally>;

/** The contributions of an evening, and what mixing needs to know. */
export const Floor = v.object({
  /** In the order of their ids, which are random: the order says nothing (FL3). */
  contributions: v.array(Contribution),
  /** Ids of withdrawn ones, in order: so that nothing that was taken back comes back. */
  withdrawn: v.array(v.string()),
  /** How many marks have mixed something in; the number of the last batch. */
  marks: v.number(),
  /** This evening's own rhythm of marks, drawn once: see `mixing.ts`. */
  rhythm: v.object({ offset: v.number(), stretch: v.number() }),
  tally: Tally,
  /** Goes up when a decision is taken, so that a phone knows when to ask about its own. */
  decisions: v.number(),
});
export type Floor = v.InferOutput<typeof Floor>;

/** An empty floor. `random` gives numbers in [0, 1) and sets the evening's rhythm of marks. */
export const emptyFloor = (random: () => number): Floor => ({
  contributions: [],
  withdrawn: [],
  marks: 0,
  rhythm: { offset: random(), stretch: random() },
  tally: { written: {}, waiting: 0 },
  decisions: 0,
});
