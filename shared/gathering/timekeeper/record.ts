import type { Duration, Instant } from '../time.ts';
import { minutes, MINUTE } from '../time.ts';
import type { Plan } from '../plan/model/plan.ts';
import type { Run } from '../run/model/run.ts';
import { plannedEnd } from './planned.ts';

/** Where the evening's time went (TK29). */
export const CAUSES = ['late-start', 'item', 'changeover', 'pause', 'outage'] as const;
export type Cause = (typeof CAUSES)[number];

/** One stretch of the evening: what it was, when, and for an item what was planned for it. */
export interface RecordRow {
  readonly cause: Cause;
  /** The item; for a changeover the item that followed; null for a late start. */
  readonly item: string | null;
  readonly from: Instant;
  readonly to: Instant;
  readonly took: Duration;
  /** Minutes planned for the item, once per item; null for every other row. */
  readonly planned: number | null;
}

const row = (cause: Cause, item: string | null, from: Instant, to: Instant, planned: number | null = null): RecordRow => ({
  cause,
  item,
  from,
  to,
  took: to - from,
  planned,
});

/** The pauses inside one stretch, cut to it. */
const pausesWithin = (run: Run, from: Instant, to: Instant, item: string): RecordRow[] =>
  run.pauses.flatMap((pause) => {
    const start = Math.max(from, pause.from);
    const end = Math.min(to, pause.to ?? to);
    return end > start ? [row(pause.reason === 'outage' ? 'outage' : 'pause', item, start, end)] : [];
  });

/**
 * Planned and actual, row by row, up to `now` for what still runs. What an item took leaves its pauses
 * out, which have rows of their own, so that the rows add up to the evening.
 */
export const recordRows = ({ plan, run }: { readonly plan: Plan; readonly run: Run }, now: Instant): RecordRow[] => {
  const rows: RecordRow[] = [];
  const told = new Set<string>();
  if (run.startedAt !== null && run.startedAt - plan.details.startsAt >= MINUTE)
    rows.push(row('late-start', null, plan.details.startsAt, run.startedAt));
  run.segments.forEach((segment, index) => {
    const before = run.segments[index - 1];
    if (before?.endedAt != null && segment.startedAt > before.endedAt) rows.push(row('changeover', segment.item, before.endedAt, segment.startedAt));
    const until = segment.endedAt ?? Math.max(now, segment.startedAt);
    const item = plan.items.find((one) => one.id === segment.item);
    const still = pausesWithin(run, segment.startedAt, until, segment.item);
    const whole = row('item', segment.item, segment.startedAt, until, item && !told.has(segment.item) ? item.minutes : null);
    rows.push({ ...whole, took: whole.took - still.reduce((sum, one) => sum + one.took, 0) }, ...still);
    told.add(segment.item);
  });
  return rows;
};

interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The whole evening by the plan, and as it went, changeovers and pauses included; null where it was not started. Every file and page
 * that tells of it afterwards asks here (TK29). By the plan it ends where its items end: the agreed end may be changed on the evening, in
 * the plan as well as by the timekeeper, and beside the items' own times and minutes it would then be a second plan that contradicts them.
 */
export const wholeEvening = ({
  plan,
  run,
}: {
  readonly plan: Plan;
  readonly run: Run;
}): {
  readonly planned: Stretch;
  readonly went: Stretch | null;
} => ({
  planned: { from: plan.details.startsAt, to: plannedEnd(plan) },
  went: run.startedAt === null ? null : { from: run.startedAt, to: run.endedAt ?? run.closedAt ?? plan.details.endsAt },
});

/** What each item was given and what it took, pauses left out; for the ribbons and for the next plan. */
export interface PlannedAndActual {
  readonly item: string;
  readonly planned: number;
  /** Null where it never began. */
  readonly took: Duration | null;
  /** Minutes that the next evening might plan: what it took, in steps of five, never under its floor. */
  readonly suggested: number;
}

const STEP = 5;

export const plannedAndActual = (state: { readonly plan: Plan; readonly run: Run }, now: Instant): PlannedAndActual[] => {
  const rows = recordRows(state, now);
  return state.plan.items.map(({ id, minutes: planned, minimum }) => {
    const items = rows.filter((one) => one.item === id && one.cause === 'item');
    const took = items.length === 0 ? null : items.reduce((sum, one) => sum + one.took, 0);
    const suggested = took === null ? planned : Math.max(minimum, STEP, Math.round(took / minutes(STEP)) * STEP);
    return { item: id, planned, took, suggested };
  });
};
