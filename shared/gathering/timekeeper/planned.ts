import type { Plan } from '../plan/model/plan.ts';
import type { Instant } from '../time.ts';
import { project, type Projection } from './projection.ts';
import { eveningTimes } from './times.ts';

const NOT_BEGUN = { startedAt: null, endedAt: null, endsAt: null, segments: [], pauses: [], budgets: {}, dropped: [] };

/** As the timekeeper reckons before the start: from the planned start, a changeover between two items, clock times kept (TK9). */
const byThePlan = (plan: Plan): Projection =>
  project(eveningTimes({ plan, run: NOT_BEGUN, groups: { tables: [], breakouts: [] } }), 1, plan.details.startsAt);

/** When each item begins by the plan alone, in order. */
export const plannedStarts = (plan: Plan): Instant[] => {
  const { later } = byThePlan(plan);
  return plan.items.map(({ id }) => later.find((one) => one.item === id)?.startsAt ?? plan.details.startsAt);
};

/** When the last item ends by the plan alone; where there are no items, the end that was agreed. */
export const plannedEnd = (plan: Plan): Instant => (plan.items.length === 0 ? plan.details.endsAt : byThePlan(plan).finishesAt);
