import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Sender } from '../../facilitator-ui/state/sender.ts';
import type { Answer, CommandMessage } from '../../shared/protocol/socket/command.ts';
import { fakeCrewLink } from '../tools/fake-crew-link.ts';

const COMMAND: CommandMessage = { id: 'this-press', name: 'run.next', input: {} };
const DONE: Answer = { ok: true };
const refused = (refusal: Extract<Answer, { ok: false }>['refusal']): Answer => ({ ok: false, refusal });
const NOT_CONFIRMED = refused({ refused: 'not-confirmed' });

let world: ReturnType<typeof fakeCrewLink>;
let sender: Sender;
let settled: Answer[];
beforeEach(() => {
  vi.useFakeTimers();
  world = fakeCrewLink();
  sender = new Sender(world.link);
  settled = [];
});
afterEach(() => {
  sender.close();
  vi.useRealTimers();
});

/** Sends the command, and lets so many ms pass. */
const sentFor = async (ms: number): Promise<Answer | null> => {
  let answer: Answer | null = null;
  void sender.send(COMMAND, null, (known) => settled.push(known)).then((one) => (answer = one));
  await vi.advanceTimersByTimeAsync(ms);
  return answer;
};

describe('SW2: what became of a command whose answer was lost is asked until it is known', () => {
  it('SW2: an answer in time is the answer, and nothing is asked', async () => {
    world.state.answers = [refused({ refused: 'changed-meanwhile' })];
    expect(await sentFor(60_000)).toEqual(refused({ refused: 'changed-meanwhile' }));
    expect([world.state.sent, settled, world.state.probes]).toEqual([[COMMAND], [], 0]);
  });

  it('SW2: without its moment, since this screen’s clock was not compared yet, it is late, and the clock is compared', async () => {
    world.state.answers = [refused({ refused: 'malformed', field: 'pressed' })];
    const measured = vi.spyOn(sender, 'measure');
    expect(await sentFor(0)).toEqual(refused({ refused: 'too-late' }));
    expect(measured).toHaveBeenCalledOnce();
    world.state.answers = [refused({ refused: 'malformed', field: 'saw' })];
    expect(await sentFor(0)).toEqual(refused({ refused: 'malformed', field: 'saw' }));
  });

  it('SW2: without one in two seconds it is not confirmed, the link is probed, and the same id is asked again', async () => {
    world.state.answers = [null, DONE];
    expect(await sentFor(1999)).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect([world.state.probes, world.state.sent, settled]).toEqual([1, [COMMAND, COMMAND], [DONE]]);
    expect(await sentFor(2000)).toEqual(NOT_CONFIRMED);
  });

  it.each([
    ['too-fast', refused({ refused: 'too-fast', seconds: 3 })],
    ['not-saved', refused({ refused: 'not-saved', seconds: 2 })],
    ['failed', refused({ refused: 'failed' })],
  ])('SW2: "%s" does not say what became of it: a second later it is asked again', async (_name, refusal) => {
    world.state.answers = [null, refusal, refusal, DONE];
    await sentFor(2000);
    expect([world.state.sent.length, settled]).toEqual([2, []]);
    await vi.advanceTimersByTimeAsync(1000);
    expect([world.state.sent.length, settled]).toEqual([3, []]);
    await vi.advanceTimersByTimeAsync(1000);
    expect([world.state.sent.length, settled]).toEqual([4, [DONE]]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.state.sent.length).toBe(4);
  });

  it.each(['too-late', 'changed-meanwhile', 'not-allowed'] as const)('SW2: "%s" says it: it was not done', async (code) => {
    world.state.answers = [null, refused({ refused: code })];
    await sentFor(60_000);
    expect([world.state.sent.length, settled]).toEqual([2, [refused({ refused: code })]]);
  });

  it('SW2: while the link is down nothing is asked; once it is back the same id is', async () => {
    world.state.answers = [null, DONE];
    const sending = sentFor(1000);
    world.state.connected = false;
    await sending;
    await vi.advanceTimersByTimeAsync(30_000);
    expect([world.state.sent.length, settled]).toEqual([1, []]);
    world.connect();
    await vi.advanceTimersByTimeAsync(1000);
    expect([world.state.sent, settled]).toEqual([[COMMAND, COMMAND], [DONE]]);
  });

  it.each(['shut', 'refused'])('SW2: nothing is asked by a screen that is %s', async (how) => {
    await sentFor(2000);
    if (how === 'shut') sender.close();
    else world.state.link = 'refused';
    await vi.advanceTimersByTimeAsync(60_000);
    expect([world.state.sent.length, settled]).toEqual([2, []]);
  });
});
