import type { BudgetedItem, EveningTimes } from '../../shared/gathering/timekeeper/evening-times.ts';
import { MINUTE, type Instant } from '../../shared/gathering/time.ts';

export const at = (hours: number, mins: number, seconds = 0): Instant => Date.UTC(2026, 10, 20, hours, mins, seconds);
export const clock = (instant: Instant): string => new Date(Math.round(instant / MINUTE) * MINUTE).toISOString().slice(11, 16);

export const item = (id: string, length: number, minimum: number, more: Partial<BudgetedItem> = {}): BudgetedItem => ({
  id,
  minutes: length,
  minimum,
  mustHappen: true,
  isQuestion: false,
  dropped: false,
  fixedAt: null,
  ...more,
});
export const question = (id: string): BudgetedItem => item(id, 30, 15, { isQuestion: true });

/** The example that the rules were agreed on, at 19:43. */
export const worked: EveningTimes = {
  items: [
    item('welcome', 15, 5),
    question('q1'),
    question('q2'),
    item('break', 15, 5, { mustHappen: false }),
    question('q3'),
    question('q4'),
    item('close', 15, 10),
  ],
  run: {
    startedAt: at(18, 0),
    endedAt: null,
    segments: [
      { item: 'welcome', startedAt: at(18, 0), endedAt: at(18, 25) },
      { item: 'q1', startedAt: at(18, 27), endedAt: at(19, 15) },
      { item: 'q2', startedAt: at(19, 17), endedAt: null },
    ],
    pauses: [],
  },
  startsAt: at(18, 0),
  endsAt: at(21, 0),
  hardStopAt: at(21, 20),
};
export const now = at(19, 43);
