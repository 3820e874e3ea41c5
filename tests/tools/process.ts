import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A server as people run it: a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  /** The token of the single-use organiser link that it printed. */
  readonly firstToken: string;
  /** From the start of the process until it said that it runs, in ms. */
  readonly readyAfter: number;
  /** All that it has printed so far, on standard output and standard error. */
  printed(): string;
  /** Sends it a signal that does not end it. */
  signal(name: NodeJS.Signals): void;
  /** Ends it and resolves to its exit code; null where the signal ended it. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface ProcessOptions {
  /** The program's file and its arguments, run by this Node. */
  readonly program: readonly string[];
  readonly dataDir: string;
  /** 0, the default, takes any that is free. */
  readonly port?: number;
  readonly env?: NodeJS.ProcessEnv;
  /** How long it may take until it runs, in ms. */
  readonly patience?: number;
}

const RUNNING = /http:\/\/localhost(?::(\d+))?\/console#([\w-]+)/;

/** Resolves with what `read` finds in the output, once it is there; rejects where the process ends or is too slow. */
const said = (child: ChildProcess, printed: () => string, patience: number): Promise<RegExpExecArray> =>
  new Promise((resolve, reject) => {
    const look = (): void => {
      const found = RUNNING.exec(printed());
      if (found) finish(() => resolve(found));
    };
    const ended = (): void => finish(() => reject(new Error(`The server did not start. It said:\n${printed()}`)));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      finish(() => reject(new Error(`The server was not ready in ${patience} ms. It said:\n${printed()}`)));
    }, patience);
    const finish = (then: () => void): void => {
      clearTimeout(timer);
      child.stdout?.off('data', look);
      child.off('exit', ended);
      then();
    };
    child.stdout?.on('data', look);
    child.once('exit', ended);
  });

/** Starts a server and waits until it runs. */
export const startProcess = async ({ program, dataDir, port = 0, env = process.env, patience = 30_000 }: ProcessOptions): Promise<ServerProcess> => {
  const startedAt = performance.now();
  const child = spawn(process.execPath, program, {
    env: { ...env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Whoever started it may leave in a hurry; it does not stay behind.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const pieces: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (piece: string) => pieces.push(piece));
  const printed = (): string => pieces.join('');
  const [, portSaid, firstToken = ''] = await said(child, printed, patience);
  const readyAfter = performance.now() - startedAt;
  const actual = Number(portSaid ?? 80);
  return {
    url: `http://127.0.0.1:${actual}`,
    port: actual,
    firstToken,
    readyAfter,
    printed,
    signal: (name) => void child.kill(name),
    end: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'close');
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
};
