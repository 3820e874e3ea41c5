import type { Breakout, BreakoutTable } from './breakout.ts';

/** What a table was last told, while the groups are where they were then; null where it was told nothing (GR19). */
export const messageNow = ({ phase, rounds }: Breakout, { message: last }: BreakoutTable): BreakoutTable['message'] =>
  last?.phase === phase && last.round === rounds.length ? last : null;
