import { minutesOver, plannedStarts, standing, used } from '../../shared/gathering/timekeeper/clock.ts';
import { MINUTE, minutes, SECOND, type Duration, type Instant } from '../../shared/gathering/time.ts';
import type { AgendaEntry, EveningFacts } from '../../shared/views/evening.ts';

/** When the evening ends if everything takes its planned time; null where there is nothing on the agenda. */
export const expectedEnd = ({ agenda, run, startsAt, endsAt }: EveningFacts, now: Instant): Instant | null => {
  if (run.endedAt !== null) return run.endedAt;
  if (agenda.length === 0) return null;
  const starts = plannedStarts(agenda, run, startsAt, now);
  const last = [...agenda].reverse().find((entry) => starts.has(entry.id));
  const start = last && starts.get(last.id);
  if (last && start !== undefined) return start + minutes(last.minutes);
  return run.startedAt === null ? endsAt : now + Math.max(0, standing(agenda, run, now)?.left ?? 0);
};

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

/** The item that "Next" would start; null after the last and before the start. */
export const following = ({ agenda, run }: EveningFacts): AgendaEntry | null => {
  const index = agenda.findIndex((entry) => entry.id === run.segments.at(-1)?.item);
  return index < 0 ? null : (agenda[index + 1] ?? null);
};

/** Whole minutes that an item has taken. */
export const took = ({ run }: EveningFacts, item: string, now: Instant): number => Math.round(used(run, item, now) / MINUTE);
