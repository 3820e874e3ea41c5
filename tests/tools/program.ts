import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A port that is free now. */
export const freePort = (): Promise<number> =>
  new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolvePort(address.port) : reject(new Error('no port'))));
    });
  });

/** The built program as a process of its own, as `npm start` runs it; can be killed and started again on the same data. */
export class Program {
  output = '';
  #child: ChildProcess | null = null;
  /** The one that ran last, also while it stops. */
  #last: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    readonly dataDir: string,
    private readonly files?: number,
  ) {}

  /** `files`: how many descriptors the system lets it have, where that is not left to the system. */
  static async start(files?: number): Promise<Program> {
    const program = new Program(await freePort(), await mkdtemp(join(tmpdir(), 'open-floor-')), files);
    await program.run();
    return program;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** The organiser link that the newest start printed. */
  get organiserLink(): string {
    const link = [...this.output.matchAll(/http:\/\/\S+\/console#\S+/g)].at(-1)?.[0];
    if (!link) throw new Error(`No organiser link in: ${this.output}`);
    return link;
  }

  /** Starts it (again); resolves when it is ready, to how long that took in ms. */
  async run(): Promise<number> {
    const started = performance.now();
    const program = [process.execPath, resolve('dist/server/main.js')];
    const [command = '', ...rest] =
      this.files === undefined ? program : ['sh', '-c', `ulimit -n ${String(this.files)} && exec "$@"`, 'sh', ...program];
    const child = spawn(command, rest, {
      env: { ...process.env, PORT: String(this.port), DATA_DIR: this.dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#last = child;
    await new Promise<void>((ready, failed) => {
      let seen = '';
      const read = (chunk: Buffer): void => {
        this.output += chunk.toString();
        seen += chunk.toString();
        if (seen.includes('Open Floor is running.') && seen.includes('/projector')) ready();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => failed(new Error(`The program ended with ${code}: ${seen}`)));
    });
    return performance.now() - started;
  }

  /** Ends it as a power cut would. */
  kill(): Promise<void> {
    return this.#end('SIGKILL').then(() => undefined);
  }

  /** Asks it to stop, as Ctrl-C does; resolves to its exit code. */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    return this.#end(signal);
  }

  /** Sends a signal to the program that runs, or that is being stopped. */
  signal(name: NodeJS.Signals): void {
    this.#last?.kill(name);
  }

  async dispose(): Promise<void> {
    await this.#end('SIGKILL');
    await rm(this.dataDir, { recursive: true, force: true });
  }

  #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child?.exitCode ?? null);
    return new Promise((ended) => {
      child.removeAllListeners('exit');
      child.once('exit', (code) => ended(code));
      child.kill(signal);
    });
  }
}
