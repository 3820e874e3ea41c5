import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Access } from '../../participant-ui/table/state/access.svelte.ts';
import { keepSeat, keptSeat, takeToken, tokenIn } from '../../shared/client/seat.ts';

const kept = new Map<string, string>();
const page = { hash: '', pathname: '/table', search: '' };
let reached = true;

beforeEach(() => {
  vi.useFakeTimers();
  kept.clear();
  reached = true;
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
    clear: () => kept.clear(),
  });
  vi.stubGlobal('location', page);
  vi.stubGlobal('history', { replaceState: () => (page.hash = '') });
  // Each card's token is the number of its table.
  vi.stubGlobal('fetch', (_address: string, { body }: { body: string }) => {
    if (!reached) return Promise.reject(new Error('away'));
    const { token } = JSON.parse(body) as { token: string };
    return Promise.resolve(Response.json({ session: `S${token}`, role: 'table', evening: 'E1', table: Number(token) }));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('the card that was scanned last is this tab’s, also where the laptop was away meanwhile', async () => {
  const access = new Access();
  reached = false;
  const scan = async (token: string): Promise<void> => {
    page.hash = `#${token}`;
    access.begin();
    await vi.advanceTimersByTimeAsync(1000);
  };
  await scan('1');
  expect([access.seat, access.refusal]).toEqual([null, { refused: 'not-reached' }]);
  reached = true;
  // Before the first is asked about again.
  await scan('2');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(access.seat?.table).toBe(2);
  expect(keptSeat('table')).toEqual({ session: 'S2', evening: 'E1', table: 2 });
});

it('each page keeps a seat of its own, and what cannot be read is none', () => {
  const seat = { session: 'S', evening: null, table: null };
  keepSeat('console', seat);
  expect([keptSeat('console'), keptSeat('projector'), keptSeat('table')]).toEqual([seat, null, null]);
  kept.set('open-floor:projector:seat', '{"session":7}');
  expect(keptSeat('projector')).toBeNull();
  keepSeat('console', null);
  expect(keptSeat('console')).toBeNull();
});

it('a token is taken out of the address at once', () => {
  page.hash = '#TOKEN';
  expect([takeToken(), page.hash, takeToken()]).toEqual(['TOKEN', '', '']);
  expect(['#A', 'http://x/console#A', ' A ', 'http://x/console', ''].map(tokenIn)).toEqual(['A', 'A', 'A', '', '']);
});
