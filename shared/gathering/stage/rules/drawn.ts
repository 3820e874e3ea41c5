import * as v from 'valibot';
import { contributionOf, withContribution } from '../../floor/model/lookup.ts';
import { isOnWall, WALL_CARDS } from '../../floor/model/wall.ts';
import type { Rule } from '../../rule.ts';
import type { DrawnReply } from '../model/drawn-reply.ts';

export const DrawnInput = v.object({ ids: v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(WALL_CARDS)) });

/**
 * A projector says which contributions it has drawn for long enough to be read (ST10). Whatever is not on the wall any more is
 * left out: what a screen says late is about words that have been taken off it.
 */
export const drawn: Rule<v.InferOutput<typeof DrawnInput>, DrawnReply> = (state, { ids }) => {
  const there = ids.flatMap((id) => contributionOf(state.floor, id) ?? []).filter(isOnWall);
  const reply: DrawnReply = { taken: there.map(({ id }) => id) };
  const news = there.filter((one) => one.onScreen !== true);
  if (news.length === 0) return { state, reply };
  const floor = news.reduce((before, one) => withContribution(before, { ...one, onScreen: true }), state.floor);
  // Phones ask about their own when this number changes.
  return { state: { ...state, floor: { ...floor, decisions: floor.decisions + 1 } }, reply };
};
