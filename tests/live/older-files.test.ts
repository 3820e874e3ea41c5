import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SCHEMA } from '../../shared/gathering/gathering.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { testServer } from '../tools/server.ts';

interface File {
  version: number;
  documents: { schema: number; id: string; code: string; run: { moves?: number }; plan: { details: { startsAt: number } }; floor: object };
}

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'open-floor-older-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const older = async (name: string): Promise<File> =>
  JSON.parse(await readFile(new URL(`../migrations/files/${name}.json`, import.meta.url), 'utf8')) as File;
const place = async (file: File): Promise<string> => {
  const path = join(dataDir, `${file.documents.id}.json`);
  await writeFile(path, JSON.stringify(file));
  return path;
};
const stored = async (path: string): Promise<File> => JSON.parse(await readFile(path, 'utf8')) as File;
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
  const path = await place(file);
  await using server = await testServer({ dataDir, clock: new ManualClock(file.documents.plan.details.startsAt + 60_000) });
  const room = server.rooms.byCode(file.documents.code);
  await room?.settled();
  expect(room?.state.schema).toBe(SCHEMA);
  const now = await stored(path);
  expect(now.documents.schema).toBe(SCHEMA);
  expect(now.documents.run.moves).toBe(0);
  expect(now.documents.floor).toEqual(file.documents.floor);
  expect(now.version).toBeGreaterThan(file.version);
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
    `The evening in ${newer.documents.id}.json was written by a newer Open Floor. Start that one to use it. It is left as it is; the others are open.`,
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
