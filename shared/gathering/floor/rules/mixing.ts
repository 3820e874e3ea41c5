import type { Gathering } from '../../gathering.ts';
import type { Plan } from '../../plan/model/plan.ts';
import { phaseOf } from '../../run/model/run.ts';
import type { Rule } from '../../rule.ts';
import { SECOND, type Duration, type Instant } from '../../time.ts';
import { MY_STORY, type Contribution } from '../model/contribution.ts';
import { homeOf, topicIds } from '../model/topics.ts';
import type { Floor, Tally } from '../model/floor.ts';

/** Fewer than this are never mixed in: a pool of one or two would name its writers (FL10). */
export const SMALLEST_POOL = 3;

/** Time between marks: what the plan sets, stretched by up to a fifth either way, the same all evening. */
export const markPeriod = (plan: Plan, floor: Floor): Duration => plan.settings.mixSeconds * SECOND * (0.8 + 0.4 * floor.rhythm.stretch);

/**
 * The first mark after `now`. Marks are a fixed rhythm from 1970 on, not a timer set by an arrival, so that nothing
 * on disk or screen tells when somebody wrote.
 */
export const nextMark = (plan: Plan, floor: Floor, now: Instant): Instant => {
  const period = markPeriod(plan, floor);
  const offset = floor.rhythm.offset * period;
  return Math.ceil((Math.floor((now - offset) / period) + 1) * period + offset);
};

export const pool = (floor: Floor): Contribution[] => floor.contributions.filter((contribution) => contribution.batch === null);

/** Counts of what has been mixed in, and of what was left behind. */
export const tallyOf = (floor: Floor): Tally => {
  const written: Record<string, number> = {};
  let waiting = 0;
  for (const { batch, topic } of floor.contributions) {
    if (batch === null) waiting += 1;
    else written[topic] = (written[topic] ?? 0) + 1;
  }
  return { written, waiting };
};

const sameTally = (one: Tally, other: Tally): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Where the question of what waited is gone meanwhile, it is about something else (PL5). */
const withTopic = (contribution: Contribution, topics: readonly string[]): Contribution => ({
  ...contribution,
  topic: homeOf(contribution.topic, topics),
});

/** With moderation off, what may be shown is shown as it is mixed in; stories never go up by themselves (FL12). */
const arrived = (plan: Plan, contribution: Contribution, batch: number): Contribution => ({
  ...withTopic(contribution, topicIds(plan)),
  batch,
  decision: !plan.settings.moderation && contribution.audience === 'show' && contribution.topic !== MY_STORY ? 'shown' : contribution.decision,
});

/** The floor with these contributions mixed in as one batch, and the counts taken anew. */
export const released = (plan: Plan, floor: Floor, chosen: ReadonlySet<string>): Floor => {
  if (chosen.size === 0) {
    const tally = tallyOf(floor);
    return sameTally(tally, floor.tally) ? floor : { ...floor, tally };
  }
  const marks = floor.marks + 1;
  const contributions = floor.contributions.map((one) => (chosen.has(one.id) ? arrived(plan, one, marks) : one));
  const next = { ...floor, contributions, marks, decisions: floor.decisions + 1 };
  return { ...next, tally: tallyOf(next) };
};

/**
 * The floor with all of the pool mixed in, as the close does it: what is left keeps its writer's choice and is decided by
 * nobody, moderation or not. To show it now would name whoever wrote last (FL16).
 */
export const allMixedIn = (floor: Floor, topics: readonly string[]): Floor => {
  const marks = floor.marks + 1;
  const contributions = floor.contributions.map((one) => (one.batch === null ? { ...withTopic(one, topics), batch: marks } : one));
  const next = { ...floor, contributions, marks };
  return { ...next, tally: tallyOf(next) };
};

/** A random part of the pool: at least half of it, and at least one stays behind (FL11). */
const pickedFrom = (waiting: readonly Contribution[], random: () => number): Set<string> => {
  if (waiting.length < SMALLEST_POOL) return new Set();
  const fewest = Math.ceil(waiting.length / 2);
  const count = fewest + Math.floor(random() * (waiting.length - fewest));
  const ids = waiting.map((contribution) => contribution.id);
  for (let i = ids.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [ids[i], ids[j]] = [ids[j] as string, ids[i] as string];
  }
  return new Set(ids.slice(0, count));
};

/** A mark: mixes a random part of the pool in and takes the counts (FL10, FL11). */
export const mark: Rule<Record<string, never>> = (state, _input, { random }) => ({ state: marked(state, random) });

/**
 * Mixing is switched off. What was written while there was some keeps its promise: some of it is picked as at a mark, and the
 * rest goes with the next that comes. Of a pool too small for a mark not even the count is told (FL13).
 */
export const switchedOff = (state: Gathering, random: () => number): Gathering =>
  pool(state.floor).length < SMALLEST_POOL ? state : marked(state, random);

/** The evening after a mark. */
const marked = (state: Gathering, random: () => number): Gathering => {
  const floor = released(state.plan, state.floor, pickedFrom(pool(state.floor), random));
  return floor === state.floor ? state : { ...state, floor };
};

/** Where mixing is switched off for an evening, a contribution is with the others at once; the phone says so (FL13). */
export const releasedAtOnce = (state: Gathering): Gathering =>
  state.plan.settings.mixSeconds > 0
    ? state
    : { ...state, floor: released(state.plan, state.floor, new Set(pool(state.floor).map((one) => one.id))) };

/** Whether anything waits for a mark: words in the pool, or counts that are behind. */
export const awaitsMark = (state: Gathering): boolean =>
  phaseOf(state.run) !== 'closed' &&
  (state.floor.contributions.some((one) => one.batch === null) || !sameTally(tallyOf(state.floor), state.floor.tally));
