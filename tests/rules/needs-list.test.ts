import { expect, it } from 'vitest';
import type { LiveSocket } from '../../server/live/audience.ts';
import { Needs } from '../../server/live/needs.ts';
import { NEEDS, type NeedState } from '../../shared/gathering/needs/model/needs.ts';

/** The needs of an evening, and phones that tell them. */
const hall = () => {
  const needs = new Needs(() => undefined);
  let made = 0;
  const newId = (): string => `a-need-${String((made += 1)).padStart(6, '0')}`;
  const phone = () => {
    const socket = { emit: () => true } as unknown as LiveSocket;
    const says = (id = newId()): NeedState => needs.say(socket, { id, kind: NEEDS[0], place: null });
    return { says, leaves: () => needs.left(socket) };
  };
  /** Opens connections, says a need on each, and is gone. */
  const floods = (times = 60): void => {
    for (let time = 0; time < times; time += 1) {
      const { says, leaves } = phone();
      says();
      leaves();
    }
  };
  const ids = (): string[] => needs.open.map(({ id }) => id);
  return { needs, phone, floods, ids, newId };
};

it('NE7: what one machine has left on the list keeps out nobody who waits with the page open, and takes no one’s place who told before', () => {
  const { needs, phone, floods, ids } = hall();
  const before = phone();
  before.says('told-before-and-gone');
  before.leaves();
  floods();
  const waiting = Array.from({ length: 10 }, (_, one) => `waits-with-the-page-${String(one)}`);
  expect(waiting.map((id) => phone().says(id))).toEqual(waiting.map(() => 'kept'));
  floods();
  expect(needs.open).toHaveLength(60);
  expect(ids()).toEqual(expect.arrayContaining(['told-before-and-gone', ...waiting]));
});

it('NE7: where nobody has gone, whoever comes is told that it is on no list, and is heard once helpers have taken one', () => {
  const { needs, phone, ids } = hall();
  const there = Array.from({ length: 60 }, () => phone().says());
  expect(there.filter((state) => state !== 'kept')).toEqual([]);
  const late = phone();
  expect(late.says('one-too-many-here')).toBe('unknown');
  expect(needs.take({ id: ids()[0] ?? '', by: 'press-of-a-helper' }, false)).toBe('yours');
  expect(late.says('one-too-many-here')).toBe('kept');
});

it('NE7: a phone that changes its need, or says it again on another connection, takes no second place', () => {
  const { needs, phone, ids } = hall();
  const phones = Array.from({ length: 60 }, () => phone());
  for (const one of phones) one.says();
  expect(phones[0]?.says('another-need-of-it')).toBe('kept');
  phones[0]?.leaves();
  expect(phone().says('another-need-of-it')).toBe('kept');
  expect([needs.open.length, ids().includes('another-need-of-it')]).toEqual([60, true]);
});

it('NE7: nobody makes the server forget what helpers have taken by taking back one after another', () => {
  const { needs, phone, newId } = hall();
  const one = phone();
  one.says('a-need-that-is-taken');
  expect(needs.take({ id: 'a-need-that-is-taken', by: 'press-of-a-helper' }, false)).toBe('yours');
  for (let more = 0; more < 2000; more += 1) needs.takeBack(newId());
  expect(one.says('a-need-that-is-taken')).toBe('taken');
});
