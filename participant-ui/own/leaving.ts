/** Leaving, which may have to wait for an answer first. */
export interface Leaving {
  /** Leaves, once `first` has come to its end. */
  go(): Promise<void>;
  /** Whoever stays meanwhile stays: nothing is cleared. */
  stop(): void;
}

/** One for each time that somebody is asked: what an earlier one waited for ends nothing. */
export const leaving = (first: () => Promise<void>, leave: () => void): Leaving => {
  let going = false;
  let stopped = false;
  return {
    async go() {
      if (going) return;
      going = true;
      await first();
      if (!stopped) leave();
    },
    stop() {
      stopped = true;
    },
  };
};
