import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planFrom, TEMPLATES } from '../../shared/gathering/plan/templates.ts';
import type { Plan } from '../../shared/gathering/plan/plan.ts';
import { SteadyClock } from '../../server/clock.ts';
import { faultName } from '../../server/log.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Room } from '../../server/room/room.ts';
import { StoreError, type Store } from '../../server/store/store.ts';
import { openLowdbStore } from '../../server/store/lowdb.ts';
import { sawNow } from '../tools/saw-now.ts';
import { newKey } from '../tools/server.ts';

const [lpact] = TEMPLATES;
const plan = (): Plan => {
  if (!lpact) throw new Error('There is no LPACT template.');
  return planFrom(lpact, Date.now() + 3_600_000, 'Europe/London');
};
const write = (room: Room, key: string, text = 'words', id = newKey()): ReturnType<Room['command']> =>
  room.command('participant', { id, name: 'floor.write', input: { key, topic: 'respect', text, audience: 'show' } });

describe('durable, then acknowledged, then visible', () => {
  let folder = '';
  let store: Store;
  let log: string[];
  const parts = (): { clock: SteadyClock; log: (line: string) => void } => ({ clock: new SteadyClock(), log: (line) => log.push(line) });

  beforeEach(async () => {
    log = [];
    folder = await mkdtemp(join(tmpdir(), 'open-floor-'));
    store = await openLowdbStore(folder, (line) => log.push(line));
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  const onDisk = (room: Room): Promise<string> => readFile(join(folder, `${room.id}.json`), 'utf8');

  it('RM5: what is acknowledged is on disk', async () => {
    const rooms = await Rooms.open(store, parts());
    const room = await rooms.create(plan());
    const answer = await write(room, newKey(), 'on the disk before the answer');
    expect(answer.ok).toBe(true);
    expect(await onDisk(room)).toContain('on the disk before the answer');
    await rooms.stop();
  });

  it('the terminal is told the code of a fault, never its message', () => {
    const full = Object.assign(new Error('a message that quotes words'), { code: 'ENOSPC' });
    expect(faultName(new StoreError('not-written', 'a sentence', full))).toBe('StoreError ENOSPC');
    expect(faultName(full)).toBe('Error ENOSPC');
    expect(faultName('words')).toBe('unknown fault');
  });

  it('opens the others where the disk has spoilt one evening and its copy', async () => {
    const first = await Rooms.open(store, parts());
    const [kept, spoilt] = [await first.create(plan()), await first.create(plan())];
    await first.stop();
    await store.close();
    for (const name of [`${spoilt.id}.json`, `${spoilt.id}.last.json`]) await writeFile(join(folder, name), '{"vers');
    store = await openLowdbStore(folder, (line) => log.push(line));
    const rooms = await Rooms.open(store, parts());
    expect(rooms.all().map(({ id }) => id)).toEqual([kept.id]);
    expect(log.join()).toContain(spoilt.id);
    expect(await readFile(join(folder, `${spoilt.id}.json`), 'utf8')).toBe('{"vers');
    await rooms.stop();
  });

  it('RM5: commands that arrive during a write share the next one', async () => {
    let saves = 0;
    const counting: Store = { ...bound(store), save: (...given) => ((saves += 1), store.save(...given)) };
    const rooms = await Rooms.open(counting, parts());
    const room = await rooms.create(plan());
    saves = 0;
    await Promise.all(Array.from({ length: 200 }, () => write(room, newKey())));
    expect(room.state.floor.contributions).toHaveLength(200);
    expect(saves).toBeLessThanOrEqual(3);
    await rooms.stop();
  });

  it('RM5: a write that fails is refused, changes nothing, and the next one that works is taken', async () => {
    let full = false;
    const failing: Store = {
      ...bound(store),
      save: (...given) => (full ? Promise.reject(new StoreError('not-written', 'The disk is full.')) : store.save(...given)),
    };
    const rooms = await Rooms.open(failing, parts());
    const room = await rooms.create(plan());
    await write(room, newKey(), 'before');
    full = true;
    const key = newKey();
    const told: boolean[] = [];
    room.onChange(() => told.push(room.saving));
    const [first, second] = await Promise.all([write(room, key, 'during'), write(room, newKey(), 'also during')]);
    for (const answer of [first, second]) expect(answer).toMatchObject({ ok: false, refusal: { refused: 'not-saved', seconds: 2 } });
    expect(told).toEqual([false]);
    expect(room.state.floor.contributions.map((one) => one.text)).toEqual(['before']);
    full = false;
    expect((await write(room, key, 'during')).ok).toBe(true);
    expect(room.saving).toBe(true);
    expect(room.state.floor.contributions.map((one) => one.text).sort()).toEqual(['before', 'during']);
    expect(log.join()).not.toContain('during');
    await rooms.stop();
  });

  it('RM4: the same id again changes nothing and is answered the same, also after a restart', async () => {
    const around = parts();
    const rooms = await Rooms.open(store, around);
    const room = await rooms.create(plan());
    const start = {
      id: newKey(),
      name: 'run.start',
      input: {},
      saw: sawNow(room.state, 'organiser', 1, 'run.start', {}),
      pressed: around.clock.uptime(),
    };
    const [one, two] = await Promise.all([room.command('organiser', start), room.command('organiser', start)]);
    expect(one.ok && two?.ok).toBe(true);
    const key = newKey();
    await write(room, key, 'once');
    await rooms.stop();

    const again = await Rooms.open(store, parts());
    const back = again.byId(room.id);
    if (!back) throw new Error('The evening did not come back.');
    expect(back.state.run.segments).toHaveLength(1);
    expect((await back.command('organiser', start)).ok).toBe(true);
    expect((await write(back, key, 'once')).ok).toBe(true);
    expect(back.state.run.segments).toHaveLength(1);
    expect(back.state.floor.contributions).toHaveLength(1);
    await again.stop();
  });

  it('RM4: what was withdrawn does not come back by being sent again', async () => {
    const rooms = await Rooms.open(store, parts());
    const room = await rooms.create(plan());
    const key = newKey();
    await write(room, key, 'taken back');
    await room.command('participant', { id: newKey(), name: 'floor.withdraw', input: { key } });
    expect((await write(room, key, 'taken back')).ok).toBe(true);
    expect(room.state.floor.contributions).toHaveLength(0);
    expect(await onDisk(room)).not.toContain('taken back');
    await rooms.stop();
  });
});

/** A store whose methods can be spread and replaced one by one. */
const bound = (store: Store): Store => ({
  list: () => store.list(),
  open: (id) => store.open(id),
  save: (...given) => store.save(...given),
  purge: (id) => store.purge(id),
  close: () => store.close(),
});
