import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { NEED_PLACES, NEEDS, type CrewNeed, type Need, type NeedState, type TakeOutcome } from '../../shared/views/needs.ts';
import type { LiveSocket } from './audience.ts';

/** More at once than this no helper can see to; whoever comes later is told to speak to somebody. */
const MOST = 60;
/** So many needs that are over are remembered by their ids, so that a phone which comes back hears what became of its own. */
const MOST_OVER = 500;

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{12,40}$/));
const Said = v.object({ id: Id, kind: v.picklist(NEEDS), place: v.nullable(v.picklist(NEED_PLACES)) });
const Taking = v.object({ id: Id, by: Id });

interface Open {
  readonly need: CrewNeed;
  /** The connection that hears what becomes of it; null once that has ended, until the phone says it again on another. */
  from: LiveSocket | null;
}

/** Taken, by the press that took it; or taken back. */
type Over = { readonly by: string } | 'taken-back';

/**
 * What people have told the helpers: in memory alone, with nothing of who sent it but the connection that is to hear what
 * becomes of it, for as long as that lasts. A phone says it again when it is back, until a helper has taken it (NE1).
 */
export class Needs {
  #open = new Map<string, Open>();
  #over = new Map<string, Over>();
  /** How many of the crew's screens are connected. */
  #crew = 0;

  /** The evening is closed: no screen shows needs any more. */
  #ended = false;

  constructor(private readonly changed: () => void) {}

  get open(): readonly CrewNeed[] {
    return [...this.#open.values()].map(({ need }) => need);
  }

  /** A screen that shows needs has come, or has gone: with the first and the last of them phones hear what that makes of theirs (NE3). */
  crewChanged(by: 1 | -1): void {
    const before = this.#waits;
    this.#crew += by;
    if (this.#waits === before) return;
    for (const [id, { from }] of this.#open) from?.emit('needIs', id, this.#waits);
  }

  /** The evening is closed: the crew's screens show no needs any more, so none is kept, and the phones are told (NE6). */
  end(): void {
    this.#ended = true;
    for (const [id, { from }] of this.#open) from?.emit('needIs', id, 'closed');
    this.#open.clear();
    this.#over.clear();
  }

  /** A phone has gone: nothing of its connection stays. */
  left(socket: LiveSocket): void {
    for (const open of this.#open.values()) if (open.from === socket) open.from = null;
  }

  /** A phone says what it needs, or says it again. */
  say(socket: LiveSocket, message: unknown): NeedState {
    const said = v.safeParse(Said, message);
    if (!said.success) return 'unknown';
    const need: Need = said.output;
    if (this.#ended) return 'closed';
    const over = this.#over.get(need.id);
    if (over) return over === 'taken-back' ? over : 'taken';
    const known = this.#open.get(need.id);
    if (!known && this.#open.size >= MOST) return 'unknown';
    // One phone has one need at a time: the newer takes the place of the older.
    for (const [id, { from }] of this.#open) if (from === socket && id !== need.id) this.#open.delete(id);
    if (known) known.from = socket;
    else this.#open.set(need.id, { need: { ...need, call: randomUUID() }, from: socket });
    this.changed();
    return this.#waits;
  }

  /** A phone takes back what it said; whoever knows the id is the one who made it. What is said late under it is no need any more (NE4). */
  takeBack(id: unknown): 'taken-back' | 'taken' {
    if (!v.is(Id, id) || this.#ended) return 'taken-back';
    const over = this.#over.get(id);
    if (over) return over === 'taken-back' ? over : 'taken';
    this.#end(id, 'taken-back');
    if (this.#open.delete(id)) this.changed();
    return 'taken-back';
  }

  /**
   * A helper has it: it leaves every screen of the crew, and the phone is told. Of several who press it is one's (NE2); the same press,
   * asked about again, is answered the same. `late` says that it was pressed too long ago to begin anything now.
   */
  take(message: unknown, late: boolean): TakeOutcome {
    const taking = v.safeParse(Taking, message);
    if (!taking.success || this.#ended) return 'not-needed';
    const { id, by } = taking.output;
    const over = this.#over.get(id);
    if (over) return over === 'taken-back' ? 'not-needed' : over.by === by ? 'yours' : 'already-taken';
    const known = this.#open.get(id);
    if (late) return 'too-late';
    if (!known) return 'not-needed';
    this.#open.delete(id);
    this.#end(id, { by });
    known.from?.emit('needIs', id, 'taken');
    this.changed();
    return 'yours';
  }

  get #waits(): 'told' | 'kept' {
    return this.#crew > 0 ? 'told' : 'kept';
  }

  #end(id: string, over: Over): void {
    this.#over.set(id, over);
    const [oldest] = this.#over.keys();
    if (this.#over.size > MOST_OVER && oldest !== undefined) this.#over.delete(oldest);
  }
}
