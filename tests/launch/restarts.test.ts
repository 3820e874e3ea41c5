import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { restarts } from '../../server/dev/restarts.mjs';

/** Starts that end when the test says so. */
const startsByHand = () => {
  const ends: (() => void)[] = [];
  const start = (): Promise<void> => new Promise((end) => ends.push(end));
  const made = restarts(start(), start);
  const begun = async (count: number): Promise<void> => {
    while (ends.length < count) await sleep(5);
  };
  return { ...made, ends, begun };
};

/** Whether it has settled by now; what is settled has had its turn after these. */
const isSettled = async (promise: Promise<void>): Promise<boolean> => Promise.race([promise.then(() => true), sleep(20).then(() => false)]);

test('whoever asks from a change on waits until the server that knows of it runs', async () => {
  const starts = startsByHand();
  const { ends, begun } = starts;
  ends[0]?.();
  await starts.settled();
  starts.again();
  const asked = starts.settled();
  expect(await isSettled(asked)).toBe(false);
  await begun(2);
  expect(await isSettled(asked)).toBe(false);
  ends[1]?.();
  await asked;
});

test('changes in a row make one start, and one that comes during a start makes another afterwards', async () => {
  const starts = startsByHand();
  const { ends, begun } = starts;
  ends[0]?.();
  for (let change = 0; change < 3; change += 1) starts.again();
  await begun(2);
  starts.again();
  const asked = starts.settled();
  ends[1]?.();
  await begun(3);
  expect(await isSettled(asked)).toBe(false);
  ends[2]?.();
  await asked;
  expect(ends).toHaveLength(3);
});
