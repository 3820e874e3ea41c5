import { type GroupRequest } from './rules.ts';

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

/** How many groups, the largest first, hold so many of a kind. */
const groupsFor = (total: number, places: readonly number[]): number => {
  let left = total;
  let groups = 0;
  for (const place of [...places].sort((one, other) => other - one)) {
    if (left <= 0) break;
    left -= place;
    groups += 1;
  }
  return groups;
};

type Counted = Omit<KindRule, 'enough' | 'company'>;

/** How many of a clustered kind each group has room for, and how many groups are enough, beside what goes before clusters. */
const clusterOf = (
  { people, rules }: GroupRequest,
  kind: Counted,
  kinds: readonly Counted[],
  sizes: readonly number[],
): Pick<KindRule, 'enough' | 'company'> => {
  if (kind.spread || !rules.cluster.includes(kind.name)) return { enough: 0, company: false };
  const members = people.filter((person) => person.kinds.includes(kind.name));
  const capped = sizes.map((size) => Math.max(1, Math.min(size, kind.cap)));
  let places = capped;
  let enough = groupsFor(kind.total, capped);
  for (const other of kinds.filter(({ name }) => name !== kind.name)) {
    // Who is of both shares what a group may have of the other; who is not leaves it the places that it must have.
    const both = members.filter((person) => person.kinds.includes(other.name)).length;
    const open = capped.map((place, group) => Math.max(1, Math.min(place, (sizes[group] ?? 0) - other.least)));
    const shared = sizes.map(() => Math.max(1, Math.min(other.most, other.cap)));
    enough = Math.max(enough, groupsFor(members.length - both, open), groupsFor(both, shared));
    if (both === 0) places = places.map((place, group) => Math.min(place, open[group] ?? place));
  }
  const ids = new Set(members.map(({ id }) => id));
  if (rules.apart.some(([one, other]) => one !== other && ids.has(one) && ids.has(other))) enough = Math.max(enough, 2);
  return { enough: Math.min(enough, sizes.length), company: kind.total >= 2 * enough && Math.min(...places) > 2 };
};

/** The kinds that a rule is about and somebody is of. */
export const kindRules = (request: GroupRequest, sizes: readonly number[]): KindRule[] => {
  const { people, rules } = request;
  const groups = sizes.length;
  const names = [...new Set([...rules.spread, ...rules.cluster, ...Object.keys(rules.caps)])];
  const counted = names.map((name): Counted => {
    const total = people.filter(({ kinds }) => kinds.includes(name)).length;
    const spread = rules.spread.includes(name);
    const least = spread ? Math.floor(total / groups) : 0;
    const most = spread ? Math.ceil(total / groups) : total;
    return { name, total, spread, least, most, cap: Math.max(0, Math.floor(rules.caps[name] ?? total)) };
  });
  const here = counted.filter(({ total }) => total > 0);
  return here.map((kind) => ({ ...kind, ...clusterOf(request, kind, here, sizes) }));
};
