import type { Handshake } from '../../../shared/protocol/socket/handshake.ts';
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
const ROUNDS = 7;

/** One round: everybody joins, writes and leaves. */
const round = async (crowd: Part<CrowdQuestions>, url: string, auth: Handshake | null): Promise<number> => {
  await crowd.ask('join', { url, auth, count: PHONES });
  const { took, acks } = await crowd.ask('write', { each: EACH, text: TYPICAL_TEXT, spread: 0 });
  await crowd.ask('leave');
  return acks.length / (took / 1000);
};

export const throughput: Figure = {
  name: 'throughput',
  what: 'Durable submissions a second, 1,000 phones, the first 2,000, against bare Socket.IO that writes nothing',
  unit: 'of bare',
  target: 0.5,
  better: 'more',
  measure: async () => {
    await using evening = await Evening.open();
    await using bare = new Part<BareQuestions>('bare');
    await using crowd = new Part<CrowdQuestions>('crowd');
    const { url } = await bare.ask('start');
    const floors: number[] = [];
    const bares: number[] = [];
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      bares.push(await round(crowd, url, null));
      floors.push(await round(crowd, evening.url, await evening.another()));
    }
    // The first turn is for the engines to warm up, on both sides.
    const [aSecond, bareASecond] = [median(floors.slice(1)), median(bares.slice(1))];
    return { value: aSecond / bareASecond, detail: { aSecond, bareASecond, rounds: floors, bareRounds: bares } };
  },
};
