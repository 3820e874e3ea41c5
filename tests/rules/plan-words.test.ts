import { describe, expect, it } from 'vitest';
import { allowed } from '../../server/exports/record/page/head.ts';
import { readme } from '../../server/exports/record/readme.ts';
import { recordOf } from '../../server/exports/record/record.ts';
import { consoleWords } from '../../shared/words/console.en.ts';
import { recordWords } from '../../shared/words/record.en.ts';
import { Evening, hashOf, KEYS } from './evening.ts';

const [A = ''] = KEYS;
const ITEM = { kind: 'other', title: 'Songs', minutes: 5, minimum: 0, mustHappen: false, leads: '', wording: '', explanation: '', hue: 0 };

describe('PL5: where the words of a removed question go is always said', () => {
  it('PL5: in the same words whether or not anybody has written, at the console and in every copy of the record', () => {
    for (const said of [consoleWords.did.removedQuestion('Protect'), consoleWords.did.noQuestion('Protect')])
      expect(said).toMatch(/If anybody has written to it already, their words come under “Something else”/);
    const closed = (write: boolean): Evening => {
      const evening = new Evening();
      if (write) evening.writes(A, 'words', 'protect');
      evening.does('organiser', 'plan.removeItem', { id: 'protect' });
      evening.does('facilitator', 'run.start');
      evening.does('facilitator', 'run.end');
      evening.does('organiser', 'run.close');
      return evening;
    };
    for (const evening of [closed(false), closed(true)])
      for (const complete of [false, true]) {
        const record = recordOf(evening.state, { complete });
        const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');
        expect(inOneLine(readme(record))).toContain(recordWords.questionGone);
        expect(allowed(record).toString()).toContain(recordWords.questionGone);
      }
  });
});

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

  /** Four texts for a question that is removed then; after `marks` marks, three of them mixed in. */
  const gone = (marks: number) => {
    const evening = new Evening();
    const mine = KEYS.slice(0, 4).map((key) => ({ key, text: `words of ${key}`, topic: 'protect', audience: 'show' }));
    for (const { key, text, topic } of mine) evening.writes(key, text, topic);
    const removed = evening.does('organiser', 'plan.removeItem', { id: 'protect' });
    if (marks > 0) evening.mark(marks);
    const stored = (key: string) => evening.state.floor.contributions.find(({ id }) => id === hashOf(key));
    return { evening, mine, removed, stored };
  };

  it.each([0, 5])('PL5: whoever wrote for a question that is gone can change and repeat it, after %i marks', (marks) => {
    const { evening, mine, stored } = gone(marks);
    const before = evening.state;
    for (const own of mine) evening.does('participant', 'floor.write', own);
    expect(evening.state).toBe(before);
    for (const own of mine) {
      expect(evening.refusal('participant', 'floor.write', { ...own, text: 'Others' })).toBe('already-written');
      // A phone that has not heard yet says the old question, one that has says where its words are.
      for (const topic of ['protect', 'else']) {
        evening.does('participant', 'floor.edit', { ...own, topic, text: `better, for ${topic}` });
        expect(stored(own.key)).toMatchObject({ topic: 'else', text: `better, for ${topic}`, batch: null });
      }
    }
  });

  it('PL5: new words for it, and a change that would move others there, ask their writer', () => {
    const { evening, mine } = gone(0);
    const [, , , , other = ''] = KEYS;
    const words = { key: other, text: 'words', topic: 'protect', audience: 'show' };
    expect(evening.refusal('participant', 'floor.write', words)).toBe('unknown-topic');
    evening.writes(other, 'words', 'respect');
    expect(evening.refusal('participant', 'floor.edit', words)).toBe('unknown-topic');
    expect(evening.refusal('participant', 'floor.edit', { ...mine[0], topic: '' })).toBe('unknown-topic');
  });

  it('PL5: where it comes back, what was mixed in meanwhile stays with something else, and nothing is lost or told apart', () => {
    const { evening, mine, removed, stored } = gone(1);
    const isMixed = ({ key }: { key: string }): boolean => stored(key)?.batch !== null;
    expect([mine.some(isMixed), mine.every(isMixed)]).toEqual([true, false]);
    expect(evening.undo(removed)).toBe('carried out');
    for (const own of mine) expect(stored(own.key)?.topic).toBe(isMixed(own) ? 'else' : 'protect');
    for (const own of mine) evening.does('participant', 'floor.write', own);
    expect(evening.state.floor.contributions).toHaveLength(4);
    for (const own of mine) {
      evening.does('participant', 'floor.edit', { ...own, text: 'better' });
      expect(stored(own.key)).toMatchObject({ topic: 'protect', text: 'better' });
    }
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
