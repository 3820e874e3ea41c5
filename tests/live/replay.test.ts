import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownHost, textsOnDisk, type Host } from '../replay/host.ts';
import { readOptions } from '../replay/options.ts';
import { replay } from '../replay/run.ts';
import { timelineOf } from '../replay/timeline.ts';
import { verify } from '../replay/verify.ts';
import { putStored, stored } from '../tools/stored.ts';

const FIXTURE = resolve('tests/replay/fixture.csv');
const PROGRAM = resolve('dist/server/main.js');
const QUICK = ['--speed', '200', '--mix', '1'];

const numberIn = (lines: readonly string[], row: string): string | undefined =>
  lines
    .find((line) => line.trim().startsWith(row))
    ?.trim()
    .split(/\s+/)
    .at(-1);

/** Replays the fixture on a real server in a process of its own; `change` may come between it and what is read of its disk. */
const replayed = async (
  change: (dataDir: string, evening: string) => Promise<void> = () => Promise.resolve(),
): Promise<{ code: number; lines: string[] }> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'open-floor-replay-'));
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(...line.split('\n'));
  const real = await ownHost(PROGRAM, dataDir, 0, say);
  const host: Host = {
    ...real,
    stored: async (evening, crew) => {
      await real.stored(evening, crew);
      await change(dataDir, evening);
      return textsOnDisk(dataDir, evening, say);
    },
  };
  try {
    return { code: await replay(readOptions([FIXTURE, ...QUICK]), host, say), lines };
  } finally {
    await host.close();
    await rm(dataDir, { recursive: true, force: true });
  }
};

/** Does something to the list of contributions in the stored file. */
const onDisk =
  (change: (contributions: { text: string }[]) => unknown) =>
  async (dataDir: string, evening: string): Promise<void> => {
    const documents = await stored(dataDir, evening);
    change(documents.floor.contributions);
    await putStored(dataDir, evening, documents);
  };

describe('replay', () => {
  it('sends a file through real sockets and finds every acknowledged text stored exactly once', async () => {
    const { code, lines } = await replayed();
    expect(lines.join('\n')).toContain('Every acknowledged text is stored exactly once');
    expect(code).toBe(0);
    expect(numberIn(lines, 'phones joined')).toBe('6');
    expect(numberIn(lines, 'sent')).toBe('12');
    expect(numberIn(lines, 'acknowledged')).toBe('12');
    expect(Number(numberIn(lines, 'mixed in'))).toBeGreaterThanOrEqual(10);
    expect(Number(numberIn(lines, 'shown'))).toBeGreaterThan(0);
  });

  it('ends with 1 where the server lost a text, and names no text', async () => {
    const { code, lines } = await replayed(onDisk((contributions) => contributions.pop()));
    expect(code).toBe(1);
    expect(numberIn(lines, 'acknowledged, not stored')).toBe('1');
    expect(lines.join('\n')).not.toContain('market');
  });

  it('ends with 1 where a text is stored that nobody sent', async () => {
    const { code, lines } = await replayed(onDisk((contributions) => contributions.push({ ...contributions[0], text: 'Nobody said this.' })));
    expect(code).toBe(1);
    expect(numberIn(lines, 'stored, never sent')).toBe('1');
  });
});

describe('the verdict of a replay', () => {
  it('counts what was lost, repeated and unknown; two people may write the same', () => {
    expect(verify(['a', 'a', 'b'], ['a', 'a', 'b'], ['a', 'a', 'b']).right).toBe(true);
    expect(verify([' a '], [' a '], ['a']).right).toBe(true);
    expect(verify(['a', 'b'], ['a', 'b'], ['a', 'a', 'c'])).toEqual({ lost: 1, repeated: 1, unknown: 1, right: false });
  });

  it('does not mind a text that is stored although its acknowledgement never came', () => {
    expect(verify(['a', 'b'], ['a'], ['a', 'b']).right).toBe(true);
  });
});

describe("the replay's clock", () => {
  it('keeps the arrival times, divided by the speed, and shortens long silences to a minute', () => {
    const comments = [0, 1000, 3_600_000].map((at) => ({ at, author: '', moderated: 0, text: '' }));
    expect(timelineOf(comments, 10)).toEqual({ delays: [0, 100, 6100], shortened: 1 });
  });
});
