import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forVite } from '../../server/dev/front.mjs';
import { SOURCES } from '../../server/launch/build.mjs';
import { launchChromium } from '../tools/chromium.ts';
import { freePort } from '../tools/program.ts';
import { newEvening, sessionFor } from '../tools/server.ts';

/** `npm run dev` on a copy of the sources, which a test may change. */
class Dev {
  readonly root = mkdtempSync(join(tmpdir(), 'open-floor-dev-'));
  printed = '';
  url = '';
  #child: ChildProcess | null = null;
  #ended: Promise<number | null> = Promise.resolve(null);

  async start(): Promise<void> {
    for (const source of [...SOURCES, 'package.json']) cpSync(resolve(source), join(this.root, source), { recursive: true });
    mkdirSync(join(this.root, 'data'));
    writeFileSync(join(this.root, 'data/words.slot'), 'what somebody wrote');
    symlinkSync(resolve('node_modules'), join(this.root, 'node_modules'), 'junction');
    const port = await freePort();
    this.url = `http://localhost:${port}`;
    const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: join(this.root, 'data') };
    const child = spawn(process.execPath, ['server/start.mjs', '--dev'], { cwd: this.root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (this.printed += text));
    this.#ended = new Promise((done) => child.on('close', done));
    this.#child = child;
    await this.says('Ctrl-C stops');
  }

  async says(words: string, times = 1): Promise<void> {
    while (this.printed.split(words).length <= times) {
      if (this.#child?.exitCode !== null) throw new Error(`It ended: ${this.printed}`);
      await new Promise((again) => setTimeout(again, 50));
    }
  }

  /** Changes a file of the copy as an editor would. */
  change(file: string, from: string, to: string): void {
    const path = join(this.root, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no "${from}".`);
    writeFileSync(path, text.replace(from, to));
  }

  async stop(): Promise<number | null> {
    this.#child?.kill('SIGINT');
    return this.#ended;
  }
}

describe('npm run dev', () => {
  const dev = new Dev();
  let browser: Browser | undefined;
  const faults: string[] = [];
  let code = '';
  let phone: Page;
  let projector: Page;

  const opened = async (path: string): Promise<Page> => {
    if (!browser) throw new Error('no browser');
    const page = await browser.newPage();
    page.on('pageerror', (fault) => faults.push(`${path}: ${fault.message}`));
    page.on('console', (line) => {
      if (/Content Security Policy|hydration/i.test(line.text())) faults.push(`${path}: ${line.text()}`);
    });
    await page.goto(`${dev.url}${path}`);
    return page;
  };

  beforeAll(async () => {
    [browser] = await Promise.all([launchChromium(), dev.start()]);
    const link = /http:\/\/(\S+)\/console#(\S+)/.exec(dev.printed);
    expect(link?.[1]).toBe(new URL(dev.url).host);
    const organiser = await sessionFor(dev.url, link?.[2] ?? '');
    ({ code } = await newEvening({ url: dev.url, organiser }));
    [projector, phone] = [await opened('/projector'), await opened(`/${code}`)];
  });
  afterAll(async () => {
    await browser?.close();
    const exit = await dev.stop();
    rmSync(dev.root, { recursive: true, force: true });
    expect(exit).toBe(0);
  });

  test('prints the links with the port that it listens on, and serves every page', async () => {
    expect(dev.printed).toContain(`${dev.url}/projector`);
    await projector
      .getByText(/^[A-Z0-9]{3} ?[A-Z0-9]{3}$/)
      .first()
      .waitFor();
    await phone.getByRole('textbox').first().waitFor();
    expect(await phone.locator('link[rel=stylesheet]').count()).toBeGreaterThan(2);
    const answer = await fetch(`${dev.url}/console`);
    expect(await answer.text()).toContain('/facilitator-ui/main.ts');
  });

  test('lets nobody read the data, the server or what else lies in the folder', async () => {
    const paths = ['data/words.slot', 'server/main.ts'];
    for (const path of paths) {
      for (const address of [
        `/${path}`,
        `/@fs${join(dev.root, path)}`,
        `/@fs/${dev.root}/${path}?raw`,
        `/shared/../${path}`,
        `/shared/%2e%2e/${path}`,
      ]) {
        const answer = await fetch(`${dev.url}${address}`);
        expect([403, 404], address).toContain(answer.status);
        expect(await answer.text()).not.toContain('somebody wrote');
      }
    }
  });

  test('refuses what comes from another site, and loosens the policy for styles and the worker alone', async () => {
    const post = (origin: string): Promise<Response> =>
      fetch(`${dev.url}/api/session`, { method: 'POST', headers: { Origin: origin, 'Content-Type': 'application/json' }, body: '{"token":"x"}' });
    expect((await post('http://elsewhere.example')).status).toBe(403);
    expect((await post(dev.url)).status).toBe(401);
    expect(forVite("default-src 'none'; style-src 'self' 'sha256-x'; img-src 'self'")).toBe(
      "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; worker-src 'self' blob:",
    );
  });

  test('replaces a style in the open page, without loading it again', async () => {
    await projector.evaluate(() => document.body.setAttribute('data-same', ''));
    dev.change('projector-ui/projector.css', 'body {', 'body { outline: 7px solid red;');
    await projector.waitForFunction(() => getComputedStyle(document.body).outlineWidth === '7px');
    expect(await projector.locator('body[data-same]').count()).toBe(1);
  });

  test('starts the server again when a file of its own changes; one that makes no sense is said, and the old one goes on', async () => {
    dev.change('server/web/web.ts', 'ok: true, saving', 'ok: true, changed: true, saving');
    await dev.says('The server was started again.');
    expect(await (await fetch(`${dev.url}/health`)).json()).toMatchObject({ ok: true, changed: true });
    dev.change('server/web/web.ts', 'ok: true, changed', 'ok: true, changed changed');
    await dev.says('The server goes on as it was before.');
    expect(await (await fetch(`${dev.url}/health`)).json()).toMatchObject({ changed: true });
    dev.change('server/web/web.ts', 'ok: true, changed changed', 'ok: true, mended');
    await dev.says('The server was started again.', 2);
  });

  test('no page has reported a fault, or something that its policy keeps out', () => {
    expect(faults).toEqual([]);
    expect(dev.printed.match(/^.*\[vite\].*error.*$/gm) ?? []).toEqual([]);
  });
});

test('nothing of it is in what npm start runs', () => {
  for (const file of ['dist/server/main.js', 'dist/server/link.js']) {
    const built = readFileSync(file, 'utf8');
    expect(built).not.toMatch(/unsafe-inline|from ["']vite["']|\/@vite|behindVite/i);
  }
});
