import type { Refusal } from '../../shared/gathering/refusal.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { LiveSocket } from './audience.ts';
import type { Hall } from './hall.ts';
import { inCount, inGroups, isAboutAKey, oneHand, oneNumber } from './one-key.ts';
import { Paces, type CommandRates } from './paces.ts';
import type { Seat } from './seat.ts';

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  readonly rates: CommandRates;
}

type Refuse = (message: unknown) => Refusal | null;

/** One screen's connection: where it sits, and what it may still ask for. */
export class Connection {
  readonly paces: Paces;
  /** Made with the first message about a key: most connections never send one. */
  #secondKey: readonly Refuse[] | null = null;

  constructor(
    readonly socket: LiveSocket,
    readonly seat: Seat,
    readonly hall: Hall,
    readonly parts: Parts,
  ) {
    this.paces = new Paces(seat.kind, parts.rates, parts.clock);
  }

  /** A phone has one number in the groups and one hand in a count (GR38, HD7); what no phone sends is for its rule to refuse. */
  refuseSecondKey(message: unknown): Refusal | null {
    if (this.seat.kind !== 'participant' || !isAboutAKey(message)) return null;
    const { room } = this.seat;
    this.#secondKey ??= [oneNumber(this.hall.numbers, inGroups(room)), oneHand(this.hall.hands, inCount(room))];
    for (const refuses of this.#secondKey) {
      const no = refuses(message);
      if (no) return no;
    }
    return null;
  }
}
