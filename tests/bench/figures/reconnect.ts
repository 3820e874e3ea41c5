import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../../tools/percentile.ts';
import { Evening } from '../evening.ts';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import type { CrowdQuestions } from '../parts/crowd.ts';

const PHONES = 60;
const ROUNDS = 5;

export const reconnect: Figure = {
  name: 'reconnect',
  what: '60 phones dropped and back together, until each has its view: p95',
  unit: 'ms',
  target: 500,
  better: 'less',
  measure: async () => {
    await using evening = await Evening.open();
    await using crowd = new Part<CrowdQuestions>('crowd');
    await crowd.ask('join', { url: evening.url, auth: evening.phone, count: PHONES });
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      took.push(...(await crowd.ask('dropAndReturn')));
      await sleep(500);
    }
    return { value: percentile(took, 0.95), detail: { p50: percentile(took, 0.5), worst: Math.max(...took), rounds: ROUNDS } };
  },
};
