import { commandId } from '../../shared/client/random.ts';
import type { Uptime } from '../../shared/gathering/rule.ts';
import type { Connection } from '../../shared/client/connection.svelte.ts';
import type { Taking, TakeOutcome } from '../../shared/views/needs.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import type { Notices } from './notices.svelte.ts';

/** Without an answer in this time (ms) it is said that none came; the server does nothing about what is older (NE2). */
const PATIENCE = 2000;
/** How long to wait for an answer when asking what became of it, and before asking again (ms). */
const ASKING = 5000;
const PAUSE = 1000;

/** What of a connection this needs. */
export type TakerLink = Pick<Connection<'console' | 'moderator'>, 'socket' | 'link' | 'probe'>;

/** Takes what a phone told: one of several who press has it, and each is told what became of the press, and nothing else (NE2). */
export class NeedTaker {
  /** By need: a second tap while the first is on its way is the same wish. */
  readonly #underway = new Set<string>();
  #stopped = false;

  constructor(
    private readonly connection: TakerLink,
    private readonly notices: Pick<Notices, 'done' | 'trouble'>,
    private readonly press: () => Promise<Uptime | null>,
  ) {}

  close(): void {
    this.#stopped = true;
  }

  /** `line` says in words what is taken. */
  async take(id: string, line: string): Promise<void> {
    if (this.#underway.has(id)) return;
    this.#underway.add(id);
    const pressed = await this.press();
    const taking: Taking = { id, by: commandId(), ...(pressed ? { pressed } : {}) };
    const outcome = await this.#ask(taking, PATIENCE);
    this.#underway.delete(id);
    if (outcome) {
      this.#say(outcome, line);
      return;
    }
    this.notices.trouble(words.needs.notReached(line));
    this.connection.probe();
    const known = await this.#findOut(taking);
    if (known) this.#say(known, line);
  }

  /** Takes several with one press, for a flood; what came of it is said once (NE8). */
  async takeAll(ids: readonly string[]): Promise<void> {
    const wanted = ids.filter((id) => !this.#underway.has(id));
    if (wanted.length === 0) return;
    for (const id of wanted) this.#underway.add(id);
    const pressed = await this.press();
    const takings = wanted.map((id): Taking => ({ id, by: commandId(), ...(pressed ? { pressed } : {}) }));
    const outcomes = await Promise.all(takings.map((taking) => this.#ask(taking, PATIENCE)));
    for (const id of wanted) this.#underway.delete(id);
    if (outcomes.includes(null)) {
      this.notices.trouble(words.needs.allNotReached);
      this.connection.probe();
    }
    const known = await Promise.all(takings.map(async (taking, index) => outcomes[index] ?? (await this.#findOut(taking))));
    if (known.includes(null)) return;
    const yours = known.filter((outcome) => outcome === 'yours').length;
    if (yours === known.length) this.notices.done(words.needs.allTaken(yours));
    else this.notices.trouble(words.needs.someTaken(yours, known.length));
  }

  #say(outcome: TakeOutcome, line: string): void {
    if (outcome === 'yours') this.notices.done(words.needs.taken(line));
    else this.notices.trouble(words.needs.notTaken[outcome](line));
  }

  /** What became of a press that was not answered; null where this screen is shut before that is known. */
  async #findOut(taking: Taking): Promise<TakeOutcome | null> {
    while (!this.#stopped && this.connection.link !== 'refused') {
      const outcome = this.connection.socket.connected ? await this.#ask(taking, ASKING) : null;
      if (outcome) return outcome;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    return null;
  }

  /** Null where no answer comes in time; what has not left this screen by then never does. */
  async #ask(taking: Taking, patience: number): Promise<TakeOutcome | null> {
    try {
      return (await this.connection.socket.timeout(patience).emitWithAck('takeNeed', taking)) as TakeOutcome;
    } catch {
      return null;
    }
  }
}
