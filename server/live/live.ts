import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { isRefusal } from '../../shared/gathering/refusal.ts';
import { CREW } from '../../shared/protocol/screens.ts';
import type { Surroundings } from '../../shared/views/surroundings.ts';
import type { Access } from '../access/access.ts';
import type { Pairing } from '../access/pairing.ts';
import type { Clock } from '../clock.ts';
import { Bucket, type Rate } from '../limits.ts';
import { faultName, type Log } from '../log.ts';
import { Outbox } from '../room/outbox.ts';
import type { Room } from '../room/room.ts';
import type { Rooms } from '../room/rooms.ts';
import { hallOf, Screens, type LiveServer, type LiveSocket } from './audience.ts';
import { boundBacklogs } from './backlog.ts';
import { Connection } from './connection.ts';
import type { Hall } from './hall.ts';
import { hear } from './heard.ts';
import { Needs } from './needs.ts';
import { listenForPairing } from './pairing.ts';
import { Projectors } from './projectors.ts';
import { seatFor, type Seat } from './seat.ts';

/** A message over this size, in bytes, ends the connection. */
const HARD_BOUND = 64 * 1024;

/**
 * A link that has died without a word is given up by both sides after these two together (ms). A heartbeat is ten bytes; phones that
 * sleep are given up too, and dial anew when they wake.
 */
const HEARTBEAT = { pingInterval: 10_000, pingTimeout: 10_000 } as const;
/** Whoever does not say who they are in this time (ms) is cut. */
const GREETING = 10_000;

export interface LiveParts {
  readonly rooms: Rooms;
  readonly access: Access;
  readonly pairing: Pairing;
  readonly clock: Clock;
  readonly log: Log;
  readonly rates: { readonly participant: Rate; readonly crew: Rate; readonly numbers: Rate; readonly hands: Rate };
  /** Whether a request's Origin is this site's own. */
  readonly ownOrigin: (origin: string | undefined, host: string | undefined) => boolean;
  /** What a room's views tell of the world outside its state; the counts are filled in here. */
  readonly whereabouts: (room: Room) => Pick<Surroundings, 'joinUrl' | 'joinHost' | 'lasting' | 'addresses'>;
}

/** Sockets: handshake, commands in, views out, limits. */
export class Live {
  readonly io: LiveServer;
  #halls = new Map<string, Hall>();
  #phoneSeen = new Set<string>();
  /** How many sockets each session has now, of those that have had any and have not ended. */
  #presence = new Map<string, { readonly link: string | null; sockets: number }>();

