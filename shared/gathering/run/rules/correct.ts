import * as v from 'valibot';
import { refuse } from '../../refusal.ts';
import type { Rule } from '../../rule.ts';
import { LATEST } from '../../time.ts';
import { currentSegment, PAUSE_REASONS, type Pause, type Run } from '../model/run.ts';

const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST));
export const BeganInput = v.object({ item: v.string(), at: instant });
export const PauseReasonInput = v.object({ from: instant, reason: v.picklist(PAUSE_REASONS) });
export const DiscountInput = v.object({ from: instant, counted: v.optional(v.boolean(), false) });

/**
 * "It really began four minutes ago": moves the start of the running item back or forward, and with it the end of what
 * came before; never before that began, never into the future (TK25).
 */
export const began: Rule<v.InferOutput<typeof BeganInput>> = (state, { item, at }, { now }) => {
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
  const before = state.run.pauses.find((pause) => pause.from === from);
  if (!before) return refuse('changed-meanwhile');
  const pauses = state.run.pauses.map((pause) => (pause === before ? { ...pause, reason } : pause));
  return { state: { ...state, run: { ...state.run, pauses } }, undo: { name: 'run.pauseReason', input: { from, reason: before.reason } } };
};

/** "Don't count the 40 seconds": the time that the laptop was away becomes a pause, or is counted after all (TK24). */
export const discount: Rule<v.InferOutput<typeof DiscountInput>> = (state, { from, counted }) => {
  const outage = state.run.outages.find((one) => one.from === from);
  if (!outage || outage.counted === counted) return refuse('changed-meanwhile');
  const away: Pause = { from: outage.from, to: outage.to, reason: 'outage' };
  const others = state.run.pauses.filter((pause) => pause.from !== away.from || pause.to !== away.to);
  const pauses = counted ? others : [...others, away].sort((one, other) => one.from - other.from);
  const outages = state.run.outages.map((one) => (one === outage ? { ...one, counted } : one));
  return {
    state: { ...state, run: { ...state.run, pauses, outages } },
    undo: { name: 'run.discount', input: { from, counted: !counted } },
  };
};
