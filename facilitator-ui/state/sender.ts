import type { Refusal } from '../../shared/gathering/refusal.ts';
import type { Uptime } from '../../shared/gathering/rule.ts';
import type { Answer, CommandMessage } from '../../shared/protocol/socket/command.ts';
import { Asking, PATIENCE, type AskedLink } from './asking.ts';
import { PressClock } from './press-clock.ts';

/** The server's clock is compared again after this time (ms): two good clocks part by a few ms in it. */
const MEASURE_EVERY = 60_000;

/**
 * Whether an answer to asking again says what became of the command. Asked too often, the server has not looked; and where the disk
 * refuses, what was done before is refused along with what came in with the question.
 */
const isKnown = (answer: Answer): boolean => answer.ok || !['too-fast', 'not-saved', 'failed'].includes(answer.refusal.refused);

const NOT_CONFIRMED: Refusal = { refused: 'not-confirmed' };

/** What it needs of the link to the server. */
export interface CrewLink extends AskedLink {
  readonly socket: AskedLink['socket'] & {
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
  readonly #asking: Asking<CommandMessage, Answer>;

  constructor(connection: CrewLink) {
    this.#connection = connection;
    this.#asking = new Asking(
      connection,
      (message, patience) => connection.socket.timeout(patience).emitWithAck('command', message) as Promise<Answer>,
      isKnown,
    );
    connection.socket.on('connect', this.measure);
  }

  open(): void {
    this.#timer = setInterval(this.measure, MEASURE_EVERY);
  }

  close(): void {
    this.#asking.stop();
    clearInterval(this.#timer);
    this.#connection.socket.off('connect', this.measure);
  }

  /** The moment of a press, to be sent with its command. */
  press(): Promise<Uptime | null> {
    return this.#clock.stamp();
  }

  /** Resolves to the answer; to `not-confirmed` after two seconds without one, and then tells `settled` when it is known what became of it. */
  async send(command: CommandMessage, pressed: Uptime | null, settled: (answer: Answer) => void): Promise<Answer> {
    const message: CommandMessage = pressed ? { ...command, pressed } : command;
    const answer = await this.#asking.once(message);
    if (!answer) {
      void this.#asking.findOut(message).then((known) => known && settled(known));
      return { ok: false, refusal: NOT_CONFIRMED };
    }
    // Without a moment it is as if it had been pressed too long ago: this screen's clock has not been compared yet.
    const isUnstamped = !answer.ok && answer.refusal.refused === 'malformed' && answer.refusal.field === 'pressed';
    if (isUnstamped || (!answer.ok && answer.refusal.refused === 'too-late')) this.measure();
    return isUnstamped ? { ok: false, refusal: { refused: 'too-late' } } : answer;
  }

  /** Measures the server's clock anew, where there is a link. */
  measure = (): void => {
    const { socket } = this.#connection;
    if (socket.connected) void this.#clock.measure(() => socket.timeout(PATIENCE).emitWithAck('uptime'));
  };
}
