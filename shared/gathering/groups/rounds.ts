import * as v from 'valibot';
import type { Gathering } from '../gathering.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Inverse, Outcome, Rule } from '../rule.ts';
import { currentPause } from '../run/run.ts';
import { SECOND, type Instant } from '../time.ts';
import { BREAKOUT_PHASES, type Breakout, type BreakoutPhase } from './breakout.ts';
import { breakoutIn, breakoutNamed, OPEN, roundIndex, tableOf, withBreakout, withTable } from './change.ts';
import { openingReport } from './report/turns.ts';
import { seatedAnew } from './seats/seating.ts';
import { GROUP_LIMITS } from './format.ts';
import { MOST_MORE } from './table-time.ts';

export const BreakoutInput = v.object({ breakout: v.string() });
export const ExtendInput = v.object({
  breakout: v.string(),
  /** One table; all where it is left out. */
  table: v.optional(v.number()),
  minutes: v.pipe(v.number(), v.integer(), v.minValue(-GROUP_LIMITS.minutes), v.maxValue(GROUP_LIMITS.minutes)),
});
export const CallBackInput = v.object({ breakout: v.string(), leadSeconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1800)) });
export const StepBackInput = v.object({
  breakout: v.string(),
  /** What the undo expects to find, and the phase that it goes back to. */
  from: v.picklist(BREAKOUT_PHASES),
  rounds: v.number(),
  to: v.picklist(BREAKOUT_PHASES),
});
export const MoreInput = v.object({ breakout: v.string() });

type NamedInput = v.InferOutput<typeof BreakoutInput>;

/** The last round with its end, where it still ran. */
const ended = (breakout: Breakout, now: Instant): Breakout => ({
  ...breakout,
  rounds: breakout.rounds.map((round) => (round.endedAt === null ? { ...round, endedAt: now } : round)),
});

const moved = (state: Gathering, before: Breakout, after: Breakout): Outcome => {
  const undo: Inverse = {
    name: 'groups.stepBack',
    input: { breakout: before.id, from: after.phase, rounds: after.rounds.length, to: before.phase },
  };
  return { state: withBreakout(state, after), undo };
};

const begun = (breakout: Breakout, now: Instant): Breakout => ({
  ...breakout,
  phase: 'working',
  rounds: [...breakout.rounds, { startedAt: now, extra: 0, endedAt: null }],
});

/** The time of a round begins, at every table at once (GR10). While the room is paused it waits. */
export const begin: Rule<NamedInput> = (state, { breakout: id }, { now }) => {
  const breakout = breakoutIn(state, id, ['forming', 'between']);
  if ('refused' in breakout) return breakout;
  if (currentPause(state.run)) return refuse('already-paused');
  return moved(state, breakout, begun(breakout, now));
};

/** The round ends softly and people find their next tables; where nobody moves, the next round begins at once (GR11). */
export const next: Rule<NamedInput> = (state, { breakout: id }, { now, random }) => {
  const breakout = breakoutIn(state, id, ['working']);
  if ('refused' in breakout) return breakout;
  const coming = breakout.format.rounds[breakout.rounds.length];
  if (!coming) return refuse('no-next-round');
  const seated = seatedAnew(ended(breakout, now), random);
  return moved(state, breakout, coming.seating === 'same' ? begun(seated, now) : { ...seated, phase: 'between' });
};

/** More minutes, or fewer, for all tables or for one; a round never ends earlier than now by it (GR12). */
export const extend: Rule<v.InferOutput<typeof ExtendInput>> = (state, { breakout: id, table: number, minutes }) => {
  const breakout = breakoutIn(state, id, ['working']);
  if ('refused' in breakout) return breakout;
  const round = breakout.rounds.at(-1);
  const planned = breakout.format.rounds[roundIndex(breakout)]?.minutes ?? 0;
  if (!round) return refuse('groups-moved-on');
  const undo: Inverse = {
    name: 'groups.extend',
    input: { breakout: id, ...(number === undefined ? {} : { table: number }), minutes: -minutes },
  };
  if (number === undefined) {
    if (planned + round.extra + minutes < 1) return refuse('under-minimum', { field: 'minutes', limit: 1 });
    const rounds = breakout.rounds.map((one) => (one === round ? { ...one, extra: one.extra + minutes } : one));
    return { state: withBreakout(state, { ...breakout, rounds }), undo };
  }
  const table = tableOf(breakout, number);
  if ('refused' in table) return table;
  if (planned + round.extra + table.extra + minutes < 1) return refuse('under-minimum', { field: 'minutes', limit: 1 });
  return { state: withBreakout(state, withTable(breakout, { ...table, extra: table.extra + minutes })), undo };
};

