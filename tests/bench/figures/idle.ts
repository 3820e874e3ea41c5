import { percentile } from '../../tools/percentile.ts';
import { Evening } from '../evening.ts';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import type { CrowdQuestions } from '../parts/crowd.ts';

const PHONES = 20;
/** Two rounds of the pages' clock (shared/client/clock.svelte.ts), and three heartbeats. */
const CLOCK_EVERY = 45;
const SECONDS = 90;

export const idle: Figure = {
  name: 'idle',
  what: 'Bytes a second to a client while only time passes: heartbeats and clock probes',
  unit: 'B/s',
  target: 20,
  better: 'less',
  measure: async () => {
    await using evening = await Evening.open();
    await using crowd = new Part<CrowdQuestions>('crowd');
    await crowd.ask('join', { url: evening.url, auth: evening.phone, count: PHONES });
    const each = await crowd.ask('idle', { seconds: SECONDS, clockEvery: CLOCK_EVERY });
    return { value: percentile(each, 1), detail: { p50: percentile(each, 0.5), seconds: SECONDS } };
  },
};
