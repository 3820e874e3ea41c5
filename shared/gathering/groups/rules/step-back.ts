import * as v from 'valibot';
import type { Gathering } from '../../gathering.ts';
import { refuse } from '../../refusal.ts';
import type { Inverse, Outcome, Rule } from '../../rule.ts';
import type { Instant } from '../../time.ts';
import { BREAKOUT_PHASES, type Breakout, type BreakoutPhase, type Seat } from '../model/breakout.ts';
import { breakoutNamed, withBreakout } from './change.ts';
import { tablesAsBefore } from './seats/next-round.ts';

export const StepBackInput = v.object({
  breakout: v.string(),
  /** What the undo expects to find, and the phase that it goes back to. */
  from: v.picklist(BREAKOUT_PHASES),
  rounds: v.number(),
  to: v.picklist(BREAKOUT_PHASES),
  /** The table whose turn it was to tell; null for none. */
  turn: v.optional(v.nullable(v.number()), null),
});
type StepBackInput = v.InferOutput<typeof StepBackInput>;

/** What a step of the groups answers: the state after it, and how to take it back. */
export const stepped = (state: Gathering, before: Breakout, after: Breakout): Outcome => {
  const undo: Inverse = {
    name: 'groups.stepBack',
    input: { breakout: before.id, from: after.phase, rounds: after.rounds.length, to: before.phase, turn: before.report.turn?.table ?? null },
  };
  return { state: withBreakout(state, after), undo };
};

/** The phases from which the groups can have come to where they are, as far as it can be seen from what has happened. */
const cameFrom = ({ phase, rounds, format, calledBack, gatheredAt, report }: Breakout): readonly BreakoutPhase[] => {
  const talking: readonly BreakoutPhase[] = rounds.length === 0 ? ['forming'] : ['working', 'between'];
  switch (phase) {
    case 'forming':
      return [];
    case 'working':
      return rounds.length === 1 ? ['forming'] : [format.rounds[rounds.length - 1]?.seating === 'same' ? 'working' : 'between'];
    case 'between':
      return ['working'];
    case 'returning':
      return talking;
    case 'reporting':
      return ['returning'];
    case 'over':
      return report.order.length > 0 && gatheredAt !== null ? ['reporting'] : calledBack ? ['returning'] : talking;
  }
};

const reopened = (breakout: Breakout): Breakout => ({
  ...breakout,
  rounds: breakout.rounds.map((round, index) => (index === breakout.rounds.length - 1 ? { ...round, endedAt: null } : round)),
});

/** Who came for the round that is taken back keeps the table that they were given. */
const seatUpTo = (seat: Seat, count: number): Seat => {
  const at = Array.from({ length: count }, (_, index) => seat.at[index] ?? 0);
  return { ...seat, at: at.at(-1) === 0 && !seat.left ? at.with(-1, seat.at[count] ?? 0) : at };
};

/** The last round goes on as if the next had not been asked for: everybody where they were, with its minutes and what had joined. */
const withoutNext = (breakout: Breakout): Breakout => {
  const before = tablesAsBefore(reopened(breakout));
  return { ...before, seats: breakout.seats.map((seat) => seatUpTo(seat, breakout.rounds.length)) };
};

/** The breakout as it was one step earlier; null where that would lose what has been told. */
const earlier = (breakout: Breakout, { to, turn }: StepBackInput, now: Instant): Breakout | null => {
  const { phase, rounds, report } = breakout;
  const before: Breakout = { ...breakout, phase: to };
  if (phase === 'working') {
    const fewer = { ...before, rounds: rounds.slice(0, -1) };
    return to === 'working' ? withoutNext(fewer) : fewer;
  }
  if (phase === 'between') return withoutNext(before);
  if (phase === 'returning') return { ...(to === 'working' ? reopened(before) : before), calledBack: null };
  if (to === 'returning') return report.told.length > 0 ? null : { ...before, gatheredAt: null, report: { ...report, turn: null } };
  if (to === 'working') return reopened(before);
  const isTurn = to === 'reporting' && turn !== null && report.order.includes(turn);
  return { ...before, report: { ...report, turn: isTurn ? { table: turn, since: now, told: false } : null } };
};

/** Undo of a step of the groups, unless they have moved on since; nothing that was written or told is lost by it (GR15). */
export const stepBack: Rule<StepBackInput> = (state, input, { now }) => {
  const { from, rounds, to } = input;
  const breakout = breakoutNamed(state, input.breakout);
  if ('refused' in breakout) return breakout;
  const isSame = state.groups.breakouts.at(-1) === breakout && breakout.phase === from && breakout.rounds.length === rounds;
  const before = isSame && cameFrom(breakout).includes(to) ? earlier(breakout, input, now) : null;
  return before ? { state: withBreakout(state, before) } : refuse('changed-meanwhile');
};
