import { minutes, type Duration, type Instant } from '../../time.ts';
import type { RoundRun } from './breakout.ts';
import type { Round } from './format.ts';

/** A table may ask for one more minute this often in a round. */
export const MOST_MORE = 3;

type Pauses = readonly { readonly from: Instant; readonly to: Instant | null }[];

/** The evening's pauses within a stretch: while the room is paused, so are the tables. */
const pausedWithin = (pauses: Pauses, from: Instant, until: Instant): Duration =>
  pauses.reduce((sum, pause) => sum + Math.max(0, Math.min(until, pause.to ?? until) - Math.max(from, pause.from)), 0);

/** What a table is given for a round: the format's minutes, what all were given beyond them, and what it was given alone. */
export const roundLength = (round: Pick<Round, 'minutes'>, run: Pick<RoundRun, 'extra'>, tableExtra: number): Duration =>
  minutes(round.minutes + run.extra + tableExtra);

/** What is left of a round at `now`; less than nothing in the grace period, which lasts until people are called back (GR10). */
export const roundLeft = (length: Duration, run: Pick<RoundRun, 'startedAt' | 'endedAt'>, pauses: Pauses, now: Instant): Duration => {
  const until = run.endedAt ?? Math.max(now, run.startedAt);
  return length - (until - run.startedAt - pausedWithin(pauses, run.startedAt, until));
};
