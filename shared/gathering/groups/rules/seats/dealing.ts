import * as v from 'valibot';
import { refuse } from '../../../refusal.ts';
import type { Rule } from '../../../rule.ts';
import { breakoutIn, withBreakout } from '../change.ts';

/** While people may find a table: until they are called back. */
export const SEATING = ['forming', 'working', 'between'] as const;

export const DealingInput = v.object({ breakout: v.string(), on: v.boolean() });
export const RenumberInput = v.object({ breakout: v.string() });

/** The crew stop giving new numbers or places to phones, or go on with it; whoever has one keeps it (GR36). */
export const dealing: Rule<v.InferOutput<typeof DealingInput>> = (state, { breakout: id, on }) => {
  const breakout = breakoutIn(state, id, SEATING);
  if ('refused' in breakout) return breakout;
  if (breakout.dealing === on) return { state };
  return { state: withBreakout(state, { ...breakout, dealing: on }), undo: { name: 'seats.dealing', input: { breakout: id, on: !on } } };
};

/** Every number or place that a phone has is void, and they begin anew; slips of paper stay (GR37). It is not undone: phones have forgotten theirs. */
export const renumber: Rule<v.InferOutput<typeof RenumberInput>> = (state, { breakout: id }) => {
  const breakout = breakoutIn(state, id, SEATING);
  if ('refused' in breakout) return breakout;
  const slips = breakout.seats.filter((seat) => seat.holder === null);
  if (slips.length === breakout.seats.length) return refuse('no-numbers');
  return { state: withBreakout(state, { ...breakout, seats: slips, deal: breakout.deal + 1 }) };
};
