import { minutes, MINUTE, SECOND, type Duration, type Instant } from '../../time.ts';
import type { Breakout } from './breakout.ts';
import type { Format } from './format.ts';
import { openBreakout, type Groups } from './groups.ts';
import { tablesToCome } from './report/turns.ts';

/** Finding a table takes about this, and changing to another one: what facilitators of large groups reckon with. */
export const FINDING: Duration = 3 * MINUTE;
export const CHANGING: Duration = 2 * MINUTE;
/** Coming back together, before any has been measured. */
export const RECONVENING: Duration = 3 * MINUTE;

/**
 * What a breakout still asks of the item that it is in (GR27): nothing can end before `until` (a round, or people on
 * their way back), and after that it needs `then`.
 */
export interface Hold {
  /** The item that it belongs to. */
  readonly item: string;
  /** Epoch ms, without the pause that is on; null where nothing runs. */
  readonly until: Instant | null;
  readonly then: Duration;
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** How long this room takes to come back: three minutes at first, then the median of what it took, the first three among them (GR28). */
export const reconvening = (groups: Groups): Duration => {
  const took = groups.breakouts.flatMap(({ calledBack, gatheredAt }) =>
    calledBack && gatheredAt !== null ? [Math.max(0, gatheredAt - calledBack.at)] : [],
  );
  return median([RECONVENING, ...took]);
};

const roundsFrom = (format: Format, first: number): Duration =>
  format.rounds
    .slice(first)
    .reduce((sum, round, index) => sum + minutes(round.minutes) + (first + index > 0 && round.seating !== 'same' ? CHANGING : 0), 0);

/** A turn of each table, once. */
const reportOf = (format: Format): Duration => (format.reportBack ? format.tables * format.turnSeconds * SECOND : 0);

const findingOf = ({ way, tables }: Format): Duration => (way === 'seated' || tables === 0 ? 0 : FINDING);

/** What groups of a format take, part by part, in ms. */
export interface FormatParts {
  readonly finding: Duration;
  readonly rounds: readonly Duration[];
  /** Between the rounds, where people change tables. */
  readonly changing: Duration;
  readonly returning: Duration;
  readonly telling: Duration;
}

export const formatParts = (format: Format, comingBack: Duration = RECONVENING): FormatParts => {
  const rounds = format.rounds.map((round) => minutes(round.minutes));
  return {
    finding: findingOf(format),
    rounds,
    changing: roundsFrom(format, 0) - rounds.reduce((sum, one) => sum + one, 0),
    returning: format.tables > 0 ? comingBack : 0,
    telling: reportOf(format),
  };
};

/** Minutes to plan for groups of this format, coming back and telling included (GR29). */
export const formatMinutes = (format: Format, comingBack: Duration = RECONVENING): number => {
  const { finding, rounds, changing, returning, telling } = formatParts(format, comingBack);
  return Math.ceil((finding + rounds.reduce((sum, one) => sum + one, 0) + changing + returning + telling) / MINUTE);
};

type Pauses = readonly { readonly from: Instant; readonly to: Instant | null }[];

/** When the round that runs ends, with the pauses so far; a pause that is on counts up to `from`, its beginning. */
const roundEnds = (breakout: Breakout, pauses: Pauses): Instant | null => {
  const run = breakout.rounds.at(-1);
  const planned = breakout.format.rounds[breakout.rounds.length - 1];
  if (!run || !planned) return null;
  const paused = pauses.reduce((sum, { from, to }) => sum + (to === null ? 0 : Math.max(0, to - Math.max(from, run.startedAt))), 0);
  return run.startedAt + minutes(planned.minutes + run.extra) + paused;
};

/** What the breakout that is going on still asks of its item; null where there is none (GR27). */
export const holdOf = (groups: Groups, run: { readonly pauses: Pauses }): Hold | null => {
  const breakout = openBreakout(groups);
  if (!breakout) return null;
  const { format, item, phase } = breakout;
  const comingBack = breakout.tables.length > 0 ? reconvening(groups) : 0;
  const after = comingBack + reportOf(format);
  switch (phase) {
    case 'forming':
      return { item, until: null, then: roundsFrom(format, 0) + after };
    case 'working':
      return { item, until: roundEnds(breakout, run.pauses), then: roundsFrom(format, breakout.rounds.length) + after };
    case 'between':
      return { item, until: null, then: roundsFrom(format, breakout.rounds.length) + after };
    case 'returning':
      return { item, until: (breakout.calledBack?.at ?? 0) + Math.max(comingBack, breakout.calledBack?.lead ?? 0), then: reportOf(format) };
    case 'reporting':
      return { item, until: null, then: tablesToCome(breakout).length * format.turnSeconds * SECOND };
    case 'over':
      return null;
  }
};

/**
 * Until when everybody may be called back so that coming back, and a turn of each table, still fit in what is left of the
 * item (`itemLeft`, at `now`); earlier than `now` where that is past (GR34).
 */
export const callBackBy = ({ format }: { readonly format: Format }, comingBack: Duration, itemLeft: Duration, now: Instant): Instant =>
  now + itemLeft - comingBack - reportOf(format);
