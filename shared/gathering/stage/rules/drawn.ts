import * as v from 'valibot';
import { contributionOf, withContribution } from '../../floor/model/lookup.ts';
import { isOnWall, WALL_CARDS } from '../../floor/model/wall.ts';
import type { Gathering } from '../../gathering.ts';
import type { Rule } from '../../rule.ts';
import type { DrawnReply } from '../model/drawn-reply.ts';
import { onStage } from '../model/on-stage.ts';

export const DrawnInput = v.object({ ids: v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(WALL_CARDS)) });

const isHere = (state: Gathering): ((id: string) => boolean) => {
  const here = new Set(onStage(state).map(({ id }) => id));
  return (id) => here.has(id);
};

/**
 * A projector says which contributions it has drawn for long enough to be read (ST10). It is believed only of what the scene can have
 * shown for so long, which the room remembers, and of what is still on the wall: what a screen says late may be about words that have
 * been taken off it.
 */
export const drawn: Rule<v.InferOutput<typeof DrawnInput>, DrawnReply> = (state, { ids }, context) => {
  const there = ids
    .filter(context.hasStood ?? isHere(state))
    .flatMap((id) => contributionOf(state.floor, id) ?? [])
    .filter(isOnWall);
  const reply: DrawnReply = { taken: there.map(({ id }) => id) };
  const news = there.filter((one) => one.onScreen !== true);
  if (news.length === 0) return { state, reply };
  const floor = news.reduce((before, one) => withContribution(before, { ...one, onScreen: true }), state.floor);
  // Phones ask about their own when this number changes.
  return { state: { ...state, floor: { ...floor, decisions: floor.decisions + 1 } }, reply };
};
