import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BudgetedItem, EveningTimes } from '../../shared/gathering/timekeeper/evening-times.ts';
import { outlook } from '../../shared/gathering/timekeeper/outlook.ts';
import { paceOf } from '../../shared/gathering/timekeeper/pace.ts';
import { lastSafeMoment, project, stillNeeded } from '../../shared/gathering/timekeeper/projection.ts';
import { share, trimRest, withCuts } from '../../shared/gathering/timekeeper/trim.ts';
import { minutes, type Instant } from '../../shared/gathering/time.ts';
import { at, item, now, worked } from './budgets.ts';

const arbitraryItem = (index: number): fc.Arbitrary<BudgetedItem> =>
  fc.record({
    id: fc.constant(`item-${index}`),
    minutes: fc.integer({ min: 1, max: 600 }),
    minimum: fc.integer({ min: 0, max: 600 }),
    mustHappen: fc.boolean(),
    isQuestion: fc.boolean(),
    dropped: fc.boolean(),
    fixedAt: fc.option(fc.integer({ min: at(17, 0), max: at(23, 0) }), { freq: 8 }),
  });

const arbitraryEvening: fc.Arbitrary<{ evening: EveningTimes; now: Instant }> = fc
  .record({
    items: fc.integer({ min: 1, max: 12 }).chain((length) => fc.tuple(...Array.from({ length }, (_one, index) => arbitraryItem(index)))),
    steps: fc.array(fc.record({ pick: fc.nat(), lasts: fc.integer({ min: 0, max: 5400 }), gap: fc.integer({ min: 0, max: 600 }) }), {
      maxLength: 10,
    }),
    open: fc.boolean(),
    pauseFor: fc.integer({ min: 0, max: 900 }),
    length: fc.integer({ min: 1, max: 600 }),
    spare: fc.integer({ min: 0, max: 120 }),
  })
  .map(({ items, steps, open, pauseFor, length, spare }) => {
    let moment = at(18, 0);
    const segments = steps.map(({ pick, lasts, gap }, index) => {
      const startedAt = moment + (index === 0 ? 0 : gap * 1000);
      moment = startedAt + lasts * 1000;
      return { item: items[pick % items.length]?.id ?? '', startedAt, endedAt: open && index === steps.length - 1 ? null : moment };
    });
    const first = segments[0];
    const evening: EveningTimes = {
      items,
      run: {
        startedAt: first?.startedAt ?? null,
        endedAt: null,
        segments,
        pauses: first && pauseFor > 0 ? [{ from: first.startedAt + 1000, to: first.startedAt + 1000 + pauseFor * 1000 }] : [],
      },
      startsAt: at(18, 0),
      endsAt: at(18, 0) + minutes(length),
      hardStopAt: at(18, 0) + minutes(length + spare),
    };
    return { evening, now: moment };
  });

const numbersIn = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];

describe('properties', () => {
  it('TK28: no evening in the range throws or gives a number that is none', () => {
    fc.assert(
      fc.property(arbitraryEvening, ({ evening, now: moment }) => {
        for (const number of numbersIn(outlook(evening, moment))) expect(Number.isFinite(number)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('TK14: a trim never puts a budget under its floor, never adds, and cuts just what is wanted or names the rest', () => {
    fc.assert(
      fc.property(arbitraryEvening, fc.integer({ min: 0, max: 900 }), ({ evening }, wanted) => {
        const trim = share(evening.items, wanted);
        const cut = trim.cuts.reduce((sum, one) => sum + one.minutes, 0);
        expect(cut + trim.shortage).toBe(wanted);
        for (const after of withCuts(evening, trim).items) {
          const before = evening.items.find((one) => one.id === after.id);
          expect(after.minutes).toBeLessThanOrEqual(before?.minutes ?? 0);
          expect(after.minutes).toBeGreaterThanOrEqual(Math.min(before?.minimum ?? 0, before?.minutes ?? 0));
        }
      }),
    );
  });

  it('TK13: trimming never ends later', () => {
    fc.assert(
      fc.property(arbitraryEvening, ({ evening, now: moment }) => {
        const before = project(evening, 1, moment).finishesAt;
        const after = project(withCuts(evening, trimRest(evening, 1, moment)), 1, moment).finishesAt;
        expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('TK9: moving minutes from one later item to another leaves the finish where it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 10, max: 60 }), { minLength: 3, maxLength: 9 }), fc.integer({ min: 1, max: 9 }), (lengths, moved) => {
        const items = lengths.map((length, index) => item(`i${index}`, length, 0, { isQuestion: index % 2 === 0 }));
        const evening: EveningTimes = { ...worked, items, run: { ...worked.run, segments: [{ item: 'i0', startedAt: at(18, 0), endedAt: null }] } };
        const shifted = items.map((one, index) =>
          index === 1 ? { ...one, minutes: one.minutes - moved } : index === 2 ? { ...one, minutes: one.minutes + moved } : one,
        );
        expect(project({ ...evening, items: shifted }, 1, now).finishesAt).toBe(project(evening, 1, now).finishesAt);
      }),
    );
  });

  it('TK9: finish and starts never jump while an item runs', () => {
    fc.assert(
      fc.property(arbitraryEvening, fc.integer({ min: 0, max: 7200 }), ({ evening, now: moment }, later) => {
        fc.pre(evening.run.segments.at(-1)?.endedAt === null);
        const pace = paceOf(evening, moment);
        const one = project(evening, pace, moment + later * 1000);
        const other = project(evening, pace, moment + later * 1000 + 1000);
        expect(Math.abs(other.finishesAt - one.finishesAt)).toBeLessThanOrEqual(2000);
        other.later.forEach((expected, index) => expect(Math.abs(expected.startsAt - (one.later[index]?.startsAt ?? 0))).toBeLessThanOrEqual(2000));
      }),
    );
  });

  it('TK12: leaving by the last safe moment lets all that must happen fit at its shortest', () => {
    fc.assert(
      fc.property(arbitraryEvening, ({ evening }) => {
        const needs = stillNeeded(
          { ...evening, run: { ...evening.run, segments: evening.run.segments.map((one) => ({ ...one, endedAt: one.endedAt ?? one.startedAt })) } },
          0,
        );
        expect(lastSafeMoment(evening, evening.endsAt) + needs).toBe(evening.endsAt);
      }),
    );
  });
});
