import { type BrokenRule } from './broken.ts';
import { brokenRules, pairsAgain, reasons, type Reason } from './explain.ts';
import { leastMeetings } from './met.ts';
import { problemOf, type Problem } from './problem.ts';
import { chanceFrom } from './random.ts';
import { type GroupRequest } from './rules.ts';
import { anneal } from './search.ts';
import { Seating, weightsFor } from './seating.ts';
import { seatAll } from './start.ts';

const STARTS = 4;
/** How many changes are tried in all: a number, never a clock, so that it comes out the same everywhere (GM2). */
const stepsFor = (people: number): number => Math.min(500_000, 100_000 + 150 * people);

/** The best of a few starts, each put right by annealing; the first that cannot be bettered ends it. */
const search = (problem: Problem, seed: number): Int32Array => {
  const weights = weightsFor(problem);
  const chance = chanceFrom(seed);
  const least = leastMeetings(problem);
  let best = { cost: Infinity, groupOf: new Int32Array(0) };
  for (let start = 0; start < STARTS && best.cost > least; start += 1) {
    const seating = new Seating(problem, weights);
    const keep = (): void => {
      if (seating.cost < best.cost) best = { cost: seating.cost, groupOf: seating.groupOf.slice() };
    };
    seatAll(problem, seating, chance);
    keep();
    anneal(problem, seating, weights, { steps: Math.floor(stepsFor(problem.ids.length) / STARTS), least, chance, kept: keep });
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
 * repeated meetings. Never throws; unknown ids are said to be so (GM1 to GM8).
 */
export const makeGroups = (request: GroupRequest): MadeGroups => {
  if (request.people.length === 0) return { groups: [], meetAgain: [], broken: [], why: [] };
  const problem = problemOf(request);
  const groupOf = search(problem, request.seed);
  const members = problem.sizes.map((): number[] => []);
  groupOf.forEach((group, person) => members[group]?.push(person));
  const seated = { problem, members };
  const again = pairsAgain(seated);
  const name = (person: number): string => problem.ids[person] ?? '';
  return {
    groups: members.map((group) => group.map(name)),
    meetAgain: again.map(([one, other]) => [name(one), name(other)] as const),
    broken: brokenRules(seated, request),
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
