/** A table and who sits at it, by names that stay in this window. */
export interface SeatedTable {
  readonly number: number;
  readonly place: string;
  readonly people: readonly string[];
}

/** Everybody and their table, in the order of the names, for people to find themselves. */
export const byName = (tables: readonly SeatedTable[]): { readonly name: string; readonly number: number }[] =>
  tables
    .flatMap(({ number, people }) => people.map((name) => ({ name, number })))
    .sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
