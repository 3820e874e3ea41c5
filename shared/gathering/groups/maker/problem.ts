import { kindRules, type KindRule } from './kinds.ts';
import { type GroupRequest } from './rules.ts';
import { sizesOf } from './sizes.ts';

/** A request in numbers: people and groups by index, rules only where they are about somebody who is there. */
export interface Problem {
  readonly ids: readonly string[];
  readonly groups: number;
  readonly sizes: readonly number[];
  /** The group each is pinned to, or -1. */
  readonly pins: readonly number[];
  /** People who must be together; lists that share somebody are one block. */
  readonly blocks: readonly (readonly number[])[];
  /** The block each is in, or -1. */
  readonly blockOf: readonly number[];
  /** Whom each must not sit with; pairs that must be together too are left out. */
  readonly apart: readonly (readonly number[])[];
  readonly kinds: readonly KindRule[];
  /** The kinds of each that a rule is about. */
  readonly kindsOf: readonly (readonly number[])[];
  /** For each earlier round the group of each, or -1, and how many groups there were. */
  readonly earlier: readonly { readonly groupOf: readonly number[]; readonly groups: number }[];
}

export const groupsOf = ({ people, groups }: Pick<GroupRequest, 'people' | 'groups'>): number =>
  Math.max(1, Math.min(people.length, Math.floor(groups) || 1));

const indexOf = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, index) => [id, index] as const).reverse());

/** Lists joined where they share somebody. */
const joined = (lists: readonly (readonly number[])[]): number[][] => {
  const blocks: Set<number>[] = [];
  for (const list of lists) {
    const block = new Set(list);
    for (const other of blocks.filter((one) => list.some((person) => one.has(person)))) {
      for (const person of other) block.add(person);
      blocks.splice(blocks.indexOf(other), 1);
    }
    if (block.size > 1) blocks.push(block);
  }
  return blocks.map((block) => [...block]);
};

/** The groups' sizes; those with a list to hold round a pin have one more first, then as `draw` (0 to 1) says for each. */
const sizesFor = (
  { ids, groups, pins, blocks, blockOf }: Pick<Problem, 'ids' | 'groups' | 'pins' | 'blocks' | 'blockOf'>,
  draw: () => number,
): number[] => {
  const pinned = Array.from({ length: groups }, () => 0);
  const wish = pinned.map(draw);
  pins.forEach((group, person) => {
    if (group < 0) return;
    pinned[group] = (pinned[group] ?? 0) + 1;
    wish[group] = Math.max(wish[group] ?? 0, blocks[blockOf[person] ?? -1]?.length ?? 0);
  });
  return sizesOf(ids.length, pinned, wish);
};

/** The same request, with other groups having one more than the rest. */
export const withOtherSizes = (problem: Problem, draw: () => number): Problem => ({ ...problem, sizes: sizesFor(problem, draw) });

export const problemOf = (request: GroupRequest): Problem => {
  const { people, rules, met } = request;
  const ids = people.map(({ id }) => id);
  const index = indexOf(ids);
  const known = (list: readonly string[]): number[] => list.flatMap((id) => index.get(id) ?? []);
  const groups = groupsOf(request);

  const pins = ids.map(() => -1);
  for (const [id, group] of Object.entries(rules.pinned)) {
    const person = index.get(id);
    if (person !== undefined && Number.isInteger(group) && group >= 0 && group < groups) pins[person] = group;
  }
  const blocks = joined(rules.together.map(known));
  const blockOf = ids.map(() => -1);
  blocks.forEach((block, number) => block.forEach((person) => (blockOf[person] = number)));

  const apart = ids.map((): number[] => []);
  for (const pair of rules.apart) {
    const [one, other] = known(pair);
    if (one === undefined || other === undefined || one === other || apart[one]?.includes(other)) continue;
    if (blockOf[one] !== -1 && blockOf[one] === blockOf[other]) continue;
    apart[one]?.push(other);
    apart[other]?.push(one);
  }

  const sizes = sizesFor({ ids, groups, pins, blocks, blockOf }, () => 0);
  const kinds = kindRules(request, sizes);
  const earlier = met.map((round) => {
    const groupOf = ids.map(() => -1);
    round.forEach((group, number) => known(group).forEach((person) => (groupOf[person] = number)));
    return { groupOf, groups: round.length };
  });
  const kindsOf = people.map((person) => kinds.flatMap(({ name }, kind) => (person.kinds.includes(name) ? [kind] : [])));
  return { ids, groups, sizes, pins, blocks, blockOf, apart, kinds, kindsOf, earlier };
};
