import { describe, expect, it } from 'vitest';
import type { OwnStatus } from '../../shared/gathering/floor/model/mine.ts';
import type { Kind } from '../../shared/protocol/screens.ts';
import { pages } from '../../shared/words/pages.en.ts';
import { own } from '../../shared/words/participant-own.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import type { Room } from '../../server/room/room.ts';
import { sawNow } from '../tools/saw-now.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { textOf } from '../tools/phone-room.ts';
import { crewSession, newEvening, newKey, openConsole, openCrew, openPhone, testServer, type TestScreen, type TestServer } from '../tools/server.ts';

/** The evening begins now, so that no mark is near: 18:00 in London. */
const START = Date.UTC(2026, 10, 26, 18);
const LAST = { show: 'Bittern words to show', readOut: 'Heron words to read out', record: 'Plover words for the record' } as const;

/** The close as a console that is up to date sends it. */
const closing = ({ state }: Room): object => ({
  id: newKey(),
  name: 'run.close',
  input: {},
  saw: sawNow(state, 'organiser', 0, 'run.close', {}),
  pressed: new ManualClock(START).uptime(),
});

/** Everything that a screen is ever sent. */
const heardBy = async (screen: Pick<TestScreen<Kind>, 'socket' | 'newest'>): Promise<string[]> => {
  const heard: string[] = [JSON.stringify(await screen.newest())];
  screen.socket.onAny((_name, message: unknown) => heard.push(JSON.stringify(message)));
  return heard;
};

const hallOf = async (server: TestServer, clock: ManualClock) => {
  const { id, code } = await newEvening(server, 'lpact', clock.now());
  const desk = await openConsole(server, id);
  const [helper, projector, neighbour, phone] = [
    await openCrew<'moderator'>(server, await crewSession(server, id, 'moderator')),
    await openCrew<'projector'>(server, await crewSession(server, id, 'projector')),
    await openPhone(server, code),
    await openPhone(server, code),
  ];
  await desk.ok('run.start', {});
  const write = async (text: string, audience: 'show' | 'read-out' | 'record' = 'show'): Promise<string> => {
    const key = newKey();
    await phone.ok('floor.write', { key, topic: 'respect', text, audience });
    return key;
  };
  const decide = async (text: string, decision: 'shown' | 'held'): Promise<void> => {
    const { items } = await desk.until((view) => view.items.some((one) => one.text === text));
    await desk.ok('floor.decide', { id: items.find((one) => one.text === text)?.id ?? '', decision, reason: 'other' });
  };
  const mine = (keys: readonly string[]): Promise<readonly OwnStatus[]> => phone.socket.timeout(20_000).emitWithAck('mine', keys) as never;
  const page = async (key: string, path = 'mine', more: object = {}): Promise<string> => {
    const body = new URLSearchParams({ code: key, ...more });
    const response = await fetch(`${server.url}/${code}/${path}`, { method: 'POST', body, headers: { Origin: server.url } });
    return textOf(await response.text());
  };
  const screens = { desk, helper, projector, neighbour, phone };
  const end = async (): Promise<void> => {
    await desk.ok('run.end', {});
    await desk.ok('run.close', {});
    for (const screen of [desk, helper]) await screen.until((view) => view.evening.phase === 'closed');
    for (const screen of [projector, neighbour, phone]) await screen.until((view) => view.phase === 'closed');
  };
  const leave = (): void => Object.values(screens).forEach((screen) => screen.close());
  return { id, code, screens, write, decide, mine, page, end, leave };
};

