import * as v from 'valibot';
import { contributionOf } from '../../floor/model/lookup.ts';
import { topicIds } from '../../floor/model/topics.ts';
import { isOnWall } from '../../floor/model/wall.ts';
import type { Gathering } from '../../gathering.ts';
import { refuse } from '../../refusal.ts';
import type { Inverse, Rule } from '../../rule.ts';
import { positionInRun } from '../../run/model/run.ts';
import { pinnedScene, wallPosition, wallTopic } from '../model/scene.ts';
import { FIRST_PAGE, SCENES, Stage } from '../model/stage.ts';

export const ShowInput = v.object({
  /** A scene to pin, or null to follow the agenda again. */
  scene: v.nullable(v.picklist(SCENES)),
  /** For the wall: whose; left out for the question of the moment. */
  topic: v.optional(v.nullable(v.string())),
  /** Given by an undo: the stage as it was. */
  back: v.optional(Stage),
});
export const KeepInput = v.object({ kept: v.boolean() });
export const SpotlightInput = v.object({ id: v.string() });

/** What takes a change of the stage back: the stage as it was (ST5). */
export const inverseOf = (stage: Stage): Inverse => ({ name: 'stage.show', input: { scene: stage.pinned, back: stage } });

const same = (one: Stage, other: Stage): boolean => JSON.stringify(one) === JSON.stringify(other);

const isLightable = (state: Gathering, id: string): boolean => {
  const contribution = contributionOf(state.floor, id);
  return contribution !== undefined && isOnWall(contribution);
};

/** Pins a scene, or lets the stage follow the agenda (ST3). */
export const show: Rule<v.InferOutput<typeof ShowInput>> = (state, { scene, topic = null, back }, { now }) => {
  const spotlight = back ? back.spotlight : state.stage.spotlight;
  if (back && spotlight !== null && !isLightable(state, spotlight)) return refuse('changed-meanwhile', { changed: 'contribution' });
  if (scene === 'spotlight' && spotlight === null) return refuse('not-shown');
  if (topic !== null && !topicIds(state.plan).includes(topic)) return refuse('unknown-topic', { field: 'topic' });
  const isAgain = scene !== null && scene === pinnedScene(state) && (scene !== 'wall' || topic === wallPosition(state).topic);
  if (!back && isAgain) return { state };
  // A text of several pages begins with its first, from when it is lit.
  const turningSince = scene === 'spotlight' ? now : null;
  const stage: Stage = back ?? {
    pinned: scene,
    kept: false,
    position: positionInRun(state.run),
    spotlight,
    wall: { ...FIRST_PAGE, topic, turningSince },
  };
  return same(state.stage, stage) ? { state } : { state: { ...state, stage }, undo: inverseOf(state.stage) };
};

/** Keeps what was chosen by hand on the screen when the evening moves on, or lets it give way then (ST3). */
export const keep: Rule<v.InferOutput<typeof KeepInput>> = (state, { kept }) => {
  const pinned = pinnedScene(state);
  if (pinned === null) return refuse('changed-meanwhile', { changed: 'screen' });
  if (state.stage.kept === kept) return { state };
  // From now on it is about what is on now; a wall that is kept stays the wall of its question.
  const topic = kept && pinned === 'wall' ? wallTopic(state) : wallPosition(state).topic;
  const stage: Stage = { ...state.stage, kept, position: positionInRun(state.run), wall: { ...wallPosition(state), topic } };
  return { state: { ...state, stage }, undo: inverseOf(state.stage) };
};

/** Puts one contribution, large, on the projector; only ever one that is on the wall (ST4). */
export const spotlight: Rule<v.InferOutput<typeof SpotlightInput>> = (state, { id }, { now }) => {
  if (!isLightable(state, id)) return refuse('not-shown');
  // A text of several pages begins with its first, from when it is lit.
  const isAgain = pinnedScene(state) === 'spotlight' && state.stage.spotlight === id;
  const wall = isAgain ? state.stage.wall : { ...FIRST_PAGE, turningSince: now };
  const stage: Stage = { pinned: 'spotlight', kept: false, position: positionInRun(state.run), spotlight: id, wall };
  return same(state.stage, stage) ? { state } : { state: { ...state, stage }, undo: inverseOf(state.stage) };
};
