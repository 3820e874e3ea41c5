import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, decode, encode, isNewer, STEP, type Count } from '../../server/store/slot.ts';

const SECTOR = 512;
const count = fc.constantFrom<Count>(0, 1, 2);
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 2000 }));
const jsonOf = (words: string): string => JSON.stringify({ words });

describe('a slot', () => {
  it('gives back what was put in, in whole steps, and never gets shorter', () => {
    fc.assert(
      fc.property(text, count, fc.nat(3), (words, number, steps) => {
        const slot = encode(jsonOf(words), number, steps * STEP);
        expect(slot.length % STEP).toBe(0);
        expect(slot.length).toBeGreaterThanOrEqual(Math.max(steps, 1) * STEP);
        expect(decode(slot)).toEqual({ is: 'good', count: number, text: jsonOf(words), isClean: true });
      }),
    );
  });

  it('tells nothing by its size of what is in it, up to a whole step', () => {
    const sizes = [0, 1, 1000, 60_000].map((length) => encode(jsonOf('x'.repeat(length)), 0, 0).length);
    expect(new Set(sizes)).toEqual(new Set([STEP]));
    expect(encode(jsonOf('x'.repeat(STEP)), 0, 0).length).toBe(2 * STEP);
  });

  it('leaves nothing of longer contents behind when shorter ones are written over them', () => {
    const before = encode(jsonOf('taken back '.repeat(9000)), 0, 0);
    const now = encode(jsonOf('short'), 1, before.length);
    expect(now.length).toBe(before.length);
    expect(Buffer.from(now).includes('taken back')).toBe(false);
  });

  it('of two tells the newer, however often was written', () => {
    let older: Count = 0;
    for (let writes = 0; writes < 7; writes += 1) {
      const newer = after(older);
      expect([isNewer(newer, older), isNewer(older, newer), isNewer(older, older)]).toEqual([true, false, false]);
      older = newer;
    }
  });

  it('with any one bit flipped is damaged, or says just what it said', () => {
    const words = 'what somebody wrote';
    const whole = encode(jsonOf(words), 2, 0);
    const end = whole.lastIndexOf(0x7d) + 1;
    for (let bit = 0; bit < end * 8; bit += 1) {
      const slot = whole.slice();
      slot[bit >> 3] = (slot[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decode(slot), `bit ${bit}`).toEqual({ is: 'damaged' });
    }
    // Behind the contents lie zeros that say nothing.
    const beyond = whole.slice();
    beyond[end + 5] = 1;
    expect(decode(beyond)).toEqual({ ...decode(whole), isClean: false });
  });

  it('that was torn is the old one, the new one or damaged: any sectors old, new, or garbage', () => {
    const sector = fc.constantFrom('old', 'new', 'zeros', 'garbage');
    const long = fc.string({ minLength: 600, maxLength: 4000 });
    fc.assert(
      fc.property(long, long, count, fc.array(sector, { minLength: 10, maxLength: 10 }), fc.nat(), (one, other, number, sectors, seed) => {
        const [before, now] = [encode(jsonOf(one), number, 0), encode(jsonOf(other), after(after(number)), 0)];
        const torn = before.slice();
        sectors.forEach((how, index) => {
          const [from, to] = [index * SECTOR, (index + 1) * SECTOR];
          if (how === 'new') torn.set(now.subarray(from, to), from);
          if (how === 'zeros') torn.fill(0, from, to);
          if (how === 'garbage') for (let at = from; at < to; at += 1) torn[at] = (at * 31 + seed) & 0xff;
        });
        const found = { isClean: true, ...decode(torn), ...(decode(torn).is === 'good' ? { isClean: true } : {}) };
        expect([decode(before), decode(now), { is: 'damaged', isClean: true }]).toContainEqual(found);
      }),
    );
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['zeros', new Uint8Array(STEP)],
    ['another file', Buffer.from('{"version":2,"documents":{}}\n')],
    ['a line that never ends', Buffer.from('open-floor-slot 1 '.repeat(100))],
  ])('of %s is damaged', (_what, bytes) => {
    expect(decode(bytes)).toEqual({ is: 'damaged' });
  });

  it('that was cut short is damaged', () => {
    const slot = encode(jsonOf('x'.repeat(1000)), 0, 0);
    for (const length of [0, 1, 16, 40, 600, 1000]) expect(decode(slot.subarray(0, length))).toEqual({ is: 'damaged' });
  });
});

describe('MG2: a slot of a newer program', () => {
  it('MG2: is told from a damaged one by its line, whatever else stands in it', () => {
    // The CRC-32 of the line before it, by another program.
    const line = 'open-floor-slot 2 anything that it needs 7fdb0e27\n';
    expect(decode(Buffer.from(line))).toEqual({ is: 'newer-format' });
    expect(decode(Buffer.from(line.replace(' 2 ', ' 3 ')))).toEqual({ is: 'damaged' });
  });
});
