import { type BrokenRule } from './broken.ts';
import { impossibleRules } from './impossible.ts';
import { haveMet, isRuled, leastMeetings } from './met.ts';
import { type Problem } from './problem.ts';
import { type GroupRequest } from './rules.ts';
import { isEven } from './sizes.ts';

/** A fact that explains the groups; groups are named by index (GM7). */
export type Reason =
  /** `ruled` of the pairs sit together by rule; `fewest`: no seating has fewer. */
  | { readonly kind: 'meet-again'; readonly pairs: number; readonly ruled: number; readonly fewest: boolean }
  /** Those groups have `count` of a kind, the others one less, since `total` does not divide by the number of groups. */
  | {
      readonly kind: 'uneven-kind';
      readonly of: string;
      readonly groups: readonly number[];
      readonly count: number;
      readonly because: 'more-than-groups' | 'fewer-than-groups';
      readonly total: number;
      readonly among: number;
    }
  /** Those groups have `count` people, the others one less. */
  | { readonly kind: 'uneven-sizes'; readonly groups: readonly number[]; readonly count: number; readonly total: number; readonly among: number }
  /** Where those of a kind sit who are kept together. */
  | { readonly kind: 'cluster'; readonly of: string; readonly groups: readonly number[]; readonly total: number }
  /** Rules speak of these, and they are not there. */
  | { readonly kind: 'not-here'; readonly people: readonly string[] };

/** A seating, looked at afterwards. */
export interface Seated {
  readonly problem: Problem;
  readonly members: readonly (readonly number[])[];
}

const where = (members: Seated['members'], is: (group: readonly number[]) => boolean): number[] =>
  members.flatMap((group, index) => (is(group) ? [index] : []));
const countIn = ({ problem }: Seated, kind: number, group: readonly number[]): number =>
  group.filter((person) => problem.kindsOf[person]?.includes(kind)).length;

export const pairsAgain = ({ problem, members }: Seated): [number, number][] =>
  members.flatMap((group) =>
    group.flatMap((one, at) => group.slice(at + 1).flatMap((other): [number, number][] => (haveMet(problem, one, other) ? [[one, other]] : []))),
  );

/** The rules that this seating does not keep. */
const unkept = (seated: Seated, request: GroupRequest): BrokenRule[] => {
  const { problem, members } = seated;
  const { ids, groups: among, blocks, kinds } = problem;
  const none = { because: 'no-room', people: [], of: '', groups: [], count: 0, most: 0, among } as const;
  const named = (people: readonly number[]): string[] => people.map((person) => ids[person] ?? '');
  const found: BrokenRule[] = [];
  const sizes = members.map((group) => group.length);
  if (!isEven(sizes)) {
    const least = Math.min(...sizes);
    found.push({ ...none, rule: 'even', because: 'pinned', groups: where(members, (group) => group.length > least + 1), count: Math.max(...sizes) });
  }
  for (const block of blocks) {
    const groups = where(members, (group) => block.some((person) => group.includes(person)));
    if (groups.length > 1) found.push({ ...none, rule: 'together', people: named(block), groups, count: block.length, most: Math.max(...sizes) });
  }
  for (const pair of request.rules.apart) {
    const [one, other] = pair.map((id) => ids.indexOf(id));
    if (one === undefined || other === undefined || one < 0 || other < 0 || one === other) continue;
    const groups = where(members, (group) => group.includes(one) && group.includes(other));
    if (groups.length > 0) found.push({ ...none, rule: 'apart', people: pair, groups, count: 2 });
  }
  kinds.forEach(({ name: of, cap, spread, least, most, enough, total }, kind) => {
    const counts = members.map((group) => countIn(seated, kind, group));
    const which = (is: (count: number) => boolean): number[] => counts.flatMap((count, group) => (is(count) ? [group] : []));
    const over = which((count) => count > cap);
    const unevenly = spread ? which((count) => count < least || count > most) : [];
    const held = which((count) => count > 0);
    if (over.length > 0) found.push({ ...none, rule: 'cap', of, groups: over, count: total, most: cap });
    if (unevenly.length > 0) found.push({ ...none, rule: 'spread', of, groups: unevenly, count: total, most });
    if (enough > 0 && held.length > enough) found.push({ ...none, rule: 'cluster', of, groups: held, count: held.length, most: enough });
    if (spread && held.length > 1 && request.rules.cluster.includes(of)) found.push({ ...none, rule: 'cluster', of, groups: held, count: total });
  });
  return found;
};

/** Whether what was known beforehand is about the same as what is seen now. */
const isAbout = (known: BrokenRule, seen: BrokenRule): boolean =>
  known.rule === seen.rule && known.of === seen.of && seen.people.every((person) => known.people.includes(person));

/** The rules that are not kept, each with the cause that was known beforehand, where one was (GM5, GM6). */
export const brokenRules = (seated: Seated, request: GroupRequest): BrokenRule[] => {
  const known = impossibleRules(request);
  const seen = unkept(seated, request).map((one): BrokenRule => {
    const cause = known.find((other) => isAbout(other, one));
    return cause ? { ...cause, people: one.people, groups: one.groups } : one;
  });
  return [...known.filter(({ because }) => because === 'no-such-group'), ...seen];
};

const notHere = ({ people, rules }: GroupRequest): string[] => {
  const here = new Set(people.map(({ id }) => id));
  return [...new Set([...rules.apart.flat(), ...rules.together.flat(), ...Object.keys(rules.pinned)])].filter((id) => !here.has(id));
};

export const reasons = (seated: Seated, request: GroupRequest, again: readonly (readonly [number, number])[]): Reason[] => {
  const { problem, members } = seated;
  const among = problem.groups;
  const found: Reason[] = [];
  if (again.length > 0) {
    const ruled = again.filter(([one, other]) => isRuled(problem, one, other)).length;
    const meetings = again.reduce(
      (sum, [one, other]) => sum + problem.earlier.filter(({ groupOf }) => groupOf[one] === groupOf[other] && groupOf[one] !== -1).length,
      0,
    );
    found.push({ kind: 'meet-again', pairs: again.length, ruled, fewest: meetings <= leastMeetings(problem) });
  }
  problem.kinds.forEach(({ name: of, spread, least, most, total, enough }, kind) => {
    const counts = members.map((group) => countIn(seated, kind, group));
    const groups = counts.flatMap((count, group) => (count === most ? [group] : []));
    const kept = counts.every((count) => count >= least && count <= most);
    if (spread && kept && least !== most)
      found.push({ kind: 'uneven-kind', of, groups, count: most, because: total > among ? 'more-than-groups' : 'fewer-than-groups', total, among });
    if (enough > 0) found.push({ kind: 'cluster', of, groups: counts.flatMap((count, group) => (count > 0 ? [group] : [])), total });
  });
  const sizes = members.map((group) => group.length);
  const count = Math.max(...sizes);
  if (isEven(sizes) && Math.min(...sizes) < count)
    found.push({ kind: 'uneven-sizes', groups: where(members, (group) => group.length === count), count, total: request.people.length, among });
  const people = notHere(request);
  if (people.length > 0) found.push({ kind: 'not-here', people });
  return found;
};
