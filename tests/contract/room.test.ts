import { expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../shared/gathering/time.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import { MemoryHall, START } from '../tools/memory-hall.ts';

const undoOf = ({ undo }: Extract<Answer, { ok: true }>, hall: MemoryHall): Promise<Answer> =>
  hall.room.command('facilitator', { ...undo, pressed: hall.clock.uptime() });

it('SW4: what could not be saved never happened: it takes nothing away from a way back', async () => {
  const hall = new MemoryHall();
  const first = await hall.ok('facilitator', 'plan.editDetails', { title: 'First' });
  hall.refuses = true;
  expect(await hall.sends('organiser', 'plan.editDetails', { title: 'Second' })).toMatchObject({ refusal: { refused: 'not-saved' } });
  hall.refuses = false;
  expect(await undoOf(first, hall)).toMatchObject({ ok: true });
});

it('RN9: after the close no way back leads to anybody’s words', async () => {
  const hall = new MemoryHall();
  await hall.ok('facilitator', 'run.start', {});
  const step = await hall.ok('facilitator', 'plan.editDetails', { title: 'First' });
  await hall.ok('facilitator', 'run.end', {});
  const room = hall.room as unknown as { readonly ways: readonly unknown[] };
  expect(room.ways.length).toBeGreaterThan(0);
  await hall.ok('organiser', 'run.close', {});
  expect(room.ways).toEqual([]);
  expect(await undoOf(step, hall)).toMatchObject({ ok: false });
});

it('TK24: that the server was away is told to the evening also where the disk refuses at its start', async () => {
  const hall = new MemoryHall();
  await hall.ok('facilitator', 'run.start', {});
  await hall.clock.advance(10 * SECOND);
  await hall.room.stop();
  const { state } = hall.room;
  await hall.clock.advance(4 * MINUTE);
  hall.refuses = true;
  await hall.restart();
  await hall.clock.advance(10 * SECOND);
  expect(hall.room.state.run).toEqual(state.run);
  hall.refuses = false;
  await hall.clock.advance(5 * SECOND);
  expect(hall.room.state.run.outages).toMatchObject([{ counted: true }]);
});

it('TK27: that the clock was put right is told to the evening also where the disk refuses at that moment', async () => {
  const hall = new MemoryHall();
  await hall.ok('facilitator', 'run.start', {});
  await hall.clock.advance(10 * SECOND);
  const before = hall.room.state.run.startedAt ?? 0;
  hall.refuses = true;
  hall.room.clockStepped(3 * MINUTE);
  await hall.room.settled();
  expect(hall.room.state.run.startedAt).toBe(before);
  hall.refuses = false;
  await hall.clock.advance(5 * SECOND);
  expect(hall.room.state.run.startedAt).toBe(before + 3 * MINUTE);
  expect(hall.room.state.run.clockSteps).toHaveLength(1);
});

it('RM12: screens are told when writing opens and when its time is over, also where nothing else happens', async () => {
  const hall = new MemoryHall();
  hall.room.start();
  await hall.room.settled();
  for (const [at, writing] of [
    [START + 60 * MINUTE, 'open'],
    [START + 90 * MINUTE, 'writing-over'],
  ] as const) {
    if (writing === 'open') {
      const times = { writingFrom: START + 60 * MINUTE, writingUntil: START + 90 * MINUTE, startsAt: START + 120 * MINUTE };
      await hall.ok('organiser', 'plan.editDetails', { ...times, endsAt: START + 240 * MINUTE, hardStopAt: START + 260 * MINUTE });
      expect(hall.room.participantView().writing).toBe('not-open-yet');
    }
    await hall.clock.advance(at - hall.clock.now() - SECOND);
    const { told } = hall;
    await hall.clock.advance(2 * SECOND);
    expect(hall.told).toBeGreaterThan(told);
    expect(hall.room.participantView().writing).toBe(writing);
  }
});

it('ST10: the room believes a projector of what has stood on the stage for three seconds by its own clock, as far as that was saved', async () => {
  const hall = new MemoryHall();
  await hall.ok('facilitator', 'run.start', {});
  await hall.ok('organiser', 'plan.editSettings', { mixSeconds: 0 });
  await hall.ok('participant', 'floor.write', {
    key: 'KEY0ABCDEFGH',
    topic: 'respect',
    text: 'For the wall.',
    audience: 'show',
    consent: hall.room.state.consent,
  });
  const id = hall.room.state.floor.contributions[0]?.id ?? '';
  await hall.ok('facilitator', 'floor.decide', { id, decision: 'shown' });
  const says = async (): Promise<unknown> => (await hall.ok('projector', 'stage.drawn', { ids: [id] })).reply;
  hall.clock.stall(10 * SECOND);
  // Shown by a decision, and on no scene.
  expect(await says()).toEqual({ taken: [] });
  await hall.ok('facilitator', 'stage.spotlight', { id });
  expect(await says()).toEqual({ taken: [] });
  hall.clock.stall(3 * SECOND);
  // Of two projectors that both say it, both are believed, and it is kept once.
  expect(await Promise.all([says(), says()])).toEqual([{ taken: [id] }, { taken: [id] }]);
  expect(hall.room.state.floor.contributions[0]?.onScreen).toBe(true);
  await hall.room.stop();
});
