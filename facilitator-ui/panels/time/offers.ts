import { MINUTE } from '../../../shared/gathering/time.ts';
import { runningItem } from '../../../shared/gathering/timekeeper/evening-times.ts';
import { timeWords as words } from '../../../shared/words/console-time.en.ts';
import { clockAt, titleOf, toMinutes, type TimeFacts } from './facts.ts';
import { lateStartAsked } from './late-start.ts';
import { inParallel } from './parallel.ts';
import { cutOf, drop, droppable, endItem, endLater, leastOf, shorten, trim } from './remedies.ts';
import { withItem, type Remedy } from './remedy.ts';
import { trimFrom, withCuts } from '../../../shared/gathering/timekeeper/trim.ts';

const isRemedy = (remedy: Remedy | null | undefined): remedy is Remedy => remedy != null;

/** The three ways out of a late start, and none of them (TK22). */
const lateStart = (facts: TimeFacts): Remedy[] => {
  const { evening, times, outlook } = facts;
  const late = toMinutes(outlook.startedLate);
  const first = runningItem(times);
  const settle = (how: 'first' | 'rest' | 'later' | 'leave', label: string, after: Remedy['after'], said: string, pace = 1): Remedy => ({
    id: `late ${how}`,
    label,
    after,
    pace,
    press: (tell) => tell('time.settleLateStart', { how }, said),
  });
  const fromFirst = first ? Math.max(leastOf(first), first.minutes - late) : 0;
  const cut = cutOf(outlook.trims.planned);
  const end = Math.min(evening.endsAt + late * MINUTE, evening.hardStopAt);
  return [
    first && fromFirst < first.minutes
      ? settle(
          'first',
          words.remedy.lateFirst(titleOf(evening, first.id)),
          withItem(times, first.id, { minutes: fromFirst }),
          words.did.budget(titleOf(evening, first.id), fromFirst),
        )
      : null,
    cut > 0 ? settle('rest', words.remedy.lateRest, withCuts(times, outlook.trims.planned), words.did.trim(cut)) : null,
    end > evening.endsAt
      ? settle('later', words.remedy.endAt(clockAt(end, evening)), { ...times, endsAt: end }, words.did.endAt(clockAt(end, evening)))
      : null,
    settle('leave', words.remedy.leaveIt, times, words.did.leaveIt),
  ].filter(isRemedy);
};

/**
 * What stands beneath the sentence, the likeliest first (TK34): at most three, by the state that is held. Empty where
 * nothing needs to be done, or nothing helps.
 */
const workOut = (facts: TimeFacts): Remedy[] => {
  const { evening, outlook, times } = facts;
  if (evening.phase !== 'running') return [];
  if (lateStartAsked(facts)) return lateStart(facts);
  const here = runningItem(times);
  const isLast = outlook.atThisPace.later.length === 0;
  if (isLast && !here) return [];
  const held = evening.run.pressure ?? outlook.pressure;
  if (held === 'fits' || outlook.pressure === 'fits') return [];
  const trimmed = trim(facts, 'planned') ?? trim(facts, 'realistic');
  // What must happen is only given up where nothing else is left to do.
  const spare = droppable(facts).find((item) => held === 'drop' || !item.mustHappen);
  const dropped = spare ? drop(facts, spare) : null;
  const shorter = spare && !spare.isQuestion ? shorten(facts, spare) : null;
  const later = endLater(facts);
  // Ending later is only the first way out where all then fits before the hall's time, trimmed if need be.
  const hallIsEnough = trimFrom({ ...times, endsAt: evening.hardStopAt }, outlook.asPlanned.finishesAt).shortage === 0;
  const lastItem = isLast ? endItem(facts) : null;
  // Two questions at once: where cutting minutes does not suffice.
  const atOnce = outlook.trims.planned.shortage > 0 || !outlook.canTrim ? inParallel(facts) : null;
  const inOrder: Record<typeof held, (Remedy | null)[]> = {
    trim: [trimmed, dropped, atOnce, later, shorter],
    extend: hallIsEnough ? [later, dropped, atOnce, trimmed] : [dropped, atOnce, trimmed, later],
    drop: [dropped, atOnce, later, trimmed],
  };
  return [lastItem, ...inOrder[held]].filter(isRemedy).slice(0, 3);
};

const workedOut = new WeakMap<TimeFacts, readonly Remedy[]>();

/** The offers for the facts of a second (TK34). Several parts of the page ask for the same, so they are worked out once. */
export const offersFor = (facts: TimeFacts): readonly Remedy[] => {
  const known = workedOut.get(facts) ?? workOut(facts);
  workedOut.set(facts, known);
  return known;
};
