import { createContext } from 'svelte';
import { Connection } from '../../shared/client/connection.svelte.ts';
import { nextView } from '../../shared/client/next-view.ts';
import { commandId } from '../../shared/client/random.ts';
import type { CommandName, InputOf } from '../../shared/gathering/commands.ts';
import type { Refusal, RefusalCode } from '../../shared/gathering/refusal.ts';
import type { LinkRole } from '../../shared/gathering/role.ts';
import type { Uptime } from '../../shared/gathering/rule.ts';
import { factsOf } from '../../shared/gathering/saw/facts.ts';
import { sawOf } from '../../shared/gathering/saw/saw.ts';
import type { Part } from '../../shared/gathering/saw/seen.ts';
import type { Sight } from '../../shared/gathering/saw/sight.ts';
import type { Duration, Instant } from '../../shared/gathering/time.ts';
import type { Answer, CommandMessage } from '../../shared/protocol/socket/command.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import type { ConsoleView, ModeratorView } from '../../shared/views/console.ts';
import { sightOfConsole, sightOfModerator } from '../../shared/views/sight.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import { NeedTaker } from './need-taker.ts';
import { Notices } from './notices.svelte.ts';
import { OwnDoing } from './own-doing.ts';
import { ownParts } from './own-parts.ts';
import { say } from './say.ts';
import { partOf, PerPart, READ } from './parts.ts';
import { SeenViews } from './seen-views.ts';
import { Sender } from './sender.ts';

/** A command that is not answered in this time (ms) is said to be on its way. */
const SLOW = 700;
/** A view with what this screen has done itself comes within this time of the answer (ms), on a slow link in as long as the answer took. */
const CATCHING_UP = 300;

/** After these refusals nothing stands in the way of the same once more. */
const NOT_TRIED: readonly RefusalCode[] = ['too-late', 'not-saved', 'too-fast'];

export type DeskView = ConsoleView | ModeratorView;

/** What somebody had before them when they chose to change something, where it is not the view of the moment of the press. */
export type Before = { readonly view: DeskView | null } | { readonly saw: unknown };

const sightOf = (view: DeskView): Sight => ('plan' in view ? sightOfConsole(view) : sightOfModerator(view));

/** One evening at this console: its view, its clock, and the commands that change it. */
export class Desk {
  readonly connection: Connection<'console' | 'moderator'>;
  readonly notices = new Notices();
  readonly own = new OwnDoing();
  readonly session: string;
  readonly role: LinkRole;
  readonly evening: string;
  /** Commands that have waited long enough for a person to wonder. */
  slow = $state(0);
  /** Takes what phones told. */
  readonly needs: NeedTaker;
  readonly #sender: Sender;
  /** What was pressed and is not in the view yet, in that order. */
  #underway: readonly { readonly part: Part | null; readonly wish: string }[] = [];
  /** Commands that wait for their answer, and how many there never came one for and it is not known what became of them. */
  #unanswered: readonly Promise<Answer>[] = [];
  #unsettled = 0;
  #presses = 0;
  #isUndoing = false;
  readonly #seen = new SeenViews<DeskView>();
  /** What was done here and no view shows yet; each knows a view that shows it and, of its part, nothing of another's. */
  #ahead: readonly { readonly part: Part; readonly isIn: (view: DeskView) => boolean }[] = [];
  /** By part of the evening: resolved once what was last done here is in the view. */
  readonly #pending = new PerPart();

