import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { InputOf } from '../../shared/gathering/commands.ts';
import { PRESENT_CONSENT } from '../../shared/gathering/floor/model/consent.ts';
import type { RefusalCode } from '../../shared/gathering/refusal.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import type { Handshake } from '../../shared/protocol/socket/handshake.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import { loadPage, type LoadedPage } from '../tools/page.ts';
import { REJOIN, rejoinAsPages } from '../tools/rejoin.ts';
import { newKey, type ClientSocket } from '../tools/server.ts';

export type Words = Omit<InputOf<'floor.write'>, 'key'>;

/** How a text fared. `unanswered` where the server never said anything to it. */
export type Fate =
  { readonly how: 'acknowledged'; readonly ms: number } | { readonly how: 'refused'; readonly code: RefusalCode } | { readonly how: 'unanswered' };

/** A phone that gets no answer in this time asks again (ms). */
const PATIENCE = 5000;
/** So many tries without any answer at all, and it gives up. */
const SILENCES = 10;

/** One phone: it loads the page, opens a socket, and sends until it is answered, always under the same key. */
export class Phone {
  /** Times it was told to wait, or had no answer, and sent again. */
  again = 0;
  /** Bytes that came over the socket. */
  liveBytes = 0;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly page: LoadedPage,
    private readonly socket: ClientSocket,
  ) {}

  /** Loads the page of the evening as a browser does and goes live. Rejects where either does not work. */
  static async join(url: string, code: string): Promise<Phone> {
    const page = await loadPage(`${url}/${code}`, 'gzip, deflate');
    const failed = [page.html, ...page.assets].find((one) => one.status !== 200);
    if (failed) throw new Error(`The phone page did not load: ${failed.path} answered ${failed.status}.`);
    const auth: Handshake = { protocol: PROTOCOL, as: 'participant', code };
    const socket: ClientSocket = io(url, { auth, forceNew: true, autoConnect: false, transports: ['websocket'], ...REJOIN });
    rejoinAsPages(socket);
    const phone = new Phone(page, socket);
    socket.io.on('open', () => {
      socket.io.engine.on('data', (data: unknown) => (phone.liveBytes += typeof data === 'string' ? Buffer.byteLength(data) : 0));
    });
    await new Promise<void>((opened, refused) => {
      socket.once('connect', opened);
      socket.once('connect_error', refused);
      socket.connect();
    });
    return phone;
  }

  /** Texts of one phone go one after another, as from the page's own outbox. */
  send(words: Words): Promise<Fate> {
    const fate = this.#queue.then(() => this.#sendNow(words));
    this.#queue = fate;
    return fate;
  }

  leave(): void {
    this.socket.disconnect();
  }

  async #sendNow(words: Words): Promise<Fate> {
    const key = newKey();
    for (let silences = 0; silences < SILENCES; this.again += 1) {
      const sentAt = performance.now();
      const answer = await this.#ask({ key, ...words });
      if (answer?.ok) return { how: 'acknowledged', ms: performance.now() - sentAt };
      if (answer && answer.refusal.seconds === undefined) return { how: 'refused', code: answer.refusal.refused };
      if (!answer) silences += 1;
      await sleep((answer?.refusal.seconds ?? 0) * 1000);
    }
    return { how: 'unanswered' };
  }

  async #ask(input: InputOf<'floor.write'>): Promise<Answer | null> {
    try {
      return await (this.socket.timeout(PATIENCE).emitWithAck('command', {
        id: input.key,
        name: 'floor.write',
        input: { consent: PRESENT_CONSENT, ...input },
      }) as Promise<Answer>);
    } catch {
      // No answer in time is an answer of its own: the same key is sent again.
      return null;
    }
  }
}
