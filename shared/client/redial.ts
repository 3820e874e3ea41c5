import type { Socket } from 'socket.io-client';
import type { Refusal } from '../gathering/refusal.ts';
import type { Duration } from '../gathering/time.ts';
import type { ClientToServer, ServerToClient } from '../protocol/socket/socket.ts';

/** Until the server has said how large the crowd is, a lost link is tried again within this time (ms). */
const WITHIN: Duration = 800;
/**
 * How long a try may take from its first byte until the server has said who this is (ms). A good link takes a hundredth of
 * it. A try that takes longer is given up, and the next is given twice as long: where the Wi-Fi is that slow, many short tries would make it slower.
 */
const SHORTEST: Duration = 1200;
const LONGEST: Duration = 9600;

/**
 * Keeps a socket connected until it is stopped or the server refuses it. In the place of socket.io's own reconnection, which waits out
 * 20 s where the server closes a connection that it has just taken, and for ever where it never says who this is.
 * The socket is made with `reconnection: false` and `autoConnect: false`.
 */
export class Redial {
  /** Over how many ms to spread the return after a loss, as the server last said. */
  within: Duration = WITHIN;
  /** Told of a try that may hang for long, with a function that says whether it still does. */
  onTrying: ((hangs: () => boolean) => void) | undefined;
  /** How long the last try took until the server had said who this is (ms): on a slow link everything takes so long. */
  took: Duration = 0;
  #began = 0;
  #patience = SHORTEST;
  /** Whether a try, or the connection that came of it, goes on. */
  #engaged = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly socket: Socket<ServerToClient, ClientToServer>) {
    socket.on('connect', () => {
      clearTimeout(this.#timer);
      this.took = performance.now() - this.#began;
      this.#patience = SHORTEST;
    });
    socket.on('disconnect', this.#lost);
    socket.on('connect_error', (error: Error & { data?: { refusal?: Refusal } }) => {
      const refusal = error.data?.refusal;
      if (!refusal) {
        this.#lost();
        return;
      }
      this.stop();
      // A refusal is final, but a limit passes.
      if (refusal.seconds !== undefined) this.#timer = setTimeout(() => this.now(), refusal.seconds * 1000);
    });
  }

  /** Tries at once, in the place of what goes on or waits. */
  now(): void {
    this.stop();
    this.#engaged = true;
    this.#began = performance.now();
    this.#timer = setTimeout(this.#hung, this.#patience);
    this.socket.connect();
    // Of a connection that is closed before the server has greeted it, socket.io says nothing.
    const { engine } = this.socket.io;
    engine.once('close', () => {
      if (engine === this.socket.io.engine) this.#lost();
    });
    if (this.#patience > SHORTEST) this.onTrying?.(() => this.#engaged && !this.socket.connected && engine === this.socket.io.engine);
  }

  /** Ends the connection and tries no more. */
  stop(): void {
    this.#engaged = false;
    clearTimeout(this.#timer);
    this.socket.disconnect();
  }

  #lost = (): void => {
    // What a try that was given up still says counts no more.
    if (!this.#engaged) return;
    this.stop();
    this.#timer = setTimeout(() => this.now(), this.within * (0.25 + 0.75 * Math.random()));
  };

  #hung = (): void => {
    this.#patience = Math.min(2 * this.#patience, LONGEST);
    // Where only one way hangs, as behind some filters, the next try begins with the other.
    this.socket.io.opts.transports?.reverse();
    this.#lost();
  };
}