describe('the close, over real sockets', () => {
  it.each([true, false])('FL16: what it finds unmixed is on no screen, with moderation %s', async (moderation) => {
    const clock = new ManualClock(START);
    await using server = await testServer({ clock });
    const evening = await hallOf(server, clock);
    const { desk } = evening.screens;
    await desk.ok('plan.editSettings', { mixSeconds: 0, moderation });
    await evening.write('Words that were decided');
    await evening.decide('Words that were decided', 'shown');
    await desk.ok('plan.editSettings', { mixSeconds: 600 });
    const heard = await Promise.all(Object.values(evening.screens).map((screen) => heardBy(screen)));
    const keys = [await evening.write(LAST.show), await evening.write(LAST.readOut, 'read-out'), await evening.write(LAST.record, 'record')];
    await evening.end();
    const page = await (await fetch(`${server.url}/${evening.code}`)).text();
    for (const said of [...heard, [page]]) for (const text of Object.values(LAST)) expect(said.join()).not.toContain(text);
    const stored = server.rooms.byId(evening.id)?.state.floor.contributions.filter(({ text }) => Object.values<string>(LAST).includes(text));
    expect(stored).toMatchObject(Array(3).fill({ decision: 'waiting', batch: 1 }));
    expect(await evening.mine(keys)).toEqual(['not-mixed', 'not-mixed', 'in-record']);
    evening.leave();
  });

  it('FL17: the writer alone is told the last of theirs, by script and without, for ten seconds', async () => {
    const clock = new ManualClock(START);
    await using server = await testServer({ clock });
    const evening = await hallOf(server, clock);
    const { desk, phone } = evening.screens;
    await desk.ok('plan.editSettings', { mixSeconds: 0 });
    const undecided = await evening.write('Nobody decides');
    const shown = await evening.write('On the wall');
    const held = await evening.write('Held back');
    const taken = await evening.write('Taken back');
    await phone.ok('floor.withdraw', { key: taken });
    await evening.decide('On the wall', 'shown');
    await evening.decide('Held back', 'held');
    await desk.ok('plan.editSettings', { mixSeconds: 600 });
    const notMixed = await evening.write('Not mixed in');
    const record = await evening.write('For the record', 'record');
    const keys = [undecided, shown, held, taken, notMixed, record, newKey()];
    expect(await evening.mine(keys)).toEqual(['mixed', 'chosen', 'held-other', 'withdrawn', 'received', 'in-record', 'unknown']);
    await evening.end();
    const last = ['undecided', 'chosen', 'held-other', 'withdrawn', 'not-mixed', 'in-record', 'unknown'];
    expect(await evening.mine(keys)).toEqual(last);

    const page = await evening.page(notMixed);
    for (const sentence of [pages.mine.justClosed, own.statuses['not-mixed']]) expect(page).toContain(sentence);
    expect(await evening.page(undecided)).toContain(own.statuses.undecided);
    // Nothing can be changed by it.
    const changed = await evening.page(notMixed, 'edit', { topic: 'else', text: 'Changed', audience: 'show', consent: 'shown-and-quoted' });
    expect(changed).toContain(pages.mine.justClosed);
    expect(await evening.page(notMixed, 'withdraw')).toContain(pages.mine.justClosed);
    expect(JSON.stringify(server.rooms.byId(evening.id)?.state)).not.toContain('Changed');

    await clock.advance(9_999);
    expect(await evening.mine(keys)).toEqual(last);
    await clock.advance(1);
    expect(await evening.mine(keys)).toEqual(keys.map(() => 'unknown'));
    const after = await evening.page(notMixed);
    expect(after).toContain(pages.mine.closed);
    expect(after).not.toContain(own.statuses['not-mixed']);
    evening.leave();
  });

  it('a change or a withdrawal by a form that comes after the close is said not to have been made, with the words given back', async () => {
    const clock = new ManualClock(START);
    await using server = await testServer({ clock });
    const evening = await hallOf(server, clock);
    const key = await evening.write('As it was sent');
    const change = { text: 'Changed too late', audience: 'show', topic: 'respect', consent: 'shown-and-quoted' };
    await evening.end();
    for (const told of [pages.mine.justClosed, pages.mine.closed]) {
      const changed = await evening.page(key, 'edit', change);
      for (const text of [told, refusals.closed(), own.changeUnsent, change.text]) expect(changed).toContain(text);
      const withdrawn = await evening.page(key, 'withdraw');
      for (const text of [told, refusals.closed(), pages.mine.notWithdrawn]) expect(withdrawn).toContain(text);
      await clock.advance(11_000);
    }
    evening.leave();
  });

  it('FL17: words that come in the same write as the close are told of too', async () => {
    const clock = new ManualClock(START);
    await using server = await testServer({ clock });
    const evening = await hallOf(server, clock);
    await evening.screens.desk.ok('run.end', {});
    const room = server.rooms.byId(evening.id);
    if (!room) throw new Error('There is a room.');
    const key = newKey();
    const input = { key, topic: 'respect', text: 'At the last moment', audience: 'show', consent: room.state.consent };
    const answers = await Promise.all([
      room.command('participant', { id: newKey(), name: 'floor.write', input }),
      room.command('organiser', closing(room)),
    ]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(room.mine([key])).toEqual(['not-mixed']);
    await room.stop();
    expect(room.mine([key])).toEqual(['unknown']);
    evening.leave();
  });

  it('FL17: nothing of it is kept while the server was away: whoever asks then is told nothing', async () => {
    const clock = new ManualClock(START);
    await using server = await testServer({ clock });
    const evening = await hallOf(server, clock);
    const key = await evening.write('Words');
    const room = server.rooms.byId(evening.id);
    if (!room) throw new Error('There is a room.');
    await evening.screens.desk.ok('run.end', {});
    // The close becomes durable while the room stops.
    const closed = room.command('organiser', closing(room));
    await room.stop();
    expect((await closed).ok).toBe(true);
    expect(room.mine([key])).toEqual(['unknown']);
    evening.leave();
  });

  it('promises no time for writing after the evening but where the address stays, and says what happens next', async () => {
    for (const publicUrl of [undefined, 'https://evenings.example.org']) {
      const clock = new ManualClock(START);
      await using server = await testServer({ clock, ...(publicUrl ? { publicUrl } : {}) });
      const { id, code } = await newEvening(server, 'lpact', START);
      const desk = await openConsole(server, id);
      const [projector, phone] = [await openCrew<'projector'>(server, await crewSession(server, id, 'projector')), await openPhone(server, code)];
      await desk.ok('plan.editDetails', { next: 'You hear by the end of January.' });
      await desk.ok('run.start', {});
      expect((await projector.until((view) => view.phase === 'running')).next).toBe('');
      await desk.ok('run.end', {});
      const { writingUntil } = server.rooms.byId(id)?.state.plan.details ?? { writingUntil: 0 };
      const told = await phone.until((view) => view.phase === 'ended');
      expect([told.next, told.writingUntil]).toEqual(['You hear by the end of January.', publicUrl ? writingUntil : null]);
      const shown = await projector.until((view) => view.scene === 'closing');
      expect([shown.next, shown.lasting]).toEqual(['You hear by the end of January.', publicUrl !== undefined]);
      expect((await desk.newest()).surroundings.lasting).toBe(publicUrl !== undefined);
      for (const screen of [desk, projector, phone]) screen.close();
    }
  });
});
