import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { withoutDebugging } from './environment.mjs';
import { run } from './run.mjs';
import { Trouble } from './trouble.mjs';

/** What the pages and the server are built from; a folder counts with all that is in it. */
export const SOURCES = ['server', 'shared', 'facilitator-ui', 'projector-ui', 'participant-ui', 'vite.config.ts', 'package-lock.json'];

/** What is built, from what, and what must be there afterwards. Each leaves a mark in dist/ that says what it was built from. */
const TARGETS = {
  pages: { says: 'Building the pages...', sources: SOURCES, result: 'dist/server/main.js', mark: 'dist/pages.built', env: {} },
  tools: {
    says: 'Building the tools...',
    sources: [...SOURCES, 'tests/replay', 'tests/bench', 'tests/screenshots', 'tests/tools'],
    result: 'dist/tools',
    mark: 'dist/tools.built',
    env: { OPEN_FLOOR_TOOLS: '1' },
  },
};

/**
 * Builds what is out of date, if it is. Compares contents, not times: clones and copies on a stick change those.
 * @param {string} root
 * @param {keyof typeof TARGETS} name
 * @throws {Trouble}
 */
export async function ensureBuilt(root, name) {
  const { says, sources, result, mark, env } = TARGETS[name];
  const wanted = hashOf(root, sources);
  const marked = join(root, mark);
  if (existsSync(join(root, result)) && existsSync(marked) && readFileSync(marked, 'utf8') === wanted) return;
  console.log(says);
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const words = [vite, 'build', '--app', '--logLevel', 'warn'];
  const build = run(process.execPath, words, { env: { ...withoutDebugging(process.env), ...env, NODE_ENV: 'production' }, cwd: root, quiet: true });
  const code = await build.ended;
  if (code > 128) throw new Trouble('Stopped while building. Run the same command again to go on.', code);
  if (code !== 0) throw new Trouble(`Building did not work. This is what the build said:\n${build.printed.trim()}`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(marked, wanted);
}

/**
 * One hash over the names and contents of all sources.
 * @param {string} root
 * @param {string[]} sources
 */
export function hashOf(root, sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(join(root, source)))) {
    hash.update(`\0${relative(root, file).split(sep).join('/')}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * @param {string} path a file, a folder, or nothing
 * @returns {string[]} in an order that does not depend on the disk
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const inside = readdirSync(path).filter((name) => !name.startsWith('.'));
  return inside.sort().flatMap((name) => filesUnder(join(path, name)));
}
