import { roundLeft } from '../../shared/gathering/groups/table-time.ts';
import { minutes, type Instant } from '../../shared/gathering/time.ts';
import type { RunTimes } from '../../shared/gathering/timekeeper/clock.ts';
import { timeLeft } from '../../shared/ui/time-left.ts';
import type { PhoneGroups } from '../../shared/views/participant.ts';
import type { GroupWords } from '../../shared/words/participant-groups.en.ts';
import type { TimeWords } from '../../shared/words/time.en.ts';

/** What the sentences are made from: the facts, the moment, and whether the page goes on counting. */
export interface GroupsNow {
  readonly groups: PhoneGroups;
  readonly pauses: RunTimes['pauses'];
  readonly timeZone: string;
  readonly now: Instant;
  /** The number of whoever reads it; '' where they have none. */
  readonly slot: string;
  /** A page that does not tick says until when, instead of how long. */
  readonly ticking: boolean;
}

const within = ({ round, tables }: PhoneGroups, words: GroupWords): string =>
  round.within !== 'table' ? words.within[round.within] : tables.length === 0 ? words.within.pairs : '';

const timeOfRound = ({ groups, pauses, timeZone, now, ticking }: GroupsNow, words: GroupWords, time: TimeWords): string => {
  const { startedAt, endedAt, minutes: given } = groups.round;
  if (startedAt === null) return words.lasts(given);
  const left = roundLeft(minutes(given), { startedAt, endedAt }, pauses, now);
  const told = timeLeft(left, minutes(given), pauses[pauses.length - 1]?.to === null);
  if (told.state === 'paused') return words.paused;
  if (told.state === 'over') return words.over;
  if (!ticking) return words.until(time.clock(now + left, timeZone));
  return told.state === 'last' ? words.lastThoughts : words.left(told.minutes);
};

const whatToDo = ({ groups, slot }: GroupsNow, words: GroupWords): string => {
  const { phase, way, tables, hosts } = groups;
  if (tables.length === 0) return '';
  const asks = way === 'count' || way === 'choice';
  if (asks && slot === '') return words.find[way];
  if (hosts.includes(slot)) return words.host;
  return phase === 'between' ? words.find.change : asks || phase !== 'forming' ? '' : words.find[way];
};

/** What the groups do now, and for how long, in the order in which to say it. */
export const whatNow = (at: GroupsNow, words: GroupWords, time: TimeWords): string[] => {
  const { groups, now, timeZone } = at;
  if (groups.phase === 'reporting') return [words.reporting];
  if (groups.phase === 'returning')
    return [groups.backBy !== null && groups.backBy > now ? words.returning(time.clock(groups.backBy, timeZone)) : words.returningNow];
  const round = [words.round(groups.round), timeOfRound(at, words, time)].filter(Boolean).join('. ');
  return [whatToDo(at, words), within(groups, words), round].filter(Boolean);
};

/** While numbers are dealt and tables chosen: until people are called back. */
export const isSeating = ({ phase }: PhoneGroups): boolean => phase === 'forming' || phase === 'working' || phase === 'between';

/** Whether no new numbers or places are given to phones now, and this one has none. */
export const isShut = ({ way, dealing }: PhoneGroups, slot: string): boolean => (way === 'count' || way === 'choice') && !dealing && slot === '';

/** Where a table stands, in words; '' where nobody has said. */
export const placeOf = ({ tables }: PhoneGroups, number: number): string => tables.find((one) => one.number === number)?.place ?? '';

/** What a table talks about; '' where the facilitator says it aloud. */
export const questionOf = ({ tables, questions }: PhoneGroups, number: number): string => {
  const asked = questions[tables.find((one) => one.number === number)?.question ?? -1];
  return asked ? asked.wording || asked.title : '';
};
