import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashOf, SOURCES } from '../../server/launch/build.mjs';
import { withoutDebugging } from '../../server/launch/environment.mjs';
import { isInstalled } from '../../server/launch/install.mjs';
import { tooOldSentence } from '../../server/launch/node-version.mjs';

const LAUNCHER = fileURLToPath(new URL('../../server', import.meta.url));

/** Stands where the built server would: says what it was given, and ends cleanly a moment after it is told to. */
const STAND_IN = `
  let told = 0;
  const stop = (signal) => {
    told += 1;
    if (told === 1) setTimeout(() => { console.log('told ' + told + ' ' + signal); process.exit(7); }, 300);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log('ready ' + JSON.stringify(Object.keys(process.env).filter((name) => /^(NODE_)?DEBUG|^NODE_OPTIONS/.test(name))));
  setInterval(() => {}, 1000);
`;

let root = '';
const running: { child: ChildProcess; ended: Promise<unknown> }[] = [];

/** A copy of the launcher in a house with nothing to install, already built. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'open-floor-launch-'));
  cpSync(join(LAUNCHER, 'launch'), join(root, 'server/launch'), { recursive: true });
  cpSync(join(LAUNCHER, 'start.mjs'), join(root, 'server/start.mjs'));
  write('package.json', '{}');
  write('package-lock.json', lock({ valibot: { version: '1.5.0' }, eslint: { version: '10.0.0', dev: true } }));
  write('node_modules/.package-lock.json', lock({ valibot: { version: '1.5.0' } }));
  write('dist/server/main.js', STAND_IN);
  write('dist/pages.built', hashOf(root, SOURCES));
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

function lock(packages: Record<string, object>): string {
  return JSON.stringify({ packages: Object.fromEntries(Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry])) });
}

/** Starts the copy as `npm start` would, or through another program that starts it. */
function start(env: NodeJS.ProcessEnv = {}, program = process.execPath, words = ['server/start.mjs']) {
  const child = spawn(program, words, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  const says = async (words: string) => {
    while (!printed.includes(words) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  running.push({ child, ended });
  return { child, ended, says, printed: () => printed };
}

describe('npm start', () => {
  test('starts what is installed and built within two seconds, and leaves with its exit code', async () => {
    const from = performance.now();
    const started = start();
    await started.says('ready');
    expect(performance.now() - from).toBeLessThan(2000);
    expect(started.printed()).not.toContain('Installing');
    expect(started.printed()).not.toContain('Building');
    started.child.kill('SIGTERM');
    expect(await started.ended).toBe(7);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('passes %s on once, however often it comes, and waits', async (signal) => {
    const started = start();
    await started.says('ready');
    started.child.kill(signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
    started.child.kill(signal);
    expect(await started.ended).toBe(7);
    expect(started.printed()).toContain(`told 1 ${signal}`);
  });

  test.skipIf(process.platform === 'win32')('stops when npm was told to, though npm ends its shell without telling us', async () => {
    const started = start({ npm_lifecycle_event: 'start' }, '/bin/sh', ['-c', '"$0" server/start.mjs & wait', process.execPath]);
    await started.says('ready');
    started.child.kill('SIGTERM');
    await started.ended;
    expect(started.printed()).toContain('told 1 SIGTERM');
  });

  test('keeps from the server what would make libraries print people’s words and addresses (privacy rule 13)', async () => {
    const started = start({ DEBUG: '*', DEBUG_FD: '3', NODE_DEBUG: 'http', NODE_DEBUG_NATIVE: 'http', NODE_OPTIONS: '--trace-warnings' });
    await started.says('ready');
    expect(started.printed()).toContain('ready []');
    started.child.kill('SIGTERM');
    await started.ended;
  });

  test('npm run link starts what asks a running program, builds nothing, and says so where there is none', async () => {
    write('dist/pages.built', 'out of date');
    const none = start({}, process.execPath, ['server/start.mjs', '--link']);
    expect(await none.ended).toBe(1);
    expect(none.printed()).toBe('Open Floor does not run from this folder. Start it with npm start; it prints a link.\n');
    write('dist/server/link.js', "console.log('asked'); process.exitCode = 3;");
    const asked = start({}, process.execPath, ['server/start.mjs', '--link']);
    expect(await asked.ended).toBe(3);
    expect(asked.printed()).toBe('asked\n');
  });

  test('says in a sentence that parts are missing and there is no internet', async () => {
    write('package.json', '{ "dependencies": { "valibot": "1.5.0" } }');
    write(
      'package-lock.json',
      JSON.stringify({
        lockfileVersion: 3,
        packages: { '': { dependencies: { valibot: '1.5.0' } }, 'node_modules/valibot': { version: '1.5.0', integrity: 'sha512-AAAA' } },
      }),
    );
    write('node_modules/.package-lock.json', lock({}));
    const nowhere = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0', npm_config_cache: join(root, 'cache') };
    const started = start(nowhere);
    expect(await started.ended).toBe(1);
    expect(started.printed()).toContain('there is no internet here');
    expect(started.printed()).toContain('Connect this machine to the internet once');
  });
});

describe('the launcher', () => {
  test.each([
    ['20.19.0', true],
    ['20.18.3', false],
    ['21.7.0', false],
    ['22.12.0', false],
    ['22.13.0', true],
    ['23.0.0', true],
    ['24.1.0', true],
    ['12.22.0', false],
  ])('takes Node %s: %s', (version, fine) => {
    expect(tooOldSentence(version) === '').toBe(fine);
    if (!fine) expect(tooOldSentence(version)).toContain(`(this is v${version})`);
  });

  test('asks for development packages only where they are needed', () => {
    expect(isInstalled(root, 'production')).toBe(true);
    expect(isInstalled(root, 'all')).toBe(false);
    write('node_modules/.package-lock.json', lock({ valibot: { version: '1.5.0' }, eslint: { version: '10.0.0' } }));
    expect(isInstalled(root, 'all')).toBe(true);
  });

  test('installs again after another version was asked for, or when node_modules came from another kind of machine', () => {
    write('node_modules/.package-lock.json', lock({ valibot: { version: '1.4.0' } }));
    expect(isInstalled(root, 'production')).toBe(false);
    write('node_modules/.package-lock.json', lock({ valibot: { version: '1.5.0' }, binding: { version: '1.0.0', os: ['aix'] } }));
    expect(isInstalled(root, 'production')).toBe(false);
  });

  test('builds again when a source changes, comes or goes', () => {
    const before = hashOf(root, SOURCES);
    write('shared/words/new.ts', 'export const a = 1;');
    const added = hashOf(root, SOURCES);
    write('shared/words/new.ts', 'export const a = 2;');
    expect(new Set([before, added, hashOf(root, SOURCES)]).size).toBe(3);
    rmSync(join(root, 'shared'), { recursive: true });
    expect(hashOf(root, SOURCES)).toBe(before);
  });

  test('lets only the memory limits of NODE_OPTIONS through', () => {
    expect(withoutDebugging({ NODE_OPTIONS: '--inspect=0.0.0.0 --max-old-space-size=512 -r ./spy.js', PORT: '80' })).toEqual({
      NODE_OPTIONS: '--max-old-space-size=512',
      PORT: '80',
    });
  });
});
