import type { Run } from '../../../shared/gathering/run/model/run.ts';
import { MINUTE, nearestMinute, type Duration, type Instant } from '../../../shared/gathering/time.ts';
import type { EveningTimes } from '../../../shared/gathering/timekeeper/evening-times.ts';
import { outlook, type Outlook } from '../../../shared/gathering/timekeeper/outlook.ts';
import type { EveningFacts } from '../../../shared/views/evening.ts';
import { shortName } from '../../../shared/ui/short-name.ts';
import type { ConsoleView } from '../../../shared/views/console.ts';
import { time } from '../../../shared/words/time.en.ts';

/** What the console's sentence and remedies are made from; the same at every screen that has the same view. */
export interface TimeFacts {
  readonly evening: EveningFacts;
  readonly times: EveningTimes;
  readonly run: Pick<Run, 'outages' | 'clockSteps' | 'lateStartSettled' | 'pauses'>;
  readonly outlook: Outlook;
  /** How many tables the hall has. */
  readonly tables: number;
  /** After the end people write until then. */
  readonly writingUntil: Instant;
  readonly now: Instant;
}

/** The evening as the timekeeper takes it: its agenda is made of budgeted items. */
export const timesOf = ({ agenda, run, hold, startsAt, endsAt, hardStopAt }: EveningFacts): EveningTimes => ({
  items: agenda,
  run,
  hold,
  startsAt,
  endsAt,
  hardStopAt,
});

let latest: TimeFacts | null = null;

/** The facts of this second. Every part of the page asks for the same, so they are worked out once. */
export const timeFacts = (
  { evening, run, plan, groups }: Pick<ConsoleView, 'evening' | 'run'> & Partial<Pick<ConsoleView, 'plan' | 'groups'>>,
  now: Instant,
): TimeFacts => {
  const tables = groups?.tables.length ?? 0;
  const writingUntil = plan?.details.writingUntil ?? Infinity;
  if (latest?.evening === evening && latest.run === run && latest.tables === tables && latest.writingUntil === writingUntil && latest.now === now)
    return latest;
  const times = timesOf(evening);
  latest = { evening, times, run, outlook: outlook(times, now), tables, writingUntil, now };
  return latest;
};

/** What an item is called in a line. */
export const titleOf = ({ agenda }: EveningFacts, id: string): string => shortName(agenda.find((entry) => entry.id === id)?.title ?? '');

/** Whole minutes, to the nearest. */
export const toMinutes = (length: Duration): number => Math.round(length / MINUTE);

/** A clock time to come, to the nearest minute; what has been, and times after "by", are rounded down, by `clockBy` (TK33). */
export const clockAt = (at: Instant, { timeZone }: Pick<EveningFacts, 'timeZone'>): string => time.clock(nearestMinute(at), timeZone);
export const clockBy = (at: Instant, { timeZone }: Pick<EveningFacts, 'timeZone'>): string => time.clock(Math.floor(at / MINUTE) * MINUTE, timeZone);
