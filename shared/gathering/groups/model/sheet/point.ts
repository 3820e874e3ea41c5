import * as v from 'valibot';

/** Longest point, in characters, and most points of one table: more than a table says in an evening. */
export const POINT_LIMIT = 500;
export const MOST_POINTS = 120;

/** What a scribe can mark a point as. */
export const TAGS = ['experience', 'concern', 'idea', 'question', 'thanks'] as const;
export type Tag = (typeof TAGS)[number];

/** Why a sheet has nothing on it, where the table wants to say. */
export const EMPTY_REASONS = ['talked-freely', 'no-time', 'nobody-came', 'not-comfortable', 'nothing-to-add'] as const;
export type EmptyReason = (typeof EMPTY_REASONS)[number];

/** Length of an id that a rule makes up. */
export const POINT_ID_LENGTH = 12;
export const LONGEST_POINT_ID = 32;

/** Made by the screen that writes, so that sending again is safe; a point's own in the whole breakout (GR35). */
export const PointId = v.pipe(v.string(), v.regex(new RegExp(`^[A-Za-z0-9]{8,${LONGEST_POINT_ID}}$`)));

/** One line of a table's sheet: tied to a round and a question, never to a person and never to a time (GR20). */
export const Point = v.object({
  id: PointId,
  /** Index of the round in which it was begun; while people change tables that is the one before. */
  round: v.number(),
  /** Index of the question, of the breakout's; null where it has none. */
  question: v.nullable(v.number()),
  text: v.string(),
  /** Somebody's exact words. */
  exact: v.boolean(),
  tags: v.array(v.picklist(TAGS)),
  /** How often it was changed: whoever changes it says which one they saw. */
  rev: v.number(),
  /** Struck out by the table: it stays on the table's own page, and goes nowhere else. */
  struck: v.boolean(),
  /** The point that this is another version of: two screens changed it while one was offline, and both are kept. */
  beside: v.nullable(v.string()),
});
export type Point = v.InferOutput<typeof Point>;
