import { MINUTE, minutes, type Duration, type Instant } from '../time.ts';

/**
 * The timekeeper's first part: what is used and what is left, from facts alone. Screens call the same functions as the
 * server; nobody is sent a tick. Inputs are the smallest shapes that plan, run and every view have in common.
 */
export interface TimedItem {
  readonly id: string;
  readonly minutes: number;
}
export interface RunTimes {
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly segments: readonly { readonly item: string; readonly startedAt: Instant; readonly endedAt: Instant | null }[];
  readonly pauses: readonly { readonly from: Instant; readonly to: Instant | null }[];
}

const overlap = (from: Instant, to: Instant, start: Instant, end: Instant): Duration => Math.max(0, Math.min(to, end) - Math.max(from, start));

/** Time that an item has had up to `now`, its pauses left out (TK1). */
export const used = (run: RunTimes, item: string, now: Instant): Duration => {
  let total = 0;
  for (const segment of run.segments) {
    if (segment.item !== item) continue;
    const until = segment.endedAt ?? Math.max(now, segment.startedAt);
    total += until - segment.startedAt;
    for (const pause of run.pauses) total -= overlap(pause.from, pause.to ?? Math.max(now, pause.from), segment.startedAt, until);
  }
  return Math.max(0, total);
};

/** Where the evening stands at `now`: the item, and what is left of it; less than nothing when it is over (TK2). */
export interface Standing {
  readonly item: string;
  readonly used: Duration;
  readonly left: Duration;
  readonly paused: boolean;
}

export const standing = (items: readonly TimedItem[], run: RunTimes, now: Instant): Standing | null => {
  // By its index: phones back to Chrome 87 run this, which have no at().
  const last = run.segments[run.segments.length - 1];
  const item = items.find((one) => one.id === last?.item);
  if (!last || last.endedAt !== null || !item) return null;
  const usedUp = used(run, item.id, now);
  return { item: item.id, used: usedUp, left: minutes(item.minutes) - usedUp, paused: run.pauses[run.pauses.length - 1]?.to === null };
};

/** Count-down digits round up: "12 minutes left" until eleven are (TK3). */
export const minutesLeft = (left: Duration): number => Math.ceil(left / MINUTE);

/** Count-up digits round down: "2 min over" when two have passed (TK3). */
export const minutesOver = (left: Duration): number => Math.floor(-left / MINUTE);

/** Changeover between items before any has been measured (TK8). */
export const CHANGEOVER: Duration = 2 * MINUTE;
