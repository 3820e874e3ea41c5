import { MINUTE, type Duration, type Instant } from '../time.ts';
import { used } from './clock.ts';
import { PRESSURES, type Pressure } from './dwell.ts';
import { budgetOf, runningItem, type EveningTimes } from './evening-times.ts';

/** Steps of an item's time, in the order in which they come. */
export const STEPS = ['half', 'five', 'two', 'one', 'over'] as const;
export type Step = (typeof STEPS)[number];

/** A moment to warn at: a step of the present item, or the evening's own state got worse. */
export type Warning =
  | { readonly kind: 'item'; readonly item: string; readonly step: Step; readonly announce: boolean }
  | { readonly kind: 'evening'; readonly pressure: Pressure; readonly announce: boolean };

/** What a screen has seen so far; it keeps this from one tick to the next. */
export interface Seen {
  readonly item: string | null;
  readonly step: Step | null;
  readonly pressure: Pressure | null;
  /** How many warnings were announced during this item. */
  readonly announced: number;
}

/** A screen reader is told at most this often during one item (TK32). */
export const MOST_ANNOUNCED = 7;

/** What is left of an item when a step is reached; a step that would come at or before an earlier one is left out (TK31). */
const stepsOf = (budget: Duration): { readonly step: Step; readonly left: Duration }[] =>
  [
    { step: 'half' as const, left: budget / 2 },
    { step: 'five' as const, left: 5 * MINUTE },
    { step: 'two' as const, left: 2 * MINUTE },
    { step: 'one' as const, left: MINUTE },
    { step: 'over' as const, left: 0 },
  ].filter(({ step, left }) => (step === 'half' ? left > 5 * MINUTE : left < budget));

const stepAt = (budget: Duration, left: Duration): Step | null => stepsOf(budget).findLast((one) => left <= one.left)?.step ?? null;

const rank = (step: Step | null): number => (step === null ? -1 : STEPS.indexOf(step));

/**
 * What to warn about since `before` (TK31): the newest step that the present item has reached, and a worse state of the
 * evening. A screen that has just come (`before` null), or a new item, is not warned about what was already so.
 */
export const warningsAt = (
  before: Seen | null,
  evening: EveningTimes,
  pressure: Pressure | null,
  now: Instant,
): { readonly seen: Seen; readonly warnings: readonly Warning[] } => {
  const item = runningItem(evening);
  const step = item ? stepAt(budgetOf(item), budgetOf(item) - used(evening.run, item.id, now)) : null;
  const same = before !== null && before.item === (item?.id ?? null);
  let announced = same ? before.announced : 0;
  const mayAnnounce = (): boolean => {
    announced += 1;
    return announced <= MOST_ANNOUNCED;
  };
  const warnings: Warning[] = [];
  if (same && item && step !== null && rank(step) > rank(before.step)) warnings.push({ kind: 'item', item: item.id, step, announce: mayAnnounce() });
  const worse = before?.pressure != null && pressure !== null && PRESSURES.indexOf(pressure) > PRESSURES.indexOf(before.pressure);
  if (worse) warnings.push({ kind: 'evening', pressure, announce: mayAnnounce() });
  return { seen: { item: item?.id ?? null, step, pressure, announced }, warnings };
};
