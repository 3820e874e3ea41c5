import type { Duration } from '../gathering/time.ts';
import type { Redial } from './redial.ts';

/** Longer than this without an answer the laptop counts as silent (ms). */
const SILENT: Duration = 1200;
/** An answer that takes no longer than this (ms) is of a link that is quick: a new try is over before the one that goes on. */
const QUICK: Duration = 500;

/** How long the laptop took to answer (ms); null where it did not, after SILENT ms, so that it can be asked again and again. */
const answerTime = (): Promise<Duration | null> =>
  new Promise((resolve) => {
    const from = performance.now();
    const asking = new AbortController();
    const late = setTimeout(() => {
      asking.abort();
      resolve(null);
    }, SILENT);
    fetch('/health', { cache: 'no-store', signal: asking.signal }).then(
      () => {
        clearTimeout(late);
        resolve(performance.now() - from);
      },
      // No answer, or a refusal at once: the time above says so.
      () => undefined,
    );
  });

/**
 * A try that began while the link was silent hangs on for seconds after the link is back: from now on it gives way as soon as the
 * laptop answers again, and quickly. One that hangs while the laptop answers all the time, or slowly, is waited out: the next would
 * fare no better.
 */
export const watchTries = (redial: Redial, answers = answerTime): void => {
  redial.onTrying = (hangs) => {
    void (async () => {
      for (let silent = false; hangs(); silent = true) {
        const took = await answers();
        if (took === null) continue;
        if (silent && took <= QUICK && hangs()) redial.now();
        return;
      }
    })();
  };
};
