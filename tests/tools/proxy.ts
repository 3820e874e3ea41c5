import { createHash } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Way = 'up' | 'down';

/**
 * How a connection that begins now is met, where not by the server: `gone` at once · `refused` in HTTP · `silent`, taken and never
 * answered · `hung-up`, taken for a websocket and then closed.
 */
export const BAD_DOORS = ['gone', 'refused', 'silent', 'hung-up'] as const;
export type BadDoor = (typeof BAD_DOORS)[number];

const REFUSAL = 'HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
/** RFC 6455, 4.2.2: what a server answers to a websocket's key. */
const ACCEPTS = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const takenFor = (head: string): string => {
  const key = /sec-websocket-key: (\S+)/i.exec(head)?.[1] ?? '';
  const accept = createHash('sha1')
    .update(key + ACCEPTS)
    .digest('base64');
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
};

/** A link that a test can slow, hold and cut: passes bytes on between a page and a server on this machine. */
export class Proxy {
  readonly #server: Server;
  readonly #pairs = new Set<{ readonly page: Socket; readonly server: Socket }>();
  readonly #held: Record<Way, (() => void)[] | null> = { up: null, down: null };
  /** Connections that were met badly. */
  readonly #met = new Set<Socket>();
  #door: BadDoor | null = null;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Resolves once it listens, on a port of its own. */
  static async to(port: number): Promise<Proxy> {
    const server = createServer();
    const proxy = new Proxy(server);
    server.on('connection', (page) => proxy.#join(page, port));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Holds what goes up to the server, or down to the page, until `release`. */
  hold(way: Way): void {
    this.#held[way] ??= [];
  }

  release(): void {
    for (const way of ['up', 'down'] as const) {
      const held = this.#held[way] ?? [];
      this.#held[way] = null;
      for (const pass of held) pass();
    }
  }

  /** Ends every connection and meets those that come badly, until `restore`. What is held is lost. */
  cut(door: BadDoor = 'gone'): void {
    this.#door = door;
    this.#held.up = null;
    this.#held.down = null;
    for (const { page, server } of this.#pairs) for (const end of [page, server]) end.destroy();
  }

  /** Connections that come are passed on again; those that hang go on hanging. */
  restore(): void {
    this.#door = null;
  }

  async close(): Promise<void> {
    this.cut();
    for (const page of this.#met) page.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(page: Socket, port: number): void {
    if (this.#door) {
      this.#meet(page, this.#door);
      return;
    }
    const pair = { page, server: connect(port, '127.0.0.1') };
    this.#pairs.add(pair);
    const pass = (from: Socket, to: Socket, way: Way): void => {
      from.on('data', (bytes) => {
        const on = (): unknown => !to.destroyed && to.write(bytes);
        const held = this.#held[way];
        if (held) held.push(on);
        else on();
      });
      from.on('close', () => {
        to.destroy();
        this.#pairs.delete(pair);
      });
      // A connection that is torn down in mid-write says so; the close that follows is what counts.
      from.on('error', () => to.destroy());
    };
    pass(page, pair.server, 'up');
    pass(pair.server, page, 'down');
  }

  #meet(page: Socket, door: BadDoor): void {
    this.#met.add(page);
    page.on('close', () => this.#met.delete(page));
    // The page may be gone before it has been answered; the close that follows is what counts.
    page.on('error', () => page.destroy());
    if (door === 'gone') page.destroy();
    else
      page.once('data', (head) => {
        if (door === 'refused') page.end(REFUSAL);
        if (door === 'hung-up') page.end(takenFor(head.toString('latin1')));
      });
  }
}
