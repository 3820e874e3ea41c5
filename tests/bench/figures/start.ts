import { median } from '../../tools/percentile.ts';
import { Folder, startProgram } from '../evening.ts';
import type { Figure } from '../figure.ts';
import { seed } from '../seed.ts';

/** Sixty people who each write sixteen times: more than any evening has had. */
const FULL = 1000;
const ROUNDS = 5;

export const start: Figure = {
  name: 'start',
  what: 'Start to ready with a full evening on disk (1,000 contributions), median',
  unit: 'ms',
  target: 1000,
  better: 'less',
  measure: async () => {
    await using folder = await Folder.make();
    await seed(folder.path, FULL);
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await startProgram(folder.path);
      took.push(server.readyAfter);
      await server.end();
    }
    return { value: median(took), detail: { worst: Math.max(...took), rounds: took } };
  },
};
