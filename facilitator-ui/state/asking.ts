import type { LinkState } from '../../shared/client/connection.svelte.ts';

/** Without an answer in this time (ms) a press is not confirmed; the server refuses what is older, so that it is done by then or not at all (SW2, NE2). */
export const PATIENCE = 2000;
/** How long to wait for the answer when asking what became of a press, and before asking again (ms). */
const ASKING = 5000;
const PAUSE = 1000;

/** What it needs of the link to the server. */
export interface AskedLink {
  readonly link: LinkState;
  probe(): void;
  readonly socket: { readonly connected: boolean };
}

/** Sends the presses of a crew's screen, and asks about those that were not answered, under the same id, until it is known what became of them. */
export class Asking<Message, Answer> {
  #stopped = false;

  /** `emit` rejects where no answer comes within `patience` ms; `isKnown` says whether an answer tells what became of the press. */
  constructor(
    private readonly connection: AskedLink,
    private readonly emit: (message: Message, patience: number) => Promise<Answer>,
    private readonly isKnown: (answer: Answer) => boolean = () => true,
  ) {}

  /** Ends all asking: this screen is shut. */
  stop(): void {
    this.#stopped = true;
  }

  /** The answer to a press; null where none came in two seconds. */
  async once(message: Message): Promise<Answer | null> {
    const answer = await this.#ask(message, PATIENCE);
    if (!answer) this.connection.probe();
    return answer;
  }

  /** What became of a press that was not answered; null where this screen is shut before that is known. */
  async findOut(message: Message): Promise<Answer | null> {
    while (!this.#stopped && this.connection.link !== 'refused') {
      const answer = this.connection.socket.connected ? await this.#ask(message, ASKING) : null;
      if (answer && this.isKnown(answer)) return answer;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    return null;
  }

  /** Null where no answer comes in time; what has not left this screen by then never does. */
  async #ask(message: Message, patience: number): Promise<Answer | null> {
    try {
      return await this.emit(message, patience);
    } catch {
      return null;
    }
  }
}
