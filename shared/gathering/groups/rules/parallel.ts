import * as v from 'valibot';
import { randomCode } from '../../code.ts';
import { LIMITS } from '../../limits.ts';
import type { AgendaItem } from '../../plan/model/plan.ts';
import { refuse } from '../../refusal.ts';
import type { Rule } from '../../rule.ts';
import { name } from '../../text/fields.ts';
import { begun } from '../../run/model/run.ts';
import { parallelFormat, parallelMinutes } from '../model/parallel-format.ts';

/** The two questions, in the order of the agenda. `title` names the item that takes their place, in the facilitator's language. */
export const ParallelInput = v.object({
  items: v.tuple([v.string(), v.string()]),
  title: name(LIMITS.title),
});
export const InTurnInput = v.object({ item: v.string(), items: v.tuple([v.string(), v.string()]) });

/** Two questions that have not begun run at once, in groups: one item takes their place, and both stay open on the phones (GR31). */
export const inParallel: Rule<v.InferOutput<typeof ParallelInput>> = (state, { items: ids, title }, { random }) => {
  const { items } = state.plan;
  const questions = ids.flatMap((id) => items.filter((item) => item.id === id && item.kind === 'question'));
  const used = begun(state.run);
  if (questions.length < 2 || ids[0] === ids[1]) return refuse('unknown-item', { field: 'items' });
  if (ids.some((id) => used.has(id))) return refuse('item-begun', { field: 'items' });
  if (ids.some((id) => state.run.dropped.includes(id))) return refuse('item-dropped', { field: 'items' });
  if (items.length >= LIMITS.items) return refuse('too-many', { limit: LIMITS.items });
  const format = parallelFormat(questions, state.groups.tables.length);
  const item: AgendaItem = {
    id: `groups-${randomCode(6, random).toLowerCase()}`,
    kind: 'groups',
    title,
    ...parallelMinutes(format),
    mustHappen: questions.some((one) => one.mustHappen),
    leads: questions[0]?.leads ?? '',
    wording: '',
    explanation: '',
    hue: 0,
    fixedAt: null,
    format,
    inGroups: true,
  };
  const here = items.findIndex((one) => one.id === state.run.segments.at(-1)?.item);
  const at = Math.max(here + 1, Math.min(...ids.map((id) => items.findIndex((one) => one.id === id))));
  return {
    state: {
      ...state,
      plan: { ...state.plan, items: items.toSpliced(at, 0, item) },
      run: { ...state.run, dropped: [...state.run.dropped, ...ids] },
    },
    reply: { id: item.id },
    undo: { name: 'time.inTurn', input: { item: item.id, items: ids } },
  };
};

/** Undo of running two questions at once, until their groups have begun (GR31). */
export const inTurn: Rule<v.InferOutput<typeof InTurnInput>> = (state, { item: id, items: ids }) => {
  const there = state.plan.items.find((item) => item.id === id);
  if (there?.kind !== 'groups' || begun(state.run).has(id)) return refuse('changed-meanwhile');
  if (!ids.every((one) => state.run.dropped.includes(one))) return refuse('changed-meanwhile');
  const budgets = Object.fromEntries(Object.entries(state.run.budgets).filter(([item]) => item !== id));
  return {
    state: {
      ...state,
      plan: { ...state.plan, items: state.plan.items.filter((item) => item !== there) },
      run: { ...state.run, budgets, dropped: state.run.dropped.filter((one) => one !== id && !ids.includes(one)) },
    },
  };
};
