import * as v from 'valibot';
import { randomCode } from '../../code.ts';
import { switchedOff } from '../../floor/rules/mixing.ts';
import type { Gathering } from '../../gathering.ts';
import { MY_STORY, SOMETHING_ELSE } from '../../floor/model/contribution.ts';
import { refuse } from '../../refusal.ts';
import type { Rule } from '../../rule.ts';
import { begun } from '../../run/model/run.ts';
import { isAddress } from '../model/address.ts';
import { AgendaItem, Details, LIMITS, Settings, warnsFrom, type Plan } from '../model/plan.ts';

const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const ItemFields = v.omit(AgendaItem, ['id']);

export const DetailsInput = v.partial(Details);
export const SettingsInput = v.partial(Settings);
/** `id` is given by an undo: the item that was removed is back under the id that it had (PL7). */
export const AddItemInput = v.object({ item: ItemFields, at: v.optional(place), id: v.optional(AgendaItem.entries.id) });
export const EditItemInput = v.object({ id: v.string(), change: v.partial(ItemFields) });
export const MoveItemInput = v.object({ id: v.string(), to: place });
export const RemoveItemInput = v.object({ id: v.string() });

const withPlan = (state: Gathering, change: Partial<Plan>): Gathering => ({ ...state, plan: { ...state.plan, ...change } });

/** The old values of just those fields that the change names: an undo must not take back what others have changed since. */
const former = <T extends object>(before: T, change: Partial<T>): Partial<T> =>
  Object.fromEntries(Object.keys(change).map((key) => [key, before[key as keyof T]])) as Partial<T>;

const defined = <T extends object>(change: T): Partial<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;

/**
 * Title, place, community, times (PL1). Start, agreed end and hard stop must follow each other, and the end is not so
 * long ago that the evening would be about to be sealed (PL2).
 */
export const editDetails: Rule<v.InferOutput<typeof DetailsInput>> = (state, input, { now }) => {
  const change = defined(input) as Partial<Details>;
  const details = { ...state.plan.details, ...change };
  if (details.endsAt <= details.startsAt) return refuse('times-out-of-order', { field: 'endsAt' });
  if (details.hardStopAt < details.endsAt) return refuse('times-out-of-order', { field: 'hardStopAt' });
  if (details.writingUntil <= details.writingFrom) return refuse('times-out-of-order', { field: 'writingUntil' });
  if (change.endsAt !== undefined && warnsFrom({ details }, state.run) <= now) return refuse('times-out-of-order', { field: 'endsAt' });
  return {
    state: withPlan(state, { details }),
    undo: { name: 'plan.editDetails', input: former(state.plan.details, change) },
  };
};

/** Moderation, mixing, Wi-Fi, support numbers (PL3), and the address that phones use (PL13). */
export const editSettings: Rule<v.InferOutput<typeof SettingsInput>> = (state, input, { random }) => {
  const change = defined(input) as Partial<Settings>;
  const settings = { ...state.plan.settings, ...change };
  if (change.address && !isAddress(change.address)) return refuse('malformed', { field: 'address' });
  const changed = withPlan(state, { settings });
  return {
    state: settings.mixSeconds === 0 && state.plan.settings.mixSeconds > 0 ? switchedOff(changed, random) : changed,
    undo: { name: 'plan.editSettings', input: former(state.plan.settings, change) },
  };
};

const ITEM_ID_LENGTH = 6;

/** Random, so that words which still wait on a phone for an item that was removed never land on another. */
const newItemId = (random: () => number): string => `item-${randomCode(ITEM_ID_LENGTH, random).toLowerCase()}`;

/** Names that are topics of their own, or that a record of counts by topic cannot hold. */
const isReserved = (id: string): boolean => [SOMETHING_ELSE, MY_STORY, 'prototype'].includes(id) || id in {};

