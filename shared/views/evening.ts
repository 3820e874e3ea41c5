import type { Gathering } from '../gathering/gathering.ts';
import { questionNumber, type AgendaItem } from '../gathering/plan/plan.ts';
import { phaseOf, type Phase } from '../gathering/run/run.ts';
import type { Duration, Instant } from '../gathering/time.ts';

/** An agenda item as the whole room may see it. */
export interface AgendaEntry {
  readonly id: string;
  readonly kind: AgendaItem['kind'];
  readonly title: string;
  readonly minutes: Duration;
  /** A question's number, from 1; null for any other item. */
  readonly number: number | null;
  /** 1 to 8 for the question hues, 0 for neutral. */
  readonly hue: number;
}

/** The facts of time that every screen computes its own clock from. Reasons of pauses stay on the console. */
export interface RunFacts {
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly segments: readonly { readonly item: string; readonly startedAt: Instant; readonly endedAt: Instant | null }[];
  readonly pauses: readonly { readonly from: Instant; readonly to: Instant | null }[];
}

/** What every kind of screen is told about the evening. */
export interface EveningFacts {
  readonly code: string;
  readonly title: string;
  readonly place: string;
  readonly community: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly timeZone: string;
  readonly phase: Phase;
  readonly agenda: readonly AgendaEntry[];
  readonly run: RunFacts;
}

export const agendaEntry = (plan: Gathering['plan'], item: AgendaItem): AgendaEntry => ({
  id: item.id,
  kind: item.kind,
  title: item.title,
  minutes: item.minutes,
  number: questionNumber(plan, item.id),
  hue: item.hue,
});

export const eveningFacts = ({ code, plan, run }: Pick<Gathering, 'code' | 'plan' | 'run'>): EveningFacts => ({
  code,
  title: plan.details.title,
  place: plan.details.place,
  community: plan.details.community,
  startsAt: plan.details.startsAt,
  endsAt: plan.details.endsAt,
  timeZone: plan.details.timeZone,
  phase: phaseOf(run),
  agenda: plan.items.map((item) => agendaEntry(plan, item)),
  run: {
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    segments: run.segments.map(({ item, startedAt, endedAt }) => ({ item, startedAt, endedAt })),
    pauses: run.pauses.map(({ from, to }) => ({ from, to })),
  },
});
