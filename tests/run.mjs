// What `npm test` runs: all that must hold before anything lands, in the order that finds trouble soonest.
// `npm test -- rules/` runs only the tests whose path holds "rules/", without the checks before them.
// `--unit` runs only the tests that need neither the built pages nor a browser, and builds nothing.
// `--seed random` draws other random cases than the fixed ones, and `--seed 870964274` those of a run that failed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../server/launch/build.mjs';
import { ensureInstalled } from '../server/launch/install.mjs';
import { Trouble } from '../server/launch/trouble.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REPORT = join(ROOT, '.cache/tests.json');

/** Where tests read the seed of their random cases; see `tests/tools/seed.ts`. */
const SEED = 'OPEN_FLOOR_SEED';

/** The tests that need neither the built pages nor a browser: rules, store, what older files become, the house, the docs. */
const UNIT = [
  'tests/rules/',
  'tests/contract/',
  'tests/migrations/',
  'tests/architecture.test.ts',
  'tests/docs.test.ts',
  'tests/direction.test.ts',
  'tests/words.test.ts',
];

/** Each check with the package it comes from, its program inside that package, and what it is told. */
const CHECKS = [
  { says: 'Format', file: 'prettier/bin/prettier.cjs', words: ['--check', '--log-level', 'warn', '.'] },
  // In two, since a component makes the types of all else be worked out anew: for every second file where they take turns.
  { says: 'Lint', file: 'eslint/bin/eslint.js', words: ['--max-warnings', '0', '--ignore-pattern', '**/*.svelte', '.'] },
  { says: 'Lint of components', file: 'eslint/bin/eslint.js', words: ['--max-warnings', '0', '**/*.svelte'] },
  { says: 'Types', file: 'svelte-check/bin/svelte-check', words: ['--tsconfig', './tsconfig.json', '--fail-on-warnings'] },
  { says: 'Unused code', file: 'knip/bin/knip.js', words: ['--no-progress', '--no-config-hints'] },
];

/**
 * Takes the seed out of what was asked for; what is left are filters.
 * @param {string[]} words
 */
function filtersOf(words) {
  const at = words.indexOf('--seed');
  if (at === -1) return words;
  const seed = words[at + 1] ?? '';
  if (!/^(?:random|-?\d+)$/.test(seed)) throw new Trouble('After --seed comes a whole number, or the word random.');
  process.env[SEED] = seed;
  return words.toSpliced(at, 2);
}

/** @param {string[]} filters */
async function runAll(filters) {
  await step('Install', () => ensureInstalled(ROOT, 'all'));
  if (filters.length === 0) {
    // Together: they change nothing, and one alone keeps one core of a laptop busy for minutes.
    await step('Format, lint, types, unused code', async () => {
      const failed = (await Promise.all(CHECKS.map(check))).filter((name) => name !== null);
      if (failed.length > 0) throw new Trouble(`${failed.join(', ')}: something to mend (above).`);
    });
  }
  const unit = filters[0] === '--unit';
  if (!unit) await step('Build', () => ensureBuilt(ROOT, 'pages'));
  await step('Tests', () => runTests(unit ? (filters.length > 1 ? filters.slice(1) : UNIT) : filters));
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
 * Runs one check, and shows what it has to say in one piece. Resolves to its name where it found something, else to null.
 * @param {{ says: string, file: string, words: string[] }} check
 * @returns {Promise<string | null>}
 */
function check({ says, file, words }) {
  const tool = spawn(process.execPath, [join(ROOT, 'node_modules', file), ...words], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {Buffer[]} */
  const said = [];
  for (const stream of [tool.stdout, tool.stderr]) stream.on('data', (piece) => said.push(piece));
  return new Promise((resolve, reject) => {
    tool.once('error', reject);
    tool.once('close', (status) => {
      process.stdout.write(Buffer.concat(said));
      resolve(status === 0 ? null : says);
    });
  });
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
  await runAll(filtersOf(process.argv.slice(2)));
} catch (trouble) {
  if (!(trouble instanceof Trouble)) throw trouble;
  console.error(`\nStopped: ${trouble.message}`);
  process.exitCode = 1;
}
