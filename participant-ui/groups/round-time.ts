import { roundLeft } from '../../shared/gathering/groups/model/table-time.ts';
import { minutes, type Instant } from '../../shared/gathering/time.ts';
import type { RunTimes } from '../../shared/gathering/timekeeper/clock.ts';
import { timeLeft, type TimeLeft } from '../../shared/ui/time-left.ts';
import type { PhoneGroups } from '../../shared/views/participant.ts';

/** What is left of the round that has begun, and until when at this pace (epoch ms); null where none has begun. */
export const roundTime = (
  { round }: Pick<PhoneGroups, 'round'>,
  pauses: RunTimes['pauses'],
  now: Instant,
): (TimeLeft & { readonly until: Instant }) | null => {
  const { startedAt, endedAt, minutes: given } = round;
  if (startedAt === null) return null;
  const left = roundLeft(minutes(given), { startedAt, endedAt }, pauses, now);
  return { ...timeLeft(left, minutes(given), pauses[pauses.length - 1]?.to === null), until: now + left };
};
