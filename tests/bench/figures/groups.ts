import { NO_RULES, type GroupRequest } from '../../../shared/gathering/groups/maker/rules.ts';
import { makeGroups, makeRounds, type MadeGroups } from '../../../shared/gathering/groups/maker/make-groups.ts';
import { chanceFrom } from '../../../shared/gathering/groups/maker/random.ts';
import { percentile } from '../../tools/percentile.ts';
import type { Figure } from '../figure.ts';

const PEOPLE = 60;
const TABLES = 8;
const OFFICERS = 12;
const SEEDS = 25;
const DRAWS = 4000;
/** A table this small or this large is what drawing by chance is feared for. */
const SMALL = 3;
const LARGE = 12;

const people = Array.from({ length: PEOPLE }, (_, index) => ({ id: `p${index}`, kinds: index < OFFICERS ? ['officer'] : [] }));
const ids = people.map(({ id }) => id);

const keepsRules = ({ groups, broken }: MadeGroups): boolean => {
  const even = (counts: readonly number[]): boolean => Math.max(...counts) - Math.min(...counts) <= 1;
  const officers = groups.map((group) => group.filter((id) => Number(id.slice(1)) < OFFICERS).length);
  return broken.length === 0 && even(groups.map((group) => group.length)) && even(officers);
};

/** Dealt out after a shuffle, as by a tool that does not remember who sat with whom. */
const reshuffled = (seed: number): string[][] => {
  const order = chanceFrom(seed).shuffled(ids);
  return Array.from({ length: TABLES }, (_, table) => order.filter((_id, place) => place % TABLES === table));
};

const pairsAgain = (groups: readonly (readonly string[])[], earlier: readonly (readonly string[])[]): number => {
  const tableOf = new Map(earlier.flatMap((group, table) => group.map((id) => [id, table] as const)));
  const again = groups.map((group) => group.flatMap((one, at) => group.slice(at + 1).filter((other) => tableOf.get(one) === tableOf.get(other))));
  return again.flat().length;
};

/** The share of evenings on which each draws a table for themselves and one comes out far too small or too large. */
const lopsided = (): number => {
  const chance = chanceFrom(1);
  let far = 0;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const sizes = Array.from({ length: TABLES }, () => 0);
    for (let person = 0; person < PEOPLE; person += 1) {
      const table = chance.below(TABLES);
      sizes[table] = (sizes[table] ?? 0) + 1;
    }
    if (Math.min(...sizes) <= SMALL || Math.max(...sizes) >= LARGE) far += 1;
  }
  return far / DRAWS;
};

const measure = (): ReturnType<Figure['measure']> => {
  const seeds = Array.from({ length: SEEDS }, (_, index) => 101 + 7919 * index);
  const timed = <T>(make: () => T): { made: T; ms: number } => {
    const began = performance.now();
    const made = make();
    return { made, ms: performance.now() - began };
  };
  const runs = seeds.map((seed) => {
    const asked = (met: GroupRequest['met'], round: number): GroupRequest => ({
      people,
      groups: TABLES,
      rules: { ...NO_RULES, spread: ['officer'] },
      met,
      seed: seed + round,
    });
    const first = makeGroups(asked([], 0));
    const second = timed(() => makeGroups(asked([first.groups], 1)));
    const third = timed(() => makeGroups(asked([first.groups, second.made.groups], 2)));
    const shuffled = pairsAgain(reshuffled(seed + 1), reshuffled(seed));
    return { second, third, shuffled, kept: [first, second.made, third.made].every(keepsRules) };
  });
  const of = (round: 'second' | 'third', what: 'pairs' | 'ms'): number[] =>
    runs.map((run) => (what === 'ms' ? run[round].ms : run[round].made.meetAgain.length));
  const crowd = Array.from({ length: 2000 }, (_, index) => ({ id: `p${index}`, kinds: index < 300 ? ['officer'] : [] }));
  const large = timed(() => makeRounds({ people: crowd, groups: 250, rules: { ...NO_RULES, spread: ['officer'] }, met: [], seed: 1 }, 3));
  return Promise.resolve({
    value: percentile(of('second', 'pairs'), 1),
    detail: {
      seeds: SEEDS,
      round2PairsMedian: percentile(of('second', 'pairs'), 0.5),
      round2MsMedian: percentile(of('second', 'ms'), 0.5),
      round2MsWorst: percentile(of('second', 'ms'), 1),
      round3PairsMedian: percentile(of('third', 'pairs'), 0.5),
      round3PairsWorst: percentile(of('third', 'pairs'), 1),
      round3MsMedian: percentile(of('third', 'ms'), 0.5),
      round3MsWorst: percentile(of('third', 'ms'), 1),
      allRulesKept: runs.every(({ kept }) => kept) ? 'yes' : 'no',
      reshuffledPairsMean: runs.reduce((sum, { shuffled }) => sum + shuffled, 0) / SEEDS,
      drawnWithTableOf3OrFewerOr12OrMore: lopsided(),
      people2000Tables250Rounds3Ms: large.ms,
      people2000Pairs: large.made.map(({ meetAgain }) => meetAgain.length),
    },
  });
};

export const groups: Figure = {
  name: 'groups',
  what: `Pairs that meet again in round 2, ${PEOPLE} people at ${TABLES} tables, officers shared out, worst of ${SEEDS} seeds`,
  unit: 'pairs',
  target: 4,
  better: 'less',
  measure,
};
