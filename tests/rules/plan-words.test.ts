import { describe, expect, it } from 'vitest';
import { Evening, KEYS } from './evening.ts';

const [A = ''] = KEYS;
const ITEM = { kind: 'other', title: 'Songs', minutes: 5, minimum: 0, mustHappen: false, leads: '', wording: '', explanation: '', hue: 0 };

describe('PL5: words are never left without their question', () => {
  const QUESTION = { ...ITEM, kind: 'question' as const };
  const refusals = (evening: Evening): string[] => [
    ...evening.state.plan.items.flatMap(({ id, kind }) =>
      kind === 'question'
        ? [evening.refusal('organiser', 'plan.removeItem', { id }), evening.refusal('organiser', 'plan.editItem', { id, change: { kind: 'break' } })]
        : [],
    ),
  ];

  it('PL5: an item that has begun is not removed; from the start no question is, nor made something else', () => {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    expect(evening.refusal('organiser', 'plan.removeItem', { id: 'food' })).toBe('item-in-use');
    expect(new Set(refusals(evening))).toEqual(new Set(['item-in-use']));
    evening.does('organiser', 'plan.editItem', { id: 'protect', change: { wording: 'Put better' } });
    evening.does('organiser', 'plan.removeItem', { id: 'break' });
  });

  it('PL5: before the start every question can be removed but those with words that are mixed in, whatever waits', () => {
    const evening = new Evening();
    evening.writes(A, 'words', 'protect');
    expect(evening.refusal('organiser', 'plan.removeItem', { id: 'involve' })).toBe('carried out');
    expect(evening.refusal('organiser', 'plan.editItem', { id: 'represent', change: { kind: 'other' } })).toBe('carried out');
    const removed = evening.does('organiser', 'plan.removeItem', { id: 'protect' });
    expect(evening.undo(removed)).toBe('carried out');
    for (const key of KEYS.slice(1, 4)) evening.writes(key, 'words', 'protect');
    evening.mark(20);
    // Respect is removed, and then there is no more of it to change.
    expect(refusals(evening)).toEqual(['carried out', 'unknown-item', 'item-in-use', 'item-in-use']);
  });

  it('PL5: what waited for a question that is gone is mixed in as something else, at a mark and at the close', () => {
    const evening = new Evening();
    for (const key of KEYS.slice(0, 4)) evening.writes(key, 'words', 'protect');
    evening.does('organiser', 'plan.removeItem', { id: 'protect' });
    evening.mark();
    const topics = (): string[] => evening.state.floor.contributions.map(({ topic, batch }) => `${topic} ${String(batch !== null)}`);
    expect(new Set(topics())).toEqual(new Set(['else true', 'protect false']));
    evening.does('facilitator', 'run.start');
    evening.does('facilitator', 'run.end');
    evening.does('organiser', 'run.close');
    expect(new Set(topics())).toEqual(new Set(['else true']));
  });

  it('PL5: a way back that would be refused is not given', () => {
    const evening = new Evening();
    expect(evening.undo(evening.does('organiser', 'plan.addItem', { item: QUESTION }))).toBe('carried out');
    evening.does('facilitator', 'run.start');
    expect(evening.does('organiser', 'plan.addItem', { item: QUESTION }).undo).toBeUndefined();
    expect(evening.does('organiser', 'plan.editItem', { id: 'break', change: { kind: 'question' } }).undo).toBeUndefined();
    expect(evening.undo(evening.does('organiser', 'plan.addItem', { item: { ...ITEM, kind: 'break' } }))).toBe('carried out');
  });
});
