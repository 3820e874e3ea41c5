import * as v from 'valibot';
import { refuse, type Refusal } from '../../shared/gathering/refusal.ts';
import type { Role } from '../../shared/gathering/role.ts';
import { kindOf, type Kind } from '../../shared/protocol/screens.ts';
import { Handshake } from '../../shared/protocol/socket/handshake.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import type { Access } from '../access/access.ts';
import type { Room } from '../room/room.ts';
import type { Rooms } from '../room/rooms.ts';

/** Where a connection sits: its room, what it may do, what it is shown. */
export interface Seat {
  readonly room: Room;
  readonly role: Role;
  readonly kind: Kind;
  /** For a table's page, which table. */
  readonly table: number | null;
  /** The link it came by, so that revoking the link can find it. */
  readonly link: string | null;
  /** Its tab's session; null for a phone. */
  readonly session: string | null;
  /** Whether it only looks at what projectors show: it counts as none, and sends nothing. */
  readonly preview: boolean;
}

/** The seat that a handshake asks for; `pairing` for a screen that has none yet; or a refusal. */
export const seatFor = (auth: unknown, rooms: Rooms, access: Access): Seat | 'pairing' | Refusal => {
  const greeting = v.safeParse(Handshake, auth);
  if (!greeting.success) return refuse('malformed');
  const hello = greeting.output;
  if (hello.protocol !== PROTOCOL) return refuse('old-page');
  if (hello.as === 'pairing') return 'pairing';
  if (hello.as === 'participant') {
    const room = rooms.byCode(hello.code);
    return room
      ? { room, role: 'participant', kind: 'participant', table: null, link: null, session: null, preview: false }
      : refuse('unknown-evening');
  }
  const holder = access.holder(hello.session);
  if (!holder) return refuse('no-session');
  const room = rooms.byId(holder.evening ?? hello.evening ?? '');
  if (!room) return refuse('unknown-evening');
  // A card lies on a table for whoever picks it up: once the record is sealed it opens nothing.
  if (holder.role === 'table' && room.state.run.closedAt !== null) return refuse('closed');
  const { role, table, link, session } = holder;
  const kind = kindOf(role);
  if (hello.as === 'crew') return { room, role, kind, table, link, session, preview: false };
  // Only a console shows what the room sees; whoever holds another link has no use for it.
  if (kind !== 'console') return refuse('not-allowed');
  return { room, role: 'projector', kind: 'projector', table: null, link, session, preview: true };
};
