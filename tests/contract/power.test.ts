import { describe, expect, it } from 'vitest';
import { GatheringFile } from '../../server/store/gathering-file.ts';
import type { Documents, StoreFault } from '../../server/store/store.ts';
import { PowerDisk, type End } from '../tools/power-disk.ts';
import { faultOf } from './place.ts';

const opened = (disk: PowerDisk, lines: string[] = []): GatheringFile =>
  new GatheringFile('one', { disk, folder: '/', log: (line) => lines.push(line), judge: () => 'known', checkFolder: () => Promise.resolve() });

/** Stores these documents, whatever is there. */
const save = async (file: GatheringFile, changed: Documents, erases: boolean): Promise<void> => {
  await file.turn(0, () => ({ changed, erases, result: null }));
};

/** Words that somebody takes back in the course of the evening, and the save with which they go. */
const FIRST_GONE = 'Bittern-words-that-were-withdrawn';
const NEXT_GONE = 'Corncrake-words-that-were-changed';
const LONG = 'k'.repeat(70_000);

interface Save {
  readonly changed: Documents;
  /** What is acknowledged to be gone with it. */
  readonly erases?: string;
}

const EVENING: readonly Save[] = [
  { changed: { floor: ['a', FIRST_GONE], run: 1 } },
  { changed: { floor: ['a', 'b', FIRST_GONE] } },
  { changed: { run: 2 } },
  { changed: { floor: ['a', 'b'] }, erases: FIRST_GONE },
  // Longer than a step, so that the files grow.
  { changed: { floor: ['a', 'b', LONG, NEXT_GONE] } },
  { changed: { run: 3 } },
  { changed: { floor: ['a', 'b'] }, erases: NEXT_GONE },
  { changed: { run: 4 } },
];

/** What the store may hold after a run, and what it may not hold any more. */
interface Expected {
  /** The last that was acknowledged, and what was asked for since without an answer, or refused. */
  allowed: string[];
  gone: string[];
}

const NOTHING = 'null';
const shown = (documents: Documents | undefined): string => JSON.stringify(documents ?? null);

/** Carries the evening out, as far as the disk lets it. */
const evening = async (disk: PowerDisk): Promise<Expected> => {
  const file = opened(disk);
  const expected: Expected = { allowed: [NOTHING], gone: [] };
  let documents: Documents = {};
  for (const { changed, erases } of EVENING) {
    const next = { ...documents, ...changed };
    const outcome = await faultOf(save(file, changed, erases !== undefined));
    if (outcome !== 'none') {
      expected.allowed.push(shown(next));
      continue;
    }
    documents = next;
    expected.allowed = [shown(next)];
    if (erases) expected.gone.push(erases);
  }
  await file.settled();
  return expected;
};

const expectAsPromised = async (disk: PowerDisk, { allowed, gone }: Expected, what: string): Promise<void> => {
  for (const words of gone) expect(disk.holds(words), `${what}: ${words} before the start`).toBe(false);
  const file = opened(disk);
  const found = shown((await file.open())?.documents);
  expect(allowed.includes(found), `${what}: ${found.slice(0, 60)} is not what was acknowledged`).toBe(true);
  for (const words of gone) expect(disk.holds(words), `${what}: ${words} after the start`).toBe(false);
  // What was there when it was opened is all that is there: words that were taken back without an answer too.
  if (found === NOTHING) return;
  for (const words of [FIRST_GONE, NEXT_GONE]) if (!found.includes(words)) expect(disk.holds(words), `${what}: ${words}`).toBe(false);
};

const stepsOf = async (run: (disk: PowerDisk) => Promise<unknown>): Promise<number> => {
  const disk = new PowerDisk();
  await run(disk);
  return disk.steps;
};

