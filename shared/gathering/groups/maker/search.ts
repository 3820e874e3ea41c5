import { type Problem } from './problem.ts';
import { type Chance } from './random.ts';
import { type Seating, type Weights } from './seating.ts';

/** How cold it gets: by then a pair that meets again is let in about once in a thousand tries. */
const COLDEST = 0.15;
const WARMEST_FOR_REPEATS = 0.6;
/** How often one draws for somebody who meets people again before taking anybody. */
const DRAWS = 4;

/** Those who move with somebody: the part of their block that sits with them, or they alone. */
const partOf = ({ blocks, blockOf, pins }: Problem, { groupOf }: Seating, person: number): readonly number[] => {
  const block = blocks[blockOf[person] ?? -1];
  return block ? block.filter((other) => groupOf[other] === groupOf[person] && pins[other] === -1) : [person];
};

/** Moves people over and says what it changed; a move that is not taken is moved back. */
const exchange = (seating: Seating, ones: readonly number[], others: readonly number[], from: number, to: number): void => {
  for (const person of ones) seating.stand(person);
  for (const person of others) seating.stand(person);
  for (const person of ones) seating.sit(person, to);
  for (const person of others) seating.sit(person, from);
};

/** The clustered kinds' homes are where most of them are. */
const rehome = ({ kinds, sizes }: Problem, seating: Seating): void => {
  kinds.forEach(({ enough }, kind) => {
    if (enough === 0) return;
    const groups = sizes.map((_, group) => group);
    groups.sort((one, other) => seating.kindCount(kind, other) - seating.kindCount(kind, one) || one - other);
    seating.setHomes(kind, groups.slice(0, enough));
  });
};

/** How warm to begin: enough to mend the gravest rule that is broken. */
const warmth = (cost: number, { bond, cap, spread, cluster, alone }: Weights): number => {
  const gravest = [bond, cap, spread, cluster, alone].find((weight) => cost >= weight);
  return gravest === undefined ? WARMEST_FOR_REPEATS : gravest / 2;
};

/**
 * Anneals: people, or those who are together, change places, and a change for the worse is taken the less often the
 * colder it gets. Ends after `steps` changes tried, or when it costs `least`; `kept` is told each time it is better than
 * ever (GM2, GM4).
 */
export const anneal = (
  problem: Problem,
  seating: Seating,
  weights: Weights,
  { steps, least, chance, kept }: { steps: number; least: number; chance: Chance; kept: () => void },
): void => {
  const movable = problem.pins.flatMap((pin, person) => (pin === -1 ? [person] : []));
  const draw = (): number => movable[chance.below(movable.length)] ?? 0;
  let best = seating.cost;
  let warm = warmth(seating.cost - least, weights);
  const cooling = (COLDEST / warm) ** (1 / Math.max(1, steps));
  const season = Math.max(500, Math.floor(steps / 40));
  if (problem.groups < 2 || movable.length < 2) return;

  for (let step = 0; step < steps && seating.cost > least; step += 1, warm *= cooling) {
    if (step % season === season - 1) rehome(problem, seating);
    let one = draw();
    for (let tries = 1; tries < DRAWS && !seating.meetsAgain(one); tries += 1) one = draw();
    const other = draw();
    const from = seating.groupOf[one] ?? 0;
    const to = seating.groupOf[other] ?? 0;
    if (from === to) continue;
    const parts = matched(problem, seating, one, other, chance);
    if (parts === null) continue;
    const before = seating.cost;
    exchange(seating, parts.ones, parts.others, from, to);
    const worse = seating.cost - before;
    if (worse > 0 && chance.next() >= Math.exp(-worse / warm)) exchange(seating, parts.ones, parts.others, to, from);
    else if (seating.cost < best) {
      best = seating.cost;
      kept();
    }
  }
};

/** Who changes places with whom: as many as each other, or such that the two groups exchange their sizes. Null where it does not come out. */
const matched = (
  problem: Problem,
  seating: Seating,
  one: number,
  other: number,
  chance: Chance,
): { ones: readonly number[]; others: readonly number[] } | null => {
  const mine = seating.members[seating.groupOf[one] ?? 0] ?? [];
  const theirs = seating.members[seating.groupOf[other] ?? 0] ?? [];
  const surplus = mine.length - theirs.length;
  if (surplus === 1 && problem.blockOf[one] === -1 && chance.below(4) === 0) return { ones: [one], others: [] };
  let ones = partOf(problem, seating, one);
  let others = partOf(problem, seating, other);
  for (let tries = 0; tries < 8; tries += 1) {
    if (ones.length === others.length || ones.length - others.length === surplus) return { ones, others };
    const short = ones.length < others.length;
    const list = short ? mine : theirs;
    const next = list[chance.below(list.length)] ?? 0;
    if (problem.pins[next] !== -1 || (short ? ones : others).includes(next)) continue;
    const part = partOf(problem, seating, next);
    if (short) ones = [...ones, ...part];
    else others = [...others, ...part];
  }
  return null;
};
