import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { Floor } from '../../shared/gathering/floor/model/floor.ts';
import { API } from '../../shared/protocol/api.ts';
import { openLowdbStore } from '../../server/store/lowdb.ts';
import { startProcess } from '../tools/process.ts';
import { sessionFor } from '../tools/server.ts';
import type { Crew } from './crew.ts';

/** Where an evening is replayed. */
export interface Host {
  readonly url: string;
  /** An organiser's session. */
  readonly organiser: string;
  /** Every text of the evening that is stored, once the evening has ended. Nothing can be sent afterwards. */
  stored(evening: string, crew: Crew): Promise<string[]>;
  /** Leaves nothing running, and no folder that was made for it. */
  close(): Promise<void>;
}

/** The texts that lie on disk. */
export const textsOnDisk = async (dataDir: string, evening: string, log: (line: string) => void): Promise<string[]> => {
  const store = await openLowdbStore(dataDir, log);
  try {
    const documents = (await store.open(evening))?.documents ?? {};
    return v.parse(Floor, documents['floor']).contributions.map(({ text }) => text);
  } finally {
    await store.close();
  }
};

/** A server of its own, in a process of its own. Its data stays where `dataDir` names a folder, else it goes away. */
export const ownHost = async (program: string, dataDir: string | undefined, port: number, log: (line: string) => void): Promise<Host> => {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'open-floor-replay-')));
  const dropFolder = async (): Promise<void> => {
    if (!dataDir) await rm(folder, { recursive: true, force: true });
  };
  try {
    const server = await startProcess({ program: [program], dataDir: folder, port });
    return {
      url: server.url,
      organiser: await sessionFor(server.url, server.firstToken),
      stored: async (evening, crew) => {
        crew.leave();
        await server.end();
        return textsOnDisk(folder, evening, log);
      },
      close: async () => {
        await server.end();
        await dropFolder();
      },
    };
  } catch (fault) {
    await dropFolder();
    throw fault;
  }
};

/** Every `text` in a value, however deep. */
const textsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => (key === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner)));

/** The texts of a sealed record, by the file that the organiser takes home. */
const textsOfRecord = async (url: string, organiser: string, evening: string): Promise<string[]> => {
  const response = await fetch(`${url}${API}/evenings/${evening}/record-complete.zip`, { headers: { Authorization: `Bearer ${organiser}` } });
  if (!response.ok) throw new Error(`The record cannot be taken: ${String(response.status)}.`);
  const files = Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer())));
  const json = files.find(([name]) => name.endsWith('.json'))?.[1];
  return json ? textsIn(JSON.parse(strFromU8(json))) : [];
};

/** A server that runs already. Its store is out of reach, so the evening is closed and its record is read. */
export const hostAt = async (url: string, token: string): Promise<Host> => {
  const organiser = await sessionFor(url, token);
  return {
    url,
    organiser,
    stored: async (evening, { desk }) => {
      await desk.ok('run.close', {});
      return textsOfRecord(url, organiser, evening);
    },
    close: () => Promise.resolve(),
  };
};
