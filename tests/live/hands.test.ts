import { expect, it } from 'vitest';
import { newEvening, newKey, openConsole, openPhone, testServer } from '../tools/server.ts';

it('HD7: many keys on one connection are one hand; a reloaded page changes it, and another phone has its own', async () => {
  await using server = await testServer({ rates: { hands: { burst: 3, perSecond: 0.001 } } });
  const { id, code } = await newEvening(server);
  const [desk, loud, other] = [await openConsole(server, id), await openPhone(server, code), await openPhone(server, code)];
  await desk.ok('run.start', {});
  await desk.ok('hands.ask', { until: (await desk.newest()).plan.details.hardStopAt });
  const round = (await loud.until(({ hands }) => hands !== null)).hands?.round ?? 0;
  const counted = async (): Promise<readonly number[]> => {
    await server.rooms.byId(id)?.settled();
    const { hands } = server.rooms.byId(id)?.state ?? {};
    return [hands?.yes.length ?? -1, hands?.no.length ?? -1];
  };
  const key = newKey();
  await loud.ok('hands.answer', { round, key, answer: 'yes' });
  for (let more = 0; more < 20; more += 1)
    expect(await loud.send('hands.answer', { round, key: newKey(), answer: 'yes' })).toEqual({ ok: false, refusal: { refused: 'one-hand' } });
  expect(await counted()).toEqual([1, 0]);
  await loud.ok('hands.answer', { round, key, answer: 'no' });
  expect(await counted()).toEqual([0, 1]);
  loud.close();
  // The page was reloaded: its tab has kept the key.
  const again = await openPhone(server, code);
  await again.ok('hands.answer', { round, key, answer: 'yes' });
  await other.ok('hands.answer', { round, key: newKey(), answer: 'yes' });
  expect(await counted()).toEqual([2, 0]);
  // More connections than the pace allows: those wait.
  const late = await openPhone(server, code);
  expect(await late.send('hands.answer', { round, key: newKey(), answer: 'yes' })).toMatchObject({ refusal: { refused: 'too-fast' } });
  expect(await counted()).toEqual([2, 0]);
  for (const screen of [desk, other, again, late]) screen.close();
});
