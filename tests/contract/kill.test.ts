import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLowdbStore } from '../../server/store/lowdb.ts';

const KILLS = 16;
let scratch = '';
let child: ChildProcess | null = null;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'open-floor-kill-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(new URL('./saver.ts', import.meta.url)),
      outDir: join(scratch, 'built'),
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'saver.mjs' } },
    },
    ssr: { noExternal: true },
  });
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await rm(scratch, { recursive: true, force: true });
});

/**
 * Kills the saver once it has called `saves` saves durable and is `into` (0 to 1) of the way through the next one, judged
 * by how long the others took, and says the last version that it called durable. It resolves when the process is gone:
 * its output ends a little earlier, while it still holds the folder and its last write may still be under way.
 */
const runAndKill = async (folder: string, saves: number, into: number): Promise<number> => {
  const saver = spawn(process.execPath, [join(scratch, 'built', 'saver.mjs'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = saver;
  const gone = once(saver, 'exit');
  let last = 0;
  let said = 0;
  let firstAt = 0;
  for await (const line of createInterface({ input: saver.stdout })) {
    last = Number(line);
    said += 1;
    if (said === 1) firstAt = performance.now();
    if (said === saves) setTimeout(() => saver.kill('SIGKILL'), (into * (performance.now() - firstAt)) / (saves - 1));
  }
  const [, signal] = (await gone) as [number | null, NodeJS.Signals | null];
  expect(signal).toBe('SIGKILL');
  return last;
};

it('has the data of the last save that resolved, however often the process is killed', async () => {
  const folder = join(scratch, 'data');
  let least = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const saves = 4 + 2 * kill;
    const acknowledged = await runAndKill(folder, saves, kill / KILLS);
    expect(acknowledged).toBeGreaterThanOrEqual(least + saves);
    const lines: string[] = [];
    const store = await openLowdbStore(folder, (line) => lines.push(line));
    const stored = await store.open('one');
    await store.close();
    // One save may have become durable without having been said.
    const { version: found = 0 } = (stored?.documents['floor'] ?? {}) as { version?: number };
    expect([acknowledged, acknowledged + 1]).toContain(found);
    expect(stored?.documents['floor']).toEqual({ version: found, filler: 'x'.repeat((found * 7919) % 200_000) });
    for (let back = 1; back < 5; back += 1) {
      const version = found - back;
      if (version > 0) expect(stored?.documents[`run-${version % 5}`]).toBe(version);
    }
    // The write that was cut short may have left one file that is not whole.
    for (const line of lines) expect(line).toContain('One of the two files');
    least = found;
  }
});
