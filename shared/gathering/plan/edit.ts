import * as v from 'valibot';
import type { Gathering } from '../gathering.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Rule } from '../rule.ts';
import { begun } from '../run/run.ts';
import { AgendaItem, Details, LIMITS, Settings, type Plan } from './plan.ts';

export const DetailsInput = v.partial(Details);
export const SettingsInput = v.partial(Settings);
export const AddItemInput = v.object({ item: v.omit(AgendaItem, ['id']), at: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))) });
export const EditItemInput = v.object({ id: v.string(), change: v.partial(v.omit(AgendaItem, ['id'])) });
export const MoveItemInput = v.object({ id: v.string(), to: v.pipe(v.number(), v.integer(), v.minValue(0)) });
export const RemoveItemInput = v.object({ id: v.string() });

const sealed = (state: Gathering): Refusal | null => (state.run.closedAt === null ? null : refuse('closed'));

const withPlan = (state: Gathering, change: Partial<Plan>): Gathering => ({ ...state, plan: { ...state.plan, ...change } });

/** The old values of just those fields that the change names: an undo must not take back what others have changed since. */
const former = <T extends object>(before: T, change: Partial<T>): Partial<T> =>
  Object.fromEntries(Object.keys(change).map((key) => [key, before[key as keyof T]])) as Partial<T>;

const defined = <T extends object>(change: T): Partial<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Title, place, community, times (PL1). Start, agreed end and hard stop must follow each other (PL2). */
export const editDetails: Rule<v.InferOutput<typeof DetailsInput>> = (state, input) => {
  const no = sealed(state);
  if (no) return no;
  const change = defined(input) as Partial<Details>;
  const details = { ...state.plan.details, ...change };
  if (details.endsAt <= details.startsAt) return refuse('times-out-of-order', { field: 'endsAt' });
  if (details.hardStopAt < details.endsAt) return refuse('times-out-of-order', { field: 'hardStopAt' });
  if (details.writingUntil <= details.writingFrom) return refuse('times-out-of-order', { field: 'writingUntil' });
  return { state: withPlan(state, { details }), undo: { name: 'plan.editDetails', input: former(state.plan.details, change) } };
};

/** Moderation, mixing, Wi-Fi, address, support numbers (PL3). */
export const editSettings: Rule<v.InferOutput<typeof SettingsInput>> = (state, input) => {
  const no = sealed(state);
  if (no) return no;
  const change = defined(input) as Partial<Settings>;
  return {
    state: withPlan(state, { settings: { ...state.plan.settings, ...change } }),
    undo: { name: 'plan.editSettings', input: former(state.plan.settings, change) },
  };
};

const unusedId = (items: readonly AgendaItem[]): string => {
  let number = items.length + 1;
  while (items.some((item) => item.id === `item-${number}`)) number += 1;
  return `item-${number}`;
};

/** Adds an item, before or during the evening (PL4). */
export const addItem: Rule<v.InferOutput<typeof AddItemInput>> = (state, { item, at }) => {
  const no = sealed(state);
  if (no) return no;
  const { items } = state.plan;
  if (items.length >= LIMITS.items) return refuse('too-many', { limit: LIMITS.items });
  const id = unusedId(items);
  return {
    state: withPlan(state, { items: items.toSpliced(at ?? items.length, 0, { ...item, id }) }),
    reply: { id },
    undo: { name: 'plan.removeItem', input: { id } },
  };
};

/** Changes an item, before or during the evening (PL4). */
export const editItem: Rule<v.InferOutput<typeof EditItemInput>> = (state, { id, change: input }) => {
  const no = sealed(state);
  if (no) return no;
  const before = state.plan.items.find((item) => item.id === id);
  if (!before) return refuse('unknown-item', { field: 'id' });
  const change = defined(input) as Partial<AgendaItem>;
  const after = { ...before, ...change };
  if (hasWords(state, id) && after.kind !== 'question') return refuse('item-in-use', { field: 'kind' });
  return {
    state: withPlan(state, { items: state.plan.items.map((item) => (item.id === id ? after : item)) }),
    undo: { name: 'plan.editItem', input: { id, change: former(before, change) } },
  };
};

/** Changes the order; what has happened stays as it was (PL4). */
export const moveItem: Rule<v.InferOutput<typeof MoveItemInput>> = (state, { id, to }) => {
  const no = sealed(state);
  if (no) return no;
  const from = state.plan.items.findIndex((item) => item.id === id);
  const item = state.plan.items[from];
  if (!item) return refuse('unknown-item', { field: 'id' });
  return {
    state: withPlan(state, { items: state.plan.items.toSpliced(from, 1).toSpliced(to, 0, item) }),
    undo: { name: 'plan.moveItem', input: { id, to: from } },
  };
};

const hasWords = (state: Gathering, id: string): boolean => state.floor.contributions.some((contribution) => contribution.topic === id);

/** Removes an item that has not begun and that nobody has written to: words are never left without their question (PL5). */
export const removeItem: Rule<v.InferOutput<typeof RemoveItemInput>> = (state, { id }) => {
  const no = sealed(state);
  if (no) return no;
  const at = state.plan.items.findIndex((item) => item.id === id);
  const before = state.plan.items[at];
  if (!before) return refuse('unknown-item', { field: 'id' });
  if (begun(state.run).has(id) || hasWords(state, id)) return refuse('item-in-use', { field: 'id' });
  const { id: _id, ...item } = before;
  return {
    state: withPlan(state, { items: state.plan.items.toSpliced(at, 1) }),
    undo: { name: 'plan.addItem', input: { item, at } },
  };
};
