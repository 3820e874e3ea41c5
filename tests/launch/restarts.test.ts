import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { restarts } from '../../server/dev/restarts.mjs';

/** Starts that end when the test says so. */
const startsByHand = () => {
  const ends: (() => void)[] = [];
  const made = restarts(() => new Promise((end) => ends.push(end)));
  const begun = async (count: number): Promise<void> => {
    while (ends.length < count) await sleep(5);
  };
  return { ...made, ends, begun };
};

/** Whether it has settled by now; what is settled has had its turn after these. */
const isSettled = async (promise: Promise<void>): Promise<boolean> => Promise.race([promise.then(() => true), sleep(20).then(() => false)]);

test('whoever asks from a change on waits until the server that knows of it runs', async () => {
  const { again, settled, ends, begun } = startsByHand();
  ends[0]?.();
  await settled();
  again();
  const asked = settled();
  expect(await isSettled(asked)).toBe(false);
  await begun(2);
  expect(await isSettled(asked)).toBe(false);
  ends[1]?.();
  await asked;
});

test('changes in a row make one start, and one that comes during a start makes another afterwards', async () => {
  const { again, settled, ends, begun } = startsByHand();
  ends[0]?.();
  for (const _ of [1, 2, 3]) again();
  await begun(2);
  again();
  const asked = settled();
  ends[1]?.();
  await begun(3);
  expect(await isSettled(asked)).toBe(false);
  ends[2]?.();
  await asked;
  expect(ends).toHaveLength(3);
});
