import { NO_GROUPS } from '../../shared/gathering/groups/model/groups.ts';
import type { Plan } from '../../shared/gathering/plan/model/plan.ts';
import { NO_RUN } from '../../shared/gathering/run/model/run.ts';
import type { Instant } from '../../shared/gathering/time.ts';
import { project } from '../../shared/gathering/timekeeper/projection.ts';
import { eveningTimes } from '../../shared/gathering/timekeeper/times.ts';

/** When each item begins by the plan alone, in order: as the timekeeper reckons before the start, clock times kept (TK9). */
export const plannedStarts = (plan: Plan): Instant[] => {
  const { startsAt } = plan.details;
  const { later } = project(eveningTimes({ plan, run: NO_RUN, groups: NO_GROUPS }), 1, startsAt);
  return plan.items.map(({ id }) => later.find((one) => one.item === id)?.startsAt ?? startsAt);
};
