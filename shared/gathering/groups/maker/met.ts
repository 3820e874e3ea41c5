import { type Problem } from './problem.ts';

type Round = Problem['earlier'][number];

const pairs = (count: number): number => (count * (count - 1)) / 2;

/** Pairs that sit together when so many are shared out evenly over so many groups. */
const pairsWhenShared = (count: number, groups: number): number => {
  const each = Math.floor(count / groups);
  const more = count % groups;
  return more * pairs(each + 1) + (groups - more) * pairs(each);
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const metIn = ({ groupOf }: Round, one: number, other: number): boolean => groupOf[one] !== -1 && groupOf[one] === groupOf[other];

/** In how many earlier rounds two people were in one group. */
export const meetings = ({ earlier }: Problem, one: number, other: number): number => earlier.filter((round) => metIn(round, one, other)).length;

/** Whether two people were in one group in an earlier round. */
export const haveMet = ({ earlier }: Problem, one: number, other: number): boolean => earlier.some((round) => metIn(round, one, other));

/** Whether two people sit together because a rule says so: pinned, kept together, or of one clustered kind. */
export const isRuled = ({ pins, blockOf, kinds, kindsOf }: Problem, one: number, other: number): boolean =>
  (pins[one] !== -1 && pins[one] === pins[other]) ||
  (blockOf[one] !== -1 && blockOf[one] === blockOf[other]) ||
  (kindsOf[one] ?? []).some((kind) => (kinds[kind]?.enough ?? 0) > 0 && kindsOf[other]?.includes(kind));

/** How many from one earlier round must meet again, however they sit: there are fewer groups than would keep all apart. */
const unavoidable = ({ sizes, groups }: Problem, { groupOf, groups: were }: Round): number => {
  const counts = Array.from({ length: were }, () => 0);
  for (const group of groupOf) if (group >= 0) counts[group] = (counts[group] ?? 0) + 1;
  const bySplitting = sum(counts.map((count) => pairsWhenShared(count, groups)));
  const byFilling = groupOf.includes(-1) ? 0 : sum(sizes.map((size) => pairsWhenShared(size, were)));
  return Math.max(bySplitting, byFilling);
};

/** Fewer repeated meetings than this there cannot be: once it is reached the search is done (GM8). */
export const leastMeetings = (problem: Problem): number => {
  const { blocks, pins, ids, groups } = problem;
  const pinnedIn = Array.from({ length: groups }, (): number[] => []);
  ids.forEach((_, person) => pinnedIn[pins[person] ?? -1]?.push(person));
  const ruled = (round: Round, lists: readonly (readonly number[])[]): number =>
    sum(lists.flatMap((list) => list.map((one, at) => list.slice(at + 1).filter((other) => metIn(round, one, other)).length)));
  return sum(problem.earlier.map((round) => Math.max(unavoidable(problem, round), ruled(round, blocks), ruled(round, pinnedIn))));
};
