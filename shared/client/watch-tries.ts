import type { Duration } from '../gathering/time.ts';
import type { Redial } from './redial.ts';

/** An answer takes a hundredth of this on a good link (ms). */
const PATIENCE: Duration = 1200;

/** Whether the laptop answers in PATIENCE; takes as long as that where it does not, so that it can be asked again and again. */
const isReached = (): Promise<boolean> =>
  new Promise((resolve) => {
    const asking = new AbortController();
    const late = setTimeout(() => {
      asking.abort();
      resolve(false);
    }, PATIENCE);
    fetch('/health', { cache: 'no-store', signal: asking.signal }).then(
      () => {
        clearTimeout(late);
        resolve(true);
      },
      // No answer, or a refusal at once: the time above says so.
      () => undefined,
    );
  });

/**
 * A try that began while the link was silent hangs on for seconds after the link is back: from now on it gives way as soon as the
 * laptop answers again. One that hangs while the laptop answers all the time is waited out: the next would fare no better.
 */
export const watchTries = (redial: Redial, asks = isReached): void => {
  redial.onTrying = (hangs) => {
    void (async () => {
      for (let silent = false; hangs(); silent = true) {
        if (!(await asks())) continue;
        if (silent && hangs()) redial.now();
        return;
      }
    })();
  };
};
