import * as v from 'valibot';

export const SCENES = ['welcome', 'agenda', 'explanation', 'question', 'groups', 'wall', 'spotlight', 'pause', 'closing', 'blank'] as const;
export type SceneName = (typeof SCENES)[number];

/** Which part of the wall is in sight. */
export const WallPosition = v.object({
  /** Whose wall: a question's item id, SOMETHING_ELSE or MY_STORY; null for the question of the moment. */
  topic: v.nullable(v.string()),
  /** The page, from 0. A screen that has fewer shows it modulo its own number of pages, since only it knows how many cards fit. */
  page: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999)),
  /** Since when (epoch ms) its pages turn by themselves; null while they stand still. With the spotlight, when its text was lit: its pages always turn. */
  turningSince: v.nullable(v.pipe(v.number(), v.integer())),
});
export type WallPosition = v.InferOutput<typeof WallPosition>;

/** What the projector is told to show. Without a pinned scene it follows the agenda. */
export const Stage = v.object({
  /** A scene that was chosen by hand, or null while the stage follows the agenda. */
  pinned: v.nullable(v.picklist(SCENES)),
  /** Whether the pinned scene stays when the evening moves on; otherwise it gives way to what comes next (ST3). */
  kept: v.boolean(),
  /** Where the evening was when the scene was chosen, as `positionInRun` says it. */
  position: v.string(),
  /** The contribution in the spotlight; only ever one that is on the wall. */
  spotlight: v.nullable(v.string()),
  wall: WallPosition,
});
export type Stage = v.InferOutput<typeof Stage>;

export const FIRST_PAGE: WallPosition = { topic: null, page: 0, turningSince: null };

export const EMPTY_STAGE: Stage = { pinned: null, kept: false, position: '', spotlight: null, wall: FIRST_PAGE };

/** The stage without its spotlight: what it lit has left the wall. */
export const unlit = (stage: Stage): Stage => ({
  ...stage,
  pinned: stage.pinned === 'spotlight' ? null : stage.pinned,
  kept: stage.pinned === 'spotlight' ? false : stage.kept,
  spotlight: null,
});
