import { commandId } from '../../shared/client/random.ts';
import type { Connection } from '../../shared/client/connection.svelte.ts';
import type { Taking } from '../../shared/protocol/socket/needs.ts';
import type { TakeOutcome } from '../../shared/gathering/needs/model/needs.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import { Asking } from './asking.ts';
import type { Notices } from './notices.svelte.ts';
import type { Sender } from './sender.ts';

/** What of a connection this needs. */
export type TakerLink = Pick<Connection<'console' | 'moderator'>, 'socket' | 'link' | 'probe'>;

/** Takes what a phone told: one of several who press has it, and each is told what became of the press, and nothing else (NE2). */
export class NeedTaker {
  /** By need: until it is known what became of a press, another one is the same wish. */
  readonly #underway = new Set<string>();
  readonly #asking: Asking<Taking, TakeOutcome>;

  /** `presses` gives the moment of a press, and measures anew where that was found to be wrong. */
  constructor(
    connection: TakerLink,
    private readonly notices: Pick<Notices, 'done' | 'trouble'>,
    private readonly presses: Pick<Sender, 'press' | 'measure'>,
  ) {
    this.#asking = new Asking(
      connection,
      (taking, patience) => connection.socket.timeout(patience).emitWithAck('takeNeed', taking) as Promise<TakeOutcome>,
    );
  }

  close(): void {
    this.#asking.stop();
  }

  /** `line` says in words what is taken. */
  async take(id: string, line: string): Promise<void> {
    const [outcome] = await this.#press([id], words.needs.notReached(line));
    if (outcome === 'yours') this.notices.done(words.needs.taken(line));
    else if (outcome) this.notices.trouble(words.needs.notTaken[outcome](line));
  }

  /** Takes several with one press, for a flood; what came of it is said once (NE8). */
  async takeAll(ids: readonly string[]): Promise<void> {
    const outcomes = await this.#press(ids, words.needs.allNotReached);
    if (outcomes.length === 0 || outcomes.includes(null)) return;
    const yours = outcomes.filter((outcome) => outcome === 'yours').length;
    if (yours === outcomes.length) this.notices.done(words.needs.allTaken(yours));
    else this.notices.trouble(words.needs.someTaken(yours, outcomes.length));
  }

  /** What became of one press on each that is not under way; null for each of which that is never known. `notReached` is said where no answer comes. */
  async #press(ids: readonly string[], notReached: string): Promise<readonly (TakeOutcome | null)[]> {
    const wanted = ids.filter((id) => !this.#underway.has(id));
    for (const id of wanted) this.#underway.add(id);
    const pressed = await this.presses.press();
    const takings = wanted.map((id): Taking => ({ id, by: commandId(), ...(pressed ? { pressed } : {}) }));
    const answers = await Promise.all(takings.map((taking) => this.#asking.once(taking)));
    if (answers.includes(null)) this.notices.trouble(notReached);
    if (answers.includes('too-late')) this.presses.measure();
    const outcomes = await Promise.all(takings.map(async (taking, index) => answers[index] ?? (await this.#asking.findOut(taking))));
    for (const id of wanted) this.#underway.delete(id);
    return outcomes;
  }
}
