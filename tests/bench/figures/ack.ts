import { percentile } from '../../tools/percentile.ts';
import { Evening, Folder } from '../evening.ts';
import type { Figure, Measured } from '../figure.ts';
import { Part } from '../part.ts';
import type { CrowdQuestions } from '../parts/crowd.ts';
import { seed, TYPICAL_TEXT } from '../seed.ts';

const PHONES = 60;
/** Each phone sends so many, one after another without a pause: a hall that types as fast as the server answers. */
const EACH = 10;

const ackOf = async (evening: Evening): Promise<Measured> => {
  await using crowd = new Part<CrowdQuestions>('crowd');
  await crowd.ask('join', { url: evening.url, auth: evening.phone, count: PHONES });
  const { acks, took } = await crowd.ask('write', { each: EACH, text: TYPICAL_TEXT, spread: 0 });
  const first = acks.slice(0, PHONES);
  await crowd.ask('leave');
  return {
    value: percentile(acks, 0.99),
    detail: { p50: percentile(acks, 0.5), worst: Math.max(...acks), firstOfEachP99: percentile(first, 0.99), sent: acks.length, tookMs: took },
  };
};

export const ack: Figure = {
  name: 'ack',
  what: 'Submission to ack, 60 phones writing at once, on disk: p99',
  unit: 'ms',
  target: 150,
  better: 'less',
  measure: async () => {
    await using evening = await Evening.open();
    return await ackOf(evening);
  },
};

export const ackFull: Figure = {
  name: 'ack-5000',
  what: 'The same with 5,000 contributions on the floor: p99',
  unit: 'ms',
  target: 300,
  better: 'less',
  measure: async () => {
    await using folder = await Folder.make();
    await seed(folder.path, 5000);
    await using evening = await Evening.open(folder.path);
    return await ackOf(evening);
  },
};