/** "One more minute": a table gives it to itself, three times a round at most; the console sees it (GR12). */
export const more: Rule<v.InferOutput<typeof MoreInput>> = (state, { breakout: id }, { table: number }) => {
  const breakout = breakoutIn(state, id, ['working']);
  if ('refused' in breakout) return breakout;
  const table = tableOf(breakout, number);
  if ('refused' in table) return table;
  if (table.extra >= MOST_MORE) return refuse('no-more-minutes');
  return { state: withBreakout(state, withTable(breakout, { ...table, extra: table.extra + 1 })) };
};

/** Everybody is called back, with a lead in which to finish a sentence and walk (GR13). Nothing is cut: sheets stay open. */
export const callBack: Rule<v.InferOutput<typeof CallBackInput>> = (state, { breakout: id, leadSeconds }, { now }) => {
  const breakout = breakoutIn(state, id, ['forming', 'working', 'between']);
  if ('refused' in breakout) return breakout;
  return moved(state, breakout, { ...ended(breakout, now), phase: 'returning', calledBack: { at: now, lead: leadSeconds * SECOND } });
};

/** Everybody is back: how long it took is learned, and the tables begin to tell (GR13, GR16). */
export const gathered: Rule<NamedInput> = (state, { breakout: id }, context) => {
  const breakout = breakoutIn(state, id, ['returning']);
  if ('refused' in breakout) return breakout;
  const here = { ...breakout, gatheredAt: context.now };
  const tells = breakout.format.reportBack && breakout.tables.length > 0;
  return moved(state, breakout, tells ? { ...here, phase: 'reporting', report: openingReport(breakout, context) } : { ...here, phase: 'over' });
};

/** The groups are over; their sheets stay open for what was written offline (GR14). */
export const finish: Rule<NamedInput> = (state, { breakout: id }, { now }) => {
  const breakout = breakoutIn(state, id, OPEN);
  if ('refused' in breakout) return breakout;
  return moved(state, breakout, { ...ended(breakout, now), phase: 'over', report: { ...breakout.report, turn: null } });
};

const reopened = (breakout: Breakout, rounds = breakout.rounds): Breakout['rounds'] =>
  rounds.map((round, index) => (index === rounds.length - 1 ? { ...round, endedAt: null } : round));

const seatsOfRounds = (breakout: Breakout, count: number): Breakout['seats'] =>
  breakout.seats.map((seat) => ({ ...seat, at: seat.at.slice(0, count) }));

/** The breakout as it was one step earlier; null where that cannot be told any more. */
const stepped = (breakout: Breakout, to: BreakoutPhase, now: Instant): Breakout | null => {
  const { phase, rounds } = breakout;
  const before = { ...breakout, phase: to };
  if (phase === 'working' && (to === 'forming' || to === 'between')) return { ...before, rounds: rounds.slice(0, -1) };
  if (phase === 'working' && to === 'working') {
    const earlier = rounds.slice(0, -1);
    return { ...before, rounds: reopened(breakout, earlier), seats: seatsOfRounds(breakout, earlier.length) };
  }
  if (phase === 'between' && to === 'working') return { ...before, rounds: reopened(breakout), seats: seatsOfRounds(breakout, rounds.length) };
  if (phase === 'returning') return { ...before, calledBack: null, rounds: to === 'working' ? reopened(breakout) : rounds };
  if ((phase === 'reporting' || phase === 'over') && to === 'returning')
    return breakout.report.told.length > 0 ? null : { ...before, gatheredAt: null, report: { ...breakout.report, turn: null } };
  if (phase !== 'over') return null;
  if (to === 'working') return { ...before, rounds: reopened(breakout) };
  const [first] = breakout.report.order;
  const turn = to === 'reporting' && first !== undefined ? { table: breakout.report.told.at(-1)?.table ?? first, since: now } : null;
  return { ...before, report: { ...breakout.report, turn } };
};

/** Undo of a step of the groups, unless they have moved on since; nothing that was written or told is lost by it (GR15). */
export const stepBack: Rule<v.InferOutput<typeof StepBackInput>> = (state, { breakout: id, from, rounds, to }, { now }) => {
  const breakout: Breakout | Refusal = breakoutNamed(state, id);
  if ('refused' in breakout) return breakout;
  const isLast = state.groups.breakouts.at(-1) === breakout;
  const before = isLast && breakout.phase === from && breakout.rounds.length === rounds ? stepped(breakout, to, now) : null;
  return before ? { state: withBreakout(state, before) } : refuse('changed-meanwhile');
};
