import { type BrokenRule } from './broken.ts';
import { type GroupRequest } from './rules.ts';
import { countIn, where, type Seated } from './seated.ts';
import { isEven } from './sizes.ts';

type Seen = Omit<BrokenRule, 'because' | 'among'>;
const NOBODY = { people: [], of: '', groups: [], count: 0, most: 0 } as const;

const unevenSizes = ({ members }: Seated): Seen[] => {
  const sizes = members.map((group) => group.length);
  const least = Math.min(...sizes);
  const groups = where(members, (group) => group.length > least + 1);
  return isEven(sizes) ? [] : [{ ...NOBODY, rule: 'even', groups, count: Math.max(...sizes) }];
};

const splitLists = ({ problem, members }: Seated): Seen[] =>
  problem.blocks.flatMap((block): Seen[] => {
    const groups = where(members, (group) => block.some((person) => group.includes(person)));
    const people = block.map((person) => problem.ids[person] ?? '');
    return groups.length > 1 ? [{ ...NOBODY, rule: 'together', people, groups, count: block.length, most: Math.max(...problem.sizes) }] : [];
  });

const pairsThatMeet = ({ problem, members }: Seated, { rules }: GroupRequest): Seen[] => {
  const pairs = new Map(rules.apart.map((pair) => [JSON.stringify([...pair].sort()), pair]));
  return [...pairs.values()].flatMap((pair): Seen[] => {
    const [one = -1, other = -1] = pair.map((id) => problem.ids.indexOf(id));
    const groups = one === other ? [] : where(members, (group) => group.includes(one) && group.includes(other));
    return groups.length > 0 ? [{ ...NOBODY, rule: 'apart', people: pair, groups, count: 2 }] : [];
  });
};

const kindsMisplaced = (seated: Seated, { rules }: GroupRequest): Seen[] =>
  seated.problem.kinds.flatMap(({ name: of, cap, spread, least, most, enough, total }, kind): Seen[] => {
    const counts = seated.members.map((group) => countIn(seated, kind, group));
    const which = (is: (count: number) => boolean): number[] => counts.flatMap((count, group) => (is(count) ? [group] : []));
    const over = which((count) => count > cap);
    const uneven = spread ? which((count) => count < least || count > most) : [];
    const held = which((count) => count > 0);
    const scattered = spread ? held.length > 1 && rules.cluster.includes(of) : enough > 0 && held.length > enough;
    return [
      ...(over.length > 0 ? [{ ...NOBODY, rule: 'cap' as const, of, groups: over, count: total, most: cap }] : []),
      ...(uneven.length > 0 ? [{ ...NOBODY, rule: 'spread' as const, of, groups: uneven, count: total, most }] : []),
      ...(scattered ? [{ ...NOBODY, rule: 'cluster' as const, of, groups: held, count: held.length, most: enough }] : []),
    ];
  });

/** Whether what was known beforehand is about the same as what is seen now. */
const isAbout = (known: BrokenRule, seen: Seen): boolean =>
  known.rule === seen.rule && known.of === seen.of && seen.people.every((person) => known.people.includes(person));

/** The rules that are not kept, each with the cause that was known beforehand, where one was (GM5, GM6). */
export const brokenRules = (seated: Seated, request: GroupRequest, known: readonly BrokenRule[]): BrokenRule[] => {
  const seen = [...unevenSizes(seated), ...splitLists(seated), ...pairsThatMeet(seated, request), ...kindsMisplaced(seated, request)];
  return [
    ...known.filter(({ because }) => because === 'no-such-group'),
    ...seen.map((one): BrokenRule => {
      const cause = known.find((other) => isAbout(other, one));
      if (cause) return { ...cause, people: one.people, groups: one.groups };
      return { ...one, because: one.rule === 'even' ? 'pinned' : 'no-room', among: seated.problem.groups };
    }),
  ];
};
