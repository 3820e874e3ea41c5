import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenPreset } from '../../facilitator-ui/panels/groups-setup/choose-preset.ts';
import { fitParts } from '../../facilitator-ui/panels/groups-setup/fit/fit-parts.ts';
import { offeredFormat, offeredWay, offeredWays, type Place } from '../../facilitator-ui/panels/groups-setup/offer.ts';
import { fitted, lacking, mostTalk, SHORTEST_ROUND, talkMinutes, withTalk } from '../../shared/gathering/groups/model/fit.ts';
import type { Format } from '../../shared/gathering/groups/model/format.ts';
import { formatMinutes, RECONVENING } from '../../shared/gathering/groups/model/hold.ts';
import { PRESETS, presetNamed } from '../../shared/gathering/groups/model/presets.ts';
import type { AgendaItem } from '../../shared/gathering/plan/model/plan.ts';
import { TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import { MINUTE } from '../../shared/gathering/time.ts';

const items = TEMPLATES.find(({ id }) => id === 'lpact')?.items ?? [];
const ofPlan = (topic: string) => ({ topic, wording: '' });
const tables = (change: Partial<Format> = {}): Format => ({ ...presetNamed('tables'), ...change });
const placeOf = (id: string, left: number, change: Partial<AgendaItem> = {}, hall = 0): Place => {
  const changed = items.map((item) => (item.id === id ? { ...item, ...change } : item));
  return { items: changed, item: changed.find((item) => item.id === id), hall, left, comingBack: RECONVENING };
};
const formats = fc
  .tuple(fc.constantFrom(...PRESETS), fc.integer({ min: 1, max: 20 }))
  .map(([preset, count]): Format => ({ ...preset, tables: preset.tables > 0 ? count : 0 }));
const minutesOf = ({ rounds }: Format): number[] => rounds.map((round) => round.minutes);

describe('a length that fits', () => {
  it.each([
    // Finding tables takes 3, coming back 3, and eight tables tell for a minute each.
    [40, [15], 60, 0],
    [23, [9], 60, 0],
    // Rounds are shorter than eight minutes only once turns are as short as they get.
    [20, [8], 45, 0],
    [17, [7], 30, 0],
    [15, [5], 30, 0],
    [12, [5], 30, 3],
    [0, [5], 30, 15],
  ])('GR40: with %i minutes left tables talk for %j and tell for %i seconds, and %i are lacking', (left, rounds, turnSeconds, lacks) => {
    const format = fitted(tables(), left);
    expect([minutesOf(format), format.turnSeconds, lacking(format, left)]).toEqual([rounds, turnSeconds, lacks]);
  });

  it('GR40: rounds that are short by themselves stay as they are, and where nobody tells there are no turns to shorten', () => {
    expect(minutesOf(fitted(presetNamed('1-2-4-all'), 3))).toEqual([1, 2, 4]);
    expect(fitted(presetNamed('pairs'), 1)).toEqual(presetNamed('pairs'));
    expect(fitted(tables({ reportBack: false }), 12).turnSeconds).toBe(60);
  });

  it('GR40: what fits is left as it was planned, what is offered is never longer, and it fits wherever the shortest does', () => {
    fc.assert(
      fc.property(formats, fc.integer({ min: 0, max: 120 }), (format, left) => {
        const offered = fitted(format, left);
        if (lacking(format, left) === 0) expect(offered).toEqual(format);
        for (const [index, minutes] of minutesOf(offered).entries()) {
          expect(minutes).toBeLessThanOrEqual(minutesOf(format)[index] ?? 0);
          expect(minutes).toBeGreaterThanOrEqual(Math.min(SHORTEST_ROUND, minutesOf(format)[index] ?? 0));
        }
        expect(lacking(offered, left)).toBe(Math.max(0, formatMinutes(offered) - left));
        expect(lacking(offered, left) === 0).toBe(lacking(fitted(format, 0), left) === 0);
        expect({ ...offered, rounds: [], turnSeconds: 0 }).toEqual({ ...format, rounds: [], turnSeconds: 0 });
      }),
    );
  });

  it('GR40: the longest talk that is said to fit does, and a minute more does not', () => {
    fc.assert(
      fc.property(formats, fc.integer({ min: 0, max: 120 }), (format, left) => {
        const most = mostTalk(format, left);
        if (most >= 1) expect(lacking(withTalk(format, most), left)).toBe(0);
        expect(lacking(withTalk(format, Math.max(0, most) + 1), left)).toBeGreaterThan(0);
      }),
    );
    expect([talkMinutes(presetNamed('world-cafe')), talkMinutes(presetNamed('1-2-4-all'))]).toEqual([20, null]);
  });

  it('GR40: its parts add up to the minutes that are left', () => {
    const sum = (format: Format, left: number): number => fitParts(format, left, RECONVENING).reduce((all, { minutes }) => all + minutes, 0);
    expect(fitParts(fitted(tables(), 20), 20, RECONVENING).map(({ name, minutes }) => [name, minutes])).toEqual([
      ['sit', 3],
      ['talk', 8],
      ['back', 3],
      ['tell', 6],
    ]);
    expect(sum(fitted(tables({ tables: 7 }), 18), 18)).toBe(18);
    expect(fitParts(presetNamed('world-cafe'), 90, 2 * MINUTE).map(({ name }) => name)).toEqual(['sit', 'talk', 'change', 'back', 'tell', 'spare']);
  });
});

describe('what forming groups offers', () => {
  it('GR40: tables that talk about the question of the item, in a length that fits', () => {
    const format = offeredFormat(placeOf('protect', 20));
    expect([format.preset, format.questions, minutesOf(format)]).toEqual(['tables', [ofPlan('protect')], [8]]);
    expect(offeredFormat(placeOf('break', 20)).questions).toEqual([]);
  });

  it('GR39, GR40: what was planned for it, made to fit; not where it is run without groups', () => {
    const planned = { ...presetNamed('pairs'), questions: [ofPlan('protect')] };
    expect(offeredFormat(placeOf('protect', 20, { format: planned }))).toEqual(planned);
    expect(offeredFormat(placeOf('protect', 20, { format: planned, inGroups: false })).preset).toBe('tables');
    expect(minutesOf(offeredFormat(placeOf('protect', 50, { format: presetNamed('world-cafe') })))).toEqual([10, 10, 10]);
  });

  it('GR40: a question that has left the plan since is not offered', () => {
    const format = tables({ questions: [ofPlan('gone'), ofPlan('break'), ofPlan('involve'), { topic: null, wording: 'Why?' }] });
    expect(offeredFormat(placeOf('protect', 20, { format })).questions).toEqual([ofPlan('involve'), { topic: null, wording: 'Why?' }]);
  });

  it('GR40: every way says what it takes and what it lacks, the chosen one as it is', () => {
    const place = placeOf('protect', 20);
    const chosen = { ...offeredFormat(place), rounds: [{ minutes: 30, within: 'table', seating: 'same' } as const] };
    const ways = offeredWays(chosen, place);
    expect(ways.map(({ name }) => name)).toEqual(PRESETS.map(({ preset }) => preset));
    expect(ways.find(({ name }) => name === 'tables')).toEqual({ name: 'tables', minutes: 42, lacks: 22 });
    expect(ways.find(({ name }) => name === 'pairs')).toEqual({ name: 'pairs', minutes: 3, lacks: 0 });
    expect(ways.find(({ name }) => name === 'world-cafe')?.lacks).toBeGreaterThan(0);
  });

  it('GR40: another way keeps the number of tables that was chosen, and the questions', () => {
    const place = placeOf('protect', 60);
    const six = { ...offeredFormat(place), tables: 6, questions: [{ topic: null, wording: 'Why?' }] };
    expect(offeredWay('world-cafe', six, place)).toMatchObject({ tables: 6, questions: [{ topic: null, wording: 'Why?' }] });
    expect(offeredWay('pairs', six, place).tables).toBe(0);
    // Nobody chose eight: it is what tables have by themselves.
    expect(chosenPreset('1-2-4-all', { before: offeredFormat(place), items, item: 'protect', hall: 0 }).tables).toBe(12);
  });
});
