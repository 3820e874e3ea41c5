import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Outbox, type Audience } from '../../server/room/outbox.ts';
import type { Room } from '../../server/room/room.ts';
import { SURROUNDINGS } from '../tools/surroundings.ts';

/** An outbox for so many phones that are sent so many characters each time, and when, in ms. */
const phonesOf = (phones: number, length: number): { outbox: Outbox; sent: number[] } => {
  const sent: number[] = [];
  const room = { participantView: () => ({}) } as unknown as Room;
  const audience: Audience = {
    circles: (kind) => (kind === 'participant' ? [{ kind, table: null }] : []),
    deliver: () => {
      sent.push(performance.now());
      return length;
    },
  };
  const surroundings = { ...SURROUNDINGS, phones };
  return { outbox: new Outbox(room, () => surroundings, audience), sent };
};

/** How often phones are told within ten seconds in which something changes all the time. */
const toldIn10s = (phones: number, length: number): number => {
  const { outbox, sent } = phonesOf(phones, length);
  for (let at = 0; at < 10_000; at += 20) {
    outbox.changed();
    vi.advanceTimersByTime(20);
  }
  outbox.stop();
  return sent.length;
};

describe('the pace of views', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('phones are told four times a second, at once after a quiet time, and less often where all of it would fill the Wi-Fi', () => {
    expect(toldIn10s(300, 8_000)).toBeGreaterThanOrEqual(38);
    const many = toldIn10s(1000, 14_000);
    expect(many * 1000 * 14_000).toBeLessThanOrEqual(10_000 * 12_000 + 1000 * 14_000);
    expect(many).toBeGreaterThanOrEqual(8);
    const { outbox, sent } = phonesOf(1000, 14_000);
    for (let once = 0; once < 3; once += 1) {
      vi.advanceTimersByTime(5000);
      const changedAt = performance.now();
      outbox.changed();
      vi.advanceTimersByTime(1);
      expect(sent.at(-1)).toBeLessThanOrEqual(changedAt + 1);
    }
  });
});
