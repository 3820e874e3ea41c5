import type { Person } from '../../../../shared/gathering/groups/maker/person.ts';
import type { GroupRules } from '../../../../shared/gathering/groups/maker/rules.ts';

type Groups = readonly (readonly string[])[];

const least = (groups: readonly number[], weight: (group: number) => number): number[] => {
  const fewest = Math.min(...groups.map(weight));
  return groups.filter((group) => weight(group) === fewest);
};

/** Of some groups those that pass, or all where none does: the nearest that there is. */
const ifAny = (groups: readonly number[], passes: (group: number) => boolean): readonly number[] => {
  const passing = groups.filter(passes);
  return passing.length > 0 ? passing : groups;
};

/**
 * The group for somebody who comes late, while nobody else moves: where they are pinned or somebody they belong with sits;
 * else the emptiest that keeps the rules, as they do for numbers that are dealt (GR5). Index into the groups.
 */
export const placeFor = (person: Person, groups: Groups, people: readonly Person[], rules: GroupRules): number => {
  const all = groups.map((_, group) => group);
  const size = (group: number): number => groups[group]?.length ?? 0;
  const pinned = rules.pinned[person.id];
  if (pinned !== undefined && pinned >= 0 && pinned < groups.length) return pinned;
  const company = rules.together.filter((block) => block.includes(person.id)).flat();
  const withCompany = all.find((group) => company.some((id) => groups[group]?.includes(id)));
  if (withCompany !== undefined) return withCompany;

  const kindsOf = new Map(people.map(({ id, kinds }) => [id, kinds]));
  const ofKind = (kind: string, group: number): number => (groups[group] ?? []).filter((id) => kindsOf.get(id)?.includes(kind)).length;
  const foes = rules.apart.flatMap(([one, other]) => (one === person.id ? [other] : other === person.id ? [one] : []));
  const peaceful = ifAny(all, (group) => !foes.some((id) => groups[group]?.includes(id)));
  const fitting = ifAny(peaceful, (group) => person.kinds.every((kind) => ofKind(kind, group) < (rules.caps[kind] ?? Infinity)));

  const cluster = person.kinds.find((kind) => rules.cluster.includes(kind) && !rules.spread.includes(kind));
  if (cluster !== undefined) {
    const fewest = Math.min(...fitting.map(size));
    const roomy = fitting.filter((group) => size(group) <= fewest + 1);
    return (
      least(
        least(roomy, (group) => -ofKind(cluster, group)),
        size,
      )[0] ?? 0
    );
  }
  const shared = person.kinds.filter((kind) => rules.spread.includes(kind));
  const best = shared.reduce<readonly number[]>((left, kind) => least(left, (group) => ofKind(kind, group)), fitting);
  return least(best, size)[0] ?? 0;
};

/** The groups without those whose line has gone from the list. */
export const stillHere = (groups: Groups, people: readonly Person[]): string[][] => {
  const here = new Set(people.map(({ id }) => id));
  return groups.map((group) => group.filter((id) => here.has(id)));
};

/** Those on the list who sit in no group. */
export const notSeated = (people: readonly Person[], groups: Groups): Person[] => {
  const seated = new Set(groups.flat());
  return people.filter(({ id }) => !seated.has(id));
};
