import { faultName, type Log } from './log.ts';

/** Longer than this (ms) stopping does not take, whatever the disk and the clients do: what was acknowledged is on disk already. */
const LONGEST_STOP = 2500;
/** The exit code of a program that Ctrl-C ended, as shells have it. */
const INTERRUPTED = 130;

/** Ends the process once it is told to and `stop` has finished; at once when it is interrupted a second time. */
export const stopWhenTold = (stop: () => Promise<void>, complain: Log): void => {
  const leave = (why: string): void => {
    complain(`Open Floor did not stop cleanly (${why}). What was acknowledged is saved.`);
    process.exit(1);
  };
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping && signal === 'SIGINT') process.exit(INTERRUPTED);
    if (stopping) return;
    stopping = true;
    console.log('Stopping: finishing what is being saved. Ctrl-C again ends it at once.');
    setTimeout(() => leave('it took too long'), LONGEST_STOP);
    stop().then(
      () => process.exit(0),
      (fault: unknown) => leave(faultName(fault)),
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  // The terminal's window was closed.
  process.on('SIGHUP', onSignal);
};
