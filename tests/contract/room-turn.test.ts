import { describe, expect, it, vi } from 'vitest';
import { carryOutAll, type Waiting } from '../../server/room/turn.ts';
import { readMessage } from '../../shared/gathering/carry-out.ts';
import { isRefusal } from '../../shared/gathering/refusal.ts';
import type { Role } from '../../shared/gathering/role.ts';
import { SECOND } from '../../shared/gathering/time.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import { MemoryHall, START } from '../tools/memory-hall.ts';
import { newKey } from '../tools/server.ts';

const NOT_SAVED = { ok: false, refusal: { refused: 'not-saved', seconds: 2 } };

const words = (hall: MemoryHall, text: string, key = newKey()): object => ({
  key,
  topic: 'respect',
  text,
  audience: 'show',
  consent: hall.room.state.consent,
});
const writes = (hall: MemoryHall, text: string): Promise<Answer> => hall.sends('participant', 'floor.write', words(hall, text));
const titled = (hall: MemoryHall, title: string): Promise<Answer> => hall.sends('facilitator', 'plan.editDetails', { title });
const texts = ({ room }: MemoryHall): string[] => room.state.floor.contributions.map(({ text }) => text).sort();

/** Lets a turn that was asked for begin; its write may be held. */
const begun = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('a turn of a room', () => {
  it('RM14: of a turn that could not be stored only what was refused before anything changed is refused in its own words', async () => {
    const hall = new MemoryHall();
    hall.refuses = true;
    const answers = await Promise.all([
      hall.sends('facilitator', 'run.end', {}),
      titled(hall, 'First'),
      // Both saw the same title, so the second is too late only if the first has happened.
      titled(hall, 'Second'),
      // For this no state is needed.
      hall.sends('participant', 'run.start', {}),
    ]);
    expect(answers).toMatchObject([{ refusal: { refused: 'not-started' } }, NOT_SAVED, NOT_SAVED, { refusal: { refused: 'not-allowed' } }]);
    hall.refuses = false;
    const again = await Promise.all([titled(hall, 'First'), titled(hall, 'Second')]);
    expect(again).toMatchObject([{ ok: true }, { refusal: { refused: 'changed-meanwhile' } }]);
  });

  it('RM14: what comes in while a write fails is carried out in the next turn, on what is stored', async () => {
    const hall = new MemoryHall();
    const release = hall.store.hold('evening');
    const first = writes(hall, 'first');
    await begun();
    const second = writes(hall, 'second');
    hall.refuses = true;
    release();
    expect(await first).toMatchObject(NOT_SAVED);
    hall.refuses = false;
    expect(await second).toMatchObject({ ok: true });
    expect(texts(hall)).toEqual(['second']);
    expect(hall.room.saving).toBe(true);
  });

  it('RM5: where nothing is changed nothing is written, and a disk that refuses keeps nobody from an answer', async () => {
    const hall = new MemoryHall();
    const [key, id] = [newKey(), newKey()];
    const message = { id, name: 'floor.write', input: words(hall, 'once', key) };
    expect(await hall.room.command('participant', message)).toMatchObject({ ok: true });
    const { length } = hall.store.writes;
    hall.refuses = true;
    const answers = await Promise.all([
      hall.room.command('participant', message),
      hall.sends('facilitator', 'run.end', {}),
      hall.sends('participant', 'floor.withdraw', { key: 'NOTTHEIRSATALL00' }),
    ]);
    expect(answers).toMatchObject([{ ok: true }, { refusal: { refused: 'not-started' } }, { ok: false }]);
    expect(hall.store.writes).toHaveLength(length);
    expect(hall.room.saving).toBe(true);
  });

  it('RM5: nothing is answered or shown of a turn before it is stored', async () => {
    const hall = new MemoryHall();
    const release = hall.store.hold('evening');
    const { state } = hall.room;
    let answered = false;
    const answer = writes(hall, 'words').finally(() => (answered = true));
    await begun();
    await begun();
    expect([answered, hall.told, hall.room.state === state]).toEqual([false, 0, true]);
    release();
    await answer;
    expect(texts(hall)).toEqual(['words']);
  });

  it('SW2: a press that came in time is not late because a write before it took long, and counts from when it came', async () => {
    const hall = new MemoryHall();
    const release = hall.store.hold('evening');
    const first = writes(hall, 'first');
    await begun();
    const pressed = hall.sends('facilitator', 'run.start', {});
    hall.clock.stall(10 * SECOND);
    hall.clock.settled = () => Promise.resolve();
    await hall.clock.advance(10 * SECOND);
    release();
    expect(await first).toMatchObject({ ok: true });
    expect(await pressed).toMatchObject({ ok: true });
    expect(hall.room.state.run.startedAt).toBe(START);
  });

  it('is carried out on what another room over the same store has stored since', async () => {
    const hall = new MemoryHall();
    const other = hall.open(hall.room.state, hall.room.version);
    expect(await other.command('participant', { id: newKey(), name: 'floor.write', input: words(hall, 'theirs') })).toMatchObject({ ok: true });
    expect(await writes(hall, 'ours')).toMatchObject({ ok: true });
    expect(texts(hall)).toEqual(['ours', 'theirs']);
    expect(hall.room.version).toBe(3);
    // What they did counts for what was seen.
    await hall.ok('facilitator', 'plan.editDetails', { title: 'Ours' });
    const late = { id: newKey(), name: 'plan.editDetails', input: { title: 'Theirs' }, saw: ['', ''], pressed: hall.clock.uptime() };
    expect(await other.command('facilitator', late)).toMatchObject({ refusal: { refused: 'changed-meanwhile' } });
    expect(other.state.plan.details.title).toBe('Ours');
  });

  it('writes nothing over what it cannot use', async () => {
    const hall = new MemoryHall();
    await hall.store.turn('evening', 0, () => ({ changed: { floor: 'no floor' }, result: null }));
    expect(await writes(hall, 'words')).toMatchObject(NOT_SAVED);
    expect((await hall.store.open('evening'))?.documents['floor']).toBe('no floor');
  });

  it('does everything once where the store runs its work again', async () => {
    const hall = new MemoryHall();
    const { store } = hall;
    const twice: typeof store.turn = (id, known, work) => store.turn(id, known, (newer) => [work(newer), work(newer)][1] ?? work(newer));
    hall.room = hall.open(hall.room.state, hall.room.version, { turn: twice });
    const answers = await Promise.all([writes(hall, 'first'), hall.sends('facilitator', 'run.start', {}), writes(hall, 'second')]);
    expect(answers).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    expect(texts(hall)).toEqual(['first', 'second']);
    expect(hall.room.state.run.segments).toHaveLength(1);
  });

  it('RM6: what is due is asked for once while a write keeps it waiting', async () => {
    const hall = new MemoryHall();
    await hall.ok('facilitator', 'run.start', {});
    // The first sign of life.
    await hall.clock.advance(0);
    const release = hall.store.hold('evening');
    const asked = vi.spyOn(hall.room, 'command');
    hall.clock.settled = begun;
    const answer = writes(hall, 'words');
    await begun();
    await hall.clock.advance(6 * SECOND);
    release();
    await answer;
    // Of what is due nothing has been carried out yet.
    await hall.clock.advance(0);
    await hall.room.settled();
    expect(asked.mock.calls.filter(([role]) => role === 'system')).toHaveLength(1);
    // And the next when it is due.
    await hall.clock.advance(6 * SECOND);
    expect(asked.mock.calls.filter(([role]) => role === 'system')).toHaveLength(2);
    await hall.room.stop();
  });

  it('RM3: a rule that throws refuses what was asked of it, and nothing else of the same turn', () => {
    const hall = new MemoryHall();
    const waiting = (role: Role, name: string, input: object): Waiting => {
      const asked = readMessage({ id: newKey(), name, input }, role);
      if (isRefusal(asked)) throw new Error(asked.refused);
      return { role, table: null, asked, now: START, uptime: hall.clock.uptime() };
    };
    const hasStood = (): never => {
      throw new TypeError('a message that quotes words');
    };
    const asked = [
      waiting('participant', 'floor.write', words(hall, 'first')),
      waiting('projector', 'stage.drawn', { ids: ['ABCDEFGHJKMN'] }),
      waiting('participant', 'floor.write', words(hall, 'second')),
    ];
    const { state, answers, faults, settled } = carryOutAll(hall.room.state, [], asked, { random: () => 0.5, hash: (key) => key, hasStood });
    expect(answers).toMatchObject([{ ok: true }, { refusal: { refused: 'failed' } }, { ok: true }]);
    expect(state.floor.contributions).toHaveLength(2);
    expect([faults, settled]).toEqual([['TypeError'], 0]);
  });

  it('a turn takes no more than two thousand, and the next goes on with the rest: everybody is answered', async () => {
    const hall = new MemoryHall();
    const release = hall.store.hold('evening');
    const first = writes(hall, 'first');
    await begun();
    const crowd = Array.from({ length: 2500 }, (_, number) => writes(hall, `text ${number}`));
    const before = hall.room.version;
    release();
    expect((await Promise.all([first, ...crowd])).every(({ ok }) => ok)).toBe(true);
    expect(hall.room.version).toBe(before + 3);
    expect(texts(hall)).toHaveLength(2501);
  });

  it('a listener that throws keeps no command from its answer, and no other listener from hearing', async () => {
    const hall = new MemoryHall();
    hall.room.onChange(() => {
      throw new Error('made to fail');
    });
    let heard = 0;
    hall.room.onChange(() => (heard += 1));
    expect(await writes(hall, 'one')).toMatchObject({ ok: true });
    expect(await writes(hall, 'two')).toMatchObject({ ok: true });
    expect(heard).toBe(2);
    expect(hall.log).toContainEqual(expect.stringContaining('could not be passed on'));
  });
});
