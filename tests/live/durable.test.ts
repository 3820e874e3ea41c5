import { statSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planFrom, TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import type { Plan } from '../../shared/gathering/plan/model/plan.ts';
import { SteadyClock } from '../../server/clock.ts';
import { faultName } from '../../server/log.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Room } from '../../server/room/room.ts';
import { StoreError, type Store } from '../../server/store/store.ts';
import { openLowdbStore } from '../../server/store/lowdb.ts';
import { MemoryStore } from '../tools/memory-store.ts';
import { sawNow } from '../tools/saw-now.ts';
import { goodSlot, slotNames, storedText } from '../tools/stored.ts';
import { newKey } from '../tools/server.ts';

const [lpact] = TEMPLATES;
const plan = (): Plan => {
  if (!lpact) throw new Error('There is no LPACT template.');
  return planFrom(lpact, Date.now() + 3_600_000, 'Europe/London');
};
const write = (room: Room, key: string, text = 'words', id = newKey()): ReturnType<Room['command']> =>
  room.command('participant', { id, name: 'floor.write', input: { key, topic: 'respect', text, audience: 'show', consent: room.state.consent } });

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

  const onDisk = (room: Room): Promise<string> => storedText(folder, room.id);

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

  it('opens the others where the disk has spoilt both files of one evening', async () => {
    const first = await Rooms.open(store, parts());
    const [kept, spoilt] = [await first.create(plan()), await first.create(plan())];
    await first.stop();
    await store.close();
    for (const name of slotNames(spoilt.id)) await writeFile(join(folder, name), '{"vers');
    store = await openLowdbStore(folder, (line) => log.push(line));
    const rooms = await Rooms.open(store, parts());
    expect(rooms.all().map(({ id }) => id)).toEqual([kept.id]);
    expect(log.join()).toContain(spoilt.id);
    expect(await readFile(join(folder, `${spoilt.id}.a.slot`), 'utf8')).toBe('{"vers');
    await rooms.stop();
  });

  it('RM5: commands that arrive during a write share the next one', async () => {
    const counted = new MemoryStore();
    const rooms = await Rooms.open(counted, parts());
    const room = await rooms.create(plan());
    const before = counted.writes.length;
    await Promise.all(Array.from({ length: 200 }, () => write(room, newKey())));
    expect(room.state.floor.contributions).toHaveLength(200);
    expect(counted.writes.length - before).toBeLessThanOrEqual(3);
    await rooms.stop();
  });

  it('RM5: a write that fails is refused, changes nothing, and the next one that works is taken', async () => {
    const failing = new MemoryStore();
    const rooms = await Rooms.open(failing, parts());
    const room = await rooms.create(plan());
    await write(room, newKey(), 'before');
    failing.refuses = 'not-written';
    const key = newKey();
    const told: boolean[] = [];
    room.onChange(() => told.push(room.saving));
    const [first, second] = await Promise.all([write(room, key, 'during'), write(room, newKey(), 'also during')]);
    for (const answer of [first, second]) expect(answer).toMatchObject({ ok: false, refusal: { refused: 'not-saved', seconds: 2 } });
    expect(told).toEqual([false]);
    expect(room.state.floor.contributions.map((one) => one.text)).toEqual(['before']);
    failing.refuses = null;
    expect((await write(room, key, 'during')).ok).toBe(true);
    expect(room.saving).toBe(true);
    expect(room.state.floor.contributions.map((one) => one.text).sort()).toEqual(['before', 'during']);
    expect(log.join()).not.toContain('during');
    await rooms.stop();
  });

  it('FL17 RM5: a close that could not be saved tells nobody that it was the last', async () => {
    const failing = new MemoryStore();
    const rooms = await Rooms.open(failing, parts());
    const room = await rooms.create(plan());
    const key = newKey();
    await write(room, key);
    const close = () => room.command('system', { id: newKey(), name: 'run.close', input: {} });
    failing.refuses = 'not-written';
    expect((await close()).ok).toBe(false);
    expect(room.mine([key])).toEqual(['received']);
    failing.refuses = null;
    expect((await close()).ok).toBe(true);
    expect(room.mine([key])).toEqual(['not-mixed']);
    await rooms.stop();
    expect(room.mine([key])).toEqual(['unknown']);
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

  it('RM8: from the first text to the close both files are written again at each beat, changed or not, and then no more', async () => {
    const rooms = await Rooms.open(store, parts());
    const room = await rooms.create(plan());
    const changedAt = (): bigint[] => slotNames(room.id).map((name) => statSync(join(folder, name), { bigint: true }).ctimeNs);
    /** Which of the two files a beat writes. */
    const written = async (): Promise<boolean[]> => {
      const before = changedAt();
      // Longer than a file system's own clock takes for a tick.
      await new Promise((resolve) => setTimeout(resolve, 20));
      await rooms.beat();
      await room.settled();
      return changedAt().map((at, index) => at > (before[index] ?? at));
    };
    expect(await written()).toEqual([false, false]);
    const key = newKey();
    await write(room, key);
    const texts = async (): Promise<string[]> =>
      Promise.all(slotNames(room.id).map(async (name) => goodSlot(await readFile(join(folder, name))).text));
    expect(new Set(await texts()).size).toBe(2);
    expect(await written()).toEqual([true, true]);
    expect(new Set(await texts()).size).toBe(1);
    await room.command('participant', { id: newKey(), name: 'floor.withdraw', input: { key } });
    expect(await written()).toEqual([true, true]);
    await room.command('system', { id: newKey(), name: 'run.close', input: {} });
    expect(await written()).toEqual([false, false]);
    await rooms.stop();
  });

  it('RM8: the beat comes by itself, and tells no screen anything', async () => {
    const rooms = await Rooms.open(store, { ...parts(), beatEvery: 5 });
    const room = await rooms.create(plan());
    await write(room, newKey());
    let told = 0;
    room.onChange(() => (told += 1));
    const { state, version } = room;
    while (room.version < version + 3) await new Promise((resolve) => setTimeout(resolve, 5));
    await rooms.stop();
    expect(room.state).toBe(state);
    expect(told).toBe(0);
  });

  it('RM4: what was withdrawn does not come back by being sent again', async () => {
    const rooms = await Rooms.open(store, parts());
    const room = await rooms.create(plan());
    const key = newKey();
    await write(room, key, 'taken back');
    await room.command('participant', { id: newKey(), name: 'floor.withdraw', input: { key } });
    expect(await write(room, key, 'taken back')).toMatchObject({ ok: false, refusal: { refused: 'withdrawn' } });
    expect(room.state.floor.contributions).toHaveLength(0);
    expect(await onDisk(room)).not.toContain('taken back');
    await rooms.stop();
  });
});
