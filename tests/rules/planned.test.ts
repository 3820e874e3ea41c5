import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordOf } from '../../server/exports/record/record.ts';
import { minutes } from '../../shared/gathering/time.ts';
import { CHANGEOVER } from '../../shared/gathering/timekeeper/clock.ts';
import { wholeEvening } from '../../shared/gathering/timekeeper/record.ts';
import { Evening } from './evening.ts';

describe('TK29: the whole evening was planned', () => {
  it('TK29: from the plan’s start to where its items end, whatever end is agreed on the evening', () => {
    const evening = new Evening();
    const { items, details } = evening.state.plan;
    const { startsAt, hardStopAt } = details;
    const length = items.reduce((sum, item) => sum + minutes(item.minutes), 0) + (items.length - 1) * CHANGEOVER;
    const planned = { from: startsAt, to: startsAt + length };
    expect(wholeEvening(evening.state)).toEqual({ planned, went: null });
    evening.does('facilitator', 'run.start');
    const startedAt = evening.now;
    evening.does('facilitator', 'time.endAt', { at: hardStopAt });
    evening.does('facilitator', 'plan.editDetails', { endsAt: startsAt + minutes(31) });
    evening.does('facilitator', 'run.end', {}, minutes(10));
    expect(wholeEvening(evening.state)).toEqual({ planned, went: { from: startedAt, to: evening.now } });
    const record = recordOf(evening.state, { complete: false });
    expect([record.evening.startsAt, record.evening.endsAt].map(Date.parse)).toEqual([planned.from, planned.to]);
  });

  it('TK29: to as much as its items, changeovers and waits for a clock time add up to, whatever is changed in the plan on the evening', () => {
    const change = fc.record({
      item: fc.nat(),
      minutes: fc.integer({ min: 1, max: 300 }),
      fixedAt: fc.option(fc.integer({ min: 0, max: 300 })),
      end: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
        const evening = new Evening();
        evening.does('facilitator', 'run.start');
        const { startsAt } = evening.state.plan.details;
        for (const { item, minutes: length, fixedAt, end } of changes) {
          const { items } = evening.state.plan;
          const id = items[item % items.length]?.id ?? '';
          const at = fixedAt === null ? null : startsAt + minutes(fixedAt);
          evening.does('facilitator', 'plan.editItem', { id, change: { minutes: length, minimum: 1, fixedAt: at } });
          evening.does('facilitator', 'plan.editDetails', { endsAt: startsAt + minutes(end), hardStopAt: startsAt + minutes(end) });
        }
        const record = recordOf(evening.state, { complete: false });
        let sum = 0;
        let before = startsAt;
        record.items.forEach(({ plannedAt, planned }, index) => {
          const gap = Date.parse(plannedAt) - before;
          expect(gap).toBeGreaterThanOrEqual(index === 0 ? 0 : CHANGEOVER);
          sum += gap + minutes(planned);
          before = Date.parse(plannedAt) + minutes(planned);
        });
        expect(Date.parse(record.evening.endsAt) - Date.parse(record.evening.startsAt)).toBe(sum);
      }),
      { numRuns: 50 },
    );
  });
});
