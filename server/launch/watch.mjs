import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, SOURCES } from './build.mjs';
import { Trouble } from './trouble.mjs';

/** Editors write a file several times in a row; so long must it be quiet before we build, in milliseconds. */
const QUIET = 200;

/**
 * For whoever works on Open Floor: runs the server, and after every change to a source builds and runs it anew.
 * What does not build is said, and the server that runs stays.
 * @param {string} root
 * @param {() => import('./run.mjs').Running} start
 * @returns {Promise<number>} the exit code of the server that somebody stopped
 */
export async function watchAndRun(root, start) {
  let change = nextChange(root);
  await buildOrSay(root);
  let server = start();
  for (;;) {
    const code = await Promise.race([server.ended, change.seen]);
    if (typeof code === 'number') {
      change.forget();
      return code;
    }
    change = nextChange(root);
    if (!(await buildOrSay(root))) continue;
    server.stop();
    await server.ended;
    server = start();
  }
}

/** @param {string} root */
async function buildOrSay(root) {
  try {
    await ensureBuilt(root, 'pages');
    return true;
  } catch (trouble) {
    if (!(trouble instanceof Trouble) || trouble.code !== 1) throw trouble;
    console.error(trouble.message);
    return false;
  }
}

/**
 * Waits for the sources to change and then to be quiet again.
 * @param {string} root
 * @returns {{ seen: Promise<void>, forget: () => void }}
 */
function nextChange(root) {
  /** @type {import('node:fs').FSWatcher[]} */
  let watchers = [];
  const forget = () => {
    for (const watcher of watchers) watcher.close();
  };
  /** @type {Promise<void>} */
  const seen = new Promise((resolve) => {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const onChange = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        forget();
        resolve();
      }, QUIET);
    };
    const present = SOURCES.map((source) => join(root, source)).filter((path) => existsSync(path));
    watchers = present.map((path) => watch(path, { recursive: true }, onChange));
  });
  return { seen, forget };
}
