import type { Person } from '../../../../shared/gathering/groups/maker/person.ts';
import { columnsOf, type Cells, type Columns } from './list-columns.ts';
import { rowsOf } from './list-rows.ts';

/** What stands after the first comma or in the second column: what somebody is, or the rest of the name ("Smith, John"). */
export const SECONDS = ['kind', 'name'] as const;
export type Second = (typeof SECONDS)[number];

/** A list as it was read: its people, and what the person who typed it should be told. */
export interface ReadList extends Pick<Columns, 'heading' | 'leftOut' | 'unsure'> {
  readonly people: readonly Person[];
  /** What second cells were taken for. */
  readonly second: Second;
}

/** Two spellings of a kind are one: "Officers" and "officer". */
export const kindKey = (kind: string): string => kind.trim().toLocaleLowerCase().replace(/s$/, '');

const unlike = (name: string, taken: ReadonlySet<string>): string => {
  let number = 2;
  while (taken.has(`${name} (${String(number)})`)) number += 1;
  return taken.has(name) ? `${name} (${String(number)})` : name;
};

/** From so many people on, a column in which hardly anything comes twice is taken for names. */
const FEWEST = 3;
const MOST_LINES = 0.8;
const MOST_UNLIKE = 0.75;
/** One or two words, the first with a capital where its script has them. */
const LIKE_A_NAME = /^(?!\p{Ll})\S+(?: \S+)?$/u;

/** What second cells are, as far as they tell: kinds come again and again, and first names seldom do. */
export const guessSecond = (people: readonly Cells[]): Second => {
  const seconds = people.flatMap(({ others: [second] }) => (second === undefined ? [] : [second]));
  const unlikeEachOther = new Set(seconds.map(kindKey)).size;
  return seconds.length >= FEWEST &&
    seconds.length >= people.length * MOST_LINES &&
    unlikeEachOther >= seconds.length * MOST_UNLIKE &&
    seconds.every((second) => LIKE_A_NAME.test(second))
    ? 'name'
    : 'kind';
};

const withSecondName = (one: Cells): Cells => {
  const [second, ...others] = one.others;
  return second === undefined ? one : { ...one, names: [[...one.names, second].join(one.byComma ? ', ' : ' ')], others };
};

/**
 * The people of a list as it was typed or pasted: one a line, a name or initials, and after commas or in the columns of a
 * spreadsheet what they are. A name that comes twice gets a number; a kind keeps the spelling of its first. `chosen` says
 * what second cells are, where somebody has.
 */
export const readList = (typed: string, chosen: Second | null = null): ReadList => {
  const columns = columnsOf(rowsOf(typed));
  const second = columns.unsure ? (chosen ?? guessSecond(columns.people)) : 'kind';
  const taken = new Set<string>();
  const spelling = new Map<string, string>();
  const people = columns.people.map((cells): Person => {
    const { names, others } = second === 'name' ? withSecondName(cells) : cells;
    const id = unlike(names[0] ?? '', taken);
    taken.add(id);
    const kinds = new Set<string>();
    for (const kind of others) {
      const key = kindKey(kind);
      if (!spelling.has(key)) spelling.set(key, kind);
      kinds.add(spelling.get(key) ?? kind);
    }
    return { id, kinds: [...kinds] };
  });
  return { people, second, heading: columns.heading, unsure: columns.unsure, leftOut: columns.leftOut };
};

/** The kinds that occur, in the order of their first, each with how many there are. */
export const kindsIn = (people: readonly Person[]): { readonly name: string; readonly count: number }[] => {
  const counts = new Map<string, number>();
  for (const kind of people.flatMap((person) => person.kinds)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
};
