import { MINUTE, type Duration, type Instant } from '../time.ts';
import { laterItems, type BudgetedItem, type EveningTimes } from './evening-times.ts';
import { project } from './projection.ts';

/** What a trim would take from each later item, in whole minutes, and what it cannot find. */
export interface Trim {
  readonly cuts: readonly { readonly item: string; readonly minutes: number }[];
  /** Whole minutes that no floor leaves room for: named, never hidden. */
  readonly shortage: number;
}

const roomOf = (item: BudgetedItem): number => Math.max(0, item.minutes - Math.min(item.minimum, item.minutes));

/**
 * Shares `wanted` whole minutes over the later items in proportion to their room above the floors, by largest
 * remainder; the earlier item wins a tie (TK14).
 */
export const share = (items: readonly BudgetedItem[], wanted: number): Trim => {
  const rooms = items.map(roomOf);
  const room = rooms.reduce((sum, one) => sum + one, 0);
  const taken = Math.min(wanted, room);
  const exact = rooms.map((one) => (room === 0 ? 0 : (taken * one) / room));
  const cuts = exact.map(Math.floor);
  let open = taken - cuts.reduce((sum, one) => sum + one, 0);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((one, other) => other.rest - one.rest || one.index - other.index);
  for (const { index } of order) {
    if (open <= 0) break;
    cuts[index] = (cuts[index] ?? 0) + 1;
    open -= 1;
  }
  return { cuts: items.map((item, index) => ({ item: item.id, minutes: cuts[index] ?? 0 })), shortage: wanted - taken };
};

const wholeMinutesOver = (over: Duration): number => Math.max(0, Math.ceil(over / MINUTE - 1e-9));

/** Trims the rest so that the evening ends as agreed at this pace; `pace` 1 is "as planned" (TK13, TK14). */
export const trimRest = (evening: EveningTimes, pace: number, now: Instant): Trim => trimFrom(evening, project(evening, pace, now).finishesAt);

/** The same, from a finish that is known. */
export const trimFrom = (evening: EveningTimes, finishesAt: Instant): Trim =>
  share(laterItems(evening), wholeMinutesOver(finishesAt - evening.endsAt));

/** The evening with those budgets cut; floors are kept whatever is asked. */
export const withCuts = (evening: EveningTimes, { cuts }: Pick<Trim, 'cuts'>): EveningTimes => ({
  ...evening,
  items: evening.items.map((item) => {
    const cut = cuts.find((one) => one.item === item.id)?.minutes ?? 0;
    return cut > 0 ? { ...item, minutes: Math.max(Math.min(item.minimum, item.minutes), item.minutes - cut) } : item;
  }),
});
