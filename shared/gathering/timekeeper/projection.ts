import type { Duration, Instant } from '../time.ts';
import { used } from './clock.ts';
import { budgetOf, floorOf, laterItems, positionOf, runningItem, type BudgetedItem, type EveningTimes } from './evening-times.ts';
import { changeoverOf, expectedLength, remainder } from './pace.ts';

/** When a later item is expected to start, and what it gets if the evening ends as agreed. */
export interface Expected {
  readonly item: string;
  readonly startsAt: Instant;
  readonly length: Duration;
  /** Of its budget, what fits before the agreed end (TK10). */
  readonly gets: Duration;
}

export interface Projection {
  readonly later: readonly Expected[];
  /** When the evening is expected to end (F). */
  readonly finishesAt: Instant;
}

/** The part of the changeover that is still to come: all of it while an item runs, what is left of it in a gap. */
const changeoverLeft = (evening: EveningTimes, changeover: Duration, now: Instant): Duration => {
  const last = evening.run.segments.at(-1);
  if (!last) return 0;
  return last.endedAt === null ? changeover : Math.max(0, changeover - (now - last.endedAt));
};

/** What is still to come of a later item: all of it, or what was left when it was interrupted. */
const stillToCome = (evening: EveningTimes, item: BudgetedItem, pace: number, now: Instant): Duration =>
  Math.max(0, expectedLength(item, pace) - used(evening.run, item.id, now));

/**
 * Starts and finish at a pace (TK9): each later item after the present one's remainder and a changeover each; an item
 * with a fixed clock time waits for it. Before the start it counts from the planned start.
 */
export const project = (evening: EveningTimes, pace: number, now: Instant): Projection => {
  const changeover = changeoverOf(evening);
  const later = laterItems(evening);
  let at = evening.run.startedAt === null ? Math.max(now, evening.startsAt) : now + remainder(evening, pace, now);
  let between = changeoverLeft(evening, changeover, now);
  const expected = later.map((item) => {
    const startsAt = Math.max(at + between, item.fixedAt ?? 0);
    const length = stillToCome(evening, item, pace, now);
    at = startsAt + length;
    between = changeover;
    return { item: item.id, startsAt, length };
  });
  return { later: withGets(expected, later, evening.endsAt, changeover), finishesAt: at };
};

/**
 * Time before the agreed end, or before the next item with a fixed time, less what must still happen in between and is
 * not a question (TK10). From the last item to the first, so that each is looked at once.
 */
const withGets = (expected: readonly Omit<Expected, 'gets'>[], later: readonly BudgetedItem[], endsAt: Instant, changeover: Duration): Expected[] => {
  const found: Expected[] = [];
  let until = endsAt;
  let reserved: Duration = 0;
  for (let index = later.length - 1; index >= 0; index -= 1) {
    const item = later[index];
    const one = expected[index];
    if (!item || !one) continue;
    found.push({ ...one, gets: Math.min(budgetOf(item), Math.max(0, until - reserved - one.startsAt)) });
    if (item.fixedAt !== null) {
      until = item.fixedAt;
      reserved = 0;
    } else if (item.mustHappen && !item.isQuestion) reserved += floorOf(item) + changeover;
  }
  return found.reverse();
};

/** What every later thing that must happen needs at its shortest, with its changeover (TK11). */
const mustStill = (evening: EveningTimes): Duration => {
  const changeover = changeoverOf(evening);
  return laterItems(evening)
    .filter((item) => item.mustHappen)
    .reduce((sum, item) => sum + floorOf(item) + changeover, 0);
};

/** The least that is still needed (N): the present item's floor, and all that must happen after it (TK11). */
export const stillNeeded = (evening: EveningTimes, now: Instant): Duration => {
  const item = runningItem(evening);
  const here = item ? Math.max(0, floorOf(item) - used(evening.run, item.id, now)) : 0;
  return here + mustStill(evening);
};

/** Last moment at which the present item can be left so that all that must happen still fits before `end` (L, TK12). */
export const lastSafeMoment = (evening: EveningTimes, end: Instant): Instant => end - mustStill(evening);

/** Last moment at which the present item can be left so that all to come fits before `end` with all of its minutes (TK30). */
export const lastMomentInFull = (evening: EveningTimes, end: Instant): Instant => {
  const changeover = changeoverOf(evening);
  return end - laterItems(evening).reduce((sum, item) => sum + budgetOf(item) + changeover, 0);
};

/** Questions that have not begun, in order. */
export const questionsToCome = (evening: EveningTimes): BudgetedItem[] =>
  evening.items.slice(positionOf(evening) + 1).filter((item) => item.isQuestion && !item.dropped);