/** Whether tables have it: those of groups that go on, which would stand there without a question, and those whose sheets have a point. */
const isWithTables = ({ groups }: Gathering, id: string): boolean =>
  groups.breakouts.some(
    ({ item, phase, format, tables }) =>
      (item === id || format.questions.some((one) => one.topic === id)) && (phase !== 'over' || tables.some(({ sheet }) => sheet.points.length > 0)),
  );

/**
 * Whether a question has words, as far as anybody may know. Once the evening has started the answer is the same for every question,
 * and before that only words that are mixed in count: an answer that hung on others would tell the crew of them (PL5). Those go to
 * "Something else" where their question is gone when they are mixed in.
 */
const mayHaveWords = (state: Gathering, { id, kind }: AgendaItem): boolean => {
  const isAsked = state.run.startedAt !== null || state.floor.contributions.some((one) => one.batch !== null && one.topic === id);
  return (kind === 'question' && isAsked) || isWithTables(state, id);
};

/** Adds an item, before or during the evening (PL4). There is no way back where it could not be removed again (PL5). */
export const addItem: Rule<v.InferOutput<typeof AddItemInput>> = (state, { item, at, id: former }, { random }) => {
  const { items } = state.plan;
  if (items.length >= LIMITS.items) return refuse('too-many', { limit: LIMITS.items });
  if (former !== undefined && isReserved(former)) return refuse('malformed', { field: 'id' });
  if (items.some((one) => one.id === former)) return refuse('changed-meanwhile');
  const id = former ?? newItemId(random);
  const added = { ...item, id };
  return {
    state: withPlan(state, { items: items.toSpliced(at ?? items.length, 0, added) }),
    reply: { id },
    ...(mayHaveWords(state, added) ? {} : { undo: { name: 'plan.removeItem', input: { id } } }),
  };
};

/**
 * Changes an item, before or during the evening (PL4). What its kind does not show stays as it is, so that a change of kind
 * and back loses nothing (PL15). A question that may have been written to, or that groups have, stays one, and what has become
 * one has no way back (PL5).
 */
export const editItem: Rule<v.InferOutput<typeof EditItemInput>> = (state, { id, change: input }) => {
  const before = state.plan.items.find((item) => item.id === id);
  if (!before) return refuse('unknown-item', { field: 'id' });
  const change = defined(input) as Partial<AgendaItem>;
  const after = { ...before, ...change };
  const becomesQuestion = before.kind !== 'question' && after.kind === 'question';
  if (before.kind === 'question' && after.kind !== 'question' && mayHaveWords(state, before)) return refuse('item-in-use', { field: 'kind' });
  return {
    state: withPlan(state, { items: state.plan.items.map((item) => (item.id === id ? after : item)) }),
    ...(becomesQuestion && mayHaveWords(state, after) ? {} : { undo: { name: 'plan.editItem', input: { id, change: former(before, change) } } }),
  };
};

/** Changes the order; what has happened stays as it was (PL4). */
export const moveItem: Rule<v.InferOutput<typeof MoveItemInput>> = (state, { id, to }) => {
  const from = state.plan.items.findIndex((item) => item.id === id);
  const item = state.plan.items[from];
  if (!item) return refuse('unknown-item', { field: 'id' });
  const items = state.plan.items.toSpliced(from, 1).toSpliced(to, 0, item);
  return {
    state: withPlan(state, { items }),
    undo: { name: 'plan.moveItem', input: { id, to: from } },
  };
};

/** Removes an item that has not begun and that nobody can have written to: words are never left without their question (PL5). */
export const removeItem: Rule<v.InferOutput<typeof RemoveItemInput>> = (state, { id }) => {
  const at = state.plan.items.findIndex((item) => item.id === id);
  const before = state.plan.items[at];
  if (!before) return refuse('unknown-item', { field: 'id' });
  if (begun(state.run).has(id) || mayHaveWords(state, before)) return refuse('item-in-use', { field: 'id' });
  const { id: _id, ...item } = before;
  return {
    state: withPlan(state, { items: state.plan.items.toSpliced(at, 1) }),
    undo: { name: 'plan.addItem', input: { item, at, id } },
  };
};
