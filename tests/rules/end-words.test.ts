import { describe, expect, it } from 'vitest';
import { closesByItself } from '../../facilitator-ui/panels/end/closes-at.ts';
import { endedWhen } from '../../facilitator-ui/panels/end/ended-when.ts';
import { inFives } from '../../facilitator-ui/panels/end/in-fives.ts';
import { reachedIn } from '../../facilitator-ui/panels/closed/reached.ts';
import { DAY, HOUR, MINUTE } from '../../shared/gathering/time.ts';
import { consoleView } from '../../shared/views/console.ts';
import { Evening } from './evening.ts';
import { SURROUNDINGS } from '../tools/surroundings.ts';

describe('the end in words', () => {
  it('tells phones in fives, and none under five', () => {
    expect([0, 4, 5, 7, 8, 29, 1003].map(inFives)).toEqual([null, null, 5, 5, 10, 30, 1005]);
  });

  it('TK42: says how early or late the evening ended, as the difference of the two times that are shown', () => {
    const endsAt = Date.parse('2026-11-25T21:00:00Z');
    const facts = { endsAt, timeZone: 'Europe/London' };
    expect(endedWhen(endsAt - 2 * MINUTE + 5000, facts)).toBe('20:58, 2 min early');
    expect(endedWhen(endsAt - MINUTE - 20_000, facts)).toBe('20:58, 2 min early');
    expect(endedWhen(endsAt + 20_000, facts)).toBe('21:00, on time');
    expect(endedWhen(endsAt + 7 * MINUTE, facts)).toBe('21:07, 7 min late');
  });

  it('PL6: says when the warning of the seal comes, and once it is there when it seals, in the hall’s own days', () => {
    const { state } = new Evening();
    const details = { ...state.plan.details, endsAt: Date.parse('2026-11-25T21:00:00Z'), timeZone: 'Europe/London' };
    const view = consoleView({ ...state, plan: { ...state.plan, details } }, SURROUNDINGS);
    const seenFrom = (now: number, one = view): string => closesByItself(one, now);
    expect(seenFrom(details.endsAt)).toContain('From 21:00 tomorrow');
    expect(seenFrom(details.endsAt + 4 * HOUR)).toContain('From 21:00 today');
    expect(seenFrom(details.endsAt - DAY)).toContain('From 21:00 on Thursday 26 November');
    const warned = { ...view, surroundings: { ...SURROUNDINGS, sealsAt: details.endsAt + DAY + 15 * MINUTE } };
    expect(seenFrom(details.endsAt + DAY, warned)).toBe('It closes by itself at 21:15 today, unless “Not yet” is pressed at the top.');
    // After "Not yet" the warning comes again, when it was said to.
    const putOff = { ...view, run: { ...view.run, keptOpenUntil: details.endsAt + DAY + 12 * HOUR } };
    expect(seenFrom(details.endsAt + DAY, putOff)).toContain('From 09:00 tomorrow');
  });

  it('TK29: names the questions that were not reached, and the items that went furthest off their plan', () => {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    for (const [item, minutes] of [
      ['respect', 45],
      ['protect', 32],
      ['close', 20],
    ] as const)
      evening.does('facilitator', 'run.jump', { item }, minutes * MINUTE);
    evening.does('facilitator', 'run.end', {}, 5 * MINUTE);
    evening.does('organiser', 'run.close');
    expect(reachedIn(consoleView(evening.state, SURROUNDINGS))).toEqual({
      questions: 4,
      missed: ['3\u00a0Involve', '4\u00a0Represent'],
      off: [
        { title: 'Respect', by: 12 },
        { title: 'Close', by: -6 },
      ],
    });
  });
});
