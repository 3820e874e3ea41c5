import type { Handshake } from '../../../shared/protocol/socket/handshake.ts';
import { median } from '../../tools/percentile.ts';
import { Evening } from '../evening.ts';
import type { Figure, Measured } from '../figure.ts';
import { Part, type Questions } from '../part.ts';
import type { BareQuestions } from '../parts/bare.ts';
import type { CrowdQuestions } from '../parts/crowd.ts';
import { TYPICAL_TEXT } from '../seed.ts';

const PHONES = 1000;
/** Of which the first is for the engines to warm up. */
const ROUNDS = 4;

type Works = Questions & { processor: () => number };

/** The server's processor time for each message of a fresh evening, in microseconds. */
const round = async (
  server: Pick<Part<Works>, 'ask'>,
  crowd: Part<CrowdQuestions>,
  url: string,
  auth: Handshake | null,
  each: number,
): Promise<number> => {
  await crowd.ask('join', { url, auth, count: PHONES });
  const before = await server.ask('processor');
  await crowd.ask('write', { each, text: TYPICAL_TEXT, spread: 0 });
  const used = (await server.ask('processor')) - before;
  await crowd.ask('leave');
  return (used * 1000) / (PHONES * each);
};

const measure = async (each: number): Promise<Measured> => {
  await using evening = await Evening.open();
  await using bare = new Part<BareQuestions>('bare');
  await using crowd = new Part<CrowdQuestions>('crowd');
  const { url } = await bare.ask('start');
  const rounds: number[] = [];
  const bareRounds: number[] = [];
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    bareRounds.push(await round(bare, crowd, url, null, each));
    rounds.push(await round(evening.floor, crowd, evening.url, await evening.another(), each));
  }
  const [microseconds, bareMicroseconds] = [median(rounds.slice(1)), median(bareRounds.slice(1))];
  return { value: microseconds / bareMicroseconds, detail: { microseconds, bareMicroseconds, rounds, bareRounds } };
};

const figure = (each: number, target: number): Figure => ({
  name: `work-${each}`,
  what: `The server's processor time for a durable submission, 1,000 phones that send ${each} each, against bare Socket.IO that writes nothing`,
  unit: 'of bare',
  target,
  better: 'less',
  measure: () => measure(each),
});

export const work = figure(2, 1.9);
export const workOfMany = figure(10, 2.5);
