import { holdOf } from '../groups/model/hold.ts';
import type { Groups } from '../groups/model/groups.ts';
import type { Plan } from '../plan/model/plan.ts';
import type { Run } from '../run/model/run.ts';
import type { Instant } from '../time.ts';
import type { BudgetedItem, EveningTimes } from './evening-times.ts';

/** The agreed end: the plan's, unless it was moved on the evening. */
export const agreedEnd = (plan: Pick<Plan, 'details'>, run: Pick<Run, 'endsAt'>): Instant => run.endsAt ?? plan.details.endsAt;

/** An item's budget in minutes: as planned, or as it was changed on the evening. */
export const budgetMinutes = (item: { readonly id: string; readonly minutes: number }, run: Pick<Run, 'budgets'>): number =>
  run.budgets[item.id] ?? item.minutes;

/** What of the evening's course the timekeeper needs. */
type RunSoFar = Pick<Run, 'startedAt' | 'endedAt' | 'endsAt' | 'segments' | 'pauses' | 'budgets' | 'dropped'>;

/** What the timekeeper computes from, out of the evening's documents. */
export const eveningTimes = ({ plan, run, groups }: { readonly plan: Plan; readonly run: RunSoFar; readonly groups: Groups }): EveningTimes => ({
  items: plan.items.map((item): BudgetedItem => ({
    id: item.id,
    minutes: budgetMinutes(item, run),
    minimum: item.minimum,
    mustHappen: item.mustHappen,
    isQuestion: item.kind === 'question',
    dropped: run.dropped.includes(item.id),
    fixedAt: item.fixedAt,
  })),
  run,
  hold: holdOf(groups, run),
  startsAt: plan.details.startsAt,
  endsAt: agreedEnd(plan, run),
  hardStopAt: plan.details.hardStopAt,
});
