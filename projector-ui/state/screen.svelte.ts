import { Connection } from '../../shared/client/connection.svelte.ts';
import { keepSeat, keptSeat, sessionFor, takeToken, type Seat } from '../../shared/client/seat.ts';
import { isRefusal, refuse, type Refusal, type RefusalCode } from '../../shared/gathering/refusal.ts';
import type { Handshake } from '../../shared/protocol/socket/handshake.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import { Pairing } from './pairing.svelte.ts';
import { tokenPasted } from './pasted.ts';

const AGAIN = 2000;
const RELOAD = 5000;

/** The session no longer opens this: begin again, with a code. */
const SEATLESS: readonly RefusalCode[] = ['no-session', 'not-allowed', 'unknown-evening'];

/** Where this screen stands: it has a link to an evening, or it waits to be paired; before either, neither. */
export class Screen {
  connection: Connection<'projector'> | null = $state.raw(null);
  pairing: Pairing | null = $state.raw(null);
  /** Why a link did not open anything, for the pairing scene to say. */
  refusal: Refusal | null = $state.raw(null);

  /** The token of the link that was opened last. */
  #newest = '';

  /** A preview stands inside a console and shows what the room sees, by the console's own session (RM11). */
  constructor(readonly isPreview = false) {}

  async open(): Promise<void> {
    if (this.isPreview) {
      this.#look();
      return;
    }
    const token = takeToken();
    if (token === '') this.#enter(keptSeat('projector'));
    else await this.#exchange(token);
  }

  /** A link that is pasted into the address of an open projector counts as opened. */
  async follow(): Promise<void> {
    const token = this.isPreview ? '' : takeToken();
    if (token !== '') await this.#exchange(token);
  }

  /** A link that is pasted onto the page with the code counts as opened; whatever else is pasted is nothing. */
  async paste(text: string): Promise<void> {
    const token = this.pairing === null ? null : tokenPasted(text);
    // Another's link is not asked about: an organiser's opens once, and would be used up.
    if (token === '') this.refusal = refuse('not-allowed');
    else if (token !== null) await this.#exchange(token);
  }

  /** The page is older than the server: nobody stands at a projector to reload it. */
  reload(): void {
    setTimeout(() => location.reload(), RELOAD);
  }

  /** Acts on a refused link; called when the connection's or the pairing's refusal changes. */
  refused(refusal: Refusal): void {
    if (refusal.refused === 'old-page') this.reload();
    else if (!this.isPreview && SEATLESS.includes(refusal.refused)) this.#enter(null);
  }

  close(): void {
    this.connection?.close();
    this.pairing?.close();
    this.connection = null;
    this.pairing = null;
  }

  async #exchange(token: string): Promise<void> {
    // Others may see more than a room should.
    this.#newest = token;
    const seat = await sessionFor(token, ['projector']);
    // Another link was opened meanwhile: that one counts.
    if (this.#newest !== token) return;
    if (!isRefusal(seat)) {
      this.#enter(seat);
    } else if (seat.refused === 'not-reached') {
      setTimeout(() => this.#newest === token && void this.#exchange(token), AGAIN);
    } else {
      this.refusal = seat;
      // A link that opens nothing takes no evening off the wall.
      if (this.connection === null) this.#enter(null);
    }
  }

  /** Without a console in this tab there is nothing to show. */
  #look(): void {
    const seat = keptSeat('console');
    if (seat === null) return;
    const { session, evening } = seat;
    this.#connect(() => ({ protocol: PROTOCOL, as: 'preview', session, ...(evening === null ? {} : { evening }) }));
  }

  #connect(handshake: () => Handshake): void {
    this.connection = new Connection<'projector'>(handshake);
    this.connection.open();
  }

  #enter(seat: Seat | null): void {
    this.close();
    keepSeat('projector', seat);
    if (seat === null) {
      this.pairing = new Pairing((session) => this.#enter({ session, evening: null, table: null }));
      return;
    }
    this.refusal = null;
    const { session, evening } = seat;
    this.#connect(() => ({ protocol: PROTOCOL, as: 'crew', session, ...(evening === null ? {} : { evening }) }));
  }
}
