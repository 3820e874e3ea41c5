import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { Handshake } from '../../../shared/protocol/socket/handshake.ts';
import { percentile } from '../../tools/percentile.ts';
import { Evening } from '../evening.ts';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import type { BareQuestions } from '../parts/bare.ts';
import type { CrowdQuestions } from '../parts/crowd.ts';

const SCREENS = 1000;
const ROUNDS = 30;
/** Longer than phones' views are held together for, so that the choice to do so is not measured here. */
const QUIET = 400;

const now = (): number => performance.timeOrigin + performance.now();

/** From `change` until the last of the crowd was told, over and over, in ms. */
const rounds = async (crowd: Part<CrowdQuestions>, change: (round: number) => Promise<unknown>): Promise<number[]> => {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await sleep(QUIET);
    await crowd.ask('listen');
    const startedAt = now();
    const told = crowd.ask('told');
    await change(round);
    took.push((await told) - startedAt);
  }
  return took;
};

/** The console goes to and fro between two items; the crowd's last view tells what was sent. */
const floorRounds = async (evening: Evening, crowd: Part<CrowdQuestions>, auth: Handshake): Promise<{ took: number[]; payload: unknown }> => {
  await crowd.ask('join', { url: evening.url, auth, count: SCREENS });
  const took = await rounds(crowd, (round) => evening.desk.ok('run.jump', { item: round % 2 === 0 ? 'respect' : 'protect' }));
  const payload = await crowd.ask('newest');
  await crowd.ask('leave');
  return { took, payload };
};

const bareRounds = async (payload: unknown): Promise<number[]> => {
  await using bare = new Part<BareQuestions>('bare');
  await using crowd = new Part<CrowdQuestions>('crowd');
  const { url } = await bare.ask('start');
  await bare.ask('payload', { payload });
  await crowd.ask('join', { url, auth: null, count: SCREENS });
  const desk = io(url, { forceNew: true, transports: ['websocket'] });
  await new Promise<void>((connected) => desk.once('connect', connected));
  const took = await rounds(crowd, () => desk.emitWithAck('tell'));
  desk.disconnect();
  return took;
};

const measureFor = async (who: 'phones' | 'projectors'): Promise<{ value: number; detail: Record<string, number> }> => {
  let floor: Awaited<ReturnType<typeof floorRounds>>;
  {
    await using evening = await Evening.open();
    await using crowd = new Part<CrowdQuestions>('crowd');
    floor = await floorRounds(evening, crowd, who === 'phones' ? evening.phone : await evening.crew('projector'));
  }
  const bare = await bareRounds(floor.payload);
  const [p50, p99, bareP50, bareP99] = [percentile(floor.took, 0.5), percentile(floor.took, 0.99), percentile(bare, 0.5), percentile(bare, 0.99)];
  const detail = { p50, p99, bareP50, bareP99, ratioP99: p99 / bareP99, bytes: Buffer.byteLength(JSON.stringify(floor.payload)) };
  return { value: p50 / bareP50, detail };
};

const figure = (who: 'phones' | 'projectors'): Figure => ({
  name: `told-${who}`,
  what: `Change at the console to the last of 1,000 ${who}, on disk, against a bare broadcast of the same bytes: p50`,
  unit: 'of bare',
  target: 1.3,
  better: 'less',
  measure: () => measureFor(who),
});

export const toldPhones = figure('phones');
export const toldProjectors = figure('projectors');
