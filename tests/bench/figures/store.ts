import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { openLowdbStore } from '../../../server/store/lowdb.ts';
import { median, percentile } from '../../tools/percentile.ts';
import { put } from '../../tools/put.ts';
import { Folder } from '../evening.ts';
import type { Figure } from '../figure.ts';

/** As many bytes as an evening of sixty people comes to. */
const EVENING = 100_000;
const PAGE = 4096;
const ROUNDS = 200;

/** How long each of two kinds of write takes, in turns, so that what else the disk does slows both. In ms. */
export const store: Figure = {
  name: 'store',
  what: 'A durable write of 0.1 MB against a flush of 4 kB, median',
  unit: 'of the flush',
  target: 3,
  better: 'less',
  measure: async () => {
    await using folder = await Folder.make();
    const evenings = await openLowdbStore(join(folder.path, 'data'), (line) => console.error(line));
    const bare = await open(join(folder.path, 'bare'), 'w');
    const page = Buffer.alloc(PAGE, 1);
    const floor = 'x'.repeat(EVENING);
    const [saves, both, flushes]: [number[], number[], number[]] = [[], [], []];
    const timed = async (times: number[], work: () => Promise<unknown>): Promise<void> => {
      const from = performance.now();
      await work();
      times.push(performance.now() - from);
    };
    try {
      await put(evenings, 'bench', { floor, run: 0 });
      await bare.write(page, 0, PAGE, 0);
      await bare.sync();
      for (let round = 0; round < ROUNDS; round += 1) {
        const run = 2 + 2 * round;
        await timed(saves, () => put(evenings, 'bench', { run }));
        await timed(flushes, async () => {
          await bare.write(page.fill(round % 256), 0, PAGE, 0);
          await bare.datasync();
        });
        await timed(both, () => put(evenings, 'bench', { run: run + 1 }, { erases: true }));
      }
    } finally {
      await bare.close();
      await evenings.close();
    }
    return {
      value: median(saves) / median(flushes),
      detail: {
        saveP50: median(saves),
        saveP99: percentile(saves, 0.99),
        flushP50: median(flushes),
        flushP99: percentile(flushes, 0.99),
        erasingP50: median(both),
        erasingToFlush: median(both) / median(flushes),
      },
    };
  },
};
