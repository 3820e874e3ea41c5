import { createContext } from 'svelte';
import { Connection } from '../../shared/client/connection.svelte.ts';
import { nextView } from '../../shared/client/next-view.ts';
import { commandId } from '../../shared/client/random.ts';
import type { CommandName, InputOf } from '../../shared/gathering/commands.ts';
import type { Refusal } from '../../shared/gathering/refusal.ts';
import type { LinkRole } from '../../shared/gathering/role.ts';
import type { Uptime } from '../../shared/gathering/rule.ts';
import { sawOf } from '../../shared/gathering/saw/saw.ts';
import { isSame, type Part } from '../../shared/gathering/saw/seen.ts';
import type { Instant } from '../../shared/gathering/time.ts';
import type { Answer, CommandMessage } from '../../shared/protocol/messages.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import type { ConsoleView, ModeratorView } from '../../shared/views/console.ts';
import { sightOfConsole, sightOfModerator } from '../../shared/views/sight.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import { Notices } from './notices.svelte.ts';
import { say } from './say.ts';
import { partOf, PerPart, READ } from './parts.ts';
import { SeenViews } from './seen-views.ts';
import { Sender } from './sender.ts';

/** A command that is not answered in this time (ms) is said to be on its way. */
const SLOW = 700;
/** A view with what this screen has done itself comes within this time of the answer (ms). */
const CATCHING_UP = 300;

export type DeskView = ConsoleView | ModeratorView;

/** What somebody had before them when they chose to change something, where it is not the view of the moment of the press. */
export type Before = { readonly view: DeskView | null } | { readonly saw: unknown };

/** One evening at this console: its view, its clock, and the commands that change it. */
export class Desk {
  readonly connection: Connection<'console' | 'moderator'>;
  readonly notices = new Notices();
  readonly session: string;
  readonly role: LinkRole;
  readonly evening: string;
  /** Commands that have waited long enough for a person to wonder. */
  slow = $state(0);
  readonly #sender: Sender;
  #underway: readonly string[] = [];
  readonly #seen = new SeenViews<DeskView>();
  /** What was done here and the view does not show yet; each knows a view that shows it and nothing of another's. */
  #ahead: readonly { readonly part: Part; readonly isIn: (view: DeskView) => boolean }[] = [];
  /** By part of the evening: resolved once what was last done here is in the view. */
  readonly #pending = new PerPart();

