import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** How long a child that the terminal itself interrupted may take before it is also told to end, in milliseconds. */
const PATIENCE = 5000;

/** How often we look whether npm is still there, in milliseconds. */
const LOOK = 250;

/**
 * @typedef {object} Running
 * @property {Promise<number>} ended the exit code; 128 + the signal's number for a child that a signal ended, as shells have it
 * @property {string} printed what it printed so far, when it is quiet
 * @property {() => void} stop tells it to end, once
 */

/**
 * Starts a program and waits for it. SIGINT, SIGTERM and SIGHUP that come meanwhile are passed on exactly once,
 * and we leave only when it has left: it may still be writing.
 * @param {string} program
 * @param {string[]} words its arguments
 * @param {{ env: NodeJS.ProcessEnv, cwd: string, quiet?: boolean }} options quiet: keep what it prints instead of showing it
 * @returns {Running}
 */
export function run(program, words, { env, cwd, quiet = false }) {
  const shell = process.platform === 'win32' && program.endsWith('.cmd');
  const child = spawn(program, words, { env, cwd, shell, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
  let told = false;
  /** @param {NodeJS.Signals} signal */
  const tell = (signal) => {
    if (told) return;
    told = true;
    child.kill(signal);
  };
  const onInterrupt = () => {
    if (!process.stdin.isTTY) return tell('SIGINT');
    // Ctrl-C in a terminal reaches the whole group, the child too: telling it again would cut short its clean end.
    if (!told) setTimeout(() => child.kill('SIGTERM'), PATIENCE).unref();
    told = true;
  };
  const onTerminate = () => tell('SIGTERM');
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  process.on('SIGHUP', onTerminate);

  const parting = whenNpmIsGone(onTerminate);

  /** @type {Running} */
  const running = { printed: '', stop: onTerminate, ended: Promise.resolve(0) };
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (running.printed += text));
  running.ended = new Promise((resolve) => {
    child.on('error', (error) => {
      running.printed += error.message;
      resolve(127);
    });
    child.on('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  void running.ended.then(() => {
    clearInterval(parting);
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onTerminate);
    process.off('SIGHUP', onTerminate);
  });
  return running;
}

/**
 * `npm start` runs us through a shell, and a signal sent to npm ends that shell without reaching us. Then nobody is left
 * who could stop the server, so its end counts as being told to end.
 * @param {() => void} act
 */
function whenNpmIsGone(act) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) act();
  }, LOOK);
  return timer.unref();
}
