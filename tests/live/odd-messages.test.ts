import { expect, it } from 'vitest';
import { CREW } from '../../shared/protocol/screens.ts';
import { SAID } from '../../shared/protocol/socket/socket.ts';
import { crewSession, newEvening, openCrew, openPhone, testServer } from '../tools/server.ts';

/** What no page sends: of the wrong kind, without what it needs, and what throws when it is made a text. */
const deep = (levels: number): unknown => {
  let value: unknown = {};
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
};
const ODD: readonly unknown[] = [
  undefined,
  null,
  7,
  '',
  [],
  {},
  { name: { toString: 1 }, input: {} },
  { id: 'x'.repeat(20), name: { toString: 1, valueOf: 1 }, input: {} },
  { id: 'x'.repeat(20), name: 'seats.take', input: { breakout: { toString: 1 }, key: [] } },
  { id: 'x'.repeat(20), name: 'hands.answer', input: { round: { valueOf: 1 }, key: { toString: 1 } } },
  { id: 'x'.repeat(20), name: '__proto__', input: {}, saw: { toString: 1 }, pressed: { start: {}, at: 'now' } },
  [{ toString: 1 }],
  deep(2000),
  new Uint8Array(8),
];

it('whatever a screen sends, by whatever name, the evening goes on for everybody', async () => {
  await using server = await testServer();
  const { id, code } = await newEvening(server);
  const screens = [
    await openPhone(server, code),
    await openCrew(server, await crewSession(server, id, 'facilitator')),
    await openCrew(server, await crewSession(server, id, 'moderator')),
    await openCrew(server, await crewSession(server, id, 'projector')),
  ];
  expect(CREW).toContain('console');
  for (const { socket } of screens) {
    const loose = socket as unknown as { emit: (name: string, ...given: unknown[]) => void };
    const names = [...Object.keys(SAID), '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'view', 'goodbye'];
    for (const name of names)
      for (const odd of ODD) {
        loose.emit(name, odd);
        loose.emit(name, odd, () => undefined);
        loose.emit(name, odd, odd, odd, () => undefined);
      }
  }
  const other = await openPhone(server, code);
  expect((await other.newest()).phase).toBe('planned');
  for (const screen of [...screens, other]) {
    if (screen.socket.connected)
      await screen.socket
        .timeout(20_000)
        .emitWithAck('clock')
        .catch(() => undefined);
    screen.close();
  }
  expect(server.log.filter((line) => line.includes('could not be read'))).toEqual([]);
});
