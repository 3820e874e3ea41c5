import * as v from 'valibot';
import type { Rule } from '../../rule.ts';
import { cleanText } from '../../text/clean.ts';
import { refuse } from '../../refusal.ts';
import { HELP_KINDS, HelpCall, type BreakoutTable } from '../model/breakout.ts';
import { breakoutIn, breakoutNamed, OPEN, tableOf, withBreakout, withTable } from './change.ts';
import { GROUP_LIMITS } from '../model/format.ts';

export const HelpInput = v.object({ breakout: v.string(), kind: v.nullable(v.picklist(HELP_KINDS)) });
export const SettleHelpInput = v.object({
  breakout: v.string(),
  table: v.number(),
  /** Given by an undo: the call as it was, which stands again. */
  again: v.optional(HelpCall),
});
export const MessageInput = v.object({
  breakout: v.string(),
  /** One table; all where it is left out. */
  table: v.optional(v.number()),
  text: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(GROUP_LIMITS.message)),
});
export const ReadInput = v.object({ breakout: v.string(), number: v.number() });

/** A table calls for help, says of which kind, or takes the call back, also once the groups are over (GR18). */
export const help: Rule<v.InferOutput<typeof HelpInput>> = (state, { breakout: id, kind }, { table: number, now }) => {
  const breakout = breakoutNamed(state, id);
  if ('refused' in breakout) return breakout;
  const table = tableOf(breakout, number);
  if ('refused' in table) return table;
  if ((table.help?.kind ?? null) === kind) return { state };
  return { state: withBreakout(state, withTable(breakout, { ...table, help: kind === null ? null : { kind, at: table.help?.at ?? now } })) };
};

/** Somebody of the crew is on the way: the call leaves the queue, or by an undo is back in it (GR18). */
export const settleHelp: Rule<v.InferOutput<typeof SettleHelpInput>> = (state, { breakout: id, table: number, again }) => {
  const breakout = breakoutNamed(state, id);
  if ('refused' in breakout) return breakout;
  const table = tableOf(breakout, number);
  if ('refused' in table) return table;
  if (again) return table.help ? refuse('changed-meanwhile') : { state: withBreakout(state, withTable(breakout, { ...table, help: again })) };
  if (table.help === null) return { state };
  return {
    state: withBreakout(state, withTable(breakout, { ...table, help: null })),
    undo: { name: 'groups.settleHelp', input: { breakout: id, table: number, again: table.help } },
  };
};

/** A message to one table or to all; it stays on their page until somebody there taps it away, or the groups move on (GR19). */
export const message: Rule<v.InferOutput<typeof MessageInput>> = (state, { breakout: id, table: number, text: typed }) => {
  const breakout = breakoutIn(state, id, OPEN);
  if ('refused' in breakout) return breakout;
  const text = cleanText(typed);
  if (text === '') return refuse('empty', { field: 'text' });
  const { phase, rounds } = breakout;
  const round = rounds.length;
  const told = (table: BreakoutTable): BreakoutTable => ({
    ...table,
    message: { number: (table.message?.number ?? 0) + 1, text, read: false, phase, round },
  });
  if (number === undefined) return { state: withBreakout(state, { ...breakout, tables: breakout.tables.map(told) }) };
  const table = tableOf(breakout, number);
  return 'refused' in table ? table : { state: withBreakout(state, withTable(breakout, told(table))) };
};

/** Somebody at the table has read the message (GR19). One that came since stays. */
export const read: Rule<v.InferOutput<typeof ReadInput>> = (state, { breakout: id, number }, { table: own }) => {
  const breakout = breakoutNamed(state, id);
  if ('refused' in breakout) return breakout;
  const table = tableOf(breakout, own);
  if ('refused' in table) return table;
  const { message: last } = table;
  if (last === null || last.number !== number || last.read) return { state };
  return { state: withBreakout(state, withTable(breakout, { ...table, message: { ...last, read: true } })) };
};
