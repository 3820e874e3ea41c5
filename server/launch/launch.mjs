import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { withoutDebugging } from './environment.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './run.mjs';
import { Trouble } from './trouble.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Installs and builds what is missing, then runs the server (or, with `--tool NAME ...`, a tool; with `--dev`, the
 * server behind Vite, with nothing built; with `--link`, what asks a running server for a link), waits for it, and leaves with its exit code.
 * @param {string[]} words what stands after the script's name
 */
export async function launch(words) {
  try {
    process.exitCode = await chosen(words);
  } catch (trouble) {
    if (!(trouble instanceof Trouble)) throw trouble;
    console.error(trouble.message);
    process.exitCode = trouble.code;
  }
}

/** @param {string[]} words */
async function chosen([first, ...rest]) {
  if (first === '--tool') return runTool(rest);
  if (first === '--link') return askForLink();
  await ensureInstalled(ROOT, 'production');
  if (first === '--dev')
    return run(process.execPath, [join(ROOT, 'server/dev/dev.mjs')], { env: withoutDebugging(process.env), cwd: process.cwd() }).ended;
  await ensureBuilt(ROOT, 'pages');
  return startServer().ended;
}

function startServer() {
  return run(process.execPath, [join(ROOT, 'dist/server/main.js')], { env: withoutDebugging(process.env), cwd: process.cwd() });
}

/** Nothing is built for it: a program that runs has been built, and goes on with the pages that it has. */
function askForLink() {
  const file = join(ROOT, 'dist/server/link.js');
  if (!existsSync(file)) throw new Trouble('Open Floor does not run from this folder. Start it with npm start; it prints a link.');
  return run(process.execPath, [file], { env: withoutDebugging(process.env), cwd: process.cwd() }).ended;
}

/** @param {string[]} words */
async function runTool([name = '', ...words]) {
  await ensureInstalled(ROOT, 'all');
  await ensureBuilt(ROOT, 'pages');
  await ensureBuilt(ROOT, 'tools');
  const file = join(ROOT, 'dist/tools', `${name}.js`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(file)) throw new Trouble(`There is no tool called "${name}".`);
  return run(process.execPath, [file, ...words], { env: withoutDebugging(process.env), cwd: process.cwd() }).ended;
}
