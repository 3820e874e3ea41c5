import type { Gathering } from '../../gathering.ts';
import type { Rule } from '../../rule.ts';
import { LONGEST_COUNTED, SHORTEST_TOLD, startedBehind } from '../../run/rules/clock-step.ts';
import { withinReach } from '../../run/rules/keep-open.ts';
import { phaseOf } from '../../run/model/run.ts';
import { SECOND, type Duration, type Instant } from '../../time.ts';
import { dwell } from '../dwell.ts';
import { pressureNow } from '../pressure.ts';
import { eveningTimes } from '../times.ts';

/** While the evening runs the server says so this often, and looks how it stands. */
export const BEAT: Duration = 5 * SECOND;

/** The evening's state against its end, as a fact in the run. `atOnce` after a command, else with its dwell (TK16). */
export const assessed = (state: Gathering, now: Instant, atOnce: boolean): Gathering => {
  if (phaseOf(state.run) !== 'running') return state.run.dwelling === null ? state : { ...state, run: { ...state.run, dwelling: null } };
  const before = state.run.dwelling;
  const after = dwell(before, pressureNow(eveningTimes(state), now), now, atOnce);
  if (before && before.held === after.held && before.seen === after.seen) return state;
  return { ...state, run: { ...state.run, dwelling: after } };
};

/** A sign of life every few seconds while the evening runs, with an assessment (TK23). */
export const beat: Rule<Record<string, never>> = (state, _input, { now }) =>
  phaseOf(state.run) === 'running' ? { state: { ...assessed(state, now, false), aliveAt: now } } : { state };

/**
 * The server comes back in mid-evening (TK24). Up to ten minutes away goes on being counted, and the console offers not
 * to; longer, however long, and the evening comes back paused since it was last alive.
 */
export const wake: Rule<Record<string, never>> = (before, _input, { now }) => {
  const kept = withinReach(before.run, now);
  const state = startedBehind(kept === before.run ? before : { ...before, run: kept }, now);
  const { aliveAt, run } = state;
  if (phaseOf(run) !== 'running' || aliveAt === null) return { state };
  const away = now - aliveAt;
  if (away < SHORTEST_TOLD) return { state: { ...state, aliveAt: now } };
  const paused = run.pauses.at(-1)?.to === null;
  const long = away > LONGEST_COUNTED && !paused;
  const outages = [...run.outages, { from: aliveAt, to: now, counted: !long && !paused }];
  const pauses = long ? [...run.pauses, { from: aliveAt, to: null, reason: 'outage' as const }] : run.pauses;
  return { state: { ...state, aliveAt: now, run: { ...run, outages, pauses, moves: long ? run.moves + 1 : run.moves } } };
};
