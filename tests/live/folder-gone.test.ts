import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SteadyClock } from '../../server/clock.ts';
import type { Room } from '../../server/room/room.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { nodeDisk, type Disk } from '../../server/store/disk.ts';
import { openLowdbStore } from '../../server/store/lowdb.ts';
import type { Store } from '../../server/store/store.ts';
import type { Plan } from '../../shared/gathering/plan/model/plan.ts';
import { planFrom, TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import { newKey } from '../tools/server.ts';
import { slotNames, storedText } from '../tools/stored.ts';

const [lpact] = TEMPLATES;
const plan = (): Plan => {
  if (!lpact) throw new Error('There is no LPACT template.');
  return planFrom(lpact, Date.now() + 3_600_000, 'Europe/London');
};
const write = (room: Room, key: string, text = 'words'): ReturnType<Room['command']> =>
  room.command('participant', {
    id: newKey(),
    name: 'floor.write',
    input: { key, topic: 'respect', text, audience: 'show', consent: room.state.consent },
  });

describe('where the data folder, or its lock, is gone', () => {
  let folder = '';
  let store: Store;
  let log: string[];
  const parts = (): { clock: SteadyClock; log: (line: string) => void } => ({ clock: new SteadyClock(), log: (line) => log.push(line) });
  const onDisk = (room: Room): Promise<string> => storedText(folder, room.id);

  beforeEach(async () => {
    log = [];
    folder = await mkdtemp(join(tmpdir(), 'open-floor-'));
    store = await openLowdbStore(folder, (line) => log.push(line));
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('RM9: a data folder that is removed is said within a beat, and nothing is made in its place; back again, the evening goes on', async () => {
    const away = `${folder}-away`;
    const rooms = await Rooms.open(store, parts());
    const room = await rooms.create(plan());
    const key = newKey();
    await write(room, key, 'before');
    const told: string[] = [];
    room.onChange(() => told.push(room.trouble));
    await rename(folder, away);
    await rooms.beat();
    expect(told).toEqual(['folder-gone']);
    expect(log).toEqual([expect.stringContaining('The data folder, or files in it, were removed while the program ran.')]);
    expect(await write(room, newKey(), 'during')).toMatchObject({ ok: false, refusal: { refused: 'not-saved' } });
    await expect(rooms.create(plan())).rejects.toMatchObject({ fault: 'gone' });
    await rooms.beat();
    expect(existsSync(folder)).toBe(false);
    expect(log).toHaveLength(1);
    await rename(away, folder);
    await rooms.beat();
    await room.settled();
    expect(room.saving).toBe(true);
    expect((await write(room, newKey(), 'after')).ok).toBe(true);
    expect(await onDisk(room)).toContain('before');
    await rooms.stop();
  });

  it('RM9: a save that finds its file removed says so at once', async () => {
    const rooms = await Rooms.open(store, parts());
    const room = await rooms.create(plan());
    for (const name of slotNames(room.id)) await rm(join(folder, name));
    expect((await write(room, newKey())).ok).toBe(false);
    expect(room.trouble).toBe('folder-gone');
    expect(log).toEqual([expect.stringContaining('The data folder, or files in it, were removed')]);
    await rooms.stop();
  });

  it('RM9: where its lock was deleted nothing is saved any more, and what another program has saved since stays as it is', async () => {
    const rooms = await Rooms.open(store, parts());
    const room = await rooms.create(plan());
    await write(room, newKey(), 'before');
    const told: string[] = [];
    room.onChange(() => told.push(room.trouble));
    await rm(join(folder, 'lock'));
    expect(await write(room, newKey(), 'between')).toMatchObject({ ok: false, refusal: { refused: 'not-saved' } });

    // By another path, since in one process a folder is never held twice.
    const path = `${folder}-link`;
    await symlink(folder, path, 'junction');
    const second = await openLowdbStore(path, (line) => log.push(line));
    const others = await Rooms.open(second, parts());
    const taken = others.byId(room.id);
    if (!taken) throw new Error('The second program has not found the evening.');
    for (const text of ['theirs', 'theirs too', 'and this']) expect((await write(taken, newKey(), text)).ok).toBe(true);
    // Neither words, nor a beat, nor a new evening, nor the end of the first program writes what it holds.
    expect((await write(room, newKey(), 'after')).ok).toBe(false);
    await rooms.beat();
    await room.settled();
    await expect(rooms.create(plan())).rejects.toMatchObject({ fault: 'gone' });
    expect(new Set(told)).toEqual(new Set(['folder-gone']));
    expect(log).toEqual([expect.stringContaining('Only where nothing but its file "lock" was deleted, stop it and start it again.')]);
    await rooms.stop();
    await store.close();
    expect(await onDisk(room)).toBe(JSON.stringify(taken.state));
    expect(await second.isThere()).toBe(true);
    await others.stop();
    store = second;
    await rm(path);
  });

  it('RM9: a save during which another program takes the folder is not said to be saved', async () => {
    let takes = false;
    const taking: Disk = {
      ...nodeDisk,
      overwrite: async (path, bytes) => {
        if (takes) await writeFile(join(folder, 'lock'), "another program's");
        await nodeDisk.overwrite(path, bytes);
      },
    };
    await store.close();
    store = await openLowdbStore(folder, (line) => log.push(line), { disk: taking });
    const rooms = await Rooms.open(store, parts());
    const room = await rooms.create(plan());
    takes = true;
    expect((await write(room, newKey())).ok).toBe(false);
    expect(room.trouble).toBe('folder-gone');
    await rooms.stop();
  });
});
