import { type GroupRequest } from './rules.ts';
import { sizesOf } from './sizes.ts';

/** What the rules say of one kind of people. */
export interface KindRule {
  readonly name: string;
  /** How many there are of it. */
  readonly total: number;
  /** When spread: how many each group has at least and at most. Otherwise 0 and all. */
  readonly least: number;
  readonly most: number;
  /** The most that a group may have. */
  readonly cap: number;
  readonly spread: boolean;
  /** When clustered: how many groups are enough to hold them; otherwise 0. */
  readonly enough: number;
  /** Whether nobody of a clustered kind need be the only one in their group. */
  readonly company: boolean;
}

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

/** How many groups, the largest first, hold so many of a kind. */
const enoughFor = (total: number, places: readonly number[]): number => {
  let left = total;
  let groups = 0;
  for (const place of [...places].sort((one, other) => other - one)) {
    if (left <= 0) break;
    left -= place;
    groups += 1;
  }
  return groups;
};

const kindRules = ({ people, rules }: GroupRequest, groups: number, sizes: readonly number[]): KindRule[] => {
  const spread = new Set(rules.spread);
  const cluster = new Set(rules.cluster);
  const names = [...new Set([...spread, ...cluster, ...Object.keys(rules.caps)])];
  const of = (name: string): number => people.filter(({ kinds }) => kinds.includes(name)).length;
  const both = (one: string, other: string): boolean => people.some(({ kinds }) => kinds.includes(one) && kinds.includes(other));
  const totals = new Map(names.map((name) => [name, of(name)]));
  return names
    .filter((name) => (totals.get(name) ?? 0) > 0)
    .map((name) => {
      const total = totals.get(name) ?? 0;
      const cap = Math.max(0, Math.floor(rules.caps[name] ?? total));
      // Places that a kind which is spread takes in every group are not there for this one.
      const taken = [...spread].filter((other) => !both(name, other)).reduce((sum, other) => sum + Math.floor((totals.get(other) ?? 0) / groups), 0);
      const places = sizes.map((size) => Math.max(1, Math.min(size - taken, cap)));
      const isCluster = cluster.has(name) && !spread.has(name);
      return {
        name,
        total,
        cap,
        spread: spread.has(name),
        least: spread.has(name) ? Math.floor(total / groups) : 0,
        most: spread.has(name) ? Math.ceil(total / groups) : total,
        enough: isCluster ? enoughFor(total, places) : 0,
        company: isCluster && total > 1 && Math.min(...places) > 2,
      };
    });
};

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

  const pinned = Array.from({ length: groups }, () => 0);
  const wish = Array.from({ length: groups }, () => 0);
  pins.forEach((group, person) => {
    if (group < 0) return;
    pinned[group] = (pinned[group] ?? 0) + 1;
    wish[group] = Math.max(wish[group] ?? 0, blocks[blockOf[person] ?? -1]?.length ?? 0);
  });
  const sizes = sizesOf(people.length, pinned, wish);
  const kinds = kindRules(request, groups, sizes);
  const earlier = met.map((round) => {
    const groupOf = ids.map(() => -1);
    round.forEach((group, number) => known(group).forEach((person) => (groupOf[person] = number)));
    return { groupOf, groups: round.length };
  });
  const kindsOf = people.map((person) => kinds.flatMap(({ name }, kind) => (person.kinds.includes(name) ? [kind] : [])));
  return { ids, groups, sizes, pins, blocks, blockOf, apart, kinds, kindsOf, earlier };
};
