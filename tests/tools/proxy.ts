import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Way = 'up' | 'down';

/** A link that a test can slow, hold and cut: passes bytes on between a page and a server on this machine. */
export class Proxy {
  readonly #server: Server;
  readonly #pairs = new Set<{ readonly page: Socket; readonly server: Socket }>();
  readonly #held: Record<Way, (() => void)[] | null> = { up: null, down: null };
  #isCut = false;

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

  /** Ends every connection and takes none until `restore`. What is held is lost. */
  cut(): void {
    this.#isCut = true;
    this.#held.up = null;
    this.#held.down = null;
    for (const { page, server } of this.#pairs) for (const end of [page, server]) end.destroy();
  }

  restore(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(page: Socket, port: number): void {
    if (this.#isCut) {
      page.destroy();
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
}
