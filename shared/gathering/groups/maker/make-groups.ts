import { type BrokenRule } from './broken.ts';
import { pairsAgain, reasons, type Reason } from './explain.ts';
import { impossibleRules } from './impossible.ts';
import { leastMeetings } from './met.ts';
import { problemOf, withOtherSizes, type Problem } from './problem.ts';
import { chanceFrom } from './random.ts';
import { type GroupRequest } from './rules.ts';
import { anneal } from './search.ts';
import { Seating, weightsFor } from './seating.ts';
import { seatAll } from './start.ts';
import { brokenRules } from './unkept.ts';

/** How often one begins anew for fewer repeats, and how often while a rule is broken that might be kept. */
const STARTS = 4;
const STARTS_FOR_RULES = 10;
/** How many changes each start tries: a number, never a clock, so that it comes out the same everywhere (GM2). */
const stepsFor = (people: number): number => Math.min(100_000, 5_000 + 400 * people);

/** The best of a few starts, each put right by annealing; the first that cannot be bettered ends it. */
const search = (problem: Problem, { seed, changes = Infinity }: GroupRequest, mayBeKept: boolean): Int32Array => {
  const weights = weightsFor(problem);
  const chance = chanceFrom(seed);
  const least = leastMeetings(problem);
  let best = { cost: Infinity, groupOf: new Int32Array(0) };
  let left = changes;
  const starts = (): number => (mayBeKept && best.cost - least >= weights.alone ? STARTS_FOR_RULES : STARTS);
  for (let start = 0; start < starts() && best.cost > least && left > 0; start += 1) {
    const steps = Math.min(left, stepsFor(problem.ids.length));
    left -= steps;
    // In another start other groups have one more than the rest.
    const now = start === 0 ? problem : withOtherSizes(problem, chance.next);
    const seating = new Seating(now, weights);
    const keep = (): void => {
      if (seating.cost < best.cost) best = { cost: seating.cost, groupOf: seating.groupOf.slice() };
    };
    seatAll(now, seating, chance);
    keep();
    anneal(now, seating, weights, { steps, least, chance, kept: keep });
  }
  return best.groupOf;
};

/** The groups, and what is to be said about them. */
export interface MadeGroups {
  /** Ids, by group. */
  readonly groups: readonly (readonly string[])[];
  /** Pairs that sit together and did so in an earlier round, each once; also those who do so by rule. */
  readonly meetAgain: readonly (readonly [string, string])[];
  /** The rules that could not be kept; empty where all are. */
  readonly broken: readonly BrokenRule[];
  readonly why: readonly Reason[];
}

/**
 * Makes groups: even within one, every person in exactly one, the rules kept as far as they can be, then with the fewest
 * repeated meetings. Never throws; unknown ids are said to be so (GM1).
 */
export const makeGroups = (request: GroupRequest): MadeGroups => {
  if (request.people.length === 0) return { groups: [], meetAgain: [], broken: [], why: [] };
  const problem = problemOf(request);
  const impossible = impossibleRules(request);
  const groupOf = search(problem, request, impossible.length === 0);
  const members = problem.sizes.map((): number[] => []);
  groupOf.forEach((group, person) => members[group]?.push(person));
  const seated = { problem, members };
  const again = pairsAgain(seated);
  const name = (person: number): string => problem.ids[person] ?? '';
  return {
    groups: members.map((group) => group.map(name)),
    meetAgain: again.map(([one, other]) => [name(one), name(other)] as const),
    broken: brokenRules(seated, request, impossible),
    why: reasons(seated, request, again),
  };
};

/** Several rounds, each knowing those before it and those of the request. */
export const makeRounds = (request: GroupRequest, rounds: number): readonly MadeGroups[] => {
  const made: MadeGroups[] = [];
  for (let round = 0; round < rounds; round += 1) {
    made.push(makeGroups({ ...request, met: [...request.met, ...made.map(({ groups }) => groups)], seed: request.seed + round }));
  }
  return made;
};
