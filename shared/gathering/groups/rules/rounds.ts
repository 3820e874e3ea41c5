import * as v from 'valibot';
import { refuse, type Refusal } from '../../refusal.ts';
import type { Inverse, Rule } from '../../rule.ts';
import { refuseOutside, WHILE_RUNNING } from '../../run/model/when.ts';
import { currentPause, type Run } from '../../run/model/run.ts';
import { MINUTE, SECOND, type Instant } from '../../time.ts';
import type { Breakout } from '../model/breakout.ts';
import { breakoutIn, OPEN, tableOf, withBreakout, withTable } from './change.ts';
import { GROUP_LIMITS } from '../model/format.ts';
import { openingReport } from '../model/report/turns.ts';
import { seatedAnew } from './seats/next-round.ts';
import { stepped } from './step-back.ts';
import { MOST_MORE, roundLeft, roundLength } from '../model/table-time.ts';

export const BreakoutInput = v.object({ breakout: v.string() });
export const NextInput = v.object({
  breakout: v.string(),
  /** Number of the round that is to begin, from 1: two consoles that press together move one step. */
  round: v.optional(v.number()),
});
export const ExtendInput = v.object({
  breakout: v.string(),
  /** One table; all where it is left out. */
  table: v.optional(v.number()),
  minutes: v.pipe(v.number(), v.integer(), v.minValue(-GROUP_LIMITS.minutes), v.maxValue(GROUP_LIMITS.minutes)),
  /** Given by an undo: how many rounds had begun. */
  rounds: v.optional(v.number()),
});
export const CallBackInput = v.object({ breakout: v.string(), leadSeconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1800)) });
export const MoreInput = v.object({ breakout: v.string() });

type NamedInput = v.InferOutput<typeof BreakoutInput>;

/** The last round with its end, where it still ran. */
const ended = (breakout: Breakout, now: Instant): Breakout => ({
  ...breakout,
  rounds: breakout.rounds.map((round) => (round.endedAt === null ? { ...round, endedAt: now } : round)),
});

const begun = (breakout: Breakout, now: Instant): Breakout => ({
  ...breakout,
  phase: 'working',
  rounds: [...breakout.rounds, { startedAt: now, extra: 0, endedAt: null, tables: [] }],
});

/** Nobody's turn any more, and when each table last wrote is forgotten. */
const over = (breakout: Breakout): Breakout => ({
  ...breakout,
  phase: 'over',
  tables: breakout.tables.map((table) => ({ ...table, sheet: { ...table.sheet, wroteAt: null } })),
  report: { ...breakout.report, turn: null },
});

/** Why no round can begin now: the evening does not run, or time stands still. */
const noRoundNow = (run: Run): Refusal | null => refuseOutside(run, WHILE_RUNNING) ?? (currentPause(run) ? refuse('already-paused') : null);

/** The time of a round begins, at every table at once (GR10). While the room is paused it waits. */
export const begin: Rule<NamedInput> = (state, { breakout: id }, { now }) => {
  const breakout = breakoutIn(state, id, ['forming', 'between']);
  if ('refused' in breakout) return breakout;
  return noRoundNow(state.run) ?? stepped(state, breakout, begun(breakout, now));
};

/** The round ends softly and people find their next tables; where nobody moves, the next round begins at once (GR11). */
export const next: Rule<v.InferOutput<typeof NextInput>> = (state, { breakout: id, round }, { now, random }) => {
  const breakout = breakoutIn(state, id, ['working']);
  if ('refused' in breakout) return breakout;
  if (round !== undefined && round !== breakout.rounds.length + 1) return refuse('groups-moved-on');
  const coming = breakout.format.rounds[breakout.rounds.length];
  if (!coming) return refuse('no-next-round');
  const atOnce = coming.seating === 'same';
  const no = atOnce ? noRoundNow(state.run) : null;
  if (no) return no;
  const seated = seatedAnew(ended(breakout, now), random);
  return stepped(state, breakout, atOnce ? begun(seated, now) : { ...seated, phase: 'between' });
};

/**
 * More minutes, or fewer, for all tables or for one; only what is left can be taken, so that no round has ended earlier
 * than now by it (GR12). An undo takes back what was given, whatever has passed since.
 */
export const extend: Rule<v.InferOutput<typeof ExtendInput>> = (state, { breakout: id, table: number, minutes, rounds: expects }, { now }) => {
  const breakout = breakoutIn(state, id, ['working']);
  if ('refused' in breakout) return breakout;
  if (expects !== undefined && expects !== breakout.rounds.length) return refuse('changed-meanwhile');
  const round = breakout.rounds.at(-1);
  const planned = breakout.format.rounds[breakout.rounds.length - 1];
  const table = number === undefined ? null : tableOf(breakout, number);
  if (!round || !planned) return refuse('groups-moved-on');
  if (table && 'refused' in table) return table;
  const left = roundLeft(roundLength(planned, round, table?.extra ?? 0), round, state.run.pauses, now);
  const isUndo = expects !== undefined;
  const given = isUndo ? minutes : Math.max(minutes, -Math.max(0, Math.floor(left / MINUTE)));
  if (given === 0) return minutes === 0 ? { state } : refuse('no-minutes-left', { field: 'minutes' });
  const undo: Inverse = {
    name: 'groups.extend',
    input: { breakout: id, ...(number === undefined ? {} : { table: number }), minutes: -given, rounds: breakout.rounds.length },
  };
  const changed = table
    ? withTable(breakout, { ...table, extra: table.extra + given })
    : { ...breakout, rounds: breakout.rounds.map((one) => (one === round ? { ...one, extra: one.extra + given } : one)) };
  return { state: withBreakout(state, changed), undo };
};

/** "One more minute": a table gives it to itself, three times a round at most; the console sees it (GR12). */
export const more: Rule<v.InferOutput<typeof MoreInput>> = (state, { breakout: id }, { table: number }) => {
  const breakout = breakoutIn(state, id, ['working']);
  if ('refused' in breakout) return breakout;
  const table = tableOf(breakout, number);
  if ('refused' in table) return table;
  if (table.more >= MOST_MORE) return refuse('no-more-minutes');
  return { state: withBreakout(state, withTable(breakout, { ...table, extra: table.extra + 1, more: table.more + 1 })) };
};

/** Everybody is called back, with a lead in which to finish a sentence and walk (GR13). Nothing is cut: sheets stay open. */
export const callBack: Rule<v.InferOutput<typeof CallBackInput>> = (state, { breakout: id, leadSeconds }, { now }) => {
  const breakout = breakoutIn(state, id, ['forming', 'working', 'between']);
  if ('refused' in breakout) return breakout;
  return stepped(state, breakout, { ...ended(breakout, now), phase: 'returning', calledBack: { at: now, lead: leadSeconds * SECOND } });
};

/** Everybody is back: how long it took is learned, and the tables begin to tell (GR13, GR16). */
export const gathered: Rule<NamedInput> = (state, { breakout: id }, context) => {
  const breakout = breakoutIn(state, id, ['returning']);
  if ('refused' in breakout) return breakout;
  const here = { ...breakout, gatheredAt: context.now };
  const tells = breakout.format.reportBack && breakout.tables.length > 0;
  return stepped(state, breakout, tells ? { ...here, phase: 'reporting', report: openingReport(breakout, context) } : over(here));
};

/** The groups are over; their sheets stay open for what was written offline (GR14). */
export const finish: Rule<NamedInput> = (state, { breakout: id }, { now }) => {
  const breakout = breakoutIn(state, id, OPEN);
  if ('refused' in breakout) return breakout;
  return stepped(state, breakout, over(ended(breakout, now)));
};
