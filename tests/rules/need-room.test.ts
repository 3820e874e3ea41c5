import { describe, expect, it } from 'vitest';
import type { LiveSocket } from '../../server/live/audience.ts';
import { Corners } from '../../server/live/corners.ts';
import { NeedRoom } from '../../server/live/need-room.ts';
import { Needs } from '../../server/live/needs.ts';
import { NEEDS, type NeedState } from '../../shared/views/needs.ts';

const HALL = Array.from({ length: 100 }, (_, phone) => `192.168.8.${String(phone + 100)}`);
/** One for every run, so that the same addresses share corners in each. */
const SECRET = Buffer.from('the same in each run of this test');
const FLOOD = '192.168.8.66';

/** The needs of an evening, and connections from addresses. */
const hall = () => {
  const clock = { at: 0, now: () => clock.at };
  const needs = new Needs(() => undefined, clock, new Corners(SECRET));
  let made = 0;
  const newId = (): string => `a-need-${String((made += 1)).padStart(6, '0')}`;
  const from = (address: string) => {
    const heard: [string, NeedState][] = [];
    const socket = {
      handshake: { address },
      emit: (_event: string, id: string, state: NeedState) => heard.push([id, state]),
    } as unknown as LiveSocket;
    const says = (id = newId()): NeedState => needs.say(socket, { id, kind: NEEDS[0], place: null });
    return { heard, says, leaves: () => needs.left(socket) };
  };
  /** Opens a connection, says a need, and is gone. */
  const saysAndGoes = (address: string): NeedState => {
    const { says, leaves } = from(address);
    const state = says();
    leaves();
    return state;
  };
  const ids = (): string[] => needs.open.map(({ id }) => id);
  return { clock, needs, from, saysAndGoes, ids, newId };
};

describe('NE7: one client machine never fills the list, and keeps no other address out', () => {
  it.each(['gone', 'open'])('NE7: sixty connections of one machine, then %s, have twelve; whoever asks from elsewhere is heard', (then) => {
    const { needs, from, saysAndGoes } = hall();
    const states = Array.from({ length: 60 }, () => (then === 'gone' ? saysAndGoes(FLOOD) : from(FLOOD).says()));
    expect(states.filter((state) => state === 'kept')).toHaveLength(12);
    expect(states.filter((state) => state === 'unknown')).toHaveLength(48);
    expect(saysAndGoes(FLOOD)).toBe('unknown');
    const before = needs.open.length;
    // Twice each, so that phones that share an address have room too.
    const others = HALL.slice(0, 10).flatMap((address) => [saysAndGoes(address), saysAndGoes(address)]);
    expect(others.filter((state) => state !== 'kept')).toEqual([]);
    expect(needs.open).toHaveLength(before + 20);
  });

  it('NE7: where several machines have filled the list, the newest where most are makes room, and its phone is told', () => {
    const { needs, from, ids } = hall();
    const honest = from(HALL[0] ?? '');
    const first = 'a-need-of-somebody';
    expect(honest.says(first)).toBe('kept');
    const flood = Array.from({ length: 7 }, (_, machine) => Array.from({ length: 12 }, () => from(`10.0.0.${String(machine + 1)}`))).flat();
    for (const connection of flood) connection.says();
    expect(needs.open).toHaveLength(60);
    const before = ids();
    expect(from(HALL[1] ?? '').says()).toBe('kept');
    expect(needs.open).toHaveLength(60);
    expect(ids()).toContain(first);
    const gone = before.filter((id) => !ids().includes(id));
    expect(gone).toHaveLength(1);
    expect(flood.flatMap(({ heard }) => heard).filter(([, state]) => state === 'unknown')).toContainEqual([gone[0], 'unknown']);
  });

  it('NE7: a hall in which everybody asks at once fills the list, and hardly anybody there has to go for others', () => {
    const { needs, from } = hall();
    const phones = HALL.map((address) => from(address));
    const states = phones.map((phone) => phone.says());
    expect(needs.open).toHaveLength(60);
    expect(states.slice(0, 60).filter((state) => state !== 'kept')).toEqual([]);
    expect(phones.flatMap(({ heard }) => heard).length).toBeLessThan(3);
  });

  it('NE7: what was taken makes room again, and what comes after it comes slowly', () => {
    const { clock, needs, saysAndGoes } = hall();
    const flood = (): number => Array.from({ length: 60 }, () => saysAndGoes(FLOOD)).filter((state) => state === 'kept').length;
    flood();
    for (const { id } of needs.open) needs.take({ id, by: 'press-of-a-helper' }, false);
    expect([flood(), needs.open.length]).toEqual([0, 0]);
    clock.at += 30_000;
    expect(flood()).toBe(3);
  });

  it('NE7: one phone that says another need has it in the place of its older one, also where its address has no room left', () => {
    const { needs, from, ids, clock } = hall();
    const phones = Array.from({ length: 12 }, () => from(FLOOD));
    for (const phone of phones) phone.says();
    clock.at += 120_000;
    expect(phones[0]?.says('another-need-of-it')).toBe('kept');
    expect([needs.open.length, ids().includes('another-need-of-it')]).toEqual([12, true]);
    // One that was there is said again by whoever has it, wherever they are now.
    expect(from(HALL[0] ?? '').says('another-need-of-it')).toBe('kept');
    expect(needs.open).toHaveLength(12);
  });

  it('NE7: nobody makes the server forget what helpers have taken by taking back one after another', () => {
    const { needs, from, newId } = hall();
    const phone = from(HALL[0] ?? '');
    phone.says('a-need-that-is-taken');
    expect(needs.take({ id: 'a-need-that-is-taken', by: 'press-of-a-helper' }, false)).toBe('yours');
    for (let more = 0; more < 2000; more += 1) needs.takeBack(newId());
    expect(phone.says('a-need-that-is-taken')).toBe('taken');
  });

  it('NE7: an address is always of the same three corners, written as IPv4 or IPv6, and a network of IPv6 is one', () => {
    const corners = new Corners(SECRET);
    expect(corners.of(FLOOD)).toHaveLength(3);
    expect(corners.of(`::ffff:${FLOOD}`)).toEqual(corners.of(FLOOD));
    expect(corners.of('2001:db8:1:2:3:4:5:6')).toEqual(corners.of('2001:db8:1:2::9'));
    expect(corners.of('fe80::1%eth0')).toEqual(corners.of('fe80::aaaa:bbbb:cccc:dddd%eth0'));
    // Of a thousand addresses many share each corner: it tells of none of them.
    const others = Array.from({ length: 1000 }, (_, at) => corners.of(`10.1.${String(at >> 8)}.${String(at & 255)}`));
    for (const corner of corners.of(FLOOD)) expect(others.filter((of) => of.includes(corner)).length).toBeGreaterThan(10);
    // After another start it is of others.
    const starts = Array.from({ length: 20 }, () => new Corners().of(FLOOD).join());
    expect(new Set(starts).size).toBeGreaterThan(1);
  });

  it('NE7: the room looks at corners alone: a need keeps nothing of its address', () => {
    const place = new NeedRoom({ now: () => 0 }, new Corners()).placeFor(FLOOD, []);
    expect(Object.keys(place ?? {}).sort()).toEqual(['corner', 'instead']);
  });
});
