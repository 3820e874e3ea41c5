import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SCHEMA } from '../../shared/gathering/gathering.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { testServer } from '../tools/server.ts';
import { putStored, slotNames, stored } from '../tools/stored.ts';

interface File {
  version: number;
  documents: {
    schema: number;
    id: string;
    code: string;
    run: { moves?: number };
    plan: { details: { startsAt: number } };
    floor: { contributions: { decision: string }[] };
  };
}

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'open-floor-older-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const older = async (name: string): Promise<File> =>
  JSON.parse(await readFile(new URL(`../migrations/files/${name}.json`, import.meta.url), 'utf8')) as File;
/** As a program from before there were slots kept it. */
const place = (file: File, ending = 'json'): Promise<void> => writeFile(join(dataDir, `${file.documents.id}.${ending}`), JSON.stringify(file));
/** Every file of the folder with what it holds. */
const contents = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(dataDir)).map(
        async (name) =>
          [
            name,
            createHash('sha256')
              .update(await readFile(join(dataDir, name)))
              .digest('hex'),
          ] as const,
      ),
    ),
  );

it('MG1: a folder of an older program opens, and all of it is on disk in the present form before anything is done in it', async () => {
  const file = await older('v1-running-groups');
  await place(file);
  await using server = await testServer({ dataDir, clock: new ManualClock(file.documents.plan.details.startsAt + 60_000) });
  const room = server.rooms.byCode(file.documents.code);
  await room?.settled();
  expect(room?.state.schema).toBe(SCHEMA);
  const now = await stored(dataDir, file.documents.id);
  expect(now.schema).toBe(SCHEMA);
  expect(now.run.moves).toBe(0);
  const { floor } = file.documents;
  expect(now.floor).toEqual({
    ...floor,
    contributions: floor.contributions.map((one) => ({ ...one, onScreen: one.decision === 'shown' ? null : false, readAloud: false })),
  });
  expect(server.log).toEqual([]);
});

it('MG2: an evening of a newer program is named in the log, left as it is byte by byte, and the others open', async () => {
  const newer = await older('v1-closed');
  newer.documents.schema = SCHEMA + 1;
  await place(newer);
  const known = await older('v1-planned');
  await place(known);
  const before = (await contents())[`${newer.documents.id}.json`];
  const server = await testServer({ dataDir, clock: new ManualClock(known.documents.plan.details.startsAt - 60_000) });
  expect(server.rooms.byId(newer.documents.id)).toBeUndefined();
  expect(server.rooms.byId(known.documents.id)).toBeDefined();
  expect(server.log).toEqual([
    `The evening ${newer.documents.id} was written by a newer Open Floor. Start that one to use it. Its files are left as they are; the others are open.`,
  ]);
  await server.stop();
  const after = await contents();
  expect(after[`${newer.documents.id}.json`]).toBe(before);
  expect(Object.keys(after).filter((name) => name.startsWith(newer.documents.id))).toEqual([`${newer.documents.id}.json`]);
});

it('MG2: a folder whose list of links a newer program wrote is refused in a sentence, and nothing in it is changed', async () => {
  await place(await older('v1-planned'));
  await writeFile(
    join(dataDir, 'house.json'),
    JSON.stringify({ version: 4, documents: { access: { schema: 2, links: [], sessions: [], groups: [] } } }),
  );
  const before = await contents();
  await expect(testServer({ dataDir })).rejects.toThrow('The data folder was used by a newer Open Floor.');
  expect(await contents()).toEqual(before);
});

it('MG2: evenings and links in slots of a newer form are refused in words and left as they are', async () => {
  const known = await older('v1-planned');
  await place(known);
  // The line of a form that this program does not know, with the check that all forms share.
  const text = 'open-floor-slot 2 anything that it needs 7fdb0e27\n{}';
  for (const name of slotNames('from-later')) await writeFile(join(dataDir, name), text);
  const clock = new ManualClock(known.documents.plan.details.startsAt - 60_000);
  const server = await testServer({ dataDir, clock });
  expect(server.rooms.all().map(({ id }) => id)).toEqual([known.documents.id]);
  expect(server.log).toEqual([expect.stringContaining('The evening from-later was written by a newer Open Floor.')]);
  await server.stop();
  for (const name of slotNames('from-later')) expect(await readFile(join(dataDir, name), 'utf8')).toBe(text);

  for (const name of slotNames('house')) await writeFile(join(dataDir, name), text);
  const before = await contents();
  await expect(testServer({ dataDir })).rejects.toThrow('The data folder was used by a newer Open Floor.');
  expect(await contents()).toEqual(before);
});

