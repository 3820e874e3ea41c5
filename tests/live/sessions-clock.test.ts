import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MOST_SESSIONS, SESSION_LIFE, withSession, type Session } from '../../server/access/grants.ts';
import { Pairing } from '../../server/access/pairing.ts';
import { SteadyClock } from '../../server/clock.ts';
import { FormLimits } from '../../server/web/phone/form-limits.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../shared/gathering/time.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { api, crewSession, newEvening, openConsole, openCrew, sessionFor, testServer, type TestServer } from '../tools/server.ts';
import { stored } from '../tools/stored.ts';

const START = Date.UTC(2026, 10, 25, 18, 0);

describe('the crew and a wall clock that is wrong', () => {
  let dataDir = '';
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'open-floor-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const letsIn = async (server: TestServer, sessions: readonly string[], evening: string): Promise<void> => {
    for (const session of sessions) {
      await api(server.url, session, 'GET', '/whoami');
      (await openConsole({ url: server.url, organiser: session }, evening)).close();
    }
  };
  const ends = async (): Promise<number[]> => {
    const { access } = (await stored(dataDir, 'house')) as unknown as { access: { sessions: { expiresAt: number }[] } };
    return access.sessions.map(({ expiresAt }) => expiresAt / DAY);
  };

  it('RM13: no step of the clock ends a session that is in use, neither in mid-evening nor after the close', async () => {
    const clock = new ManualClock(START - 400 * DAY);
    await using server = await testServer({ clock });
    const { id } = await newEvening(server, 'lpact', START);
    const crew = [server.organiser, await crewSession(server, id, 'facilitator')];
    const projector = await crewSession(server, id, 'projector');
    for (const by of [400 * DAY, 60 * DAY, -60 * DAY]) {
      clock.step(by);
      await letsIn(server, crew, id);
      (await openCrew<'projector'>(server, projector)).close();
    }
    const desk = await openConsole(server, id);
    await desk.ok('run.start', {});
    await desk.ok('run.end', {});
    await desk.ok('run.close', {});
    desk.close();
    await letsIn(server, crew, id);
    // Two weeks after they were last let in, to the end of the day, they are over, and not before.
    await clock.advance(SESSION_LIFE - HOUR);
    await letsIn(server, crew.slice(0, 1), id);
    await clock.advance(HOUR + DAY);
    await expect(api(server.url, crew[1] ?? '', 'GET', '/whoami')).rejects.toThrow('no-session');
    await letsIn(server, crew.slice(0, 1), id);
  });

  it('RM13: a start with a clock that is wrong ends none while the evening is open; once it is closed they last for two weeks', async () => {
    const first = await testServer({ clock: new ManualClock(START), dataDir });
    const { id } = await newEvening(first, 'lpact', START + 40 * DAY);
    const crew = [first.organiser, await crewSession(first, id, 'facilitator')];
    await first.stop();

    const clock = new ManualClock(START + 20 * DAY);
    const wrong = await testServer({ clock, dataDir });
    await letsIn(wrong, crew, id);
    clock.step(-20 * DAY);
    await letsIn(wrong, crew, id);
    // That of the organiser who came while the clock was wrong ends when it would have by the right one.
    await vi.waitFor(async () => expect(await ends()).toEqual([14, 14, 14].map((days) => Math.ceil((START + days * DAY) / DAY))));
    const desk = await openConsole(wrong, id);
    await desk.ok('run.start', {});
    await desk.ok('run.end', {});
    await desk.ok('run.close', {});
    desk.close();
    await wrong.stop();
    // The organiser of each start, and the facilitator.
    expect(await ends()).toHaveLength(3);

    const soon = await testServer({ clock: new ManualClock(START + 13 * DAY), dataDir });
    await letsIn(soon, crew, id);
    await soon.stop();
    const later = await testServer({ clock: new ManualClock(START + 16 * DAY), dataDir });
    for (const session of crew) await expect(api(later.url, session, 'GET', '/whoami')).rejects.toThrow('no-session');
    await later.stop();
    // Those of the first two starts are gone; the organisers of the last two are left.
    expect(await ends()).toHaveLength(2);
  });

  it('RM13: what lasts minutes is counted by time that passes: the first link, a pairing code, a form’s ticket, and since when a projector is lost', async () => {
    const clock = new ManualClock(START);
    await using server = await testServer({ clock });
    for (const by of [20 * MINUTE, -20 * MINUTE]) {
      const [one, other] = [server.access.firstLink(), server.access.firstLink()];
      const pairing = new Pairing(clock);
      const codes = [1, 2].map(() => pairing.open(() => undefined).code);
      const limits = new FormLimits({ burst: 4, perSecond: 0.001 }, clock);
      const ticket = limits.ticketFor('key');
      clock.step(by);
      await sessionFor(server.url, one);
      expect(pairing.approve(codes[0] ?? '', 'an-evening')).toBeNull();
      // Without a ticket that counts there is no room left.
      for (let made = 0; made < 5; made += 1) limits.post('write', 'other', 'made up');
      await clock.advance(2 * SECOND);
      expect(limits.post('write', 'key', ticket)).toBeNull();
      await clock.advance(10 * MINUTE);
      await expect(sessionFor(server.url, other)).rejects.toThrow('link-used');
      expect(pairing.approve(codes[1] ?? '', 'an-evening')).toMatchObject({ refused: 'wrong-pairing-code' });
    }
    const { id } = await newEvening(server, 'lpact', clock.now());
    const desk = await openConsole(server, id);
    const projector = await openCrew<'projector'>(server, await crewSession(server, id, 'projector'));
    await desk.until((view) => view.surroundings.projectors === 1);
    projector.close();
    const { surroundings } = await desk.until((view) => view.surroundings.projectorLostAt !== null);
    clock.step(HOUR);
    await desk.until((view) => view.surroundings.projectorLostAt === (surroundings.projectorLostAt ?? 0) + HOUR);
    desk.close();
  });

  it('RM13: time that has passed counts a sleep, and no step', () => {
    const clocks = { wall: START, steady: 5 * SECOND, sinceBoot: HOUR };
    const clock = new SteadyClock({ wall: () => clocks.wall, steady: () => clocks.steady, sinceBoot: () => clocks.sinceBoot });
    const pass = (by: number, parts: readonly (keyof typeof clocks)[]): void => {
      for (const part of parts) clocks[part] += by;
      clock.compare();
    };
    expect(clock.elapsed()).toBe(0);
    pass(MINUTE, ['wall', 'steady', 'sinceBoot']);
    pass(-400 * DAY, ['wall']);
    pass(30 * DAY, ['wall']);
    expect(clock.elapsed()).toBe(MINUTE);
    // Asleep on Linux: the steady clock stands still.
    pass(MINUTE, ['wall', 'sinceBoot']);
    expect(clock.elapsed()).toBe(2 * MINUTE);
    expect(clock.now()).toBe(START - 370 * DAY + 2 * MINUTE);
  });

  it('RM13: since they may last for long, no more tabs of the organiser are kept than of a link', () => {
    const session = (id: number): Session => ({
      id: `${id}`,
      hash: `${id}`,
      role: 'organiser',
      evening: null,
      table: null,
      link: null,
      expiresAt: START,
    });
    const sessions = Array.from({ length: MOST_SESSIONS }, (_, id) => session(id));
    const opened = withSession(
      { schema: 1, links: [], sessions },
      session(MOST_SESSIONS),
      () => false,
      () => null,
    );
    expect(opened).toMatchObject({ ended: ['0'] });
  });
});
