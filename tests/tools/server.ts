import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import * as v from 'valibot';
import type { CommandName, InputOf } from '../../shared/gathering/commands.ts';
import { KEY_LENGTH, randomCode } from '../../shared/gathering/code.ts';
import type { LinkRole } from '../../shared/gathering/role.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import type { CardReply } from '../../shared/protocol/http/links.ts';
import { TOLD, type ClientToServer, type ServerToClient } from '../../shared/protocol/socket/socket.ts';
import type { Handshake } from '../../shared/protocol/socket/handshake.ts';
import type { Kind, Views } from '../../shared/protocol/screens.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import { applyPatch } from '../../shared/views/patch.ts';
import type { Clock } from '../../server/clock.ts';
import { ManualClock } from './manual-clock.ts';
import { Stamps, type Stamp } from './stamp.ts';
import type { Machine } from '../../server/web/addresses.ts';
import { startServer, type Rates, type RunningServer } from '../../server/wiring.ts';

export type ClientSocket = Socket<ServerToClient, ClientToServer>;

/** Plenty for tests that are not about limits. */
export const NO_LIMITS: Rates = {
  participant: { burst: 1e6, perSecond: 1e6 },
  crew: { burst: 1e6, perSecond: 1e6 },
  forms: { burst: 1e6, perSecond: 1e6 },
  numbers: { burst: 1e6, perSecond: 1e6 },
  hands: { burst: 1e6, perSecond: 1e6 },
  sessions: { burst: 1e6, perSecond: 1e6 },
};

export interface TestServer extends RunningServer {
  readonly url: string;
  readonly dataDir: string;
  readonly log: string[];
  /** An organiser's session token. */
  readonly organiser: string;
}

/** A whole server in this process, on a port of its own and a data folder that goes away with it. */
export const testServer = async (
  options: { dataDir?: string; clock?: Clock; rates?: Partial<Rates>; port?: number; publicUrl?: string; networks?: Machine } = {},
): Promise<TestServer & AsyncDisposable> => {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'open-floor-')));
  const log: string[] = [];
  const server = await startServer({
    ports: [options.port ?? 0],
    host: '127.0.0.1',
    dataDir,
    pages: resolve('dist/client'),
    log: (line) => log.push(line),
    rates: { ...NO_LIMITS, ...options.rates },
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.publicUrl ? { publicUrl: options.publicUrl } : {}),
    // On all addresses of a machine that has these; else on loopback alone.
    ...(options.networks ? { networks: options.networks, host: undefined } : {}),
  });
  if (options.clock instanceof ManualClock)
    options.clock.settled = async () => {
      await Promise.all(server.rooms.all().map((room) => room.settled()));
    };
  const url = `http://127.0.0.1:${server.port}`;
  const organiser = await sessionFor(url, server.access.firstLink());
  return {
    ...server,
    url,
    dataDir,
    log,
    organiser,
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
};

