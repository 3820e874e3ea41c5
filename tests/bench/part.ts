import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What a part answers to: every question takes one value and is answered with one. All of it travels as JSON. */
export type Questions = Record<string, (given: never) => unknown>;

/** How a question to a part of the bench travels between the processes. */
interface Asked {
  readonly number: number;
  readonly name: string;
  readonly given: unknown;
}
interface Answered {
  readonly number: number;
  readonly answer?: unknown;
  readonly fault?: string;
}

/** The word after which the bench's own program is a part instead. */
export const PART = '--part';

/** Answers the parent's questions until it lets go. */
export const answerAs = (questions: Questions): void => {
  const answer = async ({ number, name, given }: Asked): Promise<void> => {
    const question = questions[name] as ((given: unknown) => unknown) | undefined;
    try {
      if (!question) throw new Error(`There is no question "${name}".`);
      process.send?.({ number, answer: await question(given) } satisfies Answered);
    } catch (fault) {
      process.send?.({ number, fault: fault instanceof Error ? fault.message : 'unknown fault' } satisfies Answered);
    }
  };
  process.on('message', (asked) => void answer(asked as Asked));
  // Without the bench there is nothing to do: no part outlives it.
  process.on('disconnect', () => process.exit(0));
};

/** A part of the bench in a process of its own, so that the work of clients never holds up the server. */
export class Part<Q extends Questions> implements AsyncDisposable {
  #number = 0;
  #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (fault: Error) => void }>();
  readonly #child: ChildProcess;

  constructor(name: string) {
    this.#child = fork(process.argv[1] ?? '', [PART, name], {
      execArgv: ['--expose-gc', ...process.execArgv],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message) => this.#take(message as Answered));
    this.#child.on('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`A part of the bench (${name}) ended with ${code ?? 'a signal'}.`));
    });
  }

  ask<Name extends keyof Q & string>(name: Name, ...given: Parameters<Q[Name]>): Promise<Awaited<ReturnType<Q[Name]>>> {
    const number = (this.#number += 1);
    const answered = new Promise<unknown>((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
    this.#child.send({ number, name, given: given[0] } satisfies Asked);
    return answered as Promise<Awaited<ReturnType<Q[Name]>>>;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }

  #take({ number, answer, fault }: Answered): void {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (fault === undefined) waiting?.resolve(answer);
    else waiting?.reject(new Error(fault));
  }
}
