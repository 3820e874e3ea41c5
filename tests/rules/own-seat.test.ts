import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { seatOf } from '../../participant-ui/groups/seat.svelte.ts';
import { tabStorage } from '../../shared/client/tab-storage.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import type { PhoneGroups } from '../../shared/views/participant.ts';
import { fakeStore } from '../tools/fake-tab.ts';

const table = (number: number, joined: number | null = null) => ({ number, place: '', question: null, joined, left: null });
const GROUPS: PhoneGroups = {
  id: 'B1',
  phase: 'forming',
  way: 'count',
  round: { number: 1, of: 2, within: 'table', minutes: 10, startedAt: null, endedAt: null },
  questions: [],
  backBy: null,
  tables: [table(1), table(2), table(3)],
  kinds: [],
  seats: {},
  dealing: true,
  deal: 0,
  hosts: [],
};
const LOST: Answer = { ok: false, refusal: { refused: 'not-reached' } };
const dealt = (slot: string, number: number): Answer => ({ ok: true, reply: { slot, table: number } });

const { store } = fakeStore();
/** A tab whose server gives these answers, one after another. */
const tab = (...answers: Answer[]) => {
  const sent: { readonly name: string; readonly input: { readonly key: string } }[] = [];
  let groups = GROUPS;
  const link = {
    send: (name: string, input: object) => {
      sent.push({ name, input: input as { key: string } });
      return Promise.resolve(answers.shift() ?? LOST);
    },
  };
  const seat = seatOf(
    tabStorage('K7QF', () => store),
    link,
    () => groups,
  );
  const shows = (change: Partial<PhoneGroups>): void => {
    groups = { ...groups, ...change };
    seat.follow();
  };
  return { seat, sent, shows };
};

beforeEach(() => {
  store.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('the number that a tab holds', () => {
  test('is told by the answer at once, and by every view after it', async () => {
    const { seat, shows } = tab(dealt('7', 2));
    await seat.take(null);
    expect([seat.slot, seat.table, seat.asking]).toEqual(['7', 2, false]);
    shows({ seats: { '7': 3 } });
    expect(seat.table).toBe(3);
  });

  test('is kept over a reload, under the same key; other groups have another', async () => {
    const first = tab(dealt('7', 2));
    await first.seat.take(null);
    const again = tab(dealt('7', 2));
    again.shows({ seats: { '7': 2 } });
    expect([again.seat.slot, again.seat.table]).toEqual(['7', 2]);
    await again.seat.leave();
    expect(again.sent[0]?.input.key).toBe(first.sent[0]?.input.key);
  });

  test('an answer that was lost is asked for once more, by the same key', async () => {
    const { seat, sent } = tab({ ok: true }, dealt('7', 2));
    await seat.take(null);
    expect(seat.slot).toBe('7');
    expect(sent.map(({ input }) => input.key)).toEqual([sent[0]?.input.key, sent[0]?.input.key]);
  });

  test('what no server answered waits for the link, also over a reload', async () => {
    const first = tab(LOST);
    await first.seat.take(null);
    expect([first.seat.asking, first.seat.slot]).toEqual([true, '']);
    const again = tab(dealt('7', 2));
    again.seat.resume();
    await vi.waitFor(() => expect(again.seat.slot).toBe('7'));
    expect(again.sent[0]?.input.key).toBe(first.sent[0]?.input.key);
  });

  test('a refusal that passes is tried again by itself, one that stays is told', async () => {
    const { seat } = tab({ ok: false, refusal: { refused: 'too-fast', seconds: 2 } }, { ok: false, refusal: { refused: 'table-full' } });
    await seat.choose(2);
    expect(seat.asking).toBe(true);
    await vi.advanceTimersByTimeAsync(2000);
    expect([seat.asking, seat.problem?.refused]).toEqual([false, 'table-full']);
  });

  test('what is asked while something is under way is asked next', async () => {
    const { seat, sent } = tab(dealt('7', 2), { ok: true });
    const taken = seat.take(null);
    await Promise.all([taken, seat.leave()]);
    expect(sent.map(({ name }) => name)).toEqual(['seats.take', 'seats.leave']);
    expect([seat.slot, seat.table]).toEqual(['7', 0]);
  });
});

describe('where the number sits', () => {
  test('a table that joined another is named, and is one’s own again when they part', async () => {
    const { seat, shows } = tab(dealt('7', 2));
    await seat.take(null);
    shows({ seats: { '7': 2 } });
    shows({ seats: { '7': 3 }, tables: [table(1), table(2, 3), table(3)] });
    expect([seat.table, seat.joined]).toEqual([3, 2]);
    shows({ seats: { '7': 2 }, tables: GROUPS.tables });
    expect([seat.table, seat.joined, seat.moved]).toEqual([2, null, false]);
  });

  test('another table in the next round is told as a move, the same one is not', async () => {
    const { seat, shows } = tab(dealt('7', 2));
    await seat.take(null);
    shows({ seats: { '7': 2 } });
    shows({ seats: { '7': 1 }, round: { ...GROUPS.round, number: 2 } });
    expect([seat.table, seat.moved]).toEqual([1, true]);
    shows({ seats: { '7': 1 }, round: { ...GROUPS.round, number: 3 } });
    expect(seat.moved).toBe(false);
  });

  test('GR37: is void once the numbers were started again, until the tab takes a new one', async () => {
    const { seat, sent, shows } = tab(dealt('7', 2), { ok: true, reply: { slot: '7', table: 1, deal: 1 } });
    await seat.take(null);
    // Another phone has that number now.
    shows({ deal: 1, seats: { '7': 3 } });
    expect([seat.slot, seat.table, seat.renewed]).toEqual(['', 0, true]);
    await seat.take(null);
    expect(sent[1]?.input.key).toBe(sent[0]?.input.key);
    expect([seat.slot, seat.table, seat.renewed]).toEqual(['7', 1, false]);
  });
});
