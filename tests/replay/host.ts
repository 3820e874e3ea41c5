import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { Floor } from '../../shared/gathering/floor/floor.ts';
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

/** A server that runs already. Its store is out of reach, so the evening is closed and the console's own view is read. */
export const hostAt = async (url: string, token: string): Promise<Host> => ({
  url,
  organiser: await sessionFor(url, token),
  stored: async (_evening, { desk }) => {
    await desk.ok('run.close', {});
    return (await desk.until((view) => view.evening.phase === 'closed')).items.map(({ text }) => text);
  },
  close: () => Promise.resolve(),
});
