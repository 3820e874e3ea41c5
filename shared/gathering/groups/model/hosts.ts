import type { Breakout } from './breakout.ts';

/** Where hosts stay while the others move on: the first who came to each table and is still there, their slot and the number of their table. */
export const hostsOf = (breakout: Breakout): ReadonlyMap<string, number> => {
  const { hostsStay, rounds } = breakout.format;
  if (!hostsStay || rounds.length < 2) return new Map();
  const hosts = breakout.tables.flatMap(({ number }): [string, number][] => {
    const host = breakout.seats.find((seat) => !seat.left && seat.at[0] === number);
    return host ? [[host.slot, number]] : [];
  });
  return new Map(hosts);
};
