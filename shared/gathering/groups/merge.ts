import * as v from 'valibot';
import { refuse } from '../refusal.ts';
import type { Rule } from '../rule.ts';
import type { Breakout } from './breakout.ts';
import { breakoutIn, OPEN, openTables, tableOf, withBreakout, withTable } from './change.ts';
import { peopleAt } from './seats/seating.ts';

/** Fewer than this are hardly a group, and a sheet of theirs could be told whose it is. */
export const SMALLEST_TABLE = 4;

export const MergeInput = v.object({ breakout: v.string(), from: v.number(), into: v.number() });
export const PartInput = v.object({ breakout: v.string(), table: v.number() });

/** A table that is too small, and the emptiest of the others that it might join. */
export interface MergeOffer {
  readonly from: number;
  readonly people: number;
  readonly into: number;
}

/** Tables that are offered a merge (GR9): somebody sits there, but fewer than four. Nothing is done by itself. */
export const mergeOffers = (breakout: Breakout): MergeOffer[] => {
  if (breakout.phase !== 'working' && breakout.phase !== 'forming') return [];
  const open = openTables(breakout).map((table) => ({ number: table.number, people: peopleAt(breakout, table) }));
  const hosts = new Set(breakout.tables.map((table) => table.joined));
  return open.flatMap(({ number, people }) => {
    // A table that another has joined stays where it is: others may join it.
    if (people === null || people === 0 || people >= SMALLEST_TABLE || hosts.has(number)) return [];
    const [into] = open
      .filter((other) => other.number !== number && (other.people ?? 0) > 0)
      .sort((one, other) => (one.people ?? 0) - (other.people ?? 0) || one.number - other.number);
    return into ? [{ from: number, people, into: into.number }] : [];
  });
};

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