  constructor(
    http: HttpServer,
    private readonly parts: LiveParts,
  ) {
    this.io = new Server(http, {
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: HARD_BOUND,
      ...HEARTBEAT,
      connectTimeout: GREETING,
      // Cookies are never set; the session id of a connection lives in its own requests.
      cookie: false,
      allowRequest: (request, decide) => decide(null, parts.ownOrigin(request.headers.origin, request.headers.host)),
    });
    boundBacklogs(this.io);
    this.io.use((socket, next) => this.#seat(socket, next));
    this.io.on('connection', (socket) => this.#welcome(socket));
    parts.access.onRevoke((link) => {
      for (const [session, one] of this.#presence) if (one.link === link) this.#presence.delete(session);
      this.#dismiss((seat) => seat.link === link);
    });
    parts.access.onEnd((session) => {
      this.#presence.delete(session);
      this.#dismiss((seat) => seat.session === session);
    });
    parts.access.presence = (session) => this.#presence.get(session)?.sockets ?? null;
  }

  /** What surrounds the evenings has changed: their screens are told. */
  changed(): void {
    for (const { outbox } of this.#halls.values()) outbox.changed();
  }

  /**
   * The machine is back from a sleep (TK41). Screens that say when something was pressed compare their clocks with this one when they
   * connect: so they are made to, before somebody presses and is refused. Phones keep their connection, where it has lasted.
   */
  cameBack(): void {
    for (const socket of this.io.sockets.sockets.values()) if (socket.data.seat && CREW.includes(socket.data.seat.kind)) socket.conn.close();
  }

  /** Tells every screen that the server goes away for a moment, then ends the connections, as far as the other sides let it. */
  async stop(): Promise<void> {
    this.io.emit('goodbye', 'stopping');
    for (const { outbox } of this.#halls.values()) outbox.stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    this.io.disconnectSockets(true);
    // It resolves when the HTTP server has let go of everybody, which is not for this part to wait for.
    this.io.close().catch((fault: unknown) => this.parts.log(`The live connections were not closed cleanly (${faultName(fault)}).`));
  }

  #seat(socket: LiveSocket, next: (error?: Error) => void): void {
    const { rooms, access } = this.parts;
    const seat = seatFor(socket.handshake.auth, rooms, access);
    if (seat !== 'pairing' && isRefusal(seat)) {
      next(Object.assign(new Error(seat.refused), { data: { refusal: seat } }));
      return;
    }
    if (seat !== 'pairing') socket.data.seat = seat;
    next();
  }

  #welcome(socket: LiveSocket): void {
    const { seat } = socket.data;
    if (!seat) {
      listenForPairing(socket, this.parts);
      return;
    }
    const hall = this.#hall(seat.room);
    void socket.join(hallOf(seat.room.id, seat));
    this.#count(seat, 1);
    if (seat.kind === 'participant') {
      this.#phoneSeen.add(seat.room.id);
      hall.outbox.changed();
    }
    if (seat.kind === 'projector' && !seat.preview) hall.projectors.join(socket);
    if (CREW.includes(seat.kind)) hall.needs.crewChanged(1);
    const connection = new Connection(socket, seat, hall, this.parts);
    // One listener for all that comes: a thousand phones keep no list of them each.
    socket.onAny((name: string, ...given: readonly unknown[]) => hear(connection, name, given));
    socket.on('disconnect', () => this.#left(connection));
    hall.screens.sendWhole(socket, seat);
  }

  #left({ socket, seat, hall }: Connection): void {
    this.#count(seat, -1);
    hall.needs.left(socket);
    hall.projectors.left(socket);
    if (CREW.includes(seat.kind)) hall.needs.crewChanged(-1);
    if (seat.kind === 'participant') hall.outbox.changed();
    hall.screens.left(seat);
  }

  #count({ session, link, preview }: Seat, by: 1 | -1): void {
    if (session === null || preview) return;
    const counted = this.#presence.get(session) ?? { link, sockets: 0 };
    if (by === 1) this.#presence.set(session, counted);
    counted.sockets += by;
  }

  #hall(room: Room): Hall {
    const known = this.#halls.get(room.id);
    if (known) return known;
    const screens: Screens = new Screens(this.io, room.id, this.parts.clock, (circle) => outbox.view(circle));
    const changed = (): void => outbox.changed();
    const projectors = new Projectors(this.parts.clock, changed);
    const needs = new Needs(changed);
    const outbox: Outbox = new Outbox(room, () => this.#surroundings(room, { screens, projectors, needs }), screens);
    const roomChanged = (): void => {
      if (room.state.run.closedAt !== null) needs.end();
      changed();
    };
    roomChanged();
    room.onChange(roomChanged);
    const { rates, clock } = this.parts;
    const hall = { screens, outbox, projectors, needs, numbers: new Bucket(rates.numbers, clock), hands: new Bucket(rates.hands, clock) };
    this.#halls.set(room.id, hall);
    return hall;
  }

  #surroundings(room: Room, { screens, projectors, needs }: Pick<Hall, 'screens' | 'projectors' | 'needs'>): Surroundings {
    return {
      ...this.parts.whereabouts(room),
      phones: screens.count('participant'),
      ...projectors.facts,
      needs: needs.open,
      firstPhoneSeen: this.#phoneSeen.has(room.id),
      sealsAt: room.sealsAt,
      saving: room.saving,
      folderGone: room.trouble === 'folder-gone',
    };
  }

  #dismiss(whom: (seat: Seat) => boolean): void {
    for (const socket of this.io.sockets.sockets.values()) {
      if (!socket.data.seat || !whom(socket.data.seat)) continue;
      socket.emit('goodbye', 'revoked');
      socket.disconnect();
    }
  }
}
