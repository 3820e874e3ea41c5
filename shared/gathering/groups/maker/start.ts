import { type Problem } from './problem.ts';
import { type Chance } from './random.ts';
import { type Seating } from './seating.ts';

/** How much the rules have to say about somebody: they are seated before those who can go anywhere. */
const concern = ({ kinds, kindsOf, apart }: Problem, person: number): number => {
  const ofKinds = (kindsOf[person] ?? []).map((kind) => (kinds[kind]?.enough ? 4 : 1));
  return ofKinds.reduce((sum, one) => sum + one, 0) + 2 * (apart[person]?.length ?? 0);
};

/** Chooses the groups in which a clustered kind sits: where some of it are pinned, then those no other kind has, then the roomiest. */
const chooseHomes = (problem: Problem, seating: Seating, chance: Chance): void => {
  const all = problem.sizes.map((_, group) => group);
  const taken = new Set<number>();
  const clustered = problem.kinds.flatMap(({ enough, total }, kind) => (enough > 0 ? [{ kind, enough, total }] : []));
  for (const { kind, enough } of clustered.sort((one, other) => other.total - one.total)) {
    const rank = (group: number): number =>
      seating.kindCount(kind, group) * 1e6 + (taken.has(group) ? 0 : 1e3) + (problem.sizes[group] ?? 0) - (seating.members[group]?.length ?? 0);
    const homes = chance
      .shuffled(all)
      .sort((one, other) => rank(other) - rank(one))
      .slice(0, enough);
    seating.setHomes(kind, homes);
    for (const home of homes) taken.add(home);
  }
};

/** The group with room for all of them where they cost least; among equals the emptiest, then by chance. Or -1. */
const bestGroup = (problem: Problem, seating: Seating, people: readonly number[], chance: Chance): number => {
  let best = { group: -1, cost: Infinity, room: 0, draw: 0 };
  for (let group = 0; group < problem.groups; group += 1) {
    const room = (problem.sizes[group] ?? 0) - (seating.members[group]?.length ?? 0);
    if (room < people.length) continue;
    const before = seating.cost;
    const [first = 0] = people;
    if (people.length > 1) for (const person of people) seating.sit(person, group);
    const cost = people.length > 1 ? seating.cost - before : seating.joining(first, group);
    if (people.length > 1) for (const person of people) seating.stand(person);
    const draw = chance.next();
    if (cost < best.cost || (cost === best.cost && (room > best.room || (room === best.room && draw > best.draw))))
      best = { group, cost, room, draw };
  }
  return best.group;
};

/**
 * Seats everybody, one after another where they cost least: the pinned, then those who must be together, then those
 * whom rules are about, then the others, one earlier group after another, so that each is dealt out over all groups.
 */
export const seatAll = (problem: Problem, seating: Seating, chance: Chance): void => {
  problem.pins.forEach((group, person) => {
    if (group >= 0) seating.sit(person, group);
  });
  chooseHomes(problem, seating, chance);
  const standing = (people: readonly number[]): number[] => people.filter((person) => seating.groupOf[person] === -1);
  const last = problem.earlier.at(-1)?.groupOf;
  const single = problem.ids.flatMap((_, person) => (problem.pins[person] === -1 && problem.blockOf[person] === -1 ? [person] : []));
  const units = [
    ...chance.shuffled(problem.blocks.map(standing)).sort((one, other) => other.length - one.length),
    ...chance
      .shuffled(single)
      .map((person) => ({ person, concern: concern(problem, person), from: last?.[person] ?? -1 }))
      .sort((one, other) => other.concern - one.concern || one.from - other.from)
      .map(({ person }) => [person]),
  ];
  for (const unit of units.filter(({ length }) => length > 0)) {
    const group = bestGroup(problem, seating, unit, chance);
    for (const person of unit) seating.sit(person, group === -1 ? bestGroup(problem, seating, [person], chance) : group);
  }
};
