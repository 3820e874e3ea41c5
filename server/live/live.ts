import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { isRefusal, refuse, type Refusal } from '../../shared/gathering/refusal.ts';
import type { Uptime } from '../../shared/gathering/rule.ts';
import type { Answer } from '../../shared/protocol/messages.ts';
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
import { listenForNeeds } from './listen-for-needs.ts';
import { Needs } from './needs.ts';
import { inCount, inGroups, oneHand, oneNumber } from './one-key.ts';
import { listenForPairing } from './pairing.ts';
import { Projectors } from './projectors.ts';
import { seatFor, type Seat } from './seat.ts';

/** Largest message that is looked at; anything over the second, harder bound ends the connection. */
const LARGEST = 16 * 1024;
const HARD_BOUND = 64 * 1024;
/** More keys than this no phone holds. */
const MOST_KEYS = 200;

/** What no phone sends is for its rule to refuse. */
const unasked = (): null => null;

/** How many characters a message would take as JSON; without end where it is nested deeper than the engine can follow. */
const sizeOf = (message: unknown): number => {
  try {
    return JSON.stringify(message ?? null).length;
  } catch {
    // The engine throws where its stack is at an end; whoever sent that must not end the evening for everybody.
    return Infinity;
  }
};

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

interface Hall {
  readonly screens: Screens;
  readonly outbox: Outbox;
  readonly projectors: Projectors;
  readonly needs: Needs;
  /** The pace at which its phones are given numbers, and that of new hands. */
  readonly numbers: Bucket;
  readonly hands: Bucket;
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
    for (const socket of this.io.sockets.sockets.values())
      if (socket.data.seat?.kind === 'console' || socket.data.seat?.kind === 'moderator') socket.conn.close();
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
    this.#count(socket, seat);
    const hall = this.#hall(seat.room);
    void socket.join(hallOf(seat.room.id, seat));
    if (seat.kind === 'participant') this.#phoneSeen.add(seat.room.id);
    if (seat.kind === 'participant') {
      hall.outbox.changed();
      socket.on('disconnect', () => hall.outbox.changed());
    }
    if (seat.kind === 'projector' && !seat.preview) hall.projectors.join(socket);
    if (!seat.preview) this.#listen(socket, seat, hall);
    this.#answer(socket, seat, hall);
    socket.on('disconnect', () => hall.screens.left(seat));
    hall.screens.sendWhole(socket, seat);
  }

  #count(socket: LiveSocket, { session, link, preview }: Seat): void {
    if (session === null || preview) return;
    const counted = this.#presence.get(session) ?? { link, sockets: 0 };
    this.#presence.set(session, counted);
    counted.sockets += 1;
    socket.on('disconnect', () => (counted.sockets -= 1));
  }

  #listen(socket: LiveSocket, seat: Seat, hall: Hall): void {
    const { clock, rates, log } = this.parts;
    const bucket = new Bucket(seat.kind === 'participant' ? rates.participant : rates.crew, clock);
    const [number, hand] =
      seat.kind === 'participant' ? [oneNumber(hall.numbers, inGroups(seat.room)), oneHand(hall.hands, inCount(seat.room))] : [unasked, unasked];
    const queries = new Bucket({ burst: 40, perSecond: 4 }, clock);
    const reports = new Bucket({ burst: 20, perSecond: 2 }, clock);

    socket.on('command', (message: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return;
      const give = answer as (answer: Answer) => void;
      const no = this.#refuseUnread(message, bucket) ?? number(message) ?? hand(message);
      if (no) {
        give({ ok: false, refusal: no });
        return;
      }
      seat.room.command(seat.role, message, seat.table).then(give, (fault: unknown) => {
        log(`A command could not be answered (${faultName(fault)}).`);
        give({ ok: false, refusal: refuse('failed') });
      });
    });
    socket.on('mine', (keys: unknown, answer: unknown) => {
      if (typeof answer !== 'function' || seat.kind !== 'participant' || queries.take() !== null) return;
      const asked = Array.isArray(keys) ? keys.slice(0, MOST_KEYS).filter((key) => typeof key === 'string') : [];
      (answer as (statuses: unknown) => void)(seat.room.mine(asked));
    });
    if (seat.kind === 'projector') socket.on('screen', (report: unknown) => reports.take() === null && hall.projectors.report(socket, report));
    listenForNeeds(socket, seat, { needs: hall.needs, clock });
  }

  /** What every screen may ask: the time, and its view anew. */
  #answer(socket: LiveSocket, seat: Seat, hall: Hall): void {
    const { clock } = this.parts;
    const views = new Bucket({ burst: 40, perSecond: 4 }, clock);
    const probes = new Bucket({ burst: 100, perSecond: 10 }, clock);
    socket.on('clock', (answer: unknown) => {
      if (typeof answer === 'function' && probes.take() === null) (answer as (now: number) => void)(clock.now());
    });
    socket.on('uptime', (answer: unknown) => {
      if (typeof answer === 'function' && probes.take() === null) (answer as (uptime: Uptime) => void)(clock.uptime());
    });
    socket.on('refresh', () => {
      if (views.take() === null) hall.screens.sendWhole(socket, seat);
    });
  }

  #refuseUnread(message: unknown, bucket: Bucket): Refusal | null {
    const seconds = bucket.take();
    if (seconds !== null) return refuse('too-fast', { seconds });
    return sizeOf(message) > LARGEST ? refuse('too-large') : null;
  }

  #hall(room: Room): Hall {
    const known = this.#halls.get(room.id);
    if (known) return known;
    const screens: Screens = new Screens(this.io, room.id, this.parts.clock, (circle) => outbox.view(circle));
    const changed = (): void => outbox.changed();
    const projectors = new Projectors(this.parts.clock, changed);
    const needs = new Needs(changed);
    const outbox: Outbox = new Outbox(room, () => this.#surroundings(room, { screens, projectors, needs }), screens);
    const hear = (): void => {
      if (room.state.run.closedAt !== null) needs.end();
      changed();
    };
    hear();
    room.onChange(hear);
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
