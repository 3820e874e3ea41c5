import * as v from 'valibot';

export const SCENES = ['welcome', 'agenda', 'explanation', 'question', 'groups', 'wall', 'spotlight', 'pause', 'closing', 'blank'] as const;
export type SceneName = (typeof SCENES)[number];

/** What the projector is told to show. `null` follows the agenda. */
export const Stage = v.object({
  /** A scene held by hand, or null while the stage follows the agenda. */
  pinned: v.nullable(v.picklist(SCENES)),
  /** The contribution in the spotlight; only ever one that is on the wall. */
  spotlight: v.nullable(v.string()),
  /** The item that ran when the spotlight was lit: it is for that part of the evening, and gives way when the room moves on (ST6). */
  during: v.nullable(v.string()),
});
export type Stage = v.InferOutput<typeof Stage>;

export const EMPTY_STAGE: Stage = { pinned: null, spotlight: null, during: null };

/** The stage without its spotlight: what it lit has left the wall. */
export const unlit = (stage: Stage): Stage => ({ pinned: stage.pinned === 'spotlight' ? null : stage.pinned, spotlight: null, during: null });