export const api = async <Reply>(url: string, session: string, method: string, path: string, body?: unknown): Promise<Reply> => {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: { Authorization: `Bearer ${session}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Reply;
};

/** Exchanges a link's token for a session. */
export const sessionFor = async (url: string, token: string): Promise<string> =>
  (await api<{ session: string }>(url, '', 'POST', '/session', { token })).session;

/** A new evening from a template; starts in an hour unless told otherwise. */
export const newEvening = (
  server: Pick<TestServer, 'url' | 'organiser'>,
  template = 'lpact',
  startsAt = Date.now() + 3_600_000,
): Promise<{ id: string; code: string }> => api(server.url, server.organiser, 'POST', '/evenings', { template, startsAt, timeZone: 'Europe/London' });

/** A link for a role, exchanged for a session. */
export const crewSession = async (server: Pick<TestServer, 'url' | 'organiser'>, evening: string, role: LinkRole): Promise<string> => {
  const { token } = await api<{ token: string }>(server.url, server.organiser, 'POST', `/evenings/${evening}/links`, { role, label: role });
  return sessionFor(server.url, token);
};

/** Cards for tables: the token of each, in the order of `tables`. */
export const cardsFor = async (server: Pick<TestServer, 'url' | 'organiser'>, evening: string, tables: readonly number[]): Promise<string[]> => {
  const cards = await api<CardReply[]>(server.url, server.organiser, 'POST', `/evenings/${evening}/cards`, { tables });
  return cards.map(({ token }) => token);
};

/** How often a screen that lags presses again, and how long it waits for the next view each time (ms). */
const MOST_PRESSES = 5;
const LAG = 500;

/**
 * One screen without a page: a socket, its views, and commands. A view is never simply there to be read: it comes a moment
 * after what it tells of, so a test waits for it (`until`), asks for it (`newest`), or is told of each (`watch`).
 */
export class TestScreen<K extends Kind> {
  #view: Views[K] | null = null;
  #version = -1;
  /** How often the whole view has come. */
  #wholes = 0;
  #changed = new Set<() => void>();
  readonly #stamps: Stamps;
  #watchers: ((view: Views[K]) => void)[] = [];

  private constructor(readonly socket: ClientSocket) {
    this.#stamps = new Stamps(socket);
    // Whatever the server tells is as the protocol says.
    socket.onAny((name: keyof typeof TOLD, ...given: unknown[]) => v.parse(TOLD[name], given));
    socket.on('view', ({ version, view }) => {
      this.#version = version;
      this.#view = view as Views[K];
      this.#wholes += 1;
      this.#tell();
    });
    socket.on('patch', ({ from, version, patch }) => {
      if (this.#view === null || from !== this.#version) {
        socket.emit('refresh');
        return;
      }
      this.#version = version;
      this.#view = applyPatch(this.#view, patch);
      this.#tell();
    });
    // What it saw before the link was lost says nothing of what is there now.
    socket.on('disconnect', () => (this.#view = null));
  }

  /** Connects; rejects with the refusal of the handshake. */
  static async open<K extends Kind>(
    url: string,
    auth: Handshake,
    extra: { headers?: Record<string, string>; transports?: string[] } = {},
  ): Promise<TestScreen<K>> {
    const socket: ClientSocket = io(url, {
      auth,
      transports: extra.transports ?? ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
      ...(extra.headers ? { extraHeaders: extra.headers } : {}),
    });
    const screen = new TestScreen<K>(socket);
    await new Promise<void>((opened, failed) => {
      const refused = (error: Error): void => {
        socket.disconnect();
        failed(error);
      };
      socket.once('connect_error', refused);
      socket.once('connect', () => {
        socket.off('connect_error', refused);
        opened();
      });
    });
    return screen;
  }

  /** Resolves with the first view, of what is here and what comes, that satisfies `condition`. */
  async until(condition: (view: Views[K]) => boolean, patience = 30_000): Promise<Views[K]> {
    const deadline = Date.now() + patience;
    while (this.#view === null || !condition(this.#view)) {
      if (Date.now() > deadline) throw new Error(`The view that was waited for did not come: ${String(condition)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 200);
        this.#changed.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
      this.#changed.clear();
    }
    return this.#view;
  }

  /** The view as the server has it now, with all in it that was acknowledged before: for what must not be there, or must still be so. */
  async newest(patience = 30_000): Promise<Views[K]> {
    const deadline = Date.now() + patience;
    for (;;) {
      const before = this.#wholes;
      this.socket.emit('refresh');
      // It is answered after the view that was asked for, and does nothing: there is no such command.
      await this.socket.timeout(patience).emitWithAck('command', { id: randomCode(20, Math.random), name: 'none', input: null });
      if (this.#view !== null && this.#wholes > before) return this.#view;
      if (Date.now() > deadline) throw new Error('The view that was asked for did not come.');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** Calls `look` with each view from now on, and with the one that is there. */
  watch(look: (view: Views[K]) => void): void {
    this.#watchers.push(look);
    if (this.#view !== null) look(this.#view);
  }

  /**
   * Sends a command as this kind of screen does: with what it saw and when it was pressed. Where the view lags behind what this
   * screen has just done itself, it waits for the next one and presses again.
   */
  async send<Name extends CommandName>(name: Name, input: InputOf<Name>, id: string = randomCode(20, Math.random)): Promise<Answer> {
    const filled = this.#writes(name) ? await this.#withConsent(input) : input;
    for (let left = MOST_PRESSES; ; left -= 1) {
      const view = this.#view;
      const answer = (await this.socket
        .timeout(10_000)
        .emitWithAck('command', { id, name, input: filled, ...(await this.#stamped(name, input)) })) as Answer;
      if (answer.ok || answer.refusal.refused !== 'changed-meanwhile' || left === 0) return answer;
      await this.until((one) => one !== view, LAG).catch(() => undefined);
      if (this.#view === view) return answer;
    }
  }

  /** What a screen of this kind adds to a command. */
  async #stamped<Name extends CommandName>(name: Name, input: InputOf<Name>): Promise<Stamp> {
    return this.#stamps.on(name, input, this.#view ?? (await this.until(() => true)));
  }

  /** Whether words are sent that need their words of consent. */
  #writes(name: CommandName): boolean {
    return name === 'floor.write' || name === 'floor.edit';
  }

  /** With the words of consent that this phone's own view shows, unless others are given; any other kind of screen has none. */
  async #withConsent(input: object): Promise<object> {
    const view: object = this.#view ?? (await this.until(() => true));
    return 'consent' in view ? { consent: view.consent, ...input } : input;
  }

  /** Sends as a phone's outbox does: the same id again until there is an answer; throws where it is refused. */
  async sendUntilAnswered<Name extends CommandName>(name: Name, input: InputOf<Name>, patience = 15_000): Promise<void> {
    const id = randomCode(20, Math.random);
    const deadline = Date.now() + patience;
    const filled = this.#writes(name) ? await this.#withConsent(input) : input;
    for (;;) {
      const answer = (await this.socket
        .timeout(1000)
        .emitWithAck('command', { id, name, input: filled, ...(await this.#stamped(name, input)) })
        .catch(() => null)) as Answer | null;
      if (answer?.ok) return;
      if (answer && answer.refusal.refused !== 'not-saved') throw new Error(`${name} was refused: ${answer.refusal.refused}`);
      if (Date.now() > deadline) throw new Error(`${name} was never answered.`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Sends, and throws where it is refused. */
  async ok<Name extends CommandName>(name: Name, input: InputOf<Name>): Promise<Extract<Answer, { ok: true }>> {
    const answer = await this.send(name, input);
    if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal.refused}`);
    return answer;
  }

  close(): void {
    this.socket.disconnect();
  }

  #tell(): void {
    if (this.#view !== null) for (const look of this.#watchers) look(this.#view);
    for (const listener of this.#changed) listener();
  }
}

export const openConsole = (server: Pick<TestServer, 'url' | 'organiser'>, evening: string): Promise<TestScreen<'console'>> =>
  TestScreen.open(server.url, { protocol: PROTOCOL, as: 'crew', session: server.organiser, evening });

export const openCrew = <K extends Kind>(server: Pick<TestServer, 'url'>, session: string): Promise<TestScreen<K>> =>
  TestScreen.open(server.url, { protocol: PROTOCOL, as: 'crew', session });

/** A table's screen, by its card. */
export const openTable = async (server: Pick<TestServer, 'url'>, token: string): Promise<TestScreen<'table'>> =>
  openCrew(server, await sessionFor(server.url, token));

export const openPhone = (server: Pick<TestServer, 'url'>, code: string): Promise<TestScreen<'participant'>> =>
  TestScreen.open(server.url, { protocol: PROTOCOL, as: 'participant', code });

/** A writer's key, as a phone makes it. */
export const newKey = (): string => randomCode(KEY_LENGTH, Math.random);
