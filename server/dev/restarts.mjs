/** Editors write a file several times in a row; so long must it be quiet before the server is started again, in ms. */
const QUIET = 100;

/**
 * One start after another: while one is waited for or under way, whoever asks for what it starts waits.
 * @param {Promise<void>} first the first start; where it rejects, so does whoever waits for it
 * @param {() => Promise<void>} startAgain must not reject
 */
export function restarts(first, startAgain) {
  let latest = first;
  let waiting = false;
  /** @type {() => void} */
  let go = () => undefined;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  return {
    /** Something has changed: from now on nobody is answered by what ran before. */
    again() {
      if (!waiting) {
        waiting = true;
        /** @type {Promise<void>} */
        const quiet = new Promise((resolve) => (go = resolve));
        latest = latest
          .then(() => quiet)
          .then(() => {
            waiting = false;
            return startAgain();
          });
      }
      clearTimeout(timer);
      timer = setTimeout(go, QUIET);
    },
    /** Resolves when no start is waited for. */
    async settled() {
      for (let seen; seen !== latest; await seen) seen = latest;
    },
  };
}
