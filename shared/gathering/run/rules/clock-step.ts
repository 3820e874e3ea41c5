import * as v from 'valibot';
import { movedAt } from '../../document.ts';
import { happenedMoved, lastingMoved } from '../../documents.ts';
import type { Gathering } from '../../gathering.ts';
import type { Rule } from '../../rule.ts';
import { MINUTE, SECOND, type Duration, type Instant } from '../../time.ts';
import type { ClockStep, Pause, Run } from '../model/run.ts';

export const ClockStepInput = v.object({ by: v.pipe(v.number(), v.integer()) });

/** Longer than this away, and the time is not counted (TK24). */
export const LONGEST_COUNTED: Duration = 10 * MINUTE;
/** A restart quicker than this is nobody's business. */
export const SHORTEST_TOLD: Duration = 10 * SECOND;

/** The evening with every moment at which something has happened put through `move`; agreed times stay. */
const inTime = (state: Gathering, move: (at: Instant) => Instant): Gathering => ({
  ...state,
  ...happenedMoved(state, move),
  aliveAt: movedAt(state.aliveAt, move),
});

const withLastingMoved = (state: Gathering, by: Duration): Gathering => ({ ...state, ...lastingMoved(state, by) });

const withSteps = (state: Gathering, clockSteps: readonly ClockStep[]): Gathering => ({
  ...state,
  run: { ...state.run, clockSteps: [...clockSteps] },
});

/** The steps, where all that has happened moves by `by`. One at a start is itself such a moment, and then further from the truth. */
const carried = (steps: readonly ClockStep[], by: Duration): ClockStep[] =>
  steps.map((one) => (one.atStart ? { ...one, at: one.at + by, by: one.by + by } : one));

const latestOf = (state: Gathering): Instant => {
  let latest = -Infinity;
  inTime(state, (at) => {
    latest = Math.max(latest, at);
    return at;
  });
  return latest;
};

/**
 * The server starts by a clock that is behind what has happened. All of that is taken to have been just before, so that nothing ends
 * before it began, until the clock is put right (TK39). The state as it is where the clock can be right.
 */
export const startedBehind = (state: Gathering, now: Instant): Gathering => {
  if (state.run.startedAt === null || state.run.closedAt !== null) return state;
  const latest = latestOf(state);
  if (latest <= now) return state;
  const by = now - 1 - latest;
  return withSteps(
    inTime(withLastingMoved(state, by), (at) => at + by),
    [...carried(state.run.clockSteps, by), { at: now, by, atStart: true }],
  );
};

/** The time that the server was away, as it would have been recorded at its start had its clock been right (TK24). */
const withOutage = (run: Run, from: Instant, to: Instant): Run => {
  const ran = run.segments.length > 0 && (run.endedAt === null || run.endedAt > to);
  const stood = run.pauses.some((one) => one.from <= from && (one.to === null || one.to >= to));
  if (!ran || to - from < SHORTEST_TOLD) return run;
  const counted = to - from <= LONGEST_COUNTED && !stood;
  const away: Pause = { from, to, reason: 'outage' };
  const pauses = counted || stood ? run.pauses : [...run.pauses, away].sort((one, other) => one.from - other.from);
  return { ...run, pauses, outages: [...run.outages, { from, to, counted }] };
};

/**
 * The server started by a clock that was ahead, which nothing told then: it looked as if it had been away for long. Once the clock is
 * put back by so much that what it said before that start was not of the future, what happened before the start stays where it was,
 * and the server was away for as long as is left (TK40). Null where it is a step like any other.
 */
const startedAhead = (state: Gathering, by: Duration): Gathering | null => {
  const away = state.run.outages.at(-1);
  if (!away || by > -LONGEST_COUNTED || away.to + by < away.from) return null;
  const right = inTime(state, (at) => (at < away.to ? at : at + by));
  const outages = right.run.outages.filter((one) => one.to - one.from >= SHORTEST_TOLD);
  return { ...right, run: { ...right.run, outages } };
};

/**
 * The system's clock was put right: all that has happened moves with it, so that running times do not jump and agreed times are right
 * again (TK27). What happened before a start by a clock that was behind goes back to when it was (TK39).
 */
export const clockStepped: Rule<v.InferOutput<typeof ClockStepInput>> = (before, { by }, { now }) => {
  if (before.run.closedAt !== null) return { state: before };
  const state = withLastingMoved(before, by);
  const { run } = state;
  if (run.startedAt === null) return { state };
  const behind = run.clockSteps.findLast((one) => one.atStart === true && by >= -one.by);
  const ahead = behind ? null : startedAhead(state, by);
  if (ahead) return { state: withSteps(ahead, [...run.clockSteps, { at: now, by }]) };
  if (!behind)
    return {
      state: withSteps(
        inTime(state, (at) => at + by),
        [...carried(run.clockSteps, by), { at: now, by }],
      ),
    };
  const since = behind.at + by;
  const until = behind.at - 1 - behind.by;
  const right = inTime(state, (at) => (at < behind.at ? at - behind.by : at + by));
  const others = run.clockSteps.filter((one) => one !== behind);
  return { state: withSteps({ ...right, run: withOutage(right.run, until, since) }, [...others, { at: now, by }]) };
};
