import type { Server, Socket } from 'socket.io';
import type { Kind, Views } from '../../shared/protocol/screens.ts';
import type { ClientToServer, ServerToClient } from '../../shared/protocol/socket/socket.ts';
import type { ViewMessage } from '../../shared/protocol/socket/view.ts';
import { diffViews } from '../../shared/views/patch.ts';
import type { Clock } from '../clock.ts';
import type { Audience, Circle } from '../room/outbox.ts';
import { SERVED } from '../room/served.ts';
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
 * What the screens of a circle hold, so that only what changed since is sent. The number goes up with what they are sent, and
 * never with anything that they are not: the state's own would rise whenever somebody sends, and so tell who has just written.
 */
interface Held {
  readonly view: object;
  readonly number: number;
}

/**
 * The screens of one evening. Those of a circle share what they are sent, encoded once: what changed. Whoever has
 * not taken the last one yet is skipped, and gets the newest whole when there is room again: latest only.
 */
export class Screens implements Audience {
  /** By circle. */
  #held = new Map<string, Held>();
  /** Screens that came between two sendings, and were sent a view that their circle does not hold: they get the next one whole. */
  #apart = new WeakSet<LiveSocket>();
  #lagging = new WeakSet<LiveSocket>();

  constructor(
    private readonly io: LiveServer,
    private readonly gathering: string,
    private readonly clock: Clock,
    private readonly newest: <K extends Kind>(circle: Circle<K>) => Views[K],
  ) {}

  circles<K extends Kind>(kind: K): Circle<K>[] {
    if (!SERVED[kind].perTable) return this.#sockets({ kind, table: null }).length > 0 ? [{ kind, table: null }] : [];
    const hall = hallOf(this.gathering, { kind, table: null });
    const names = [...this.io.sockets.adapter.rooms.keys()].filter((name) => name.startsWith(`${hall}/`));
    return names.map((name) => ({ kind, table: Number(name.slice(hall.length + 1)) }));
  }

  /** The last of a circle may have left: of what it was sent nothing stays in memory, since after the close nothing may lead to anybody's words (RN9). */
  left(circle: Circle): void {
    if (this.#sockets(circle).length === 0) this.#held.delete(hallOf(this.gathering, circle));
  }

  /** How many phones are here. */
  count(kind: 'participant'): number {
    return this.io.sockets.adapter.rooms.get(hallOf(this.gathering, { kind, table: null }))?.size ?? 0;
  }

  deliver<K extends Kind>(circle: Circle<K>, view: Views[K]): number {
    const hall = hallOf(this.gathering, circle);
    const held = this.#held.get(hall);
    const patch = held ? diffViews(held.view, view) : null;
    if (held && !patch) return 0;
    const sockets = this.#sockets(circle);
    const lagging = sockets.filter((socket) => this.#isBehind(socket));
    for (const socket of lagging) this.#sendWhenDrained(socket, circle);
    const apart = sockets.filter((socket) => !lagging.includes(socket) && (!held || this.#apart.has(socket)));
    const next = { view, number: (held?.number ?? 0) + 1 };
    this.#held.set(hall, next);
    if (apart.length > 0) this.io.to(apart.map(({ id }) => id)).emit('view', this.#whole(next));
    for (const socket of apart) this.#apart.delete(socket);
    if (held && patch) {
      const others = this.io.to(hall).except([...lagging, ...apart].map(({ id }) => id));
      others.emit('patch', { from: held.number, version: next.number, patch, now: this.clock.now(), rejoinWithin: this.#rejoinWithin() });
    }
    return JSON.stringify(patch ?? view).length;
  }

  /** The whole view, to one screen: on arrival, and when it has lost the thread; when there is room again, if it takes nothing now. */
  sendWhole(socket: LiveSocket, circle: Circle): void {
    if (this.#isBehind(socket)) {
      this.#sendWhenDrained(socket, circle);
      return;
    }
    const hall = hallOf(this.gathering, circle);
    const held = this.#held.get(hall);
    const view = this.newest(circle);
    const alone = this.#sockets(circle).length === 1;
    const next = held && !diffViews(held.view, view) ? held : { view, number: (held?.number ?? 0) + 1 };
    if (next === held || alone) {
      this.#held.set(hall, next);
      this.#apart.delete(socket);
    } else this.#apart.add(socket);
    socket.emit('view', this.#whole(next));
  }

  #whole({ view, number }: Held): ViewMessage {
    return { version: number, view, now: this.clock.now(), rejoinWithin: this.#rejoinWithin() };
  }

  #rejoinWithin(): number {
    return Math.max(SOONEST, this.count('participant') * HANDSHAKE);
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
