import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Need, NeedState } from '../../shared/views/needs.ts';
import { randomCode } from '../../shared/gathering/code.ts';
import { crewSession, newEvening, newKey, openConsole, openCrew, openPhone, testServer, type TestScreen } from '../tools/server.ts';

const START = Date.UTC(2026, 10, 25, 18, 0);
const need = (kind: Need['kind'], place: Need['place'] = null): Need => ({ id: randomCode(20, Math.random), kind, place });
const says = (phone: TestScreen<'participant'>, message: unknown): Promise<NeedState> =>
  phone.socket.timeout(5000).emitWithAck('need', message as Need);

it('NE1: helpers see at once what somebody needs, one takes it, and the phone that said it is told', async () => {
  await using server = await testServer();
  const { id, code } = await newEvening(server, 'lpact', START);
  const [desk, phone, other] = [await openConsole(server, id), await openPhone(server, code), await openPhone(server, code)];
  const helper = await openCrew<'moderator'>(server, await crewSession(server, id, 'moderator'));
  const cold = need('too-cold', 'back');
  expect(await says(phone, cold)).toBe('told');
  await desk.until(({ surroundings }) => JSON.stringify(surroundings.needs) === JSON.stringify([cold]));
  await helper.until(({ needs }) => needs.length === 1);
  const taken = new Promise((resolve) => phone.socket.once('needTaken', resolve));
  other.socket.once('needTaken', () => expect.unreachable());
  helper.socket.emit('takeNeed', cold.id);
  expect(await taken).toBe(cold.id);
  await desk.until(({ surroundings }) => surroundings.needs.length === 0);
  // A phone that was away meanwhile says it again, and hears that it was taken.
  expect(await says(other, cold)).toBe('taken');
  for (const screen of [desk, phone, other, helper]) screen.close();
});

it('NE1: a phone has one need at a time, says it again after it was away, and can take it back', async () => {
  await using server = await testServer();
  const { id, code } = await newEvening(server, 'lpact', START);
  const [desk, phone] = [await openConsole(server, id), await openPhone(server, code)];
  const [first, second] = [need('cannot-hear'), need('unwell', 'door')];
  await says(phone, first);
  await says(phone, second);
  await desk.until(({ surroundings }) => surroundings.needs.length === 1 && surroundings.needs[0]?.id === second.id);
  phone.close();
  const again = await openPhone(server, code);
  expect(await says(again, second)).toBe('told');
  expect((await desk.newest()).surroundings.needs).toEqual([second]);
  again.socket.emit('needNoMore', second.id);
  await desk.until(({ surroundings }) => surroundings.needs.length === 0);
  for (const screen of [desk, again]) screen.close();
});

it('NE1: nothing that is no need is taken up, and no other kind of screen has any', async () => {
  await using server = await testServer();
  const { id, code } = await newEvening(server, 'lpact', START);
  const [desk, phone] = [await openConsole(server, id), await openPhone(server, code)];
  for (const wrong of [
    null,
    {},
    { ...need('unwell'), kind: 'hungry' },
    { ...need('unwell'), place: 'table 4, the man in red' },
    { ...need('unwell'), id: 'x' },
  ])
    expect(await says(phone, wrong)).toBe('unknown');
  phone.socket.emit('takeNeed', 'x');
  await expect(desk.socket.timeout(300).emitWithAck('need', need('unwell'))).rejects.toThrow();
  expect((await desk.newest()).surroundings.needs).toEqual([]);
  for (const screen of [desk, phone]) screen.close();
});

it('NE1: nothing of a need is written anywhere, not even that there was one', async () => {
  await using server = await testServer();
  const { id, code } = await newEvening(server, 'lpact', START);
  const [desk, phone] = [await openConsole(server, id), await openPhone(server, code)];
  const everything = async (): Promise<string> =>
    (await Promise.all((await readdir(server.dataDir)).map((name) => readFile(join(server.dataDir, name), 'latin1')))).join('\n');
  await phone.ok('floor.write', { key: newKey(), topic: 'respect', text: 'the mark of what is stored', audience: 'show' });
  const room = server.rooms.byId(id);
  const before = room?.version;
  const unwell = need('unwell', 'outside');
  expect(await says(phone, unwell)).toBe('told');
  desk.socket.emit('takeNeed', unwell.id);
  await desk.until(({ surroundings }) => surroundings.needs.length === 0);
  await room?.settled();
  expect(room?.version).toBe(before);
  // What is stored is found in this way.
  expect(await everything()).toContain('the mark of what is stored');
  for (const trace of [unwell.id, 'unwell', 'outside']) expect([await everything(), ...server.log].join('\n')).not.toContain(trace);
  for (const screen of [desk, phone]) screen.close();
});
