import { MINUTE, type Duration, type Instant } from '../time.ts';
import { CHANGEOVER, used } from './clock.ts';
import { budgetOf, floorOf, positionOf, runningItem, type BudgetedItem, type EveningTimes } from './evening-times.ts';

/** Weight of "as planned" against what has been seen: as if one question of 20 minutes had kept its time. */
const PRIOR: Duration = 20 * MINUTE;
const SLOWEST = 2;
const FASTEST = 0.7;
/** An item in overtime is taken to need as long again as it is over, up to this. */
const GRACE: Duration = 3 * MINUTE;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/**
 * How long questions take in this room against their budgets (TK6): `(k + sum used) / (k + sum budget)` over finished
 * questions, between 0.7 and 2. A prior of k keeps one long answer from looking like a whole evening's pace.
 */
export const paceOf = (evening: EveningTimes, now: Instant): number => {
  const here = positionOf(evening);
  const running = runningItem(evening);
  let budget = PRIOR;
  let spent = PRIOR;
  for (const item of evening.items.slice(0, here + 1)) {
    const had = evening.run.segments.some((segment) => segment.item === item.id);
    if (!item.isQuestion || !had || item === running) continue;
    budget += budgetOf(item);
    spent += used(evening.run, item.id, now);
  }
  return clamp(spent / budget, FASTEST, SLOWEST);
};

/** How long an item is expected to take in all (d): questions at the room's pace, never under the floor (TK6). */
export const expectedLength = (item: BudgetedItem, pace: number): Duration =>
  item.isQuestion ? Math.max(floorOf(item), pace * budgetOf(item)) : budgetOf(item);

/** What groups still ask of the item that runs; 0 where there are none in it (GR27). A pause that is on moves what is fixed. */
const heldFor = ({ hold, run }: EveningTimes, item: BudgetedItem, now: Instant): Duration => {
  if (!hold || hold.item !== item.id) return 0;
  const pause = run.pauses.at(-1);
  const at = pause && pause.to === null ? pause.from : now;
  return Math.max(0, (hold.until ?? at) - at) + hold.then;
};

/** What is left of the present item (r): an item in overtime is never "about to end", nothing jumps (TK7), and groups have their time. */
export const remainder = (evening: EveningTimes, pace: number, now: Instant): Duration => {
  const item = runningItem(evening);
  if (!item) return 0;
  const spent = used(evening.run, item.id, now);
  return Math.max(expectedLength(item, Math.max(pace, 1)) - spent, clamp(spent - budgetOf(item), 0, GRACE), heldFor(evening, item, now), 0);
};

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/**
 * Changeover between two items (tau): two minutes at first, then the median of those that there were. The first two minutes
 * stay among them, so that one quick change does not move every forecast (TK8).
 */
export const changeoverOf = ({ run }: EveningTimes): Duration => {
  const gaps = run.segments.slice(1).map((segment, i) => segment.startedAt - (run.segments[i]?.endedAt ?? segment.startedAt));
  return median([CHANGEOVER, ...gaps]);
};
