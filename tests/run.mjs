// What `npm test` runs: all that must hold before anything lands, in the order that finds trouble soonest.
// `npm test -- rules/` runs only the tests whose path holds "rules/", without the checks before them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../server/launch/build.mjs';
import { ensureInstalled } from '../server/launch/install.mjs';
import { Trouble } from '../server/launch/trouble.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REPORT = join(ROOT, '.cache/tests.json');

/** Each check with the package it comes from, its program inside that package, and what it is told. */
const CHECKS = [
  { says: 'Format', file: 'prettier/bin/prettier.cjs', words: ['--check', '--log-level', 'warn', '.'] },
  { says: 'Lint', file: 'eslint/bin/eslint.js', words: ['--max-warnings', '0', '.'] },
  { says: 'Types', file: 'svelte-check/bin/svelte-check', words: ['--tsconfig', './tsconfig.json', '--fail-on-warnings'] },
  { says: 'Unused code', file: 'knip/bin/knip.js', words: ['--no-progress', '--no-config-hints'] },
];

/** @param {string[]} filters */
async function runAll(filters) {
  await step('Install', () => ensureInstalled(ROOT, 'all'));
  if (filters.length === 0) {
    for (const { says, file, words } of CHECKS) await step(says, () => runTool(file, words));
  }
  await step('Build', () => ensureBuilt(ROOT, 'pages'));
  await step('Tests', () => runTests(filters));
}

/**
 * Runs one step, and says how long it took.
 * @param {string} name
 * @param {() => void | Promise<void>} work throws Trouble when the step fails
 */
async function step(name, work) {
  const from = performance.now();
  await work();
  console.log(`${name}: ok, ${((performance.now() - from) / 1000).toFixed(1)} s`);
}

/**
 * @param {string} file the program, under node_modules
 * @param {string[]} words
 */
function runTool(file, words) {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules', file), ...words], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Trouble(`${file.split('/')[0]} found something to mend (above).`);
}

/** @param {string[]} filters */
function runTests(filters) {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  rmSync(REPORT, { force: true });
  try {
    runTool('vitest/vitest.mjs', ['run', ...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`]);
  } finally {
    console.log(summary());
  }
}

/** The plain line at the end. A test file that could not even be read counts as one failure. */
function summary() {
  if (!existsSync(REPORT)) return '0 passed, 1 failed';
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  const unread = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'));
  return `${report.numPassedTests} passed, ${report.numFailedTests + unread.length} failed`;
}

try {
  await runAll(process.argv.slice(2));
} catch (trouble) {
  if (!(trouble instanceof Trouble)) throw trouble;
  console.error(`\nStopped: ${trouble.message}`);
  process.exitCode = 1;
}
