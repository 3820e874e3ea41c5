import { describe, expect, it } from 'vitest';
import { shortParts } from '../../projector-ui/state/short-parts.ts';
import type { Topic } from '../../shared/views/participant.ts';

describe('short parts of an explanation', () => {
  const topic = (title: string, number: number): Topic => ({ id: title, kind: 'question', number, title, wording: '', explanation: '', hue: number });
  const topics = [topic('Respect', 1), topic('Protect', 2)];
  it('a line that is written as a name and a sentence is a row; one that names a question has its number', () => {
    expect(shortParts('What will happen.\nrespect: being treated fairly.\nFood: at the back.', topics)).toEqual([
      { line: 'What will happen.' },
      { name: 'respect', text: 'Being treated fairly.', topic: topics[0] },
      { name: 'Food', text: 'At the back.', topic: null },
    ]);
  });
  it('names of questions begin rows where they were written one after another too; times and addresses are no names', () => {
    expect(shortParts('Two parts. Respect: fair. Protect: safe.', topics).length).toBe(3);
    expect(shortParts('We begin at 18:00 and go on.', topics)).toEqual([{ line: 'We begin at 18:00 and go on.' }]);
    expect(shortParts('', topics)).toEqual([]);
  });

  const row = (name: string, text: string, of: Topic | null): object => ({ name, text, topic: of });
  const both = 'Respect: treating people fairly. Protect: keeping people safe.';
  it.each([
    ['as they are called', 'Respect', 'Protect'],
    ['with what is meant after a colon', 'Respect: how we meet', 'Protect: a service that keeps us safe'],
    ['made longer', 'Respect and dignity', 'Protect us from crime'],
    ['in small letters', 'respect', 'protect'],
  ])('questions keep their rows when they are renamed: %s', (_how, first, second) => {
    const named = [topic(first, 1), topic(second, 2)];
    expect(shortParts(both, named)).toEqual([
      row('Respect', 'Treating people fairly.', named[0] ?? null),
      row('Protect', 'Keeping people safe.', named[1] ?? null),
    ]);
  });
  it('a whole title is a name however long it is, and with a colon in it', () => {
    const named = [topic('Treating Black people fairly', 1), topic('Protect: at night', 2)];
    expect(shortParts('Treating Black people fairly: what we owe. Protect: at night: the way home.', named)).toEqual([
      row('Treating Black people fairly', 'What we owe.', named[0] ?? null),
      row('Protect: at night', 'The way home.', named[1] ?? null),
    ]);
  });
  it('a name within a sentence begins no row, nor does what two questions could be called', () => {
    expect(shortParts('Respect: we ask who may protect: you or us. For example: a stop.', topics)).toEqual([
      row('Respect', 'We ask who may protect: you or us. For example: a stop.', topics[0] ?? null),
    ]);
    const alike = [topic('Safe at home', 1), topic('Safe in the street', 2)];
    expect(shortParts('Food. Safe: both. Safe at home: here.', alike)).toEqual([
      { line: 'Food. Safe: both.' },
      row('Safe at home', 'Here.', alike[0] ?? null),
    ]);
  });
  const four = 'There are four parts. Respect: fair. Protect: safe. Involve: you are asked. Represent: a police service that looks like us.';
  it.each([
    ['the last was removed', ['Respect', 'Protect', 'Involve'], ['Represent']],
    ['one between others was removed', ['Respect', 'Protect', 'Represent'], ['Involve']],
    ['two one after another were removed', ['Respect', 'Represent'], ['Protect', 'Involve']],
    ['one has another title', ['Respect', 'Your safety', 'Involve', 'Represent'], ['Protect']],
    ['none is left', [], ['Respect', 'Protect', 'Involve', 'Represent']],
  ])('VW13: what was said of a question that is no more stands under no other: %s', (_how, titles, gone) => {
    const parts = shortParts(
      four,
      titles.map((title, index) => topic(title, index + 1)),
    );
    for (const name of gone) {
      for (const part of parts) if (!('line' in part) && part.name !== name) expect(part.text).not.toContain(`${name}:`);
      if (titles.length > 0) expect(parts).toContainEqual(expect.objectContaining({ name, topic: null }));
    }
    for (const part of parts) if (!('line' in part) && part.topic) expect(part.text.match(/[.!?]/g)).toHaveLength(1);
  });
});
