import * as v from 'valibot';
import { refuse } from '../../refusal.ts';
import type { Rule } from '../../rule.ts';
import { positionInRun } from '../../run/model/run.ts';
import { pinnedScene, wallPosition } from '../model/scene.ts';
import { WallPosition, type Stage } from '../model/stage.ts';

export const TurnWallInput = v.object({
  /** The page to show, from 0. */
  page: WallPosition.entries.page,
  /** Whether the pages turn by themselves from here on. */
  turning: v.boolean(),
});

/** Turns the wall to a page, where it stands still or goes on turning by itself (ST9). The other arrow is the way back: no undo. */
export const turnWall: Rule<v.InferOutput<typeof TurnWallInput>> = (state, { page, turning }, { now }) => {
  if (pinnedScene(state) !== 'wall') return refuse('changed-meanwhile', { changed: 'screen' });
  const wall = { ...wallPosition(state), page, turningSince: turning ? now : null };
  const stage: Stage = { ...state.stage, position: positionInRun(state.run), wall };
  return { state: { ...state, stage } };
};
