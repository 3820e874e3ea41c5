import { io, type Socket } from 'socket.io-client';
import { EVERY_WAY } from '../../shared/client/connection.svelte.ts';
import { Redial } from '../../shared/client/redial.ts';
import { watchTries } from '../../shared/client/watch-tries.ts';
import type { Refusal } from '../../shared/gathering/refusal.ts';
import type { ClientToServer, ServerToClient } from '../../shared/protocol/socket/socket.ts';
import type { Handshake } from '../../shared/protocol/socket/handshake.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';

const HELLO: Handshake = { protocol: PROTOCOL, as: 'pairing' };

/** A screen that belongs to no evening yet: it shows the server's code until somebody types that at the console. */
export class Pairing {
  /** What to show; null while the server has not been reached. */
  code: string | null = $state(null);
  refusal: Refusal | null = $state.raw(null);
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  readonly #redial: Redial;

  /** `onPaired` is given the session to come back with. */
  constructor(onPaired: (session: string) => void) {
    this.#socket = io({
      forceNew: true,
      autoConnect: false,
      reconnection: false,
      transports: [...EVERY_WAY],
      tryAllTransports: true,
      auth: HELLO,
    });
    this.#redial = new Redial(this.#socket);
    watchTries(this.#redial);
    this.#socket.on('pairingCode', (code) => {
      this.code = code;
      this.refusal = null;
    });
    this.#socket.on('paired', onPaired);
    // A code is only good as long as its connection; the next one brings another.
    this.#socket.on('disconnect', () => (this.code = null));
    this.#socket.on('connect_error', (error: Error & { data?: { refusal?: Refusal } }) => {
      this.refusal = error.data?.refusal ?? null;
    });
    this.#redial.now();
  }

  close(): void {
    this.#socket.removeAllListeners();
    this.#redial.stop();
  }
}
