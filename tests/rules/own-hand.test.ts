import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { handOf } from '../../participant-ui/later/hands.svelte.ts';
import { tabStorage } from '../../shared/client/tab-storage.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import { fakeStore } from '../tools/fake-tab.ts';
import { Evening } from './evening.ts';

const OK: Answer = { ok: true };
const LOST: Answer = { ok: false, refusal: { refused: 'not-reached' } };

const { store } = fakeStore();
/** A tab whose server answers when it is told to. */
const tab = () => {
  const sent: { readonly key: string; readonly answer: string }[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  const ids: string[] = [];
  const round = { now: 1 };
  const link = {
    send: (_name: string, input: object, id = '') => {
      ids.push(id);
      sent.push(input as { key: string; answer: string });
      return new Promise<Answer>((resolve) => waiting.push(resolve));
    },
  };
  const hand = handOf(
    tabStorage('K7QF', () => store),
    link,
    () => round.now,
  );
  const answers = async (answer: Answer): Promise<void> => {
    waiting.shift()?.(answer);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { hand, sent, ids, round, answers, sends: () => sent.map(({ answer }) => answer) };
};

beforeEach(() => {
  store.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('the hand that a tab raises', () => {
  test('HD2: is said to be counted once the server has said so, and not before', async () => {
    const { hand, answers } = tab();
    hand.raise('yes');
    expect([hand.raised, hand.counted]).toEqual(['yes', false]);
    await answers(OK);
    expect([hand.raised, hand.counted]).toEqual(['yes', true]);
  });

  test('HD2: may change its mind while the first answer is on its way: the newest goes last, and is the one that counts', async () => {
    const { hand, answers, sends, sent } = tab();
    hand.raise('yes');
    hand.raise('no');
    hand.raise('yes');
    hand.raise('no');
    expect(sends()).toEqual(['yes']);
    await answers(OK);
    expect(hand.counted).toBe(false);
    expect(sends()).toEqual(['yes', 'no']);
    await answers(OK);
    expect([hand.raised, hand.counted]).toEqual(['no', true]);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  });

  test('HD2: is sent again where nobody answered, after a reload too', async () => {
    const first = tab();
    first.hand.raise('yes');
    await first.answers(LOST);
    expect(first.hand.counted).toBe(false);
    await vi.advanceTimersByTimeAsync(3000);
    expect(first.sends()).toEqual(['yes', 'yes']);
    const again = tab();
    expect(again.sends()).toEqual(['yes']);
    await again.answers(OK);
    expect([again.hand.raised, again.hand.counted]).toEqual(['yes', true]);
    expect(again.sent[0]?.key).toBe(first.sent[0]?.key);
  });

  test.each(['counted before the change', 'on its way when it was changed'])(
    'HD6: what was counted stands where a change comes too late: %s',
    async (when) => {
      const { hand, answers, ids } = tab();
      hand.raise('yes');
      if (when === 'counted before the change') await answers(OK);
      hand.raise('no');
      if (when !== 'counted before the change') await answers(OK);
      expect([hand.raised, hand.counted, hand.late]).toEqual(['no', false, false]);
      // Lost, and sent again: as the same command, so that it counts where it was counted.
      await answers(LOST);
      await vi.advanceTimersByTimeAsync(3000);
      expect(ids.at(-1)).toBe(ids.at(-2));
      expect(ids.at(-2)).not.toBe(ids.at(-3));
      await answers({ ok: false, refusal: { refused: 'changed-meanwhile' } });
      expect([hand.raised, hand.counted, hand.late]).toEqual(['yes', true, true]);
      const again = tab();
      expect([again.hand.raised, again.hand.counted, again.hand.late]).toEqual(['yes', true, true]);
      expect(again.sends()).toEqual([]);
    },
  );

  /** A tab in a real evening while hands are counted; `lost` says which answers are carried out and their acknowledgement lost, or never arrive. */
  const inEvening = () => {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    evening.does('facilitator', 'hands.ask', { until: evening.state.plan.details.hardStopAt });
    const world = { lost: null as 'answer' | 'message' | null };
    const send = (name: string, input: object, id = ''): Promise<Answer> => {
      if (world.lost === 'message') return Promise.resolve(LOST);
      const outcome = evening.message('participant', { id, name, input });
      if (world.lost !== null) return Promise.resolve(LOST);
      return Promise.resolve('refused' in outcome ? { ok: false, refusal: outcome } : OK);
    };
    const open = () =>
      handOf(
        tabStorage('K7QF', () => store),
        { send },
        () => evening.state.hands.round,
      );
    return { evening, world, open };
  };
  type Sent = readonly ['yes' | 'no', 'answer' | 'message' | null];
  const CASES: readonly [string, readonly Sent[], 'yes' | 'no' | ''][] = [
    ['counted, its acknowledgement lost', [['yes', 'answer']], 'yes'],
    ['never arrived', [['yes', 'message']], ''],
    [
      'the newer of two that were counted so',
      [
        ['yes', 'answer'],
        ['no', 'answer'],
      ],
      'no',
    ],
    [
      'the older, where the newer never arrived',
      [
        ['yes', 'answer'],
        ['no', 'message'],
      ],
      'yes',
    ],
    [
      'one that was acknowledged, where what came after it never arrived',
      [
        ['yes', null],
        ['no', 'message'],
      ],
      'yes',
    ],
    [
      'one that was counted after the acknowledged one',
      [
        ['yes', null],
        ['no', 'answer'],
      ],
      'no',
    ],
  ];
  test.each(CASES)('HD6: of a change that comes too late the phone says what is true: %s', async (_name, before, stands) => {
    for (const reloaded of [false, true]) {
      store.clear();
      const { evening, world, open } = inEvening();
      let hand = open();
      for (const [answer, lost] of before) {
        world.lost = lost;
        hand.raise(answer);
        await vi.advanceTimersByTimeAsync(0);
      }
      const counted = (): unknown => [evening.state.hands.yes.length, evening.state.hands.no.length];
      expect(counted()).toEqual([Number(stands === 'yes'), Number(stands === 'no')]);
      if (reloaded) hand = open();
      evening.does('facilitator', 'hands.endCount');
      world.lost = 'message';
      hand.raise(stands === 'yes' ? 'no' : 'yes');
      await vi.advanceTimersByTimeAsync(0);
      // Nothing is claimed until it is known.
      expect([hand.counted, hand.late]).toEqual([false, false]);
      world.lost = null;
      await vi.advanceTimersByTimeAsync(10_000);
      expect([hand.raised, hand.counted, hand.late]).toEqual([stands, stands !== '', true]);
      const again = open();
      expect([again.raised, again.counted, again.late]).toEqual([stands, stands !== '', true]);
    }
  });

  test('HD6: an only answer that comes too late was not counted, and is not said to be', async () => {
    const { hand, answers } = tab();
    hand.raise('yes');
    await answers({ ok: false, refusal: { refused: 'changed-meanwhile' } });
    expect([hand.raised, hand.counted, hand.late]).toEqual(['', false, true]);
  });

  test('HD4: goes with the question: of the next one nothing is raised or sent', async () => {
    const { hand, round, answers, sends } = tab();
    hand.raise('yes');
    await answers({ ok: false, refusal: { refused: 'changed-meanwhile' } });
    expect(hand.raised).toBe('');
    hand.raise('no');
    round.now = 2;
    await answers(LOST);
    await vi.advanceTimersByTimeAsync(3000);
    expect(hand.raised).toBe('');
    expect(sends()).toEqual(['yes', 'no']);
  });
});
