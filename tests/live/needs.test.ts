import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Uptime } from '../../shared/gathering/rule.ts';
import type { Taking } from '../../shared/protocol/socket/needs.ts';
import type { Need, NeedState, TakeOutcome } from '../../shared/gathering/needs/model/needs.ts';
import { randomCode } from '../../shared/gathering/code.ts';
import { crewSession, newEvening, newKey, openConsole, openCrew, openPhone, testServer, type TestScreen } from '../tools/server.ts';

const START = Date.UTC(2026, 10, 25, 18, 0);
const randomId = (): string => randomCode(20, Math.random);
const need = (kind: Need['kind'], place: Need['place'] = null): Need => ({ id: randomId(), kind, place });
const says = (phone: TestScreen<'participant'>, message: unknown): Promise<NeedState> =>
  phone.socket.timeout(20_000).emitWithAck('need', message as Need);
const takesBack = (phone: TestScreen<'participant'>, id: string): Promise<NeedState> => phone.socket.timeout(20_000).emitWithAck('needNoMore', id);
type Crew = TestScreen<'console'> | TestScreen<'moderator'>;
const pressedNow = (crew: Crew): Promise<Uptime> => crew.socket.timeout(20_000).emitWithAck('uptime');
const takes = async (crew: Crew, id: string, more: Partial<Taking> = {}): Promise<TakeOutcome> => {
  const taking: Taking = { id, by: randomId(), pressed: await pressedNow(crew), ...more };
  return (await crew.socket.timeout(20_000).emitWithAck('takeNeed', taking)) as TakeOutcome;
};
/** What a phone hears next of its need. */
const hears = (phone: TestScreen<'participant'>): Promise<[string, NeedState]> =>
  new Promise((resolve) => phone.socket.once('needIs', (id, state) => resolve([id, state])));
const idsOf = (needs: readonly Need[]): string[] => needs.map(({ id }) => id);

it('NE1: helpers see at once what somebody needs, one takes it, and the phone that said it is told', async () => {
  await using server = await testServer();
  const { id, code } = await newEvening(server, 'lpact', START);
  const [desk, phone, other] = [await openConsole(server, id), await openPhone(server, code), await openPhone(server, code)];
  const helper = await openCrew<'moderator'>(server, await crewSession(server, id, 'moderator'));
  const cold = need('too-cold', 'back');
  expect(await says(phone, cold)).toBe('told');
  const { needs } = (await desk.until(({ surroundings }) => surroundings.needs.length === 1)).surroundings;
  expect(needs).toMatchObject([cold]);
  await helper.until((view) => view.needs.length === 1);
  const taken = hears(phone);
  other.socket.once('needIs', () => expect.unreachable());
  expect(await takes(helper, cold.id)).toBe('yours');
  expect(await taken).toEqual([cold.id, 'taken']);
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
  const { surroundings } = await desk.until((view) => view.surroundings.needs.length === 1 && view.surroundings.needs[0]?.id === second.id);
  phone.close();
  const again = await openPhone(server, code);
  expect(await says(again, second)).toBe('told');
  // It is no other call: no console raises a second alarm (NE5).
  expect((await desk.newest()).surroundings.needs).toEqual(surroundings.needs);
  expect(await takesBack(again, second.id)).toBe('taken-back');
  await desk.until((view) => view.surroundings.needs.length === 0);
  for (const screen of [desk, again]) screen.close();
});

it('NE2: of several helpers who press, one has it; each is told which, and a press that is asked about again is answered the same', async () => {
  await using server = await testServer();
  const { id, code } = await newEvening(server, 'lpact', START);
  const [desk, phone] = [await openConsole(server, id), await openPhone(server, code)];
  const helper = await openCrew<'moderator'>(server, await crewSession(server, id, 'moderator'));
  const [cold, unwell, late] = [need('too-cold'), need('unwell'), need('cannot-see')];
  await says(phone, cold);
  const by = randomId();
  expect(await takes(helper, cold.id, { by })).toBe('yours');
  expect(await takes(desk, cold.id)).toBe('already-taken');
  // Its first answer was lost: it is told again, however late.
  expect(await takes(helper, cold.id, { by, pressed: { start: 'another', at: 0 } })).toBe('yours');
  await says(phone, unwell);
  await takesBack(phone, unwell.id);
  expect(await takes(desk, unwell.id)).toBe('not-needed');
  // Pressed too long ago, or before the server started: nothing is done, and the phone is told nothing.
  await says(phone, late);
  const { start, at } = await pressedNow(desk);
  expect(await takes(desk, late.id, { pressed: { start, at: at - 60_000 } })).toBe('too-late');
  expect(await takes(desk, late.id, { pressed: { start: 'another', at } })).toBe('too-late');
  expect(idsOf((await desk.newest()).surroundings.needs)).toEqual([late.id]);
  expect(await says(phone, late)).toBe('told');
  for (const screen of [desk, phone, helper]) screen.close();
});

