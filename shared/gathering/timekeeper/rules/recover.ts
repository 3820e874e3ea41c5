import * as v from 'valibot';
import type { Gathering } from '../../gathering.ts';
import { LIMITS } from '../../plan/model/plan.ts';
import { refuse } from '../../refusal.ts';
import type { Outcome, Rule } from '../../rule.ts';
import { begun, currentSegment, phaseOf, type Run } from '../../run/model/run.ts';
import { MINUTE } from '../../time.ts';
import { paceOf } from '../pace.ts';
import { agreedEnd, budgetMinutes, eveningTimes } from '../times.ts';
import { trimRest } from '../trim.ts';

export const TrimInput = v.object({ how: v.picklist(['planned', 'realistic']) });
export const SetBudgetInput = v.object({
  item: v.string(),
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.minutes)),
});
/** Minutes of an item that was trimmed to its floor, which may be none at all. */
const budget = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.minutes));

export const RestoreBudgetsInput = v.object({
  /** Given by an undo: what was there before; null is "as planned". */
  changes: v.array(v.object({ item: v.string(), to: v.nullable(budget) })),
});
export const DropInput = v.object({ item: v.string() });
export const EndAtInput = v.object({ at: v.nullable(v.pipe(v.number(), v.integer())) });
export const LateStartInput = v.object({ how: v.picklist(['first', 'rest', 'later', 'leave']) });

const withRun = (state: Gathering, change: Partial<Run>): Gathering => ({ ...state, run: { ...state.run, ...change } });

const itemOf = (state: Gathering, id: string): Gathering['plan']['items'][number] | undefined => state.plan.items.find((item) => item.id === id);

/** Sets budgets by item, and answers how to set them back. */
const withBudgets = (state: Gathering, wanted: ReadonlyMap<string, number>): Outcome => {
  const budgets = { ...state.run.budgets };
  const changes = [...wanted].map(([item, minutes]) => {
    const change = { item, to: budgets[item] ?? null };
    budgets[item] = minutes;
    return change;
  });
  return { state: withRun(state, { budgets }), undo: { name: 'time.restoreBudgets', input: { changes } } };
};

/** Trims the rest in proportion to what is above the floors, so that the evening ends as agreed (TK17). */
export const trim: Rule<v.InferOutput<typeof TrimInput>> = (state, { how }, { now }) => {
  const evening = eveningTimes(state);
  const { cuts } = trimRest(evening, how === 'planned' ? 1 : paceOf(evening, now), now);
  const taken = cuts.filter((cut) => cut.minutes > 0);
  if (taken.length === 0) return refuse('nothing-to-trim');
  return withBudgets(
    state,
    new Map(taken.map(({ item, minutes }) => [item, (evening.items.find((one) => one.id === item)?.minutes ?? 0) - minutes])),
  );
};

/** Gives one item other minutes, never under its floor; what has been used stays used (TK18). */
export const setBudget: Rule<v.InferOutput<typeof SetBudgetInput>> = (state, { item: id, minutes }) => {
  const item = itemOf(state, id);
  if (!item) return refuse('unknown-item', { field: 'item' });
  if (minutes < Math.min(item.minimum, item.minutes)) return refuse('under-minimum', { field: 'minutes', limit: item.minimum });
  return withBudgets(state, new Map([[id, minutes]]));
};

/** Undo of a trim or of one item's minutes; where somebody has changed them since, its sender has seen others (TK19, SW4). */
export const restoreBudgets: Rule<v.InferOutput<typeof RestoreBudgetsInput>> = (state, { changes }) => {
  const budgets = new Map(Object.entries(state.run.budgets));
  for (const { item: id, to } of changes) {
    if (!itemOf(state, id)) return refuse('changed-meanwhile', { changed: 'time' });
    if (to === null) budgets.delete(id);
    else budgets.set(id, to);
  }
  return { state: withRun(state, { budgets: Object.fromEntries(budgets) }) };
};

/** Drops an item that has not begun; a question that is dropped stays open on the phones, which is what "park it" means (TK20). */
export const drop: Rule<v.InferOutput<typeof DropInput>> = (state, { item: id }) => {
  if (!itemOf(state, id)) return refuse('unknown-item', { field: 'item' });
  if (begun(state.run).has(id)) return refuse('item-begun', { field: 'item' });
  if (state.run.dropped.includes(id)) return { state };
  return { state: withRun(state, { dropped: [...state.run.dropped, id] }), undo: { name: 'time.bringBack', input: { item: id } } };
};

/** Brings a dropped item back (TK20). */
export const bringBack: Rule<v.InferOutput<typeof DropInput>> = (state, { item: id }) => {
  if (!state.run.dropped.includes(id)) return { state };
  return { state: withRun(state, { dropped: state.run.dropped.filter((one) => one !== id) }), undo: { name: 'time.drop', input: { item: id } } };
};

/** Moves the agreed end, up to the hard stop; null is the planned end again (TK21). */
export const endAt: Rule<v.InferOutput<typeof EndAtInput>> = (state, { at }, { now }) => {
  if (at !== null && at > state.plan.details.hardStopAt) return refuse('after-hard-stop', { field: 'at' });
  if (at !== null && at <= Math.max(state.plan.details.startsAt, phaseOf(state.run) === 'running' ? now : 0))
    return refuse('times-out-of-order', { field: 'at' });
  if (at === state.run.endsAt) return { state };
  return { state: withRun(state, { endsAt: at }), undo: { name: 'time.endAt', input: { at: state.run.endsAt } } };
};

/** What is done about a late start, asked once: take it from the first item, from everything, end later, or leave it (TK22). */
export const settleLateStart: Rule<v.InferOutput<typeof LateStartInput>> = (state, { how }, context) => {
  const { startedAt } = state.run;
  if (startedAt === null) return refuse('not-started');
  const settled = withRun(state, { lateStartSettled: true });
  const late = Math.max(0, Math.round((startedAt - state.plan.details.startsAt) / MINUTE));
  if (how === 'leave' || late === 0) return { state: settled };
  if (how === 'later') {
    const at = Math.min(agreedEnd(state.plan, state.run) + late * MINUTE, state.plan.details.hardStopAt);
    return endAt(settled, { at }, context);
  }
  if (how === 'rest') return trim(settled, { how: 'planned' }, context);
  const item = itemOf(state, currentSegment(state.run)?.item ?? '');
  if (!item) return refuse('no-current-item');
  const minutes = Math.max(Math.min(item.minimum, item.minutes), budgetMinutes(item, state.run) - late, 1);
  return setBudget(settled, { item: item.id, minutes }, context);
};
