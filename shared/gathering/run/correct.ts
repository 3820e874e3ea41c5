import * as v from 'valibot';
import { steppedBy } from '../groups/seal.ts';
import { refuse } from '../refusal.ts';
import type { Rule } from '../rule.ts';
import { LATEST } from '../time.ts';
import { moved, refuseUnlessRunning } from './moves.ts';
import { currentSegment, PAUSE_REASONS, type Pause, type Run } from './run.ts';

const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST));
export const BeganInput = v.object({ item: v.string(), at: instant });
export const PauseReasonInput = v.object({ from: instant, reason: v.picklist(PAUSE_REASONS) });
export const DiscountInput = v.object({ from: instant, counted: v.optional(v.boolean(), false) });
export const ClockStepInput = v.object({ by: v.pipe(v.number(), v.integer()) });

/**
 * "It really began four minutes ago": moves the start of the running item back or forward, and with it the end of what
 * came before; never before that began, never into the future (TK25).
 */
export const began: Rule<v.InferOutput<typeof BeganInput>> = (state, { item, at }, { now }) => {
  const no = refuseUnlessRunning(state.run);
  if (no) return no;
  const current = currentSegment(state.run);
  if (!current || current.item !== item) return refuse('changed-meanwhile');
  const { segments } = state.run;
  const before = segments.at(-2);
  if (at > now || (before && at < before.startedAt)) return refuse('times-out-of-order', { field: 'at' });
  const followed = before?.endedAt === current.startedAt;
  const corrected = segments.map((segment, index) => {
    if (segment === current) return { ...segment, startedAt: at };
    if (index !== segments.length - 2 || segment.endedAt === null) return segment;
    return followed || segment.endedAt > at ? { ...segment, endedAt: at } : segment;
  });
  const run: Run = { ...state.run, segments: corrected, startedAt: segments.length === 1 ? at : state.run.startedAt };
  return { state: { ...state, run }, undo: { name: 'run.began', input: { item, at: current.startedAt } } };
};

/** Gives a pause its reason afterwards (TK26). */
export const pauseReason: Rule<v.InferOutput<typeof PauseReasonInput>> = (state, { from, reason }) => {
  if (state.run.closedAt !== null) return refuse('closed');
  const before = state.run.pauses.find((pause) => pause.from === from);
  if (!before) return refuse('changed-meanwhile');
  const pauses = state.run.pauses.map((pause) => (pause === before ? { ...pause, reason } : pause));
  return { state: { ...state, run: { ...state.run, pauses } }, undo: { name: 'run.pauseReason', input: { from, reason: before.reason } } };
};

/** "Don't count the 40 seconds": the time that the laptop was away becomes a pause, or is counted after all (TK24). */
export const discount: Rule<v.InferOutput<typeof DiscountInput>> = (state, { from, counted }) => {
  const no = refuseUnlessRunning(state.run);
  if (no) return no;
  const outage = state.run.outages.find((one) => one.from === from);
  if (!outage || outage.counted === counted) return refuse('changed-meanwhile');
  const away: Pause = { from: outage.from, to: outage.to, reason: 'outage' };
  const others = state.run.pauses.filter((pause) => pause.from !== away.from || pause.to !== away.to);
  const pauses = counted ? others : [...others, away].sort((one, other) => one.from - other.from);
  const outages = state.run.outages.map((one) => (one === outage ? { ...one, counted } : one));
  return {
    state: { ...state, run: moved({ ...state.run, pauses, outages }) },
    undo: { name: 'run.discount', input: { from, counted: !counted } },
  };
};

/**
 * The system's clock was put right: all that has happened moves with it, so that running times do not jump and agreed
 * times are right again (TK27).
 */
export const clockStepped: Rule<v.InferOutput<typeof ClockStepInput>> = (state, { by }, { now }) => {
  const { run } = state;
  if (run.closedAt !== null) return { state };
  const moved = (at: number | null): number | null => (at === null ? null : at + by);
  const keptOpenUntil = moved(run.keptOpenUntil);
  if (run.startedAt === null) return keptOpenUntil === null ? { state } : { state: { ...state, run: { ...run, keptOpenUntil } } };
  return {
    state: {
      ...state,
      aliveAt: moved(state.aliveAt),
      groups: steppedBy(state.groups, by),
      run: {
        ...run,
        startedAt: run.startedAt + by,
        endedAt: moved(run.endedAt),
        keptOpenUntil,
        segments: run.segments.map((one) => ({ ...one, startedAt: one.startedAt + by, endedAt: moved(one.endedAt) })),
        pauses: run.pauses.map((one) => ({ ...one, from: one.from + by, to: moved(one.to) })),
        outages: run.outages.map((one) => ({ ...one, from: one.from + by, to: one.to + by })),
        clockSteps: [...run.clockSteps, { at: now, by }],
      },
    },
  };
};
