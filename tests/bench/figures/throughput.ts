import { median } from '../../tools/percentile.ts';
import { Evening } from '../evening.ts';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import type { BareQuestions } from '../parts/bare.ts';
import type { CrowdQuestions } from '../parts/crowd.ts';
import { TYPICAL_TEXT } from '../seed.ts';

const PHONES = 1000;
const EACH = 2;
/** A fresh evening each time, in turns with the bare server, since the machine's own mood changes within a minute. */
const ROUNDS = 5;

const acknowledgedASecond = async (crowd: Part<CrowdQuestions>): Promise<number> => {
  const { took, acks } = await crowd.ask('write', { each: EACH, text: TYPICAL_TEXT, spread: 0 });
  return acks.length / (took / 1000);
};

const floorRound = async (): Promise<number> => {
  await using evening = await Evening.open();
  await using crowd = new Part<CrowdQuestions>('crowd');
  await crowd.ask('join', { url: evening.url, auth: evening.phone, count: PHONES });
  return await acknowledgedASecond(crowd);
};

const bareRound = async (): Promise<number> => {
  await using bare = new Part<BareQuestions>('bare');
  await using crowd = new Part<CrowdQuestions>('crowd');
  const { url } = await bare.ask('start');
  await crowd.ask('join', { url, auth: null, count: PHONES });
  return await acknowledgedASecond(crowd);
};

export const throughput: Figure = {
  name: 'throughput',
  what: 'Durable submissions a second, 1,000 phones, the first 2,000, against bare Socket.IO that writes nothing',
  unit: 'of bare',
  target: 0.5,
  better: 'more',
  measure: async () => {
    const floors: number[] = [];
    const bares: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      bares.push(await bareRound());
      floors.push(await floorRound());
    }
    const [aSecond, bareASecond] = [median(floors), median(bares)];
    return { value: aSecond / bareASecond, detail: { aSecond, bareASecond, rounds: floors, bareRounds: bares } };
  },
};
