import { chmod, mkdtemp, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashOfToken, newToken } from '../../server/secrets.ts';
import { askForLink, openLinkDesk } from '../../server/store/link-desk.ts';
import { Program } from '../tools/program.ts';
import { sessionFor } from '../tools/server.ts';

const PATIENCE = 20_000;
const QUICK = 1;

describe('npm run link', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'open-floor-link-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const desk = (letIn: string[], more: Partial<Parameters<typeof openLinkDesk>[0]> = {}): (() => Promise<void>) =>
    openLinkDesk({
      folder,
      letIn: (hash) => letIn.push(hash),
      address: 'http://localhost/console',
      log: () => undefined,
      isOurs: () => Promise.resolve(true),
      ...more,
    });

  /** What the command prints, and its exit code. */
  const asks = (dataDir: string): Promise<{ code: number | null; out: string; err: string }> => {
    const child = spawn(process.execPath, [resolve('dist/server/link.js')], {
      env: { ...process.env, DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
  };

  test('prints an organiser link of the program that runs, which opens once and leaves nothing behind', async () => {
    const program = await Program.start();
    try {
      const before = await readdir(program.dataDir);
      const { code, out } = await asks(program.dataDir);
      expect(code).toBe(0);
      const [, address = '', token = ''] = /^Organiser \(works once, for ten minutes\): {2}(\S+)#(\S+)\n$/.exec(out) ?? [];
      expect(address).toBe(`${program.url}/console`);
      expect(program.output).not.toContain(token);
      await sessionFor(program.url, token);
      await expect(sessionFor(program.url, token)).rejects.toThrow('link-used');
      expect((await readdir(program.dataDir)).filter((name) => !before.includes(name))).toEqual(
        expect.not.arrayContaining(['link-request', 'link-answer']),
      );
      expect((await fetch(`${program.url}/link-request`)).status).toBe(404);
    } finally {
      await program.dispose();
    }
  });

  test('says so where no program runs on the data folder, and leaves nothing there', async () => {
    expect(await askForLink(folder, hashOfToken(newToken()), QUICK)).toBe('no-answer');
    expect(await readdir(folder)).toEqual([]);
    const { code, out, err } = await asks(join(folder, 'nowhere'));
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('No Open Floor answers on the data folder');
    expect(err).toContain('Start it with npm start.');
  });

  test('what is asked holds a hash and no secret, is the owner’s alone, and is answered by the running program alone', async () => {
    const hash = hashOfToken('secret');
    const asked = askForLink(folder, hash, PATIENCE);
    await expect.poll(() => readdir(folder), { timeout: PATIENCE }).toEqual(['link-request']);
    expect((await stat(join(folder, 'link-request'))).mode & 0o777).toBe(0o600);
    const letIn: string[] = [];
    // What lies there from before a start is not answered.
    const stop = desk(letIn);
    await expect.poll(() => readdir(folder), { timeout: PATIENCE }).toEqual([]);
    await writeFile(join(folder, 'link-request'), JSON.stringify({ hash }), { mode: 0o600 });
    expect(await asked).toEqual({ console: 'http://localhost/console' });
    expect(letIn).toEqual([hash]);
    await stop();
    expect(await readdir(folder)).toEqual([]);
  });

  test('RM9: a program that has lost the folder leaves the answer to the one that holds it', async () => {
    const [lost, holds]: [string[], string[]] = [[], []];
    const stopLost = desk(lost, { isOurs: () => Promise.resolve(false), address: 'http://localhost:1/console' });
    const stop = desk(holds);
    await new Promise((later) => setTimeout(later, 100));
    expect(await askForLink(folder, hashOfToken('secret'), PATIENCE)).toEqual({ console: 'http://localhost/console' });
    await Promise.all([stopLost(), stop()]);
    expect([lost, holds]).toEqual([[], [hashOfToken('secret')]]);
  });

  test.skipIf(process.platform === 'win32')('a request that others can write, that leads elsewhere, or that is none, lets nobody in', async () => {
    const letIn: string[] = [];
    const request = join(folder, 'link-request');
    const lines: string[] = [];
    const stop = desk(letIn, { log: (line) => lines.push(line) });
    const whole = JSON.stringify({ hash: hashOfToken('secret') });
    await new Promise((later) => setTimeout(later, 100));
    await writeFile(request, 'not a request', { mode: 0o600 });
    await expect.poll(() => readdir(folder), { timeout: PATIENCE }).toEqual([]);
    await writeFile(join(folder, 'elsewhere'), whole, { mode: 0o600 });
    await symlink(join(folder, 'elsewhere'), request);
    await expect.poll(() => readdir(folder), { timeout: PATIENCE }).toEqual(['elsewhere']);
    await writeFile(join(folder, 'open'), whole);
    await chmod(join(folder, 'open'), 0o666);
    await rename(join(folder, 'open'), request);
    await expect.poll(() => readdir(folder), { timeout: PATIENCE }).toEqual(['elsewhere']);
    // They do not stand in the way of the next.
    expect(await askForLink(folder, hashOfToken('own'), PATIENCE)).toEqual({ console: 'http://localhost/console' });
    await stop();
    expect(letIn).toEqual([hashOfToken('own')]);
    expect(lines).toHaveLength(2);
  });

  test('of four that ask at once each has its own answer', async () => {
    const letIn: string[] = [];
    const stop = desk(letIn);
    const hashes = ['one', 'two', 'three', 'four'].map(hashOfToken);
    const answers = await Promise.all(hashes.map((hash) => askForLink(folder, hash, PATIENCE)));
    await stop();
    expect(answers).toEqual(hashes.map(() => ({ console: 'http://localhost/console' })));
    expect([...letIn].sort()).toEqual([...hashes].sort());
  });
});
