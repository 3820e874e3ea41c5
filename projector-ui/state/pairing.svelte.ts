import { io, type Socket } from 'socket.io-client';
import type { Refusal } from '../../shared/gathering/refusal.ts';
import type { ClientToServer, Handshake, ServerToClient } from '../../shared/protocol/messages.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';

const HELLO: Handshake = { protocol: PROTOCOL, as: 'pairing' };

/** A screen that belongs to no evening yet: it shows the server's code until somebody types that at the console. */
export class Pairing {
  /** What to show; null while the server has not been reached. */
  code: string | null = $state(null);
  refusal: Refusal | null = $state.raw(null);
  readonly #socket: Socket<ServerToClient, ClientToServer>;

  /** `onPaired` is given the session to come back with. */
  constructor(onPaired: (session: string) => void) {
    this.#socket = io({
      forceNew: true,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 400,
      reconnectionDelayMax: 800,
      auth: HELLO,
    });
    this.#socket.on('pairingCode', (code) => {
      this.code = code;
      this.refusal = null;
    });
    this.#socket.on('paired', onPaired);
    this.#socket.on('disconnect', (reason) => {
      // A code is only good as long as its connection; the next one brings another.
      this.code = null;
      if (reason === 'io server disconnect') setTimeout(() => this.#socket.connect(), 500);
    });
    this.#socket.on('connect_error', (error: Error & { data?: { refusal?: Refusal } }) => {
      this.refusal = error.data?.refusal ?? null;
      if (this.refusal?.seconds !== undefined) setTimeout(() => this.#socket.connect(), this.refusal.seconds * 1000);
    });
  }

  close(): void {
    this.#socket.removeAllListeners();
    this.#socket.disconnect();
  }
}
