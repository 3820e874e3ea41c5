import type { Contribution } from '../../floor/model/contribution.ts';
import { contributionOf } from '../../floor/model/lookup.ts';
import { isOnWall, WALL_CARDS, wallOf } from '../../floor/model/wall.ts';
import type { Gathering } from '../../gathering.ts';
import { sceneOf, wallTopic } from './scene.ts';

type Stageable = Pick<Gathering, 'plan' | 'run' | 'stage' | 'groups' | 'floor'>;

/** The whole wall that the scene is of, the newest first; none where the scene is another. */
export const wallOnStage = (state: Stageable): readonly Contribution[] =>
  sceneOf(state) === 'wall' ? wallOf(state.floor, wallTopic(state) ?? undefined) : [];

/** What stands in the spotlight; null where the scene is another. */
export const litOnStage = (state: Stageable): Contribution | null => {
  const { spotlight } = state.stage;
  const lit = spotlight === null || sceneOf(state) !== 'spotlight' ? undefined : contributionOf(state.floor, spotlight);
  return lit && isOnWall(lit) ? lit : null;
};

/** All contributions that the scene shows, on whichever of its pages: only these can a projector have drawn (VW2, ST10). */
export const onStage = (state: Stageable): readonly Contribution[] => {
  const lit = litOnStage(state);
  return lit ? [lit] : wallOnStage(state).slice(0, WALL_CARDS);
};
