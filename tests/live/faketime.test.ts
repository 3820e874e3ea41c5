import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { standing } from '../../shared/gathering/timekeeper/clock.ts';
import { MINUTE, SECOND } from '../../shared/gathering/time.ts';
import { freePort } from '../tools/program.ts';
import { newEvening, openConsole, sessionFor } from '../tools/server.ts';

/** The library of the system tool `faketime`, where it is installed: it moves a process's wall clock from outside. */
const LIBRARY = ['/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1', '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1'].find((path) =>
  existsSync(path),
);

it.skipIf(!LIBRARY)('TK27: the laptop is put right by half an hour in mid-item, as by the time service: no running time jumps', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'open-floor-'));
  const moved = join(folder, 'moved');
  const port = await freePort();
  await writeFile(moved, '+0\n');
  const child = spawn(process.execPath, [resolve('dist/server/main.js')], {
    env: {
      ...process.env,
      LD_PRELOAD: LIBRARY ?? '',
      FAKETIME_TIMESTAMP_FILE: moved,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      PORT: String(port),
      DATA_DIR: join(folder, 'data'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const token = await new Promise<string>((found, failed) => {
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const link = /console#(\S+)/.exec(said)?.[1];
        if (link && said.includes('Ctrl-C')) found(link);
      });
      child.once('exit', () => failed(new Error(said)));
    });
    const url = `http://localhost:${port}`;
    const server = { url, organiser: await sessionFor(url, token) };
    const { id } = await newEvening(server, 'lpact', Date.now());
    const desk = await openConsole(server, id);
    await desk.ok('run.start', {});
    const started = performance.now();

    await writeFile(moved, '+30m\n');
    await utimes(moved, new Date(), new Date());
    const view = await desk.until((one) => one.run.clockSteps.length === 1, 10_000);
    const step = view.run.clockSteps[0];
    expect(Math.abs((step?.by ?? 0) - 30 * MINUTE)).toBeLessThan(2 * SECOND);
    const now = await desk.socket.emitWithAck('clock');
    expect(now - Date.now()).toBeGreaterThan(29 * MINUTE);
    const used = standing(view.evening.agenda, view.evening.run, now)?.used ?? NaN;
    expect(Math.abs(used - (performance.now() - started))).toBeLessThan(1000);
    desk.close();
  } finally {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
});
