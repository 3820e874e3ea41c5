import type { Person } from '../../../shared/gathering/groups/maker/person.ts';

/** Two spellings of a kind are one: "Officers" and "officer". */
export const kindKey = (kind: string): string => kind.trim().toLocaleLowerCase().replace(/s$/, '');

const unlike = (name: string, taken: ReadonlySet<string>): string => {
  let number = 2;
  while (taken.has(`${name} (${String(number)})`)) number += 1;
  return taken.has(name) ? `${name} (${String(number)})` : name;
};

/**
 * The people of a list as it was typed: one a line, a name or initials, and after commas what they are. A name that comes
 * twice gets a number; a kind keeps the spelling of its first.
 */
export const parseList = (typed: string): Person[] => {
  const taken = new Set<string>();
  const spelling = new Map<string, string>();
  const people: Person[] = [];
  for (const line of typed.split('\n')) {
    const [first = '', ...rest] = line.split(',').map((part) => part.trim().replace(/\s+/g, ' '));
    if (first === '') continue;
    const id = unlike(first, taken);
    taken.add(id);
    const kinds = new Set<string>();
    for (const kind of rest.filter((one) => one !== '')) {
      const key = kindKey(kind);
      if (!spelling.has(key)) spelling.set(key, kind);
      kinds.add(spelling.get(key) ?? kind);
    }
    people.push({ id, kinds: [...kinds] });
  }
  return people;
};

/** The kinds that occur, in the order of their first, each with how many there are. */
export const kindsIn = (people: readonly Person[]): { readonly name: string; readonly count: number }[] => {
  const counts = new Map<string, number>();
  for (const kind of people.flatMap((person) => person.kinds)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
};
