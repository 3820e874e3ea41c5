import type { Hold } from '../groups/model/hold.ts';
import { minutes, type Duration, type Instant } from '../time.ts';
import type { RunTimes } from './clock.ts';

/** An agenda item as the timekeeper sees it. `minutes` is its budget: what was planned, or what it was changed to. */
export interface BudgetedItem {
  readonly id: string;
  readonly minutes: number;
  /** The least it can be cut to. */
  readonly minimum: number;
  readonly mustHappen: boolean;
  readonly isQuestion: boolean;
  readonly dropped: boolean;
  /** A clock time that it keeps, whatever comes before; null for most. */
  readonly fixedAt: Instant | null;
}

/** All that the timekeeper computes from, besides the moment. */
export interface EveningTimes {
  readonly items: readonly BudgetedItem[];
  readonly run: RunTimes;
  /** What groups that are going on still ask of their item; null where there are none. */
  readonly hold?: Hold | null;
  readonly startsAt: Instant;
  /** Agreed end (E). */
  readonly endsAt: Instant;
  /** The hall's hard stop, less clearing up (H). */
  readonly hardStopAt: Instant;
}

export const budgetOf = (item: BudgetedItem): Duration => minutes(item.minutes);

/** The floor (m): never more than the budget itself. */
export const floorOf = (item: BudgetedItem): Duration => minutes(Math.min(item.minimum, item.minutes));

/** Index of the item that runs now or ran last; -1 before the start. */
export const positionOf = ({ items, run }: EveningTimes): number => items.findIndex((item) => item.id === run.segments.at(-1)?.item);

/** The item that runs now, if any. */
export const runningItem = ({ items, run }: EveningTimes): BudgetedItem | null => {
  const last = run.segments.at(-1);
  return last && last.endedAt === null ? (items.find((item) => item.id === last.item) ?? null) : null;
};

/** Items still to come: after the present one, not dropped. */
export const laterItems = (evening: EveningTimes): BudgetedItem[] => evening.items.slice(positionOf(evening) + 1).filter((item) => !item.dropped);
