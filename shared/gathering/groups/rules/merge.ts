import * as v from 'valibot';
import { refuse } from '../../refusal.ts';
import type { Rule } from '../../rule.ts';
import { breakoutIn, OPEN, tableOf, withBreakout, withTable } from './change.ts';

export const MergeInput = v.object({ breakout: v.string(), from: v.number(), into: v.number() });
export const PartInput = v.object({ breakout: v.string(), table: v.number() });

/** One table joins another for the present round; both are told, and its sheet stays its own (GR9). */
export const merge: Rule<v.InferOutput<typeof MergeInput>> = (state, { breakout: id, from, into }) => {
  const breakout = breakoutIn(state, id, OPEN);
  if ('refused' in breakout) return breakout;
  const joining = tableOf(breakout, from);
  if ('refused' in joining) return joining;
  const host = tableOf(breakout, into);
  if ('refused' in host) return host;
  const isHost = breakout.tables.some((table) => table.joined === from);
  if (from === into || joining.joined !== null || host.joined !== null || isHost) return refuse('changed-meanwhile');
  return {
    state: withBreakout(state, withTable(breakout, { ...joining, joined: into })),
    undo: { name: 'groups.part', input: { breakout: id, table: from } },
  };
};

/** A table that had joined another is a table of its own again (GR9). */
export const part: Rule<v.InferOutput<typeof PartInput>> = (state, { breakout: id, table: number }) => {
  const breakout = breakoutIn(state, id, OPEN);
  if ('refused' in breakout) return breakout;
  const table = tableOf(breakout, number);
  if ('refused' in table) return table;
  if (table.joined === null) return { state };
  return {
    state: withBreakout(state, withTable(breakout, { ...table, joined: null })),
    undo: { name: 'groups.merge', input: { breakout: id, from: number, into: table.joined } },
  };
};
