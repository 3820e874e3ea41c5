import { LIMITS, type Plan } from '../plan/model/plan.ts';
import type { Run } from '../run/model/run.ts';
import { plannedAndActual } from './record.ts';

/** An evening that has been, as far as its times go. */
interface Past {
  readonly plan: Plan;
  readonly run: Run;
}

/** What each item of an evening that has ended took, as minutes to plan with. */
export const minutesOf = (past: Past): { item: string; title: string; planned: number; suggested: number }[] =>
  plannedAndActual(past, past.run.endedAt ?? 0).map(({ item, planned, suggested }) => ({
    item,
    title: past.plan.items.find((one) => one.id === item)?.title ?? '',
    planned,
    suggested,
  }));

/** A plan with the minutes that the same items took at an earlier evening (TK37); all else stays as it is. */
export const withMinutesOf = (plan: Plan, past: Past): Plan => {
  const suggested = new Map(minutesOf(past).map((one) => [one.item, one.suggested]));
  return { ...plan, items: plan.items.map((item) => ({ ...item, minutes: Math.min(LIMITS.minutes, suggested.get(item.id) ?? item.minutes) })) };
};