it('MG3: an evening of today comes over from the file of an older program into slots, with its damaged copies gone', async () => {
  const file = await older('v1-running-groups');
  await place(file);
  const clock = new ManualClock(file.documents.plan.details.startsAt + 60_000);
  const first = await testServer({ dataDir, clock });
  await first.stop();
  const { id } = file.documents;
  const inSlots = await stored(dataDir, id);
  // The same as an older program of this schema left it, with a copy that is older and one that was set aside.
  for (const name of slotNames(id)) await rm(join(dataDir, name));
  await writeFile(join(dataDir, `${id}.json`), JSON.stringify({ version: 40, documents: inSlots }));
  await writeFile(join(dataDir, `${id}.last.json`), JSON.stringify({ version: 39, documents: { ...inSlots, aliveAt: null } }));
  await writeFile(join(dataDir, `${id}.damaged.json`), '{"version":38,"docum');
  const second = await testServer({ dataDir, clock });
  expect(second.rooms.byId(id)?.state.floor).toEqual(inSlots.floor);
  expect((await readdir(dataDir)).filter((name) => name.startsWith(id)).sort()).toEqual(slotNames(id));
  expect(second.log).toEqual([]);
  await second.stop();
});

it('MG3: a file that can be read and makes no sense is not taken over; the last good copy is', async () => {
  const file = await older('v1-planned');
  await place(file, 'last.json');
  // One bit of "contributions" is another: it is JSON, and no evening.
  await writeFile(join(dataDir, `${file.documents.id}.json`), JSON.stringify(file).replace('"contributions"', '"contribution3"'));
  await using server = await testServer({ dataDir, clock: new ManualClock(file.documents.plan.details.startsAt - 60_000) });
  expect(server.rooms.byId(file.documents.id)).toBeDefined();
  expect(server.log).toEqual([`The file of gathering ${file.documents.id} was damaged or missing. The last good copy is used.`]);
});

it('a copy that somebody made under another name is no evening, and is left as it is', async () => {
  const file = await older('v1-planned');
  await place(file);
  await writeFile(join(dataDir, 'copy-of-it.json'), JSON.stringify(file));
  const before = (await contents())['copy-of-it.json'];
  await using server = await testServer({ dataDir, clock: new ManualClock(file.documents.plan.details.startsAt - 60_000) });
  expect(server.rooms.all()).toHaveLength(1);
  expect(server.log.join()).toContain('The evening copy-of-it could not be read.');
  expect((await contents())['copy-of-it.json']).toBe(before);
});

it('RM10: a damaged list of links keeps no evening shut: it is set aside, what to do is said, and links are made anew', async () => {
  const file = await older('v1-planned');
  await place(file);
  const clock = new ManualClock(file.documents.plan.details.startsAt - 60_000);
  for (const spoil of [
    () => writeFile(join(dataDir, 'house.json'), '{"version":3,"documents":{"access":{"links":7}}}'),
    () => Promise.all(slotNames('house').map((name) => writeFile(join(dataDir, name), 'x'.repeat(70_000)))),
    () => putStored(dataDir, 'house', { access: { schema: 1, links: [{}], sessions: [] } }),
  ]) {
    await spoil();
    const server = await testServer({ dataDir, clock });
    expect(server.rooms.all()).toHaveLength(1);
    expect(server.log).toEqual([expect.stringContaining('The list of links is damaged. It was set aside')]);
    expect(server.log.join()).toContain('Menu, "Links for others"');
    const made = await server.access.makeLink(file.documents.id, 'moderator', 'made anew');
    await server.stop();
    const again = await testServer({ dataDir, clock });
    expect(again.log).toEqual([]);
    expect(again.access.links(file.documents.id).map(({ id }) => id)).toContain('id' in made ? made.id : '');
    await again.stop();
  }
  expect((await readdir(dataDir)).filter((name) => name.endsWith('.damaged')).sort()).toEqual([
    'house.a.slot.damaged',
    'house.b.slot.damaged',
    'house.json.damaged',
  ]);
});
