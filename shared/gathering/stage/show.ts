import * as v from 'valibot';
import { contributionOf } from '../floor/lookup.ts';
import { isOnWall } from '../floor/wall.ts';
import type { Gathering } from '../gathering.ts';
import { refuse } from '../refusal.ts';
import type { Inverse, Rule } from '../rule.ts';
import { currentSegment } from '../run/run.ts';
import { SCENES, type Stage } from './stage.ts';

export const ShowInput = v.object({
  /** A scene to pin, or null to follow the agenda again. */
  scene: v.nullable(v.picklist(SCENES)),
  /** Given by an undo: what lay under the spotlight before (ST5). */
  back: v.optional(v.object({ spotlight: v.nullable(v.string()), during: v.nullable(v.string()) })),
});
export const SpotlightInput = v.object({ id: v.string() });

const inverseOf = ({ pinned, spotlight: lit, during }: Stage): Inverse => ({
  name: 'stage.show',
  input: { scene: pinned, back: { spotlight: lit, during } },
});

const same = (one: Stage, other: Stage): boolean => one.pinned === other.pinned && one.spotlight === other.spotlight && one.during === other.during;

const itemNow = (state: Gathering): string | null => currentSegment(state.run)?.item ?? null;

const onWall = (state: Gathering, id: string): boolean => {
  const contribution = contributionOf(state.floor, id);
  return contribution !== undefined && isOnWall(contribution);
};

/** Pins a scene, or lets the stage follow the agenda (ST3). */
export const show: Rule<v.InferOutput<typeof ShowInput>> = (state, { scene, back }) => {
  const spotlight = back ? back.spotlight : state.stage.spotlight;
  if (back && spotlight !== null && !onWall(state, spotlight)) return refuse('changed-meanwhile', { changed: 'contribution' });
  if (scene === 'spotlight' && spotlight === null) return refuse('not-shown');
  const during = back ? back.during : scene === 'spotlight' ? itemNow(state) : state.stage.during;
  const stage: Stage = { pinned: scene, spotlight, during };
  if (same(state.stage, stage)) return { state };
  return { state: { ...state, stage }, undo: inverseOf(state.stage) };
};

/** Puts one contribution, large, on the projector; only ever one that is on the wall (ST4). */
export const spotlight: Rule<v.InferOutput<typeof SpotlightInput>> = (state, { id }) => {
  if (!onWall(state, id)) return refuse('not-shown');
  const stage: Stage = { pinned: 'spotlight', spotlight: id, during: itemNow(state) };
  return same(state.stage, stage) ? { state } : { state: { ...state, stage }, undo: inverseOf(state.stage) };
};
