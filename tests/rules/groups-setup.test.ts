import { describe, expect, it } from 'vitest';
import { chosenPreset } from '../../facilitator-ui/panels/groups-setup/choose-preset.ts';
import { freeNumber, hallOf } from '../../facilitator-ui/panels/groups-setup/hall/hall.ts';
import { withLines, withTopic } from '../../facilitator-ui/panels/groups-setup/format/questions.ts';
import { sumOf } from '../../facilitator-ui/panels/groups-setup/format/sum.ts';
import { takesLimit, takesWhole, wholeIn } from '../../facilitator-ui/panels/groups-setup/whole.ts';
import { chunks } from '../../facilitator-ui/panels/print/chunks.ts';
import { pilesOf, slipPages } from '../../facilitator-ui/panels/print/slips.ts';
import { formatMinutes, formatParts, RECONVENING } from '../../shared/gathering/groups/model/hold.ts';
import { PRESETS, presetNamed } from '../../shared/gathering/groups/model/presets.ts';
import { TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import { MINUTE } from '../../shared/gathering/time.ts';

const items = TEMPLATES.find(({ id }) => id === 'lpact')?.items ?? [];
const around = { before: null, items, item: undefined, hall: 0 };
const own = (wording: string) => ({ topic: null, wording });
const ofPlan = (topic: string) => ({ topic, wording: '' });

describe('a way of working, as it is offered here', () => {
  it('asks the question that the item is', () => {
    expect(chosenPreset('tables', { ...around, item: 'protect' }).questions).toEqual([ofPlan('protect')]);
    expect(chosenPreset('tables', { ...around, item: 'break' }).questions).toEqual([]);
  });
  it('takes the two questions that come next for two at once, and those before where there are no more', () => {
    expect(chosenPreset('parallel', { ...around, item: 'break' }).questions).toEqual([ofPlan('involve'), ofPlan('represent')]);
    expect(chosenPreset('parallel', { ...around, item: 'close' }).questions).toEqual([ofPlan('respect'), ofPlan('protect')]);
  });
  it('keeps the questions that were chosen before', () => {
    const before = { ...presetNamed('tables'), questions: [own('What now?')] };
    expect(chosenPreset('world-cafe', { ...around, before, item: 'respect' })).toEqual({
      ...presetNamed('world-cafe'),
      questions: [own('What now?')],
    });
  });
  it('has as many tables as the hall, where there are any', () => {
    expect(chosenPreset('world-cafe', { ...around, hall: 6 }).tables).toBe(6);
    expect(chosenPreset('1-2-4-all', { ...around, hall: 6 }).tables).toBe(6);
    expect(chosenPreset('pairs', { ...around, hall: 6 }).tables).toBe(0);
  });
});

describe('what groups take', () => {
  it.each(PRESETS.map((preset) => [preset.preset, preset] as const))('the parts of %s add up', (_name, format) => {
    const { finding, rounds, changing, returning, telling } = formatParts(format);
    const sum = finding + rounds.reduce((all, one) => all + one, 0) + changing + returning + telling;
    expect(formatMinutes(format)).toBe(Math.ceil(sum / MINUTE));
  });
  it('is told part by part, and parts that take no time are not', () => {
    const two = presetNamed('affinity');
    expect(sumOf(two, RECONVENING, formatMinutes(two))).toBe(
      'About 46 minutes: finding tables 3, rounds 15 + 15, changing 2, coming back 3, telling 8.',
    );
    const pairs = presetNamed('pairs');
    expect(sumOf(pairs, RECONVENING, formatMinutes(pairs))).toBe('About 3 minutes: talking 3.');
    expect(sumOf({ ...presetNamed('tables'), tables: 7, turnSeconds: 30 }, 2.5 * MINUTE, 24)).toBe(
      'About 24 minutes: finding tables 3, talking 15, coming back 2.5, telling 3.5.',
    );
  });
});

describe('questions', () => {
  const planned = items.filter((item) => item.kind === 'question');
  it("those of the plan come first, in the plan's order, then one's own", () => {
    const both = withTopic(withTopic([own('And you?')], planned, 'represent', true), planned, 'respect', true);
    expect(both).toEqual([ofPlan('respect'), ofPlan('represent'), own('And you?')]);
    expect(withTopic(both, planned, 'respect', false)).toEqual([ofPlan('represent'), own('And you?')]);
  });
  it("one's own are typed one a line, and empty lines are none", () => {
    expect(withLines([ofPlan('respect'), own('Old')], ' One \n\n Two\n')).toEqual([ofPlan('respect'), own('One'), own('Two')]);
  });
});

describe("the hall's tables", () => {
  const hall = [
    { number: 2, place: 'by the stage' },
    { number: 5, place: 'near the door' },
  ];
  it('more of them take the least free numbers, and those that are there stay as they are', () => {
    expect(hallOf(hall, 4)).toEqual([{ number: 1, place: '' }, hall[0], { number: 3, place: '' }, hall[1]]);
    expect(freeNumber(hall)).toBe(1);
  });
  it('fewer lose the highest numbers', () => {
    expect(hallOf([...hall].reverse(), 1)).toEqual([hall[0]]);
    expect(hallOf(hall, 0)).toEqual([]);
  });
});

it('a whole number is taken within its bounds, and else its field says what would be', async () => {
  expect([wholeIn(' 8 ', 1, 40), wholeIn('', 0, 40), wholeIn('8.5', 1, 40), wholeIn('41', 1, 40), wholeIn('x', 1, 40)]).toEqual([
    8,
    null,
    null,
    null,
    null,
  ]);
  const taken: (number | null)[] = [];
  const take = (count: number | null): void => void taken.push(count);
  expect(await takesWhole(1, 40, take)('12')).toBeNull();
  expect(await takesWhole(1, 40, take)('0')).toBe('Type a whole number from 1 to 40.');
  expect(await takesLimit(1, 40, take)(' ')).toBeNull();
  expect(await takesLimit(1, 40, take)('99')).toBe('Type a whole number from 1 to 40.');
  expect(taken).toEqual([12, null]);
});

describe('slips', () => {
  it('have a pile for everybody, and one for each kind, lettered as the console deals them', () => {
    const piles = pilesOf({ kinds: [{ name: 'officers', rule: 'spread', cap: null }] });
    expect(piles).toEqual([
      { letter: 'A', kind: '' },
      { letter: 'B', kind: 'officers' },
    ]);
    const pages = slipPages(piles, [50, 3]);
    expect(pages.map(({ pile, slots }) => [pile.letter, slots.length, slots[0], slots.at(-1)])).toEqual([
      ['A', 24, 'A1', 'A24'],
      ['A', 24, 'A25', 'A48'],
      ['A', 2, 'A49', 'A50'],
      ['B', 3, 'B1', 'B3'],
    ]);
    expect(slipPages(pilesOf(null), [0])).toEqual([]);
  });
  it('a list is cut into pages without losing any', () => {
    expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(chunks([], 2)).toEqual([]);
  });
});
