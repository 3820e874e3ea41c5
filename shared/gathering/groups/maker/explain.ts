import { haveMet, isRuled, leastMeetings, meetings } from './met.ts';
import { type GroupRequest } from './rules.ts';
import { countIn, where, type Seated } from './seated.ts';
import { isEven } from './sizes.ts';

/** A fact that explains the groups; groups are named by index (GM7). */
export type Reason =
  /** In a later round: `ruled` of the pairs sit together by rule; `fewest`: no seating has fewer. */
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

/** Pairs that sit together and did so before, each once. */
export const pairsAgain = ({ problem, members }: Seated): [number, number][] =>
  members.flatMap((group) =>
    group.flatMap((one, at) => group.slice(at + 1).flatMap((other): [number, number][] => (haveMet(problem, one, other) ? [[one, other]] : []))),
  );

const notHere = ({ people, rules }: GroupRequest): string[] => {
  const here = new Set(people.map(({ id }) => id));
  return [...new Set([...rules.apart.flat(), ...rules.together.flat(), ...Object.keys(rules.pinned)])].filter((id) => !here.has(id));
};

export const reasons = (seated: Seated, request: GroupRequest, again: readonly (readonly [number, number])[]): Reason[] => {
  const { problem, members } = seated;
  const among = problem.groups;
  const found: Reason[] = [];
  if (problem.earlier.length > 0) {
    const ruled = again.filter(([one, other]) => isRuled(problem, one, other)).length;
    const times = again.reduce((sum, [one, other]) => sum + meetings(problem, one, other), 0);
    found.push({ kind: 'meet-again', pairs: again.length, ruled, fewest: times <= leastMeetings(problem) });
  }
  problem.kinds.forEach(({ name: of, spread, least, most, total, enough }, kind) => {
    const counts = members.map((group) => countIn(seated, kind, group));
    const groups = counts.flatMap((count, group) => (count === most ? [group] : []));
    const kept = counts.every((count) => count >= least && count <= most);
    if (spread && kept && least !== most)
      found.push({ kind: 'uneven-kind', of, groups, count: most, because: total > among ? 'more-than-groups' : 'fewer-than-groups', total, among });
    if (enough > 0 && total > 1) found.push({ kind: 'cluster', of, groups: counts.flatMap((count, group) => (count > 0 ? [group] : [])), total });
  });
  const sizes = members.map((group) => group.length);
  const count = Math.max(...sizes);
  if (isEven(sizes) && Math.min(...sizes) < count)
    found.push({ kind: 'uneven-sizes', groups: where(members, (group) => group.length === count), count, total: request.people.length, among });
  const people = notHere(request);
  if (people.length > 0) found.push({ kind: 'not-here', people });
  return found;
};
