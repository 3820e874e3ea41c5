import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withoutDebugging } from './environment.mjs';
import { run } from './run.mjs';
import { Trouble } from './trouble.mjs';

/** @typedef {'production' | 'all'} Kind what is needed: to run the evening, or to test and build everything as well */
/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, os?: string[] }} Package */

/** What npm prints when it cannot reach the place that packages come from. */
const NO_INTERNET = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network (timeout|request)/i;

/**
 * Whether node_modules holds what package-lock.json asks for. Asks npm's own record of what it installed, which it
 * writes last: a broken-off install has none, one made by hand counts, and everything installed covers production too.
 * @param {string} root
 * @param {Kind} kind
 */
export function isInstalled(root, kind) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(record);
  const fromHere = Object.values(present).every(({ os }) => !os || os.includes(process.platform));
  const complete = Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.devOptional && (kind === 'all' || !entry.dev))
    .every(([path, entry]) => present[path]?.version === entry.version);
  return fromHere && complete;
}

/**
 * @param {string} file
 * @returns {Record<string, Package>}
 */
function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/**
 * Installs what is missing, if anything is.
 * @param {string} root
 * @param {Kind} kind
 * @throws {Trouble}
 */
export async function ensureInstalled(root, kind) {
  if (isInstalled(root, kind)) return;
  console.log('Installing what is missing...');
  const npm = npmCommand();
  // Not `npm ci`: that throws away what is there first, and refuses when a registry lacks a part for some other kind of machine.
  const words = ['install', '--no-save', kind === 'all' ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const patience = ['--fetch-timeout=60000', '--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  const install = run(npm.program, [...npm.words, ...words, ...patience], { env: withoutDebugging(process.env), cwd: root, quiet: true });
  const code = await install.ended;
  if (code === 0) return;
  if (code > 128) throw new Trouble('Stopped while installing. Run the same command again to go on.', code);
  throw new Trouble(whyNot(install.printed));
}

/** The npm that started us, if one did; else the one on the path. */
export function npmCommand() {
  const started = process.env.npm_execpath;
  if (started && basename(started) === 'npm-cli.js') return { program: process.execPath, words: [started] };
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', words: [] };
}

/** @param {string} printed */
function whyNot(printed) {
  if (NO_INTERNET.test(printed)) {
    return [
      'Some parts of Open Floor are not on this machine yet, and they could not be fetched: there is no internet here.',
      'Connect this machine to the internet once and run the same command again; afterwards it needs none.',
    ].join('\n');
  }
  return `Installing did not work. This is what npm said:\n${printed.trim()}`;
}