  constructor(session: string, role: LinkRole, evening: string) {
    this.session = session;
    this.role = role;
    this.evening = evening;
    this.connection = new Connection(() => ({ protocol: PROTOCOL, as: 'crew', session, evening }));
    this.#sender = new Sender(this.connection);
    this.needs = new NeedTaker(this.connection, this.notices, this.#sender);
    for (const event of ['view', 'patch'] as const) this.connection.socket.on(event, this.#took);
  }

  open(): void {
    this.connection.open();
    this.#sender.open();
  }

  close(): void {
    this.#sender.close();
    this.needs.close();
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
    const act = { part: partOf(name), wish: JSON.stringify([name, input]) };
    if (this.#isRepeat(act)) return null;
    this.#underway = [...this.#underway, act];
    const order = (this.#presses += 1);
    const answer = await this.#press(name, input, said, before);
    const settled = (): void => void (this.#underway = this.#underway.filter((one) => one !== act));
    if (!answer.ok) {
      settled();
      return answer.refusal;
    }
    // Until the view shows it, the same press again is about what stood there before.
    void this.#pending.get(act.part).then(settled);
    this.notices.done(said, answer.undo, order);
    return null;
  }

  /** What the person has before them now of what such a command is about: for one that they are asked about before it is sent. */
  before(name: CommandName): Before {
    const part = partOf(name);
    return { view: part === null ? this.view : this.#seen.at(performance.now(), part) };
  }

  /** Sends a command without a word in the bar, for one of many that are pressed together. */
  async quietly<Name extends CommandName>(name: Name, input: InputOf<Name>): Promise<Refusal | null> {
    const answer = await this.#press(name, input, '');
    return answer.ok ? null : answer.refusal;
  }

  /** Takes the last step back, by its inverse. Pressed again meanwhile, it is the same wish. */
  async undo(): Promise<void> {
    if (this.#isUndoing) return;
    this.#isUndoing = true;
    await this.#undoLast();
    this.#isUndoing = false;
  }

  async #undoLast(): Promise<void> {
    const pressed = this.#sender.press();
    // What was pressed before this is what is wanted back, also where its answer is still on the way.
    await Promise.all(this.#unanswered);
    const step = this.#unsettled === 0 ? this.notices.takeStep() : null;
    if (!step) {
      this.notices.trouble(this.#unsettled === 0 ? words.undo.nothing : words.undo.notKnown);
      return;
    }
    const { undo } = step;
    const name = undo.name as CommandName;
    const settle = (answer: Answer): void => {
      if (!answer.ok && NOT_TRIED.includes(answer.refusal.refused)) this.notices.putBack(step);
    };
    const send = (): Promise<Answer> => this.#send(undo, pressed, words.undo.done, settle);
    const answer = await this.#follow(name, undo.input as InputOf<typeof name>, performance.now(), send);
    settle(answer);
    if (answer.ok) this.notices.done(words.undo.done);
    else if (answer.refusal.refused !== 'not-confirmed') this.notices.trouble(say(answer.refusal));
  }

  /** The second tap of a double tap; of two different presses in turn neither is one. */
  #isRepeat({ part, wish }: { readonly part: Part | null; readonly wish: string }): boolean {
    if (part === null || part === READ) return this.#underway.some((one) => one.wish === wish);
    return this.#underway.findLast((one) => one.part === part)?.wish === wish;
  }

  #press<Name extends CommandName>(name: Name, input: InputOf<Name>, said: string, before?: Before): Promise<Answer> {
    const pressed = this.#sender.press();
    const at = performance.now();
    const sent = this.#seen.keep(at);
    return this.#follow(name, input, at, () => {
      const part = partOf(name);
      sent();
      const saw = part === null ? undefined : this.#sawBefore(name, input, part, at, before);
      return this.#send({ id: commandId(), name, input, ...(saw === undefined ? {} : { saw }) }, pressed, said);
    });
  }

  /** Sends what was pressed at `at` once all that was pressed here before about the same part is in the view: the person knows of that. */
  #follow<Name extends CommandName>(name: Name, input: InputOf<Name>, at: Duration, send: () => Promise<Answer>): Promise<Answer> {
    const part = partOf(name);
    let known = '';
    let sent = at;
    const answered = this.#pending.get(part).then(() => {
      sent = performance.now();
      const view = part === null ? null : this.#seen.at(at, part);
      if (part !== null && view) known = factsOf(part, input, sightOf(view));
      return send();
    });
    this.#unanswered = [...this.#unanswered, answered];
    void answered.then(() => (this.#unanswered = this.#unanswered.filter((one) => one !== answered)));
    if (part !== null && part !== READ)
      this.#pending.set(
        part,
        answered.then((answer) => this.#shown(part, input, at, known, answer, Math.max(CATCHING_UP, performance.now() - sent))),
      );
    return answered;
  }

  /**
   * Resolves once the view shows what was done here, or nothing was. Where the facts of its part were not as this screen `known` them
   * just before, somebody else has changed them, and no view that shows both is this person's own.
   */
  async #shown(part: Part, input: unknown, at: Duration, known: string, answer: Answer, patience: Duration): Promise<void> {
    if (!answer.ok) return;
    const [before, after] = answer.facts ?? [];
    const isIn = (view: DeskView): boolean => before === known && factsOf(part, input, sightOf(view)) === after;
    // By requests that wait for an answer, view and answer may come in one piece, the view first.
    if (this.#seen.countAsOwn(at, (last, view) => (isIn(view) ? this.#ownIn([part], last, view) : []))) return;
    this.#ahead = [...this.#ahead, { part, isIn }];
    await nextView(this.connection.socket, patience);
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
    return sawOf(name, input, sightOf(view)) ?? null;
  }

  #took = (): void => {
    const { view } = this;
    if (!view) return;
    const shown = this.#ahead.filter(({ isIn }) => isIn(view)).map(({ part }) => part);
    this.#ahead = [];
    this.#seen.took(view, performance.now(), this.#ownIn(shown, this.#seen.latest, view));
  };

  #ownIn(shown: readonly Part[], before: DeskView | null, view: DeskView): readonly Part[] {
    return before ? ownParts(shown, sightOf(before), sightOf(view)) : shown;
  }

  async #send(command: CommandMessage, pressed: Promise<Uptime | null>, said: string, settled?: (answer: Answer) => void): Promise<Answer> {
    const done = this.#wonder();
    const answered = this.own.begins(command);
    const answer = await this.#sender.send(command, await pressed, (known) => {
      this.#unsettled -= 1;
      answered();
      settled?.(known);
      this.#settle(known, said);
    });
    done();
    if (answer.ok || answer.refusal.refused !== 'not-confirmed') {
      answered();
      return answer;
    }
    this.#unsettled += 1;
    this.notices.trouble(words.notConfirmed(said));
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