  constructor(session: string, role: LinkRole, evening: string) {
    this.session = session;
    this.role = role;
    this.evening = evening;
    this.connection = new Connection(() => ({ protocol: PROTOCOL, as: 'crew', session, evening }));
    this.#sender = new Sender(this.connection);
    for (const event of ['view', 'patch'] as const) this.connection.socket.on(event, this.#took);
  }

  open(): void {
    this.connection.open();
    this.#sender.open();
  }

  close(): void {
    this.#sender.close();
    this.connection.close();
  }

  get view(): DeskView | null {
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
  async tell<Name extends CommandName>(name: Name, input: InputOf<Name>, said: string, before?: Before): Promise<Refusal | null> {
    const refusal = await this.ask(name, input, said, before);
    if (refusal && refusal.refused !== 'not-confirmed') this.notices.trouble(say(refusal));
    return refusal;
  }

  /** As `tell`, for whoever shows the refusal beside a field of their own. */
  async ask<Name extends CommandName>(name: Name, input: InputOf<Name>, said: string, before?: Before): Promise<Refusal | null> {
    const wish = JSON.stringify([name, input]);
    if (this.#underway.includes(wish)) return null;
    this.#underway = [...this.#underway, wish];
    const answer = await this.#press(name, input, said, before);
    const settled = (): void => void (this.#underway = this.#underway.filter((one) => one !== wish));
    if (!answer.ok) {
      settled();
      return answer.refusal;
    }
    // Until the view shows it, the same press again is about what stood there before.
    void this.#pending.get(partOf(name)).then(settled);
    this.notices.done(said, answer.undo);
    return null;
  }

  /** Sends a command without a word in the bar, for one of many that are pressed together. */
  async quietly<Name extends CommandName>(name: Name, input: InputOf<Name>): Promise<Refusal | null> {
    const answer = await this.#press(name, input, '');
    return answer.ok ? null : answer.refusal;
  }

  /** Takes the last answered command back, by its inverse. */
  async undo(): Promise<void> {
    const step = this.notices.takeStep();
    if (!step) {
      this.notices.trouble(words.undo.nothing);
      return;
    }
    const name = step.name as CommandName;
    const part = partOf(name);
    const sent = this.#send(step, this.#sender.press(), words.undo.done);
    if (part !== null && part !== READ)
      this.#pending.set(
        part,
        sent.then((one) => this.#shown(name, step.input as InputOf<typeof name>, part, one)),
      );
    const answer = await sent;
    if (answer.ok) this.notices.done(words.undo.done, undefined);
    else if (answer.refusal.refused !== 'not-confirmed') this.notices.trouble(say(answer.refusal));
  }

  async #press<Name extends CommandName>(name: Name, input: InputOf<Name>, said: string, before?: Before): Promise<Answer> {
    const pressed = this.#sender.press();
    const at = performance.now();
    const part = partOf(name);
    // What this screen is doing with the same part comes first: the person knows of it.
    if (part !== null) await this.#pending.get(part);
    const saw = part === null ? undefined : this.#sawBefore(name, input, part, at, before);
    const sent = this.#send({ id: commandId(), name, input, ...(saw === undefined ? {} : { saw }) }, pressed, said);
    if (part !== null && part !== READ)
      this.#pending.set(
        part,
        sent.then((answer) => this.#shown(name, input, part, answer)),
      );
    return sent;
  }

  /** Resolves once the view shows what was done here, or nothing was. */
  async #shown<Name extends CommandName>(name: Name, input: InputOf<Name>, part: Part, answer: Answer): Promise<void> {
    if (!answer.ok) return;
    this.#ahead = [...this.#ahead, { part, isIn: (view) => isSame(this.#sees(name, input, view), answer.after) }];
    await nextView(this.connection.socket, CATCHING_UP);
  }

  /**
   * What the person at this screen saw when they pressed (SW1): not what came in under their finger. What they have just done
   * themselves they know; but of what people wrote only what stood there long enough to be read counts.
   */
  #sawBefore<Name extends CommandName>(name: Name, input: InputOf<Name>, part: Part, at: number, before?: Before): unknown {
    if (before && 'saw' in before) return before.saw;
    const view = before?.view ?? this.#seen.at(at, part);
    return view ? this.#sees(name, input, view) : null;
  }

  #sees<Name extends CommandName>(name: Name, input: InputOf<Name>, view: DeskView): unknown {
    return sawOf(name, input, 'plan' in view ? sightOfConsole(view) : sightOfModerator(view)) ?? null;
  }

  #took = (): void => {
    const { view } = this;
    if (!view) return;
    const own = this.#ahead.filter(({ isIn }) => isIn(view)).map(({ part }) => part);
    this.#ahead = [];
    this.#seen.took(view, performance.now(), own);
  };

  async #send(command: CommandMessage, pressed: Promise<Uptime | null>, said: string): Promise<Answer> {
    const done = this.#wonder();
    const answer = await this.#sender.send(command, await pressed, (known) => this.#settle(known, said));
    done();
    if (!answer.ok && answer.refusal.refused === 'not-confirmed') this.notices.unconfirmed(words.notConfirmed(said));
    return answer;
  }

  /** It is known at last what became of a command that was not confirmed. */
  #settle(answer: Answer, said: string): void {
    if (answer.ok) this.notices.doneAfterAll(words.confirmed(said));
    else this.notices.trouble(answer.refusal.refused === 'too-late' ? words.notDone(said) : say(answer.refusal));
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
