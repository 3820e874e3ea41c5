import type { Refusal, RefusalCode } from '../gathering/refusal.ts';
import { SECOND, type Duration } from '../gathering/time.ts';
import type { Answer } from '../protocol/socket/command.ts';

/** Refusals that pass by themselves: what was refused stays first in its line. */
const PASSING: ReadonlySet<RefusalCode> = new Set(['too-fast', 'not-saved', 'not-reached', 'failed', 'old-page']);
const PAUSE: Duration = 3 * SECOND;

/** How long to wait before it is sent again as it was (ms); 0 for a refusal that is final. */
const passesIn = ({ refused, seconds }: Refusal): Duration => (PASSING.has(refused) ? (seconds ?? 0) * SECOND || PAUSE : 0);

export interface SendLoop {
  /** Sends what waits, once the time to wait that was last told is over. Call it when something was added and when the link comes back. Resolves when nothing more can be sent now. */
  flush(): Promise<void>;
  stop(): void;
}

/**
 * Sends what waits in a line, one after another, over a link that comes and goes. `next` gives the first that waits, noted as under
 * way, or undefined where nothing does; `settle` is told what was answered for good.
 */
export const sendLoop = <Job>(
  link: { readonly live: boolean },
  next: () => Job | undefined,
  deliver: (job: Job) => Promise<Answer>,
  settle: (job: Job, answer: Answer) => void,
): SendLoop => {
  let busy = false;
  let sending = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const sendAll = async (): Promise<void> => {
    let pause: Duration = 0;
    for (let job; !pause && !stopped && link.live && (job = next());) {
      const answer = await deliver(job);
      pause = answer.ok ? 0 : passesIn(answer.refusal);
      if (!pause) settle(job, answer);
    }
    // At once: whoever adds something from now on begins anew.
    busy = false;
    if (!pause || stopped) return;
    timer = setTimeout(() => {
      timer = undefined;
      void flush();
    }, pause);
  };

  const flush = (): Promise<void> => {
    if (!busy && !stopped && timer === undefined) {
      busy = true;
      sending = sendAll();
    }
    return sending;
  };

  return {
    flush,
    stop() {
      clearTimeout(timer);
      stopped = true;
    },
  };
};
