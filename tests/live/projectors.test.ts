import { expect, it } from 'vitest';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import { crewSession, newEvening, newKey, openConsole, openCrew, openPhone, TestScreen, testServer } from '../tools/server.ts';

const START = Date.UTC(2026, 10, 25, 18, 0);
const REPORT = { width: 1920, height: 1080, page: 0, pages: 1, unseen: 0 };

it('RM11: the console is told how many projectors there are, what they say of themselves, and since when there is none any more', async () => {
  await using server = await testServer();
  const { id } = await newEvening(server, 'lpact', START);
  const desk = await openConsole(server, id);
  const { surroundings } = await desk.newest();
  expect([surroundings.projectors, surroundings.screens, surroundings.projectorLostAt]).toEqual([0, [], null]);
  const projector = await openCrew<'projector'>(server, await crewSession(server, id, 'projector'));
  await desk.until((view) => view.surroundings.projectors === 1);
  projector.socket.emit('screen', { ...REPORT, width: -1 });
  projector.socket.emit('screen', REPORT);
  await desk.until((view) => JSON.stringify(view.surroundings.screens) === JSON.stringify([REPORT]));
  projector.close();
  const lost = await desk.until((view) => view.surroundings.projectors === 0);
  expect(lost.surroundings.projectorLostAt).toBeGreaterThan(0);
  desk.close();
});

it('RM11: a preview is sent what projectors are, counts as none, and sends nothing', async () => {
  await using server = await testServer();
  const { id, code } = await newEvening(server, 'lpact', START);
  const desk = await openConsole(server, id);
  const preview = await TestScreen.open<'projector'>(server.url, { protocol: PROTOCOL, as: 'preview', session: server.organiser, evening: id });
  const projector = await openCrew<'projector'>(server, await crewSession(server, id, 'projector'));
  await desk.ok('run.start', {});
  await desk.ok('stage.show', { scene: 'agenda' });
  const [shown, seen] = await Promise.all([projector, preview].map((screen) => screen.until((view) => view.scene === 'agenda')));
  expect(seen).toEqual(shown);
  preview.socket.emit('screen', REPORT);
  await expect(preview.socket.timeout(300).emitWithAck('command', { id: newKey(), name: 'stage.drawn', input: { ids: [] } })).rejects.toThrow();
  const { surroundings } = await desk.newest();
  expect([surroundings.projectors, surroundings.screens]).toEqual([1, []]);
  for (const role of ['moderator', 'projector'] as const) {
    const session = await crewSession(server, id, role);
    await expect(TestScreen.open(server.url, { protocol: PROTOCOL, as: 'preview', session })).rejects.toThrow('not-allowed');
  }
  const phone = await openPhone(server, code);
  for (const screen of [desk, preview, projector, phone]) screen.close();
});
