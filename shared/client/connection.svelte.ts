import { io, type Socket } from 'socket.io-client';
import type { OwnStatus } from '../gathering/floor/model/mine.ts';
import type { Refusal } from '../gathering/refusal.ts';
import type { CommandName, InputOf } from '../gathering/commands.ts';
import { applyPatch } from '../views/patch.ts';
import type { Answer } from '../protocol/socket/command.ts';
import type { ClientToServer, ServerToClient } from '../protocol/socket/socket.ts';
import type { Goodbye } from '../protocol/socket/goodbye.ts';
import type { Handshake } from '../protocol/socket/handshake.ts';
import type { Kind, Views } from '../protocol/screens.ts';
import { ServerClock } from './clock.svelte.ts';
import { commandId } from './random.ts';
import { Redial } from './redial.ts';
import { watchTries } from './watch-tries.ts';

/** How long to wait for an answer before asking again with the same id, and how often. */
const PATIENCE = 5000;
const ATTEMPTS = 3;
/** A link that is in doubt must answer a probe in this time (ms), and in no less than it took to connect, else it is dialled anew at once. */
const PROBE = 1500;

/** `connecting` at first · `live` · `lost` (trying again by itself) · `refused` (see `refusal`; it does not try again). */
export type LinkState = 'connecting' | 'live' | 'lost' | 'refused';

/** How the server is reached: by a websocket, and where none gets through by requests that wait for an answer. */
export const EVERY_WAY = ['websocket', 'polling'] as const;
type Way = (typeof EVERY_WAY)[number];

const NOT_REACHED: Answer = { ok: false, refusal: { refused: 'not-reached' } };

/**
 * One screen's link to the server: the newest view of its kind, the server's clock, and commands that are safe to
 * send again. The view is replaced, never changed.
 */
export class Connection<K extends Kind> {
  view: Views[K] | null = $state.raw(null);
  link: LinkState = $state('connecting');
  refusal: Refusal | null = $state.raw(null);
  /** Why the server said goodbye, if it did. */
  goodbye: Goodbye | null = $state(null);
  readonly clock: ServerClock;
  readonly socket: Socket<ServerToClient, ClientToServer>;
  readonly redial: Redial;
  #version = -1;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `first` is a view that came with the page. `handshake` is asked anew at each attempt. */
  constructor(handshake: () => Handshake, first?: { view: Views[K]; now: number }, ways: readonly Way[] = EVERY_WAY) {
    this.clock = new ServerClock(first?.now);
    if (first) this.view = first.view;
    this.socket = io({
      autoConnect: false,
      reconnection: false,
      transports: [...ways],
      tryAllTransports: true,
      auth: (give) => give(handshake()),
    });
    this.redial = new Redial(this.socket);
    watchTries(this.redial);
    this.#listen();
  }

  open(): void {
    this.clock.start();
    this.redial.now();
    document.addEventListener('visibilitychange', this.#wake);
    window.addEventListener('online', this.#wake);
    this.#timer = setInterval(() => {
      if (this.clock.stale) this.#sync();
    }, 5000);
  }

  close(): void {
    this.clock.stop();
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#wake);
    window.removeEventListener('online', this.#wake);
    this.redial.stop();
  }

  /**
   * Sends a command until it is answered. Resolves to the answer, or to `not-reached` after a few tries; the same
   * `id` may then be sent again at any time without being done twice. `saw` is what the sender saw of what others may change.
   */
  async send<Name extends CommandName>(name: Name, input: InputOf<Name>, id: string = commandId(), saw?: unknown): Promise<Answer> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      try {
        return (await this.socket.timeout(PATIENCE).emitWithAck('command', { id, name, input, ...(saw === undefined ? {} : { saw }) })) as Answer;
      } catch {
        // No answer in time: the loop asks again with the same id, on another link where this one is dead.
        if (this.link === 'refused') break;
        this.probe();
      }
    }
    return NOT_REACHED;
  }

  /** Status of one's own contributions by their keys; null where the server did not answer. */
  async mine(keys: readonly string[]): Promise<readonly OwnStatus[] | null> {
    try {
      return (await this.socket.timeout(PATIENCE).emitWithAck('mine', keys)) as readonly OwnStatus[];
    } catch {
      return null;
    }
  }

  #listen(): void {
    const { socket } = this;
    socket.on('connect', () => {
      this.link = 'live';
      this.goodbye = null;
      this.#sync();
    });
    socket.on('disconnect', () => {
      if (this.link !== 'refused') this.link = 'lost';
    });
    socket.on('connect_error', (error: Error & { data?: { refusal?: Refusal } }) => {
      const refusal = error.data?.refusal;
      if (!refusal) {
        this.link = 'lost';
        return;
      }
      this.refusal = refusal;
      this.link = 'refused';
    });
    socket.on('view', ({ version, view, now, rejoinWithin }) => {
      this.#heard(now, rejoinWithin);
      this.#version = version;
      this.view = view as Views[K];
    });
    socket.on('patch', ({ from, version, patch, now, rejoinWithin }) => {
      this.#heard(now, rejoinWithin);
      if (this.view === null || from !== this.#version) {
        socket.emit('refresh');
        return;
      }
      this.#version = version;
      this.view = applyPatch(this.view, patch);
    });
    socket.on('goodbye', (why) => {
      this.goodbye = why;
      if (why === 'revoked') {
        this.refusal = { refused: 'no-session' };
        this.link = 'refused';
        this.redial.stop();
      }
    });
  }

  #heard(now: number, rejoinWithin: number): void {
    this.redial.within = rejoinWithin;
    this.clock.heard(now);
    if (this.clock.stale) this.#sync();
  }

  /** Finds out whether a link that gives no sign is dead, and dials anew at once where it is. */
  probe(): void {
    if (!this.socket.connected) return;
    const { id } = this.socket;
    this.socket
      .timeout(Math.max(PROBE, this.redial.took))
      .emitWithAck('clock')
      .catch(() => {
        // Another connection than the one that was in doubt is none of its business.
        if (this.socket.connected && this.socket.id === id) this.redial.now();
      });
  }

  /** Measures the clock while there is a link; the next connect measures again, and the clock goes on counting meanwhile. */
  #sync(): void {
    const { id, connected } = this.socket;
    if (!connected) return;
    this.clock
      .sync(() => this.socket.timeout(PATIENCE).emitWithAck('clock'))
      .catch(() => {
        if (this.link === 'live' && !this.socket.connected) this.link = 'lost';
        if (this.socket.id === id) this.probe();
      });
  }

  /** A screen that wakes does not trust its old socket. */
  #wake = (): void => {
    if (document.visibilityState === 'hidden' || this.link === 'refused') return;
    if (!this.socket.connected) {
      this.redial.now();
      return;
    }
    this.probe();
    this.#sync();
  };
}
