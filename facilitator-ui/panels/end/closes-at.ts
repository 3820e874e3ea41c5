import { closesItselfAt, type Plan } from '../../../shared/gathering/plan/plan.ts';
import { DAY, type Instant } from '../../../shared/gathering/time.ts';
import { endWords } from '../../../shared/words/console-end.en.ts';
import { time } from '../../../shared/words/time.en.ts';
import { toField } from '../../state/local-time.ts';

const dateOf = (at: Instant, timeZone: string): string => toField(at, timeZone).slice(0, 10);

/** When the evening closes by itself (PL6), in words: its clock time and its day, as seen from `now`. */
export const closesAt = (plan: Plan, now: Instant): { readonly clock: string; readonly day: string } => {
  const at = closesItselfAt(plan);
  const { timeZone } = plan.details;
  const date = dateOf(at, timeZone);
  const { today, tomorrow, onDay } = endWords.close;
  const day = date === dateOf(now, timeZone) ? today : date === dateOf(now + DAY, timeZone) ? tomorrow : onDay(time.day(at, timeZone));
  return { clock: time.clock(at, timeZone), day };
};
