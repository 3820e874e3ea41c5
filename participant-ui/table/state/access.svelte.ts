import { keepSeat, keptSeat, sessionFor, takeToken, type Seat as AnySeat } from '../../../shared/client/seat.ts';
import { isRefusal, refuse, type Refusal } from '../../../shared/gathering/refusal.ts';
import { SECOND, type Duration } from '../../../shared/gathering/time.ts';

/** What lets this tab in: a session for one table of one evening. */
export interface Seat {
  readonly session: string;
  readonly evening: string;
  readonly table: number;
}

const seatOf = (seat: AnySeat | null): Seat | null =>
  seat === null || seat.evening === null || seat.table === null ? null : { session: seat.session, evening: seat.evening, table: seat.table };

const AGAIN: Duration = 3 * SECOND;

/** Which table this tab speaks for: by the card that was scanned, else by what the tab has kept. */
export class Access {
  seat: Seat | null = $state.raw(seatOf(keptSeat('table')));
  /** The token of the card that was scanned last. */
  #newest = '';
  /** True while a card is being checked. */
  checking = $state(false);
  refusal: Refusal | null = $state.raw(null);

  /** Takes a card's token out of the address at once, and exchanges it. */
  begin(): void {
    const token = takeToken();
    if (token !== '') void this.#enter(token);
  }

  /** A card that the server could not be asked about is asked about again, for as long as the page is open. */
  async #enter(token: string): Promise<void> {
    this.#newest = token;
    this.checking = true;
    const opened = await sessionFor(token, ['table']);
    // Another card was scanned meanwhile: that one counts.
    if (this.#newest !== token) return;
    this.checking = false;
    const seat = isRefusal(opened) ? null : seatOf(opened);
    if (seat === null) {
      this.refusal = isRefusal(opened) ? opened : refuse('not-allowed');
      if (this.refusal.refused === 'not-reached') setTimeout(() => this.#newest === token && void this.#enter(token), AGAIN);
      return;
    }
    this.refusal = null;
    this.seat = seat;
    keepSeat('table', seat);
  }
}
