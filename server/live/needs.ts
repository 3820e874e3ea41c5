import * as v from 'valibot';
import { NEED_PLACES, NEEDS, type Need, type NeedState } from '../../shared/views/needs.ts';
import type { LiveSocket } from './audience.ts';

/** More at once than this no helper can see to; whoever comes later is told to speak to somebody. */
const MOST = 60;
/** So many ids of needs that were taken are remembered, so that a phone which comes back hears of it. */
const MOST_TAKEN = 500;

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{12,40}$/));
const Said = v.object({ id: Id, kind: v.picklist(NEEDS), place: v.nullable(v.picklist(NEED_PLACES)) });

/**
 * What people have told the helpers: in memory alone, with nothing of who sent it but the connection that is to hear that
 * somebody comes. A phone says it again when it is back, until a helper has taken it (NE1).
 */
export class Needs {
  #open = new Map<string, { readonly need: Need; from: LiveSocket }>();
  #taken = new Set<string>();

  constructor(private readonly changed: () => void) {}

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
    return 'told';
  }

  /** A phone takes back what it said. */
  takeBack(socket: LiveSocket, id: unknown): void {
    if (typeof id !== 'string' || this.#open.get(id)?.from !== socket) return;
    this.#open.delete(id);
    this.changed();
  }

  /** A helper has it: it leaves every screen of the crew, and the phone is told. */
  take(id: unknown): void {
    if (typeof id !== 'string') return;
    const known = this.#open.get(id);
    if (!known) return;
    this.#open.delete(id);
    this.#taken.add(id);
    const [oldest] = this.#taken;
    if (this.#taken.size > MOST_TAKEN && oldest !== undefined) this.#taken.delete(oldest);
    known.from.emit('needTaken', id);
    this.changed();
  }
}
