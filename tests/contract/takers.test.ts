import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimOn } from '../../server/store/lock-file.ts';
import type { Order } from './taker.ts';

const TAKERS = 3;
const ROUNDS = Number(process.env['TAKER_ROUNDS'] ?? 60);
/** No process has this id: it is above what any system gives. */
const DEAD = 2 ** 30;

let scratch = '';
let takers: ChildProcess[] = [];

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'open-floor-takers-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(new URL('./taker.ts', import.meta.url)),
      outDir: join(scratch, 'built'),
      rolldownOptions: { output: { entryFileNames: 'taker.mjs' } },
    },
    ssr: { noExternal: true },
  });
});
afterAll(async () => {
  for (const taker of takers) taker.kill('SIGKILL');
  await rm(scratch, { recursive: true, force: true });
});

const tell = async (taker: ChildProcess, order: Order): Promise<boolean> => {
  const answer = once(taker, 'message');
  taker.send(order);
  return ((await answer) as [boolean])[0];
};
const tellAll = (order: Order): Promise<boolean[]> => Promise.all(takers.map((taker) => tell(taker, order)));

it('of several that start at once on what a dead process left, one alone comes to hold the folder, and nobody takes its lock away', async () => {
  const folder = join(scratch, 'data');
  await mkdir(folder);
  takers = Array.from({ length: TAKERS }, () => fork(join(scratch, 'built', 'taker.mjs'), [folder]));
  await Promise.all(takers.map((taker) => once(taker, 'message')));
  for (let round = 0; round < ROUNDS; round += 1) {
    const [lock, left] = [join(folder, 'lock'), `${DEAD} boot.1 4711 token-${round}`];
    await writeFile(lock, left);
    // In every third round somebody has died while taking over, too.
    if (round % 3 === 0) await writeFile(claimOn(lock, left), `${DEAD} boot.1 4711 claimed-${round}`);
    const held = await tellAll({ do: 'take', at: Date.now() + 5 });
    expect([round, held.filter(Boolean).length]).toEqual([round, 1]);
    expect(await tellAll({ do: 'look' })).toEqual(held);
    expect(await readdir(folder)).toEqual(['lock']);
    await tellAll({ do: 'let-go' });
    expect(await readdir(folder)).toEqual([]);
  }
});
