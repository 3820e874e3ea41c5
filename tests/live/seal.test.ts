import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../shared/gathering/time.ts';
import type { EveningLine } from '../../shared/protocol/http/evenings.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { api, crewSession, newEvening, openConsole, openCrew, testServer, type TestScreen } from '../tools/server.ts';

const START = Date.UTC(2026, 10, 20, 18, 0);
/** The template's evening lasts three hours. */
const WARNED = START + 27 * HOUR;

describe('an evening that nobody has closed', () => {
  let dataDir = '';
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'open-floor-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const sealsAt = async (desk: TestScreen<'console'>): Promise<number | null> => (await desk.newest()).surroundings.sealsAt;

  it('PL6: it warns every screen of the crew for 15 minutes and is then sealed, watched or not', async () => {
    const clock = new ManualClock(START);
    await using server = await testServer({ clock });
    const { id } = await newEvening(server, 'lpact', START);
    const { id: unwatched } = await newEvening(server, 'lpact', START);
    const desk = await openConsole(server, id);
    const helper = await openCrew<'moderator'>(server, await crewSession(server, id, 'moderator'));
    await clock.advance(WARNED - START - SECOND);
    expect(await sealsAt(desk)).toBeNull();
    await clock.advance(SECOND + 14 * MINUTE);
    const view = await desk.until((one) => one.surroundings.sealsAt !== null);
    expect(view.surroundings.sealsAt).toBe(WARNED + 15 * MINUTE);
    expect(view.evening.phase).toBe('planned');
    await helper.until((one) => one.sealsAt === WARNED + 15 * MINUTE);
    const lines = await api<EveningLine[]>(server.url, server.organiser, 'GET', '/evenings');
    expect(lines.map((line) => line.sealsAt)).toEqual([WARNED + 15 * MINUTE, WARNED + 15 * MINUTE]);
    await clock.advance(MINUTE);
    const sealed = await desk.until((one) => one.evening.phase === 'closed');
    expect(sealed.run.closedAt).toBe(WARNED + 15 * MINUTE);
    expect(sealed.surroundings.sealsAt).toBeNull();
    expect(server.rooms.byId(unwatched)?.state.run.closedAt).toBe(WARNED + 15 * MINUTE);
    desk.close();
    helper.close();
  });

  it('PL11: a wall clock that runs days ahead seals nothing by itself, and put right in time it was only a warning', async () => {
    const clock = new ManualClock(START);
    await using server = await testServer({ clock });
    const { id } = await newEvening(server, 'lpact', START);
    const desk = await openConsole(server, id);
    await desk.ok('run.start', {});
    clock.step(2 * DAY);
    await desk.until((one) => one.surroundings.sealsAt === START + 2 * DAY + 15 * MINUTE);
    await clock.advance(MINUTE);
    // It is put right in part, and still far ahead: the warning begins anew.
    clock.step(-HOUR);
    await desk.until((one) => one.surroundings.sealsAt === START + 2 * DAY - HOUR + 16 * MINUTE);
    await clock.advance(MINUTE);
    expect((await desk.newest()).evening.phase).toBe('running');
    clock.step(HOUR - 2 * DAY);
    await desk.until((one) => one.surroundings.sealsAt === null);
    expect((await desk.newest()).evening.phase).toBe('running');
    desk.close();
  });

  it('PL11: one that was over while the server was off is warned of at the next start, each time for 15 minutes', async () => {
    const first = await testServer({ clock: new ManualClock(START), dataDir });
    const { id } = await newEvening(first, 'lpact', START);
    await first.stop();
    for (const now of [START + 3 * DAY, START + 3 * DAY + 14 * MINUTE]) {
      const clock = new ManualClock(now);
      const server = await testServer({ clock, dataDir });
      const room = server.rooms.byId(id);
      expect(room?.sealsAt).toBe(now + 15 * MINUTE);
      await clock.advance(14 * MINUTE);
      expect(room?.state.run.closedAt).toBeNull();
      if (now > START + 3 * DAY) {
        await clock.advance(MINUTE);
        expect(room?.state.run.closedAt).toBe(now + 15 * MINUTE);
      }
      await server.stop();
    }
  });

  it('PL12: "Not yet" of either of two consoles keeps it open for 12 hours, also over a start of the server', async () => {
    const clock = new ManualClock(START);
    const server = await testServer({ clock, dataDir });
    const { id } = await newEvening(server, 'lpact', START);
    const desk = await openConsole(server, id);
    const lead = await openCrew<'console'>(server, await crewSession(server, id, 'facilitator'));
    await clock.advance(WARNED + 5 * MINUTE - START);
    for (const screen of [desk, lead]) await screen.until((one) => one.surroundings.sealsAt !== null);
    const answers = await Promise.all([lead.send('run.notYet', {}), desk.send('run.notYet', {})]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    await desk.until((one) => one.surroundings.sealsAt === null && one.run.keptOpenUntil === WARNED + 5 * MINUTE + 12 * HOUR);
    await clock.advance(HOUR);
    expect((await desk.newest()).evening.phase).toBe('planned');
    desk.close();
    lead.close();
    await server.stop();

    const later = new ManualClock(clock.now() + MINUTE);
    await using again = await testServer({ clock: later, dataDir });
    const room = again.rooms.byId(id);
    expect(room?.sealsAt).toBeNull();
    await later.advance(11 * HOUR + 5 * MINUTE);
    expect(room?.sealsAt).toBe(WARNED + 5 * MINUTE + 12 * HOUR + 15 * MINUTE);
    await later.advance(15 * MINUTE);
    expect(room?.state.run.closedAt).toBe(WARNED + 5 * MINUTE + 12 * HOUR + 15 * MINUTE);
  });
});
