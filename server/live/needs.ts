import { randomUUID } from 'node:crypto';
import type { Taking } from '../../shared/protocol/socket/needs.ts';
import type { CrewNeed, Need, NeedState, TakeOutcome } from '../../shared/gathering/needs/model/needs.ts';
import type { LiveSocket } from './audience.ts';

/** More at once than this no helper can see to. */
const MOST = 60;
/** So many needs that are over are remembered by their ids, so that a phone which comes back hears what became of its own. */
const MOST_OVER = 500;

interface Open {
  readonly need: CrewNeed;
  /** The connection that hears what becomes of it; null once that has ended, until the phone says it again on another. */
  from: LiveSocket | null;
}

/** Remembers the newest that are over, and lets go of the oldest. */
const remember = <Value>(over: Map<string, Value>, id: string, value: Value): void => {
  over.set(id, value);
  const [oldest] = over.keys();
  if (over.size > MOST_OVER && oldest !== undefined) over.delete(oldest);
};

/**
 * What people have told the helpers: in memory alone, with nothing of who sent it but the connection that is to hear what
 * becomes of it, for as long as that lasts. A phone says it again when it is back, until a helper has taken it (NE1).
 */
export class Needs {
  #open = new Map<string, Open>();
  /** By the press that took it. */
  #taken = new Map<string, string>();
  /** Apart, so that no phone that takes back one after another makes the server forget what helpers have taken. */
  #takenBack = new Map<string, true>();
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
    this.#taken.clear();
    this.#takenBack.clear();
  }

  /** A phone has gone: nothing of its connection stays. */
  left(socket: LiveSocket): void {
    for (const open of this.#open.values()) if (open.from === socket) open.from = null;
  }

  /** A phone says what it needs, or says it again. */
  say(socket: LiveSocket, need: Need): NeedState {
    if (this.#ended) return 'closed';
    const over = this.#isOver(need.id);
    if (over) return over;
    const known = this.#open.get(need.id);
    // One phone has one need at a time: the newer takes the place of the older.
    const others = [...this.#open.values()].filter((one) => one.from === socket && one !== known);
    if (known) known.from = socket;
    else if (!this.#putUp(socket, need, others)) return 'unknown';
    for (const { need: older } of others) this.#open.delete(older.id);
    this.changed();
    return this.#waits;
  }

  /**
   * Takes a new one up where there is room for it. `others` are its phone's own, which go for it. A machine can leave as many as it
   * opens connections, and addresses bound nobody, since a hall may share one: of a full list the newest whose phone has gone makes
   * room, so that whoever waits with the page open is heard, and so is whoever told before a flood (NE7).
   */
  #putUp(socket: LiveSocket, need: Need, others: readonly Open[]): boolean {
    const there = [...this.#open.values()].filter((one) => !others.includes(one));
    if (there.length >= MOST) {
      const left = there.findLast(({ from }) => from === null);
      if (!left) return false;
      this.#open.delete(left.need.id);
    }
    this.#open.set(need.id, { need: { ...need, call: randomUUID() }, from: socket });
    return true;
  }

  /** A phone takes back what it said; whoever knows the id is the one who made it. What is said late under it is no need any more (NE4). */
  takeBack(id: string): 'taken-back' | 'taken' {
    if (this.#ended) return 'taken-back';
    const over = this.#isOver(id);
    if (over) return over;
    remember(this.#takenBack, id, true);
    if (this.#open.delete(id)) this.changed();
    return 'taken-back';
  }

  /**
   * A helper has it: it leaves every screen of the crew, and the phone is told. Of several who press it is one's (NE2); the same press,
   * asked about again, is answered the same. `late` says that it was pressed too long ago to begin anything now.
   */
  take({ id, by }: Pick<Taking, 'id' | 'by'>, late: boolean): TakeOutcome {
    if (this.#ended) return 'not-needed';
    const over = this.#isOver(id);
    if (over === 'taken-back') return 'not-needed';
    if (over === 'taken') return this.#taken.get(id) === by ? 'yours' : 'already-taken';
    const known = this.#open.get(id);
    if (late) return 'too-late';
    if (!known) return 'not-needed';
    this.#open.delete(id);
    remember(this.#taken, id, by);
    known.from?.emit('needIs', id, 'taken');
    this.changed();
    return 'yours';
  }

  get #waits(): 'told' | 'kept' {
    return this.#crew > 0 ? 'told' : 'kept';
  }

  #isOver(id: string): 'taken' | 'taken-back' | null {
    if (this.#taken.has(id)) return 'taken';
    return this.#takenBack.has(id) ? 'taken-back' : null;
  }
}
