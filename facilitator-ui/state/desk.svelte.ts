import { createContext } from 'svelte';
import { Connection } from '../../shared/client/connection.svelte.ts';
import { commandId } from '../../shared/client/random.ts';
import { isCommandName, type CommandName, type InputOf } from '../../shared/gathering/commands.ts';
import type { Refusal } from '../../shared/gathering/refusal.ts';
import type { LinkRole } from '../../shared/gathering/role.ts';
import type { Instant } from '../../shared/gathering/time.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import type { ConsoleView, ModeratorView } from '../../shared/views/console.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import { Notices } from './notices.svelte.ts';
import { say } from './say.ts';

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
  readonly #underway = new Set<string>();

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
    const key = JSON.stringify([name, input]);
    if (this.#underway.has(key)) return null;
    this.#underway.add(key);
    let waited = false;
    const timer = setTimeout(() => {
      waited = true;
      this.slow += 1;
    }, SLOW);
    const answer = await this.connection.send(name, input, this.#idOf(key));
    clearTimeout(timer);
    if (waited) this.slow -= 1;
    this.#underway.delete(key);
    if (!answer.ok && answer.refusal.refused === 'not-reached') return answer.refusal;
    this.#unanswered.delete(key);
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

  /** Ids of commands that were never answered: sent again, they must not be done twice. */
  readonly #unanswered = new Map<string, string>();

  #idOf(key: string): string {
    const id = this.#unanswered.get(key) ?? commandId();
    this.#unanswered.set(key, id);
    return id;
  }
}

export const [deskHere, setDesk] = createContext<Desk>();
