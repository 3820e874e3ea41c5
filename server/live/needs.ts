import * as v from 'valibot';
import { NEED_PLACES, NEEDS, type Need, type NeedState, type TakenReply } from '../../shared/views/needs.ts';
import type { LiveSocket } from './audience.ts';

/** More at once than this no helper can see to; whoever comes later is told to speak to somebody. */
const MOST = 60;
/** So many ids of needs that were taken are remembered, so that a phone which comes back hears of it. */
const MOST_TAKEN = 500;

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{12,40}$/));
const Said = v.object({ id: Id, kind: v.picklist(NEEDS), place: v.nullable(v.picklist(NEED_PLACES)) });

interface Open {
  readonly need: Need;
  /** The connection that is to hear what becomes of it; null once that is gone, so that nothing ties a need to who sent it. */
  from: LiveSocket | null;
}

/**
 * What people have told the helpers: in memory alone, with nothing of who sent it but the connection that is to hear that
 * somebody comes. A phone says it again when it is back, until a helper has taken it (NE1).
 */
export class Needs {
  #open = new Map<string, Open>();
  #taken = new Set<string>();
  #hadHelpers = false;

  /** `changed`: what the crew see is other. `helpers`: whether a screen of the crew is connected. */
  constructor(
    private readonly changed: () => void,
    private readonly helpers: () => boolean,
  ) {}

  get open(): readonly Need[] {
    return [...this.#open.values()].map(({ need }) => need);
  }

  /** A phone says what it needs, or says it again. */
  say(socket: LiveSocket, message: unknown): NeedState {
    const said = v.safeParse(Said, message);
    if (!said.success) return 'unknown';
    const need = said.output;
    if (this.#taken.has(need.id)) return 'taken';
    if (!this.#open.has(need.id) && this.#open.size >= MOST) return 'unknown';
    // One phone has one need at a time: the newer takes the place of the older.
    for (const [id, { from }] of this.#open) if (from === socket && id !== need.id) this.#open.delete(id);
    this.#open.set(need.id, { need, from: socket });
    this.changed();
    return this.#state;
  }

  /** A phone takes back what it said. Its id is random and known to that phone and the crew alone. */
  takeBack(id: unknown): void {
    if (typeof id === 'string' && this.#open.delete(id)) this.changed();
  }

  /** A helper has it: it leaves every screen of the crew, and the phone is told. */
  take(id: unknown): TakenReply {
    if (typeof id !== 'string') return 'gone';
    const known = this.#open.get(id);
    if (!known) return this.#taken.has(id) ? 'taken' : 'gone';
    this.#open.delete(id);
    this.#taken.add(id);
    const [oldest] = this.#taken;
    if (this.#taken.size > MOST_TAKEN && oldest !== undefined) this.#taken.delete(oldest);
    known.from?.emit('needState', id, 'taken');
    this.changed();
    return 'yours';
  }

  /** This connection is gone: nothing is kept of it. */
  left(socket: LiveSocket): void {
    for (const open of this.#open.values()) if (open.from === socket) open.from = null;
  }

  /** A screen of the crew has come or gone: phones that wait are told whether anybody has it before them. */
  helpersChanged(): void {
    if (this.helpers() === this.#hadHelpers) return;
    this.#hadHelpers = !this.#hadHelpers;
    for (const [id, { from }] of this.#open) from?.emit('needState', id, this.#state);
  }

  get #state(): NeedState {
    return this.helpers() ? 'told' : 'kept';
  }
}