it("NE3: a phone is not told that the helpers have it while no helper's screen is connected, and hears when one is", async () => {
  await using server = await testServer();
  const { id, code } = await newEvening(server, 'lpact', START);
  const phone = await openPhone(server, code);
  const cold = need('too-cold');
  expect(await says(phone, cold)).toBe('kept');
  const told = hears(phone);
  const desk = await openConsole(server, id);
  expect(await told).toEqual([cold.id, 'told']);
  expect(idsOf((await desk.newest()).surroundings.needs)).toEqual([cold.id]);
  const helper = await openCrew<'moderator'>(server, await crewSession(server, id, 'moderator'));
  const kept = hears(phone);
  desk.close();
  expect(await says(phone, cold)).toBe('told');
  helper.close();
  expect(await kept).toEqual([cold.id, 'kept']);
  phone.close();
});

it('NE4: taking it back is answered, whichever connection does it, and what comes late under its id is no need any more', async () => {
  await using server = await testServer();
  const { id, code } = await newEvening(server, 'lpact', START);
  const [desk, phone] = [await openConsole(server, id), await openPhone(server, code)];
  const [cold, unwell] = [need('too-cold'), need('unwell')];
  await says(phone, cold);
  phone.close();
  const again = await openPhone(server, code);
  expect(await takesBack(again, cold.id)).toBe('taken-back');
  expect(await takesBack(again, cold.id)).toBe('taken-back');
  expect(await says(again, cold)).toBe('taken-back');
  expect((await desk.newest()).surroundings.needs).toEqual([]);
  await says(again, unwell);
  await takes(desk, unwell.id);
  expect(await takesBack(again, unwell.id)).toBe('taken');
  for (const screen of [desk, again]) screen.close();
});

it('NE5: said again to a server that was started again it is another call', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'open-floor-'));
  const cold = need('too-cold');
  const calls: string[] = [];
  let made: { id: string; code: string } | null = null;
  for (let start = 0; start < 2; start += 1) {
    const server = await testServer({ dataDir });
    made ??= await newEvening(server, 'lpact', START);
    const [desk, phone] = [await openConsole(server, made.id), await openPhone(server, made.code)];
    expect((await desk.newest()).surroundings.needs).toEqual([]);
    await says(phone, cold);
    const { surroundings } = await desk.until((view) => view.surroundings.needs.length === 1);
    calls.push(...surroundings.needs.map(({ call }) => call));
    for (const screen of [desk, phone]) screen.close();
    await server.stop();
  }
  expect(calls).toHaveLength(2);
  expect(calls[0]).not.toBe(calls[1]);
  await rm(dataDir, { recursive: true });
});

it("NE6: with the close no helper's screen shows needs, so none is kept and the phone is told", async () => {
  await using server = await testServer();
  const { id, code } = await newEvening(server, 'lpact', START);
  const [desk, phone] = [await openConsole(server, id), await openPhone(server, code)];
  await desk.ok('run.start', {});
  const cold = need('too-cold');
  expect(await says(phone, cold)).toBe('told');
  const ended = hears(phone);
  await desk.ok('run.end', {});
  await desk.ok('run.close', {});
  expect(await ended).toEqual([cold.id, 'closed']);
  expect(await says(phone, cold)).toBe('closed');
  expect((await desk.newest()).surroundings.needs).toEqual([]);
  for (const screen of [desk, phone]) screen.close();
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
  await expect(phone.socket.timeout(300).emitWithAck('takeNeed', { id: randomId(), by: randomId() })).rejects.toThrow();
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
  expect(await takes(desk, unwell.id)).toBe('yours');
  await desk.until(({ surroundings }) => surroundings.needs.length === 0);
  await room?.settled();
  expect(room?.version).toBe(before);
  // What is stored is found in this way.
  expect(await everything()).toContain('the mark of what is stored');
  for (const trace of [unwell.id, 'unwell', 'outside']) expect([await everything(), ...server.log].join('\n')).not.toContain(trace);
  for (const screen of [desk, phone]) screen.close();
});

it('NE7 NE8: a machine that opens connections keeps nobody out, and a helper takes all that it left', async () => {
  await using server = await testServer();
  const { id, code } = await newEvening(server, 'lpact', START);
  const desk = await openConsole(server, id);
  const flood = await Promise.all(Array.from({ length: 60 }, () => openPhone(server, code)));
  const states = await Promise.all(flood.map((one) => says(one, need('unwell'))));
  expect(states.filter((state) => state !== 'told')).toEqual([]);
  const honest = await openPhone(server, code);
  const cold = need('too-cold');
  // While all of them are there it is told that it is on no list.
  expect(await says(honest, cold)).toBe('unknown');
  for (const one of flood) one.close();
  await expect.poll(() => says(honest, cold)).toBe('told');
  const { needs } = (await desk.until(({ surroundings }) => surroundings.needs.some((one) => one.id === cold.id))).surroundings;
  expect(needs).toHaveLength(60);
  const taken = hears(honest);
  expect(await Promise.all(idsOf(needs).map((one) => takes(desk, one)))).toEqual(needs.map(() => 'yours'));
  expect(await taken).toEqual([cold.id, 'taken']);
  await desk.until(({ surroundings }) => surroundings.needs.length === 0);
  for (const screen of [desk, honest]) screen.close();
});
