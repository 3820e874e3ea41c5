import * as v from 'valibot';
import { contributionOf } from '../floor/lookup.ts';
import { isOnWall } from '../floor/wall.ts';
import { refuse } from '../refusal.ts';
import type { Inverse, Rule } from '../rule.ts';
import { SCENES, type Stage } from './stage.ts';

export const ShowInput = v.object({
  /** A scene to pin, or null to follow the agenda again. */
  scene: v.nullable(v.picklist(SCENES)),
});
export const SpotlightInput = v.object({ id: v.string() });

const inverseOf = (stage: Stage): Inverse =>
  stage.pinned === 'spotlight' && stage.spotlight !== null
    ? { name: 'stage.spotlight', input: { id: stage.spotlight } }
    : { name: 'stage.show', input: { scene: stage.pinned } };

/** Pins a scene, or lets the stage follow the agenda (ST3). */
export const show: Rule<v.InferOutput<typeof ShowInput>> = (state, { scene }) => {
  if (scene === 'spotlight' && state.stage.spotlight === null) return refuse('not-shown');
  if (scene === state.stage.pinned) return { state };
  return { state: { ...state, stage: { ...state.stage, pinned: scene } }, undo: inverseOf(state.stage) };
};

/** Puts one contribution, large, on the projector; only ever one that is on the wall (ST4). */
export const spotlight: Rule<v.InferOutput<typeof SpotlightInput>> = (state, { id }) => {
  const contribution = contributionOf(state.floor, id);
  if (!contribution || !isOnWall(contribution)) return refuse('not-shown');
  return { state: { ...state, stage: { pinned: 'spotlight', spotlight: id } }, undo: inverseOf(state.stage) };
};
