import { expect, it } from 'vitest';
import { Room } from '../../server/room/room.ts';
import { newGathering } from '../../shared/gathering/gathering.ts';
import { planFrom, TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import type { Role } from '../../shared/gathering/role.ts';
import { MINUTE, SECOND } from '../../shared/gathering/time.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { MemoryStore } from '../tools/memory-store.ts';
import { sawNow } from '../tools/saw-now.ts';

const START = Date.UTC(2026, 10, 25, 18, 0);

/** A room over a store that refuses while it is told to. */
class Hall {
  readonly clock = new ManualClock(START);
  readonly store: MemoryStore;
  /** What the room has said on the terminal. */
  readonly log: string[] = [];
  room: Room;
  told = 0;
  #ids = 0;

  constructor() {
    const [template] = TEMPLATES;
    if (!template) throw new Error('no template');
    const state = newGathering('evening', 'K7QF', planFrom(template, START, 'Europe/London'), () => 0.5);
    this.store = new MemoryStore(new Map([[state.id, JSON.stringify(state)]]));
    this.room = this.open(state, 1);
  }

  set refuses(refuses: boolean) {
    this.store.refuses = refuses ? 'not-written' : null;
  }

  /** Another room over the same store, as another process would have. */
  open(state: Room['state'], version: number): Room {
    const room = new Room(state, version, { store: this.store, clock: this.clock, log: (line) => this.log.push(line) });
    room.onChange(() => (this.told += 1));
    this.clock.settled = () => room.settled();
    return room;
  }

  async restart(): Promise<void> {
    await this.room.stop();
    this.room = this.open(this.room.state, this.room.version);
    this.room.start();
    await this.room.settled();
  }

  sends(role: Role, name: string, input: object): Promise<Answer> {
    this.#ids += 1;
    const saw = sawNow(this.room.state, role, 0, name, input);
    return this.room.command(role, { id: `message-${String(this.#ids).padStart(6, '0')}`, name, input, saw, pressed: this.clock.uptime() });
  }

  async ok(role: Role, name: string, input: object): Promise<Extract<Answer, { ok: true }>> {
    const answer = await this.sends(role, name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.refusal.refused}`);
    return answer;
  }
}

const undoOf = ({ undo }: Extract<Answer, { ok: true }>, hall: Hall): Promise<Answer> =>
  hall.room.command('facilitator', { ...undo, pressed: hall.clock.uptime() });

it('SW4: what could not be saved never happened: it takes nothing away from a way back', async () => {
  const hall = new Hall();
  const first = await hall.ok('facilitator', 'plan.editDetails', { title: 'First' });
  hall.refuses = true;
  expect(await hall.sends('organiser', 'plan.editDetails', { title: 'Second' })).toMatchObject({ refusal: { refused: 'not-saved' } });
  hall.refuses = false;
  expect(await undoOf(first, hall)).toMatchObject({ ok: true });
});

it('RN9: after the close no way back leads to anybody’s words', async () => {
  const hall = new Hall();
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
  const hall = new Hall();
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
  const hall = new Hall();
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
  const hall = new Hall();
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
  const hall = new Hall();
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
