import { createContext } from 'svelte';
import { Connection } from '../../../shared/client/connection.svelte.ts';
import { nextView } from '../../../shared/client/next-view.ts';
import { commandId } from '../../../shared/client/random.ts';
import type { CommandName, InputOf } from '../../../shared/gathering/commands.ts';
import { sawOf } from '../../../shared/gathering/saw/saw.ts';
import type { Refusal } from '../../../shared/gathering/refusal.ts';
import type { Instant } from '../../../shared/gathering/time.ts';
import { PROTOCOL } from '../../../shared/protocol/version.ts';
import type { TableGroups, TableView } from '../../../shared/views/table.ts';
import { sightOfTable } from '../../../shared/views/sight.ts';
import { table as words } from '../../../shared/words/table.en.ts';
import type { Seat } from './access.svelte.ts';
import { keptFor } from './kept.ts';
import { say } from './say.ts';
import { SheetBox } from './sheet-box.svelte.ts';

/** A view with what this screen has sent comes within this time of the answer (ms). */
const CATCHING_UP = 600;

/** Something that was done or refused, in a sentence, with a way back where there is one. */
export interface Notice {
  readonly text: string;
  readonly trouble: boolean;
  readonly undo: (() => void) | null;
}

/** One table's page: what it sees, the server's clock, what it says, and the sheet that it writes. */
export class Desk {
  readonly connection: Connection<'table'>;
  readonly sheet: SheetBox;
  readonly seat: Seat;
  /** The name that this screen has made up for itself, to say that it is the one that writes. */
  readonly badge: string;
  notice: Notice | null = $state.raw(null);
  /** What is under way, so that a second tap does not do it twice. */
  #underway: readonly string[] = [];

  constructor(seat: Seat) {
    const { session, evening, table } = seat;
    this.seat = seat;
    this.connection = new Connection(() => ({ protocol: PROTOCOL, as: 'crew', session, evening }));
    const storage = keptFor(evening, table);
    const kept = storage.get('badge');
    this.badge = typeof kept === 'string' ? kept : commandId();
    storage.set('badge', this.badge);
    const { connection } = this;
    this.sheet = new SheetBox(storage, {
      get live() {
        return connection.link === 'live';
      },
      send: (name, input, id) => connection.send(name, input, id),
    });
  }

  get view(): TableView | null {
    return this.connection.view;
  }

  get groups(): TableGroups | null {
    return this.view?.groups ?? null;
  }

  get now(): Instant {
    return this.connection.clock.now;
  }

  get live(): boolean {
    return this.connection.link === 'live';
  }

  close(): void {
    this.sheet.stop();
    this.connection.close();
  }

  /** Sends a command; a refusal is said in the notice, and so is `said` where it was done, with its way back. Resolves to the refusal, if any. */
  async tell<Name extends CommandName>(name: Name, input: InputOf<Name>, said = '', undo: (() => void) | null = null): Promise<Refusal | null> {
    if (!this.live) {
      this.notice = { text: words.link.notNow, trouble: true, undo: null };
      return { refused: 'not-reached' };
    }
    const wish = JSON.stringify([name, input]);
    if (this.#underway.includes(wish)) return null;
    this.#underway = [...this.#underway, wish];
    const answer = await this.connection.send(name, input, commandId(), this.view ? sawOf(name, input, sightOfTable(this.view)) : undefined);
    this.#underway = this.#underway.filter((one) => one !== wish);
    if (!answer.ok) {
      this.notice = { text: say(answer.refusal), trouble: true, undo: null };
      return answer.refusal;
    }
    this.notice = said === '' ? null : { text: said, trouble: false, undo };
    return null;
  }

  /** "That's us", said of what the sheet holds: what waits is sent first, since a change takes the tick away. */
  async agree(groups: TableGroups, agreed: boolean): Promise<void> {
    const waited = this.sheet.unsent > 0;
    await this.sheet.flush();
    // What was sent just now is among what is agreed to, and has to be in sight.
    if (waited) await nextView(this.connection.socket, CATCHING_UP);
    if (agreed && this.sheet.unsent > 0) {
      this.notice = { text: words.readBack.unsent, trouble: true, undo: null };
      return;
    }
    await this.tell('table.agree', { breakout: groups.id, agreed });
  }
}

export const [deskHere, setDesk] = createContext<Desk>();
