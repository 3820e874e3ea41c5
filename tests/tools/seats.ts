type Seats = Readonly<Record<string, number>>;

/** Pairs of numbers that are at the same table. */
export const pairsOf = (seats: Seats): Set<string> => {
  const slots = Object.keys(seats).sort();
  return new Set(slots.flatMap((one, index) => slots.slice(index + 1).flatMap((other) => (seats[one] === seats[other] ? [`${one} ${other}`] : []))));
};

/** How many are at each of these tables. */
export const sizesOf = (seats: Seats, tables: readonly number[]): number[] =>
  tables.map((table) => Object.values(seats).filter((one) => one === table).length);
