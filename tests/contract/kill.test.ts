import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLowdbStore } from '../../server/store/lowdb.ts';

const KILLS = 6;
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
}, 30_000);
afterAll(async () => {
  child?.kill('SIGKILL');
  await rm(scratch, { recursive: true, force: true });
});

/** Lets the saver run for a while, kills it in the middle of whatever it does, and says the last version that it called durable. */
const runAndKill = async (folder: string, forMs: number): Promise<number> => {
  const saver = spawn(process.execPath, [join(scratch, 'built', 'saver.mjs'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = saver;
  let last = 0;
  let timer: NodeJS.Timeout | null = null;
  for await (const line of createInterface({ input: saver.stdout })) {
    last = Number(line);
    timer ??= setTimeout(() => saver.kill('SIGKILL'), forMs);
  }
  return last;
};

it('has the data of the last save that resolved, however often the process is killed', async () => {
  const folder = join(scratch, 'data');
  let least = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const acknowledged = await runAndKill(folder, 30 + kill * 17);
    expect(acknowledged).toBeGreaterThan(least);
    const lines: string[] = [];
    const store = await openLowdbStore(folder, (line) => lines.push(line));
    const stored = await store.open('one');
    await store.close();
    // One save may have become durable without having been said.
    expect([acknowledged, acknowledged + 1]).toContain(stored?.version);
    expect(stored?.documents['floor']).toEqual({ version: stored?.version, filler: 'x'.repeat(((stored?.version ?? 0) * 7919) % 200_000) });
    for (let back = 1; back < 5; back += 1) {
      const version = (stored?.version ?? 0) - back;
      if (version > 0) expect(stored?.documents[`run-${version % 5}`]).toBe(version);
    }
    expect(lines).toEqual([]);
    least = stored?.version ?? 0;
  }
}, 30_000);
