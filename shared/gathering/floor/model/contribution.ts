import * as v from 'valibot';

/** Longest contribution, in characters: about 300 words, which is more than anybody types on a phone and less than the 16 kB bound. */
export const TEXT_LIMIT = 2000;

/** What the writer allows: on the wall without a name, read out by somebody, or only in the record. */
export const AUDIENCES = ['show', 'read-out', 'record'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Topics beside the questions. */
export const SOMETHING_ELSE = 'else';
export const MY_STORY = 'story';

/**
 * What people have decided about it.
 * `waiting` for a decision · `shown` on the wall · `read-out` was or will be read aloud · `held` back with a reason ·
 * `parked` for later · `shelved` with the stories.
 */
export const DECISIONS = ['waiting', 'shown', 'read-out', 'held', 'parked', 'shelved'] as const;
export type Decision = (typeof DECISIONS)[number];

export const HOLD_REASONS = ['names-someone', 'abusive', 'off-topic', 'repeat', 'safeguarding', 'other'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/**
 * A contribution as it is stored: no author, no time, no sequence (the promise, docs/privacy.md).
 * The list of fields here is what the page "What we keep" is built from.
 */
export const Contribution = v.object({
  /** Hash of the random key that only the writer's tab holds. */
  id: v.string(),
  /** A question's item id, or SOMETHING_ELSE, or MY_STORY. */
  topic: v.string(),
  text: v.string(),
  audience: v.picklist(AUDIENCES),
  /** Number of the mark at which it was mixed in with others; null while it waits. */
  batch: v.nullable(v.number()),
  decision: v.picklist(DECISIONS),
  reason: v.nullable(v.picklist(HOLD_REASONS)),
  /** Whether a projector has drawn these words for long enough to be read; null where the program did not look yet (before version 4). */
  onScreen: v.nullable(v.boolean()),
  /** Whether somebody has said that these words were read out. */
  readAloud: v.boolean(),
});
export type Contribution = v.InferOutput<typeof Contribution>;
