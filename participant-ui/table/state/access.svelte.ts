import { ask } from '../../../shared/client/api.ts';
import { refuse, type Refusal } from '../../../shared/gathering/refusal.ts';
import { SECOND, type Duration } from '../../../shared/gathering/time.ts';
import { openSession } from '../../../shared/protocol/http/session.ts';

/** What lets this tab in: a session for one table of one evening. */
export interface Seat {
  readonly session: string;
  readonly evening: string;
  readonly table: number;
}

/** A name of its own: a console or a projector in the same tab keeps its session beside it. */
const KEY = 'open-floor:table';
const AGAIN: Duration = 3 * SECOND;

const isSeat = (value: unknown): value is Seat =>
  typeof value === 'object' &&
  value !== null &&
  'session' in value &&
  typeof value.session === 'string' &&
  'evening' in value &&
  typeof value.evening === 'string' &&
  'table' in value &&
  typeof value.table === 'number';

const keptSeat = (): Seat | null => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return isSeat(kept) ? kept : null;
  } catch {
    // A browser may refuse storage; then the card is scanned again after a reload.
    return null;
  }
};

/** Keeps the seat for as long as the tab lives. Tells whether the browser let it. */
const keepSeat = (seat: Seat): boolean => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(seat));
    return true;
  } catch {
    return false;
  }
};

/** Which table this tab speaks for: by the card that was scanned, else by what the tab has kept. */
export class Access {
  seat: Seat | null = $state.raw(keptSeat());
  /** True while a card is being checked. */
  checking = $state(false);
  refusal: Refusal | null = $state.raw(null);

  /** Takes a card's token out of the address at once, and exchanges it. */
  begin(): void {
    const token = location.hash.slice(1);
    if (token === '') return;
    history.replaceState(null, '', location.pathname);
    void this.#enter(token);
  }

  /** A card that the server could not be asked about is asked about again, for as long as the page is open. */
  async #enter(token: string): Promise<void> {
    this.checking = true;
    const reply = await ask(openSession, null, {}, { token });
    this.checking = false;
    if (!reply.ok) {
      this.refusal = reply.refusal;
      if (reply.refusal.refused === 'not-reached') setTimeout(() => void this.#enter(token), AGAIN);
      return;
    }
    const { session, role, evening, table } = reply.value;
    // Any other link opens more than a table should hold.
    if (role !== 'table' || evening === null || table === null) {
      this.refusal = refuse('not-allowed');
      return;
    }
    this.refusal = null;
    this.seat = { session, evening, table };
    keepSeat(this.seat);
  }
}
