import { beforeAll, describe, expect, it } from 'vitest';
import { carryOut } from '../../shared/gathering/carry-out.ts';
import { KEY_LENGTH, randomCode } from '../../shared/gathering/code.ts';
import { newGathering, type Gathering } from '../../shared/gathering/gathering.ts';
import { planFrom, TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import { isRefusal } from '../../shared/gathering/refusal.ts';
import type { Role } from '../../shared/gathering/role.ts';
import { MINUTE, SECOND } from '../../shared/gathering/time.ts';
import { hashed } from '../../server/secrets.ts';
import { sawNow } from '../tools/saw-now.ts';

const EVENINGS = 200;
const WRITTEN = 40;
/** So many arrive between two marks. */
const PER_MARK = 8;
const STARTS_AT = Date.UTC(2026, 10, 24, 18);

/** Always the same "random" numbers (mulberry32), so that the test always says the same. */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** One contribution as the solver finds it on disk, with the answer that it is looking for. */
interface Found {
  /** When it was really written: 0 is first. */
  readonly arrival: number;
  /** Where it lies in the file. */
  readonly place: number;
  readonly batch: number | null;
}

/** An evening by its real rules; what is returned was read back from the text that the store would write. */
const evening = (seed: number): { before: Found[]; after: Found[] } => {
  const random = seeded(seed);
  const id = `evening-${seed}`;
  const [template] = TEMPLATES;
  if (!template) throw new Error('There is no template.');
  let state: Gathering = newGathering(id, 'TEST', planFrom(template, STARTS_AT, 'Europe/London'), random);
  let now = STARTS_AT;
  const command = (role: Role, name: string, input: unknown): void => {
    const outcome = carryOut(
      state,
      { id: randomCode(20, random), name, input, saw: sawNow(state, role, 1, name, input) },
      { role, now, random, hash: (secret) => hashed(id, secret) },
    );
    if (isRefusal(outcome)) throw new Error(`${name}: ${outcome.refused}`);
    state = outcome.state;
  };
  const onDisk = (): Found[] => {
    const { contributions } = (JSON.parse(JSON.stringify(state)) as Gathering).floor;
    return contributions.map(({ text, batch }, place) => ({ arrival: Number(text), place, batch }));
  };

  command('organiser', 'run.start', {});
  for (let arrival = 0; arrival < WRITTEN; arrival += 1) {
    now += 10 * SECOND;
    command('participant', 'floor.write', {
      key: randomCode(KEY_LENGTH, random),
      topic: 'respect',
      text: String(arrival),
      audience: 'show',
      consent: state.consent,
    });
    if (arrival % PER_MARK === PER_MARK - 1) command('system', 'floor.mark', {});
  }
  const before = onDisk();
  now += MINUTE;
  command('organiser', 'run.end', {});
  command('organiser', 'run.close', {});
  return { before, after: onDisk() };
};

/** Rank correlation (Spearman) of where something lies with when it was written: 1 is an open book, 0 is chance. */
const correlation = (found: readonly Found[]): number => {
  const count = found.length;
  const differences = found.reduce((sum, { arrival, place }) => sum + (arrival - place) ** 2, 0);
  return 1 - (6 * differences) / (count * (count ** 2 - 1));
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of all pairs of the same batch, the share whose order in the file is the order of writing. */
const sameBatchInOrder = (evenings: readonly (readonly Found[])[]): number => {
  let [pairs, inOrder] = [0, 0];
  for (const found of evenings) {
    for (const [index, one] of found.entries()) {
      for (const other of found.slice(index + 1)) {
        if (one.batch !== other.batch) continue;
        pairs += 1;
        if (one.arrival < other.arrival) inOrder += 1;
      }
    }
  }
  return inOrder / pairs;
};

/** Four standard errors of the mean of so many rank correlations of lists this long. */
const CHANCE = 4 / Math.sqrt((WRITTEN - 1) * EVENINGS);

describe('a solver that holds the files of many evenings', () => {
  let before: Found[][];
  let after: Found[][];
  beforeAll(() => {
    const evenings = Array.from({ length: EVENINGS }, (_, seed) => evening(seed + 1));
    before = evenings.map((one) => one.before);
    after = evenings.map((one) => one.after);
  });

  it('cannot tell from the order in the file who wrote earlier, while an evening runs', () => {
    expect(Math.abs(mean(before.map(correlation)))).toBeLessThan(CHANCE);
  });

  it('cannot tell it after the close either', () => {
    expect(Math.abs(mean(after.map(correlation)))).toBeLessThan(CHANCE);
  });

  it('learns nothing from one evening that helps with the next', () => {
    // It learns on one half at which places early words tend to lie, and guesses on the other half.
    const learnt = Array.from({ length: WRITTEN }, (_, place) => mean(after.slice(0, EVENINGS / 2).map((found) => found[place]?.arrival ?? NaN)));
    const order = [...learnt.keys()].sort((one, other) => (learnt[one] ?? 0) - (learnt[other] ?? 0));
    const rank = new Map(order.map((place, guessed) => [place, guessed]));
    const guesses = after.slice(EVENINGS / 2).map((found) => correlation(found.map((one) => ({ ...one, place: rank.get(one.place) ?? 0 }))));
    expect(Math.abs(mean(guesses))).toBeLessThan(CHANCE * Math.SQRT2);
  });

  it('cannot order what was mixed in together, which is all that a batch gives away', () => {
    expect(Math.abs(sameBatchInOrder(before) - 0.5)).toBeLessThan(0.02);
    expect(Math.abs(sameBatchInOrder(after) - 0.5)).toBeLessThan(0.02);
  });

  it('does not learn from the close which of the written ones was which', () => {
    // The same words lie at another place, since their ids were drawn anew.
    const moved = before.map((found, index) => {
      const places = new Map(after[index]?.map(({ arrival, place }) => [arrival, place]));
      return correlation(found.map(({ arrival, place, batch }) => ({ arrival: places.get(arrival) ?? 0, place, batch })));
    });
    expect(Math.abs(mean(moved))).toBeLessThan(CHANCE);
  });

  it('would find it out if the file were in the order of writing', () => {
    const open = before.map((found) => found.map((one) => ({ ...one, place: one.arrival })));
    expect(mean(open.map(correlation))).toBe(1);
  });
});
