import type { LinkState } from '../../shared/client/connection.svelte.ts';
import type { Refusal } from '../../shared/gathering/refusal.ts';
import type { Uptime } from '../../shared/gathering/rule.ts';
import type { Answer, CommandMessage } from '../../shared/protocol/messages.ts';
import { PressClock } from './press-clock.ts';

/** Without an answer in this time (ms) a command is not confirmed; the server refuses what is older, so that it is done by then or not at all (SW2). */
const PATIENCE = 2000;
/** How long to wait for the answer when asking what became of it, and before asking again (ms). */
const ASKING = 5000;
const PAUSE = 1000;
/** The server's clock is compared again after this time (ms): two good clocks part by a few ms in it. */
const MEASURE_EVERY = 60_000;

/**
 * Whether an answer to asking again says what became of the command. Asked too often, the server has not looked; and where the disk
 * refuses, what was done before is refused along with what came in with the question.
 */
const isKnown = (answer: Answer): boolean => answer.ok || !['too-fast', 'not-saved', 'failed'].includes(answer.refusal.refused);

const NOT_CONFIRMED: Refusal = { refused: 'not-confirmed' };

/** What it needs of the link to the server. */
export interface CrewLink {
  readonly link: LinkState;
  probe(): void;
  readonly socket: {
    readonly connected: boolean;
    on(event: 'connect', listener: () => void): unknown;
    off(event: 'connect', listener: () => void): unknown;
    /** Rejects where no answer comes within `patience` ms. */
    timeout(patience: number): {
      emitWithAck(event: 'command', message: CommandMessage): Promise<unknown>;
      emitWithAck(event: 'uptime'): Promise<Uptime>;
    };
  };
}

/**
 * Sends the commands of a crew's screen: each is done when it is pressed or not at all. What was not answered in two
 * seconds is not confirmed, and is asked about, under the same id, until it is known whether it was done.
 */
export class Sender {
  readonly #connection: CrewLink;
  readonly #clock = new PressClock();
  #timer: ReturnType<typeof setInterval> | undefined;
  #stopped = false;

  constructor(connection: CrewLink) {
    this.#connection = connection;
    connection.socket.on('connect', this.#measure);
  }

  open(): void {
    this.#timer = setInterval(this.#measure, MEASURE_EVERY);
  }

  close(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
    this.#connection.socket.off('connect', this.#measure);
  }

  /** The moment of a press, to be sent with its command. */
  press(): Promise<Uptime | null> {
    return this.#clock.stamp();
  }

  /** Resolves to the answer; to `not-confirmed` after two seconds without one, and then tells `settled` when it is known what became of it. */
  async send(command: CommandMessage, pressed: Uptime | null, settled: (answer: Answer) => void): Promise<Answer> {
    const message: CommandMessage = pressed ? { ...command, pressed } : command;
    const answer = await this.#emit(message, PATIENCE);
    if (!answer) {
      this.#connection.probe();
      void this.#findOut(message).then((known) => known && settled(known));
      return { ok: false, refusal: NOT_CONFIRMED };
    }
    if (!answer.ok && answer.refusal.refused === 'too-late') this.#measure();
    return answer;
  }

  /** What became of a command that was not answered; null where this screen is shut before that is known. */
  async #findOut(message: CommandMessage): Promise<Answer | null> {
    while (!this.#stopped && this.#connection.link !== 'refused') {
      if (this.#connection.socket.connected) {
        const answer = await this.#emit(message, ASKING);
        if (answer && isKnown(answer)) return answer;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    return null;
  }

  /** Null where no answer comes in time; what has not left this screen by then never does. */
  async #emit(message: CommandMessage, patience: number): Promise<Answer | null> {
    try {
      return (await this.#connection.socket.timeout(patience).emitWithAck('command', message)) as Answer;
    } catch {
      return null;
    }
  }

  #measure = (): void => {
    const { socket } = this.#connection;
    if (socket.connected) void this.#clock.measure(() => socket.timeout(PATIENCE).emitWithAck('uptime'));
  };
}
