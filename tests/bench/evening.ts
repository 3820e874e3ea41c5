import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LinkRole } from '../../shared/gathering/role.ts';
import type { Handshake } from '../../shared/protocol/socket/handshake.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import { startProcess, type ServerProcess } from '../tools/process.ts';
import { api, crewSession, newEvening, openConsole, sessionFor, type TestScreen } from '../tools/server.ts';
import { Part } from './part.ts';
import type { FloorQuestions } from './parts/floor.ts';

/** The server as people run it. */
const PROGRAM = fileURLToPath(new URL('../server/main.js', import.meta.url));

/** A folder that goes away again, also when the bench is interrupted. */
export class Folder implements AsyncDisposable {
  readonly #drop = (): void => rmSync(this.path, { recursive: true, force: true });

  private constructor(readonly path: string) {
    process.once('exit', this.#drop);
  }

  static async make(): Promise<Folder> {
    return new Folder(await mkdtemp(join(tmpdir(), 'open-floor-bench-')));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    process.off('exit', this.#drop);
    await rm(this.path, { recursive: true, force: true });
  }
}

/** Open Floor in a process of its own, with an evening that runs. */
export class Evening implements AsyncDisposable {
  private constructor(
    readonly floor: Part<FloorQuestions>,
    readonly url: string,
    readonly organiser: string,
    readonly id: string,
    readonly phone: Handshake,
    readonly desk: TestScreen<'console'>,
    private readonly folder: Folder | null,
  ) {}

  /** In `dataDir` where there is an evening already, else in a folder of its own. */
  static async open(dataDir?: string): Promise<Evening> {
    const folder = dataDir === undefined ? await Folder.make() : null;
    const floor = new Part<FloorQuestions>('floor');
    const { url, token } = await floor.ask('start', { dataDir: dataDir ?? folder?.path ?? '' });
    const organiser = await sessionFor(url, token);
    const [known] = await api<{ id: string; code: string }[]>(url, organiser, 'GET', '/evenings');
    const { id, code } = known ?? (await newEvening({ url, organiser }, 'lpact', Date.now()));
    const desk = await openConsole({ url, organiser }, id);
    if ((await desk.newest()).evening.phase === 'planned') await desk.ok('run.start', {});
    return new Evening(floor, url, organiser, id, { protocol: PROTOCOL, as: 'participant', code }, desk, folder);
  }

  /** What a screen of the crew greets with. */
  async crew(role: LinkRole): Promise<Handshake> {
    return { protocol: PROTOCOL, as: 'crew', session: await crewSession(this, this.id, role) };
  }

  /** One more evening on the same server, with nothing written yet: what a phone of it greets with. */
  async another(): Promise<Handshake> {
    const { code } = await newEvening(this, 'lpact', Date.now());
    return { protocol: PROTOCOL, as: 'participant', code };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.desk.close();
    await this.floor.ask('stop');
    await this.floor[Symbol.asyncDispose]();
    await this.folder?.[Symbol.asyncDispose]();
  }
}

/** Starts the program itself, without the launcher's checks before it. */
export const startProgram = (dataDir: string, port = 0): Promise<ServerProcess> => startProcess({ program: [PROGRAM], dataDir, port });
