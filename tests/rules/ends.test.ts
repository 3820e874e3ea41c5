import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { riskOf } from '../../facilitator-ui/panels/agenda/risk.ts';
import { effectOf } from '../../facilitator-ui/panels/time/effect.ts';
import { clockAt } from '../../facilitator-ui/panels/time/facts.ts';
import { offersFor } from '../../facilitator-ui/panels/time/offers.ts';
import { endAt, laterEnds } from '../../facilitator-ui/panels/time/remedies.ts';
import { previewOf } from '../../facilitator-ui/panels/time/remedy.ts';
import { sentenceFor } from '../../facilitator-ui/panels/time/sentence.ts';
import { MINUTE, SECOND } from '../../shared/gathering/time.ts';
import { minutesPast, type Ends } from '../../shared/gathering/timekeeper/ends.ts';
import { namedEnds } from '../tools/named-ends.ts';
import { AGENDA, at, worked } from './worked.ts';

/** Every time for an end that these lines give, where it has no word of its own or is not that end. */
const wrong = (lines: readonly string[], ends: Ends): unknown[] => {
  const shown = (quantity: keyof Ends): string => clockAt(ends[quantity], { timeZone: 'UTC' });
  return namedEnds(lines).filter(({ quantity, clock }) => quantity === null || (quantity !== 'proposed' && clock !== shown(quantity)));
};

describe('TK42: each end of an evening has one word and one time', () => {
  const second = fc.integer({ min: 0, max: 59 });
  const evening = fc.record({
    now: fc.integer({ min: -30, max: 200 }),
    second,
    agreed: fc.integer({ min: 100, max: 260 }),
    agreedSecond: second,
    spare: fc.integer({ min: 0, max: 60 }),
    begun: fc.boolean(),
    paused: fc.boolean(),
  });

  it('TK42: in the sentence, in what every remedy says, and in the agenda’s words, at any moment of any evening', () => {
    let seen = 0;
    fc.assert(
      fc.property(evening, ({ now, second, agreed, agreedSecond, spare, begun, paused }) => {
        const here = at(19, 17) + now * MINUTE + second * SECOND;
        const endsAt = at(18, 0) + agreed * MINUTE + agreedSecond * SECOND;
        const facts = worked({
          now: here,
          evening: { endsAt, hardStopAt: endsAt + spare * MINUTE },
          run: begun ? (paused ? { pauses: [{ from: here - MINUTE, to: null, reason: 'heated' }] } : {}) : { startedAt: null, segments: [] },
        });
        const { ends } = facts.outlook;
        const risks = facts.outlook.atThisPace.later.flatMap((one) =>
          AGENDA.filter(({ id }) => id === one.item).map((entry) => riskOf(entry, one, facts.evening) ?? ''),
        );
        const said = [sentenceFor(facts).text, ...risks];
        seen += namedEnds(said).length;
        expect(wrong(said, ends)).toEqual([]);
        for (const remedy of [...offersFor(facts), ...laterEnds(facts).map((later) => endAt(facts, later))]) {
          const preview = previewOf(facts.times, remedy, facts.outlook.pace, facts.now);
          expect(wrong([remedy.label, effectOf(preview, facts.evening, remedy.after.endsAt)], preview.ends)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it('TK42: minutes between two ends are the difference of what is shown', () => {
    expect(minutesPast(at(21, 7, 40), at(21, 0, 20))).toBe(8);
    expect(minutesPast(at(20, 58, 31), at(21, 0, 29))).toBe(-1);
  });
});
