import type { Server, Socket } from 'socket.io';
import type { ClientToServer, Kind, ServerToClient, Views } from '../../shared/protocol/messages.ts';
import { diffViews } from '../../shared/views/patch.ts';
import type { Clock } from '../clock.ts';
import type { Audience, Circle } from '../room/outbox.ts';
import type { Seat } from './seat.ts';

export interface SocketData {
  seat?: Seat;
}
export type LiveServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
export type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

/** The Socket.IO room of one circle of screens of one evening: "ID/projector", "ID/table/4". */
export const hallOf = (gathering: string, { kind, table }: Circle): string => `${gathering}/${kind}${table === null ? '' : `/${table}`}`;

/** A handshake costs about a millisecond here; twice that leaves room for everything else. */
const HANDSHAKE = 2;
const SOONEST = 400;

/**
 * Phones, projectors and tables are sent whole views, which need no number. The state's own would rise whenever somebody sends,
 * and so tell who has just written.
 */
const UNPATCHED = 0;

/** The crew hold much and get what changed; all others hold little and get it whole. */
const isCrew = (kind: Kind): boolean => kind === 'console' || kind === 'moderator';

/** What the crew's screens hold, so that only what changed since is sent. */
interface Held {
  readonly view: object;
  readonly revision: number;
}

/**
 * The screens of one evening. Those of a circle share one encoded view; the crew get what changed. Whoever has
 * not taken the last one yet is skipped, and gets the newest when there is room again: latest only.
 */
export class Screens implements Audience {
  #held = new WeakMap<LiveSocket, Held>();
  #lagging = new WeakSet<LiveSocket>();

  constructor(
    private readonly io: LiveServer,
    private readonly gathering: string,
    private readonly clock: Clock,
    private readonly newest: <K extends Kind>(circle: Circle<K>) => Views[K],
  ) {}

  circles<K extends Kind>(kind: K): Circle<K>[] {
    if (kind !== 'table') return this.#sockets({ kind, table: null }).length > 0 ? [{ kind, table: null }] : [];
    const hall = hallOf(this.gathering, { kind, table: null });
    const names = [...this.io.sockets.adapter.rooms.keys()].filter((name) => name.startsWith(`${hall}/`));
    return names.map((name) => ({ kind, table: Number(name.slice(hall.length + 1)) }));
  }

  /** How many phones are here. */
  phones(): number {
    return this.io.sockets.adapter.rooms.get(hallOf(this.gathering, { kind: 'participant', table: null }))?.size ?? 0;
  }

  deliver<K extends Kind>(circle: Circle<K>, view: Views[K]): void {
    const sockets = this.#sockets(circle);
    const lagging = sockets.filter((socket) => this.#isBehind(socket));
    for (const socket of lagging) this.#sendWhenDrained(socket, circle);
    if (!isCrew(circle.kind)) {
      this.io
        .to(hallOf(this.gathering, circle))
        .except(lagging.map((socket) => socket.id))
        .emit('view', { version: UNPATCHED, view, now: this.clock.now(), rejoinWithin: this.#rejoinWithin() });
      return;
    }
    for (const socket of sockets) if (!lagging.includes(socket)) this.#sendChange(socket, view);
  }

  /** The whole view, to one screen: on arrival, and when it has lost the thread; when there is room again, if it takes nothing now. */
  sendWhole(socket: LiveSocket, circle: Circle): void {
    if (this.#isBehind(socket)) {
      this.#sendWhenDrained(socket, circle);
      return;
    }
    const view = this.newest(circle);
    const crew = isCrew(circle.kind);
    const revision = (this.#held.get(socket)?.revision ?? 0) + 1;
    if (crew) this.#held.set(socket, { view, revision });
    socket.emit('view', { version: crew ? revision : UNPATCHED, view, now: this.clock.now(), rejoinWithin: this.#rejoinWithin() });
  }

  #rejoinWithin(): number {
    return Math.max(SOONEST, this.phones() * HANDSHAKE);
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

  #sockets(circle: Circle): LiveSocket[] {
    const ids = this.io.sockets.adapter.rooms.get(hallOf(this.gathering, circle)) ?? new Set<string>();
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

  #sendWhenDrained(socket: LiveSocket, circle: Circle): void {
    if (this.#lagging.has(socket)) return;
    this.#lagging.add(socket);
    socket.conn.once('drain', () => {
      this.#lagging.delete(socket);
      if (socket.connected) this.sendWhole(socket, circle);
    });
  }
}
