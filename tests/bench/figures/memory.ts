import { Evening } from '../evening.ts';
import type { Figure } from '../figure.ts';
import { Part, type Questions } from '../part.ts';
import type { BareQuestions } from '../parts/bare.ts';
import type { CrowdQuestions } from '../parts/crowd.ts';
import type { Memory } from '../parts/memory.ts';
import type { Handshake } from '../../../shared/protocol/socket/handshake.ts';

const PHONES = 1000;

type Remembers = Questions & { memory: () => Promise<Memory> };

/** Bytes that each of a thousand connections costs the server. */
const eachCosts = async (server: Pick<Part<Remembers>, 'ask'>, url: string, auth: Handshake | null): Promise<Memory> => {
  await using crowd = new Part<CrowdQuestions>('crowd');
  // What the first connections load once is not what each of them costs.
  await crowd.ask('join', { url, auth, count: 50 });
  const before = await server.ask('memory');
  await crowd.ask('join', { url, auth, count: PHONES });
  const after = await server.ask('memory');
  return { resident: (after.resident - before.resident) / PHONES, held: (after.held - before.held) / PHONES };
};

export const memory: Figure = {
  name: 'memory',
  what: 'Memory a connected phone, against bare Socket.IO',
  unit: 'of bare',
  target: 1.3,
  better: 'less',
  measure: async () => {
    await using evening = await Evening.open();
    await using bare = new Part<BareQuestions>('bare');
    const { url } = await bare.ask('start');
    const ours = await eachCosts(evening.floor, evening.url, evening.phone);
    const theirs = await eachCosts(bare, url, null);
    return {
      value: ours.held / theirs.held,
      detail: { bytes: ours.held, bareBytes: theirs.held, residentBytes: ours.resident, bareResidentBytes: theirs.resident },
    };
  },
};
