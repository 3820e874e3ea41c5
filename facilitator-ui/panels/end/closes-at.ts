import { warnsFrom } from '../../../shared/gathering/plan/model/plan.ts';
import { DAY, type Instant } from '../../../shared/gathering/time.ts';
import type { ConsoleView } from '../../../shared/views/console.ts';
import { endWords } from '../../../shared/words/console-end.en.ts';
import { time } from '../../../shared/words/time.en.ts';
import { toField } from '../../state/local-time.ts';

const dateOf = (at: Instant, timeZone: string): string => toField(at, timeZone).slice(0, 10);

/** A moment as the hall says it, as seen from `now`: its clock time and "today", "tomorrow" or its day. */
export const whenIs = (at: Instant, now: Instant, timeZone: string): readonly [clock: string, day: string] => {
  const date = dateOf(at, timeZone);
  const { today, tomorrow, onDay } = endWords.close;
  const day = date === dateOf(now, timeZone) ? today : date === dateOf(now + DAY, timeZone) ? tomorrow : onDay(time.day(at, timeZone));
  return [time.clock(at, timeZone), day];
};

/** When the evening closes by itself (PL6), as a sentence: when the warning of it comes, or once that is there, when it ends. */
export const closesByItself = ({ plan, run, surroundings }: Pick<ConsoleView, 'plan' | 'run' | 'surroundings'>, now: Instant): string => {
  const { timeZone } = plan.details;
  const { sealsAt } = surroundings;
  return sealsAt === null
    ? endWords.close.byItself(...whenIs(warnsFrom(plan, run), now, timeZone))
    : endWords.close.soonByItself(...whenIs(sealsAt, now, timeZone));
};
