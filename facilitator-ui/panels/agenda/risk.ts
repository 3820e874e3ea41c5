import { MINUTE, minutes } from '../../../shared/gathering/time.ts';
import type { Expected } from '../../../shared/gathering/timekeeper/projection.ts';
import type { AgendaEntry, EveningFacts } from '../../../shared/views/evening.ts';
import { timeWords as words } from '../../../shared/words/console-time.en.ts';
import { toMinutes } from '../time/facts.ts';

/**
 * What an item stands to lose at this pace, in words: "5 of 25" for a question, "10 min, past the agreed end" for anything else;
 * null where it gets what it needs. Nothing is said while the evening is held to fit (TK16).
 */
export const riskOf = (entry: AgendaEntry, expected: Expected, evening: EveningFacts): string | null => {
  if (evening.run.pressure === null || evening.run.pressure === 'fits') return null;
  const wants = Math.min(minutes(entry.minutes), expected.length);
  if (entry.isQuestion) return wants - expected.gets >= MINUTE ? words.agenda.short(toMinutes(expected.gets), entry.minutes) : null;
  const past = expected.startsAt + expected.length - evening.endsAt >= MINUTE;
  return past ? words.agenda.past(entry.minutes) : null;
};
