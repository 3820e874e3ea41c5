import type { Server, Socket } from 'socket.io';
import type { ClientToServer, Kind, ServerToClient, Views } from '../../shared/protocol/messages.ts';
import { diffViews } from '../../shared/views/patch.ts';
import type { Clock } from '../clock.ts';
import type { Audience } from '../room/outbox.ts';
import type { Seat } from './seat.ts';

export interface SocketData {
  seat?: Seat;
}
export type LiveServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
export type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

/** The Socket.IO room of one kind of screen of one evening. */
export const hallOf = (gathering: string, kind: Kind): string => `${gathering}/${kind}`;

/** A handshake costs about a millisecond here; twice that leaves room for everything else. */
const HANDSHAKE = 2;
const SOONEST = 400;

/**
 * Phones and projectors are sent whole views, which need no number. The state's own would rise whenever somebody sends,
 * and so tell who has just written.
 */
const UNPATCHED = 0;

/** What the crew's screens hold, so that only what changed since is sent. */
interface Held {
  readonly view: object;
  readonly revision: number;
}

/**
 * The screens of one evening. Phones and projectors share one encoded view; the crew get what changed. Whoever has
 * not taken the last one yet is skipped, and gets the newest when there is room again: latest only.
 */
export class Screens implements Audience {
  #held = new WeakMap<LiveSocket, Held>();
  #lagging = new WeakSet<LiveSocket>();

  constructor(
    private readonly io: LiveServer,
    private readonly gathering: string,
    private readonly clock: Clock,
    private readonly newest: <K extends Kind>(kind: K) => Views[K],
  ) {}

  has(kind: Kind): boolean {
    return this.#sockets(kind).length > 0;
  }

  count(kind: Kind): number {
    return this.io.sockets.adapter.rooms.get(hallOf(this.gathering, kind))?.size ?? 0;
  }

  deliver<K extends Kind>(kind: K, view: Views[K]): void {
    const sockets = this.#sockets(kind);
    const lagging = sockets.filter((socket) => this.#isBehind(socket));
    for (const socket of lagging) this.#sendWhenDrained(socket, kind);
    if (kind === 'participant' || kind === 'projector') {
      this.io
        .to(hallOf(this.gathering, kind))
        .except(lagging.map((socket) => socket.id))
        .emit('view', { version: UNPATCHED, view, now: this.clock.now(), rejoinWithin: this.#rejoinWithin() });
      return;
    }
    for (const socket of sockets) if (!lagging.includes(socket)) this.#sendChange(socket, view);
  }

  /** The whole view, to one screen: on arrival, and when it has lost the thread; when there is room again, if it takes nothing now. */
  sendWhole(socket: LiveSocket, kind: Kind): void {
    if (this.#isBehind(socket)) {
      this.#sendWhenDrained(socket, kind);
      return;
    }
    const view = this.newest(kind);
    const crew = kind === 'console' || kind === 'moderator';
    const revision = (this.#held.get(socket)?.revision ?? 0) + 1;
    if (crew) this.#held.set(socket, { view, revision });
    socket.emit('view', { version: crew ? revision : UNPATCHED, view, now: this.clock.now(), rejoinWithin: this.#rejoinWithin() });
  }

  #rejoinWithin(): number {
    return Math.max(SOONEST, this.count('participant') * HANDSHAKE);
  }

  #sendChange(socket: LiveSocket, view: object): void {
    const held = this.#held.get(socket);
    if (!held) return;
    const patch = diffViews(held.view, view);
    if (!patch) return;
    const revision = held.revision + 1;
    this.#held.set(socket, { view, revision });
    socket.emit('patch', { from: held.revision, version: revision, patch, now: this.clock.now() });
  }

  #sockets(kind: Kind): LiveSocket[] {
    const ids = this.io.sockets.adapter.rooms.get(hallOf(this.gathering, kind)) ?? new Set<string>();
    return [...ids].flatMap((id) => this.io.sockets.sockets.get(id) ?? []);
  }

  /** Whether what was sent before still waits in this process, because the other side does not take it. */
  #isBehind(socket: LiveSocket): boolean {
    const transport = socket.conn.transport as { writable?: boolean };
    return this.#lagging.has(socket) || (transport.writable === false && socket.conn.readyState === 'open' && this.#backlog(socket) > 0);
  }

  #backlog(socket: LiveSocket): number {
    const { writeBuffer } = socket.conn as unknown as { writeBuffer?: readonly unknown[] };
    return writeBuffer?.length ?? 0;
  }

  #sendWhenDrained(socket: LiveSocket, kind: Kind): void {
    if (this.#lagging.has(socket)) return;
    this.#lagging.add(socket);
    socket.conn.once('drain', () => {
      this.#lagging.delete(socket);
      if (socket.connected) this.sendWhole(socket, kind);
    });
  }
}
