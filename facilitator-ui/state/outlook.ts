import { minutesOver, standing, used } from '../../shared/gathering/timekeeper/clock.ts';
import { MINUTE, SECOND, type Duration, type Instant } from '../../shared/gathering/time.ts';
import type { AgendaEntry, EveningFacts } from '../../shared/views/evening.ts';

/** Whole minutes from one instant to the other, to the nearest; less than nothing when it is earlier. */
export const minutesBetween = (from: Instant, to: Instant): number => Math.round((to - from) / MINUTE);

/** "12:04": counts down, so the second that has begun is still shown (TK3). */
export const digits = (left: Duration): string => {
  const seconds = Math.ceil(Math.max(0, left) / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** The present item as the head shows it. */
export interface Present {
  readonly entry: AgendaEntry;
  /** Digits while there is time, null once it is over. */
  readonly digits: string | null;
  /** Whole minutes over. */
  readonly over: number;
}

export const present = ({ agenda, run }: EveningFacts, now: Instant): Present | null => {
  const here = standing(agenda, run, now);
  const entry = agenda.find((one) => one.id === here?.item);
  if (!here || !entry) return null;
  return { entry, digits: here.left > 0 ? digits(here.left) : null, over: minutesOver(Math.min(0, here.left)) };
};

/** The item that "Next" would start, past those that were dropped; null after the last and before the start. */
export const following = ({ agenda, run }: EveningFacts): AgendaEntry | null => {
  const index = agenda.findIndex((entry) => entry.id === run.segments.at(-1)?.item);
  return index < 0 ? null : (agenda.slice(index + 1).find((entry) => !entry.dropped) ?? null);
};

/** Whole minutes that an item has taken. */
export const took = ({ run }: EveningFacts, item: string, now: Instant): number => Math.round(used(run, item, now) / MINUTE);
