import { MINUTE, type Duration, type Instant } from '../time.ts';
import type { Pressure } from './dwell.ts';
import { endsOf, type Ends } from './ends.ts';
import { budgetOf, floorOf, laterItems, type BudgetedItem, type EveningTimes } from './evening-times.ts';
import { paceOf } from './pace.ts';
import { pressureAt } from './pressure.ts';
import { lastMomentInFull, lastSafeMoment, project, questionsToCome, type Expected, type Projection } from './projection.ts';
import { trimFrom, type Trim } from './trim.ts';

/** A later question that will not get all of its minutes at this pace. */
export interface Endangered {
  readonly item: string;
  readonly startsAt: Instant;
  readonly gets: Duration;
  readonly budget: Duration;
}

/** Everything that the console says about the time to come, in facts; `words/timekeeper` makes the sentence (TK28). */
export interface Outlook {
  readonly pressure: Pressure;
  readonly pace: number;
  readonly asPlanned: Projection;
  readonly atThisPace: Projection;
  /** Every end that is spoken of (TK42). */
  readonly ends: Ends;
  readonly endangered: Endangered | null;
  /** Leave the present item by then and all that must happen still fits before the agreed end; null when that has passed. */
  readonly leaveBy: Instant | null;
  /** The same for the hard stop. */
  readonly leaveByForHardStop: Instant | null;
  /** Leave it by then and all that is to come fits with all of its minutes (TK30); null when that has passed. */
  readonly leaveByInFull: Instant | null;
  readonly trims: { readonly planned: Trim; readonly realistic: Trim };
  /** Whether any later item is above its floor. */
  readonly canTrim: boolean;
  /** An item with a fixed time that what comes before it runs into. */
  readonly inTheWay: { readonly item: string; readonly at: Instant; readonly by: Duration } | null;
  /** How late the evening started; 0 where it did not. */
  readonly startedLate: Duration;
}

const byGets = (one: Endangered, other: Endangered): number => one.gets / one.budget - other.gets / other.budget || one.startsAt - other.startsAt;

const endangeredOf = (evening: EveningTimes, { later }: Projection): Endangered | null => {
  const questions = new Set(questionsToCome(evening).map((item) => item.id));
  const items = new Map(evening.items.map((item) => [item.id, item]));
  const short = later.flatMap((expected: Expected): Endangered[] => {
    const item = items.get(expected.item);
    if (!item || !questions.has(item.id)) return [];
    const budget = budgetOf(item);
    // Less than a minute short is not said.
    return budget - expected.gets < MINUTE ? [] : [{ item: item.id, startsAt: expected.startsAt, gets: expected.gets, budget }];
  });
  return short.sort(byGets)[0] ?? null;
};

const inTheWay = (evening: EveningTimes, { later }: Projection): Outlook['inTheWay'] => {
  for (const { item: id, startsAt } of later) {
    const at = evening.items.find((item) => item.id === id)?.fixedAt ?? null;
    if (at !== null && startsAt - at >= MINUTE) return { item: id, at, by: startsAt - at };
  }
  return null;
};

const isAboveFloor = (item: BudgetedItem): boolean => budgetOf(item) > floorOf(item);

/** What the timekeeper knows at `now`. */
export const outlook = (evening: EveningTimes, now: Instant): Outlook => {
  const pace = paceOf(evening, now);
  const asPlanned = project(evening, 1, now);
  const atThisPace = project(evening, pace, now);
  const trims = { planned: trimFrom(evening, asPlanned.finishesAt), realistic: trimFrom(evening, atThisPace.finishesAt) };
  const stillAhead = (moment: Instant): Instant | null => (moment >= now ? moment : null);
  const { startedAt } = evening.run;
  return {
    pressure: pressureAt(evening, atThisPace.finishesAt, now),
    pace,
    asPlanned,
    atThisPace,
    ends: endsOf(evening, pace, now, { asPlanned: asPlanned.finishesAt, atThisPace: atThisPace.finishesAt }),
    endangered: endangeredOf(evening, atThisPace),
    leaveBy: stillAhead(lastSafeMoment(evening, evening.endsAt)),
    leaveByForHardStop: stillAhead(lastSafeMoment(evening, evening.hardStopAt)),
    leaveByInFull: stillAhead(lastMomentInFull(evening, evening.endsAt)),
    trims,
    canTrim: laterItems(evening).some(isAboveFloor),
    inTheWay: inTheWay(evening, atThisPace),
    startedLate: startedAt === null ? 0 : Math.max(0, startedAt - evening.startsAt),
  };
};