describe('two slots', () => {
  it.each<[End, number]>([
    ['kill', 1],
    ['power', 1],
    ['power', 2],
    ['power', 3],
  ])(
    'after %s at any step of any write, flush and the close (%i), what was acknowledged is there and what was taken back is not',
    async (how, seed) => {
      const steps = await stepsOf(evening);
      expect(steps).toBeGreaterThan(60);
      for (let at = 1; at <= steps; at += 1) {
        const disk = new PowerDisk(seed * 1000 + at);
        disk.endAt(at, how);
        const expected = await evening(disk);
        expect(disk.hasEnded).toBe(true);
        disk.revive();
        await expectAsPromised(disk, expected, `${how} at ${at}`);
      }
    },
  );

  it.each<End>(['kill', 'power'])('after %s at any step of the opening that follows, too', async (how) => {
    const steps = await stepsOf(evening);
    for (let at = 1; at <= steps; at += 7) {
      for (let again = 1; ; again += 1) {
        const disk = new PowerDisk(at * 100 + again);
        disk.endAt(at, 'kill');
        const expected = await evening(disk);
        disk.revive();
        disk.endAt(again, how);
        await opened(disk)
          .open()
          .catch(() => null);
        const isOver = !disk.hasEnded;
        disk.revive();
        // A power cut may bring back what the killed process had not flushed, but nothing from before the last answer.
        await expectAsPromised(disk, expected, `kill at ${at}, then ${how} at ${again}`);
        if (isOver) break;
      }
    }
  });

  it.each<End>(['ENOSPC', 'EIO'])(
    'after %s at any step, nothing that was refused is answered, and what follows is kept through a power cut',
    async (how) => {
      const steps = await stepsOf(evening);
      for (let at = 1; at <= steps; at += 1) {
        const disk = new PowerDisk(at);
        disk.endAt(at, how);
        const expected = await evening(disk);
        disk.cutPower();
        await expectAsPromised(disk, expected, `${how} at ${at}`);
      }
    },
  );

  it('answers only what was acknowledged after a failed save, and writes both files before the next answer', async () => {
    const disk = new PowerDisk();
    const file = opened(disk);
    await save(file, { floor: ['kept', FIRST_GONE] }, false);
    // The first of the two has taken the words out, the second fails.
    disk.endAt(7, 'EIO');
    expect(await faultOf(save(file, { floor: ['kept'] }, true))).toBe<StoreFault>('not-written');
    expect((await file.open())?.documents).toEqual({ floor: ['kept', FIRST_GONE] });
    await save(file, { floor: ['kept'], run: 1 }, false);
    expect(disk.holds(FIRST_GONE)).toBe(false);
  });

  it.each([0, 20_000])('on a full disk (%i bytes are left) refuses what needs a longer file, and goes on with all that fits', async (free) => {
    const disk = new PowerDisk();
    const file = opened(disk);
    await save(file, { floor: ['kept', FIRST_GONE] }, false);
    disk.free = free;
    for (let tries = 0; tries < 2; tries += 1)
      expect(await faultOf(save(file, { floor: ['kept', LONG, NEXT_GONE] }, false))).toBe<StoreFault>('not-written');
    await save(file, { floor: ['kept', FIRST_GONE, 'small'] }, false);
    await save(file, { run: 1 }, false);
    await save(file, { floor: ['kept', 'small'] }, true);
    for (const words of [FIRST_GONE, NEXT_GONE, LONG.slice(0, 20)]) expect(disk.holds(words)).toBe(false);
    await save(file, { run: 2 }, false);
    disk.cutPower();
    expect((await opened(disk).open())?.documents).toEqual({ floor: ['kept', 'small'], run: 2 });
    disk.free = Infinity;
    const later = opened(disk);
    await later.open();
    await save(later, { floor: ['kept', LONG] }, false);
    expect((await opened(disk).open())?.documents).toEqual({ floor: ['kept', LONG], run: 2 });
  });

  it('does not write over the older one before what a killed process wrote is on the disk', async () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const disk = new PowerDisk(seed);
      const before = opened(disk);
      await save(before, { run: 1 }, false);
      await save(before, { run: 2 }, false);
      // Both halves of the third are written, and nothing of it is flushed.
      disk.endAt(3, 'kill');
      await faultOf(save(before, { run: 3 }, false));
      disk.revive();
      const after = opened(disk);
      disk.endAt(5 + (seed % 4), 'power');
      await after.open().catch(() => null);
      disk.revive();
      expect([2, 3]).toContain((await opened(disk).open())?.documents['run']);
    }
  });

  it('with a bit of one file flipped gives what both hold', async () => {
    const disk = new PowerDisk();
    const file = opened(disk);
    await save(file, { floor: ['a'] }, false);
    await save(file, { floor: ['a', 'b'] }, true);
    const length = 90 + '{"floor":["a","b"]}'.length;
    for (const path of ['/one.a.slot', '/one.b.slot']) {
      for (let bit = 0; bit < length * 8; bit += 5) {
        const flip = (bytes: Uint8Array): void => void (bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
        disk.spoil(path, flip);
        expect((await opened(disk).open())?.documents, `${path} ${bit}`).toEqual({ floor: ['a', 'b'] });
      }
    }
  });

  it('loses no more than the last save where the newer one is spoilt before the next beat', async () => {
    const disk = new PowerDisk();
    const lines: string[] = [];
    const file = opened(disk);
    await save(file, { run: 1 }, false);
    await save(file, { run: 2 }, false);
    await save(file, { run: 3 }, false);
    disk.spoil('/one.b.slot', (bytes) => bytes.fill(0, 0, 100));
    expect((await opened(disk, lines).open())?.documents).toEqual({ run: 2 });
    expect(lines).toEqual([
      'One of the two files of gathering one is not whole. The other one is used. After a power cut nothing is lost that was confirmed. Without one, the disk is spoiling files: what was saved last may be missing.',
    ]);
  });
});

describe('MG3: files of an older program', () => {
  const OLD = { floor: ['a', 'b'] };
  const withOld = (seed = 1): PowerDisk => {
    const disk = new PowerDisk(seed);
    disk.put('/one.json', JSON.stringify({ version: 7, documents: OLD }));
    disk.put('/one.last.json', JSON.stringify({ version: 6, documents: { floor: ['a', FIRST_GONE] } }));
    disk.put('/one.damaged.json', `{"version":5,"docum${FIRST_GONE}`);
    return disk;
  };
  const taking = async (disk: PowerDisk): Promise<void> => {
    await faultOf(opened(disk).open());
  };

  it.each<End>(['kill', 'power', 'ENOSPC', 'EIO'])(
    'MG3: are taken over with nothing lost after %s at any step, and are gone after the next start',
    async (how) => {
      const whole = withOld();
      await taking(whole);
      for (let at = 1; at <= whole.steps; at += 1) {
        const disk = withOld(at);
        disk.endAt(at, how);
        await taking(disk);
        disk.revive();
        disk.cutPower();
        const file = opened(disk);
        expect((await file.open())?.documents, `${how} at ${at}`).toEqual(OLD);
        expect(await disk.names()).toEqual(['one.a.slot', 'one.b.slot']);
        expect(disk.holds(FIRST_GONE)).toBe(false);
      }
    },
  );

  it('MG3: keep no words that are taken back, where they could not be removed at the start', async () => {
    const disk = withOld();
    disk.endAt(14, 'EIO');
    const lines: string[] = [];
    const file = opened(disk, lines);
    expect((await file.open())?.documents).toEqual(OLD);
    expect(lines.join()).toContain('could not be written anew (EIO)');
    await save(file, { floor: ['a'] }, true);
    expect(await disk.names()).toEqual(['one.a.slot', 'one.b.slot']);
    expect(disk.holds('"b"')).toBe(false);
  });
});
