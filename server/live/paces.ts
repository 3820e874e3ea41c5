import type { Clock } from '../clock.ts';
import { Bucket, type Rate } from '../limits.ts';
import type { Seat } from './seat.ts';

/** What a connection may ask for, each at a pace of its own. What comes faster is not answered, and comes again; a command is refused in words. */
export type PaceName = 'command' | 'status' | 'report' | 'need' | 'view' | 'probe';

export interface CommandRates {
  readonly participant: Rate;
  readonly crew: Rate;
}

/** A helper may take all that a flood has left with one press (NE8). */
const NEEDS = { phone: { burst: 20, perSecond: 2 }, helper: { burst: 100, perSecond: 4 } };
const RATES: Readonly<Record<Exclude<PaceName, 'command' | 'need'>, Rate>> = {
  status: { burst: 40, perSecond: 4 },
  report: { burst: 20, perSecond: 2 },
  view: { burst: 40, perSecond: 4 },
  probe: { burst: 100, perSecond: 10 },
};

/** The paces of one connection. Each is made when it is first needed: most connections only listen, and a hall has a thousand of them. */
export class Paces {
  #made: Map<PaceName, Bucket> | null = null;

  constructor(
    private readonly kind: Seat['kind'],
    private readonly commands: CommandRates,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Null where it may be done now, else the whole seconds to wait. */
  wait(name: PaceName): number | null {
    this.#made ??= new Map();
    const bucket = this.#made.get(name) ?? new Bucket(this.#rate(name), this.clock);
    this.#made.set(name, bucket);
    return bucket.take();
  }

  #rate(name: PaceName): Rate {
    const isPhone = this.kind === 'participant';
    if (name === 'command') return isPhone ? this.commands.participant : this.commands.crew;
    if (name === 'need') return isPhone ? NEEDS.phone : NEEDS.helper;
    return RATES[name];
  }
}
