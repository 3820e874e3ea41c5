import type { Gathering } from '../gathering/gathering.ts';
import { holdOf, type Hold } from '../gathering/groups/model/hold.ts';
import { questionNumber, type AgendaItem } from '../gathering/plan/model/plan.ts';
import { phaseOf, type Phase } from '../gathering/run/model/run.ts';
import type { Instant } from '../gathering/time.ts';
import type { RunTimes } from '../gathering/timekeeper/clock.ts';
import type { Pressure } from '../gathering/timekeeper/dwell.ts';
import type { BudgetedItem } from '../gathering/timekeeper/evening-times.ts';
import { agreedEnd, eveningTimes } from '../gathering/timekeeper/times.ts';

/** An agenda item as the whole room may see it; `minutes` is its budget of the moment. */
export interface AgendaEntry extends BudgetedItem {
  readonly kind: AgendaItem['kind'];
  readonly title: string;
  /** Minutes as planned. */
  readonly planned: number;
  /** A question's number, from 1; null for any other item. */
  readonly number: number | null;
  /** 1 to 8 for the question hues, 0 for neutral. */
  readonly hue: number;
}

/** The facts of time that every screen computes its own clock from. Reasons of pauses stay on the console. */
export interface RunFacts extends RunTimes {
  /** How the evening stands against its end; null while it does not run. */
  readonly pressure: Pressure | null;
}

/** What every kind of screen is told about the evening. */
export interface EveningFacts {
  readonly code: string;
  readonly title: string;
  readonly place: string;
  readonly community: string;
  readonly startsAt: Instant;
  /** Agreed end, as it is now. */
  readonly endsAt: Instant;
  readonly hardStopAt: Instant;
  readonly timeZone: string;
  readonly phase: Phase;
  readonly agenda: readonly AgendaEntry[];
  readonly run: RunFacts;
  /** What groups that are going on still ask of their item. */
  readonly hold: Hold | null;
}

const agenda = ({ plan, run, groups }: Pick<Gathering, 'plan' | 'run' | 'groups'>): AgendaEntry[] => {
  const { items } = eveningTimes({ plan, run, groups });
  return plan.items.flatMap((item, index): AgendaEntry[] => {
    const budgeted = items[index];
    if (!budgeted) return [];
    return [{ ...budgeted, kind: item.kind, title: item.title, planned: item.minutes, number: questionNumber(plan, item.id), hue: item.hue }];
  });
};

export const eveningFacts = ({ code, plan, run, groups }: Pick<Gathering, 'code' | 'plan' | 'run' | 'groups'>): EveningFacts => ({
  code,
  title: plan.details.title,
  place: plan.details.place,
  community: plan.details.community,
  startsAt: plan.details.startsAt,
  endsAt: agreedEnd(plan, run),
  hardStopAt: plan.details.hardStopAt,
  timeZone: plan.details.timeZone,
  phase: phaseOf(run),
  agenda: agenda({ plan, run, groups }),
  hold: holdOf(groups, run),
  run: {
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    segments: run.segments.map(({ item, startedAt, endedAt }) => ({ item, startedAt, endedAt })),
    pauses: run.pauses.map(({ from, to }) => ({ from, to })),
    pressure: run.dwelling?.held ?? null,
  },
});
