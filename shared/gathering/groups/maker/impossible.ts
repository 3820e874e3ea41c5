import { type BrokenRule } from './broken.ts';
import { groupsOf, problemOf, type Problem } from './problem.ts';
import { type GroupRequest } from './rules.ts';

type Found = Partial<Omit<BrokenRule, 'rule' | 'because'>> & Pick<BrokenRule, 'rule' | 'because'>;

const noSuchGroup = ({ people, rules, ...request }: GroupRequest): Found[] => {
  const groups = groupsOf({ people, ...request });
  const here = new Set(people.map(({ id }) => id));
  return Object.entries(rules.pinned)
    .filter(([id, group]) => here.has(id) && !(Number.isInteger(group) && group >= 0 && group < groups))
    .map(([id, group]) => ({ rule: 'pinned', because: 'no-such-group', people: [id], groups: [group] }));
};

const togetherLists = ({ blocks, pins, ids, sizes }: Problem): Found[] =>
  blocks.flatMap((block): Found[] => {
    const people = block.map((person) => ids[person] ?? '');
    const pinnedTo = new Set(block.flatMap((person) => (pins[person] === -1 ? [] : [pins[person] ?? 0])));
    const [home] = pinnedTo;
    const places = home === undefined ? Math.max(...sizes) : (sizes[home] ?? 0);
    if (pinnedTo.size > 1) return [{ rule: 'together', because: 'pinned-apart', people, count: block.length }];
    return block.length > places ? [{ rule: 'together', because: 'larger-than-a-group', people, count: block.length, most: places }] : [];
  });

const apartPairs = (problem: Problem, { rules }: GroupRequest): Found[] => {
  const { ids, blockOf, pins } = problem;
  return rules.apart.flatMap((pair): Found[] => {
    const [one, other] = pair.map((id) => ids.indexOf(id));
    if (one === undefined || other === undefined || one < 0 || other < 0 || one === other) return [];
    if (blockOf[one] !== -1 && blockOf[one] === blockOf[other]) return [{ rule: 'apart', because: 'also-together', people: pair, count: 2 }];
    const samePin = pins[one] !== -1 && pins[one] === pins[other];
    return samePin ? [{ rule: 'apart', because: 'pinned-together', people: pair, count: 2 }] : [];
  });
};

/** People who are all apart from each other, found by growing from each in turn; a list that must be together counts as one. */
const allApart = ({ apart, blockOf, groups, ids }: Problem): Found[] => {
  const nodeOf = (person: number): number => (blockOf[person] === -1 ? person : -1 - (blockOf[person] ?? 0));
  const near = new Map<number, { person: number; to: Set<number> }>();
  apart.forEach((others, person) => {
    if (others.length === 0) return;
    const node = near.get(nodeOf(person)) ?? { person, to: new Set<number>() };
    for (const other of others) node.to.add(nodeOf(other));
    near.set(nodeOf(person), node);
  });
  const nodes = [...near].filter(([, { to }]) => to.size >= groups).sort(([, one], [, other]) => other.to.size - one.to.size);
  for (const [, first] of nodes) {
    const circle = [first];
    for (const [node, other] of nodes) if (circle.every(({ to }) => to.has(node))) circle.push(other);
    if (circle.length > groups) {
      return [
        { rule: 'apart', because: 'more-than-groups', people: circle.map(({ person }) => ids[person] ?? ''), count: circle.length, most: groups },
      ];
    }
  }
  return [];
};

const kindRules = (problem: Problem, { rules }: GroupRequest): Found[] => {
  const { kinds, kindsOf, groups, blocks, pins } = problem;
  return kinds.flatMap(({ name: of, total, cap, spread, most, enough }, kind): Found[] => {
    const ofKind = (people: readonly number[]): number => people.filter((person) => kindsOf[person]?.includes(kind)).length;
    const pinnedIn = Array.from({ length: groups }, () => 0);
    pins.forEach((group, person) => {
      if (group !== -1 && kindsOf[person]?.includes(kind)) pinnedIn[group] = (pinnedIn[group] ?? 0) + 1;
    });
    const pinned = Math.max(...pinnedIn);
    const block = Math.max(0, ...blocks.map(ofKind));
    const found: Found[] = [];
    const fits = cap * groups >= total;
    if (!fits) found.push({ rule: 'cap', because: 'more-than-fit', of, count: total, most: cap });
    else if (pinned > cap) found.push({ rule: 'cap', because: 'pinned', of, count: pinned, most: cap });
    else if (block > cap) found.push({ rule: 'cap', because: 'also-together', of, count: block, most: cap });
    if (spread && pinned > most) found.push({ rule: 'spread', because: 'pinned', of, count: pinned, most });
    else if (spread && block > most) found.push({ rule: 'spread', because: 'also-together', of, count: block, most });
    const pinnedGroups = pinnedIn.filter((count) => count > 0).length;
    if (spread && rules.cluster.includes(of) && total > 1) found.push({ rule: 'cluster', because: 'also-spread', of, count: total });
    else if (enough > 0 && pinnedGroups > enough) found.push({ rule: 'cluster', because: 'pinned', of, count: pinnedGroups, most: enough });
    return found;
  });
};

/** The rules of which it can be said before anybody sits that they cannot all be kept (GM6). */
export const impossibleRules = (request: GroupRequest): BrokenRule[] => {
  const problem = problemOf(request);
  if (request.people.length === 0) return [];
  const found = [
    ...noSuchGroup(request),
    ...togetherLists(problem),
    ...apartPairs(problem, request),
    ...allApart(problem),
    ...kindRules(problem, request),
  ];
  return found.map((one) => ({ people: [], of: '', groups: [], count: 0, most: 0, among: problem.groups, ...one }));
};
