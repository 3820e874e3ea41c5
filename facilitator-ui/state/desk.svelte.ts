import { createContext } from 'svelte';
import { Connection } from '../../shared/client/connection.svelte.ts';
import { isCommandName, type CommandName, type InputOf } from '../../shared/gathering/commands.ts';
import type { Refusal } from '../../shared/gathering/refusal.ts';
import type { LinkRole } from '../../shared/gathering/role.ts';
import type { Instant } from '../../shared/gathering/time.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import type { ConsoleView, ModeratorView } from '../../shared/views/console.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import { Notices } from './notices.svelte.ts';
import { say } from './say.ts';
import { Underway } from './underway.ts';

/** A command that is not answered in this time (ms) is said to be on its way. */
const SLOW = 700;

/** One evening at this console: its view, its clock, and the commands that change it. */
export class Desk {
  readonly connection: Connection<'console' | 'moderator'>;
  readonly notices = new Notices();
  readonly session: string;
  readonly role: LinkRole;
  readonly evening: string;
  /** Commands that have waited long enough for a person to wonder. */
  slow = $state(0);
  readonly #underway = new Underway();

  constructor(session: string, role: LinkRole, evening: string) {
    this.session = session;
    this.role = role;
    this.evening = evening;
    this.connection = new Connection(() => ({ protocol: PROTOCOL, as: 'crew', session, evening }));
  }

  get view(): ConsoleView | ModeratorView | null {
    return this.connection.view;
  }

  /** The whole console's view; null at a moderator's link. */
  get lead(): ConsoleView | null {
    const { view } = this;
    return view !== null && 'plan' in view ? view : null;
  }

  get now(): Instant {
    return this.connection.clock.now;
  }

  /**
   * Sends a command and says in the bar what came of it: `said` with a way back, or the refusal. The same command is
   * not sent twice while it is under way, so that a double tap moves one step. Resolves to the refusal, if any.
   */
  async tell<Name extends CommandName>(name: Name, input: InputOf<Name>, said: string): Promise<Refusal | null> {
    const refusal = await this.ask(name, input, said);
    if (refusal) this.notices.trouble(say(refusal), refusal.refused === 'not-reached' ? () => void this.tell(name, input, said) : null);
    return refusal;
  }

  /** As `tell`, for whoever shows the refusal beside a field of their own. */
  async ask<Name extends CommandName>(name: Name, input: InputOf<Name>, said: string): Promise<Refusal | null> {
    const wish = JSON.stringify([name, input]);
    const id = this.#underway.begin(wish);
    if (id === null) return null;
    const done = this.#wonder();
    const answer = await this.connection.send(name, input, id);
    done();
    this.#underway.end(wish, answer.ok || answer.refusal.refused !== 'not-reached');
    if (!answer.ok) return answer.refusal;
    this.notices.done(said, answer.undo);
    return null;
  }

  /** Takes the last answered command back, by its inverse. */
  async undo(): Promise<void> {
    const step = this.notices.takeStep();
    if (!step || !isCommandName(step.name)) {
      this.notices.trouble(words.undo.nothing);
      return;
    }
    // An inverse is made by the rule itself, for the schema of its own command.
    const answer = await this.connection.send(step.name, step.input as InputOf<typeof step.name>);
    if (answer.ok) this.notices.done(words.undo.done, undefined);
    else this.notices.trouble(say(answer.refusal));
  }

  /** Counts a command as slow after a while; the function that it returns ends the count. */
  #wonder(): () => void {
    let counted = false;
    const timer = setTimeout(() => {
      counted = true;
      this.slow += 1;
    }, SLOW);
    return () => {
      clearTimeout(timer);
      if (counted) this.slow -= 1;
    };
  }
}

export const [deskHere, setDesk] = createContext<Desk>();
