import type { Instant } from '../../shared/gathering/time.ts';
import type { RunTimes } from '../../shared/gathering/timekeeper/clock.ts';
import type { PhoneGroups } from '../../shared/views/participant.ts';
import type { GroupWords } from '../../shared/words/participant-groups.en.ts';
import type { TimeWords } from '../../shared/words/time.en.ts';
import { roundTime } from './round-time.ts';

/** What the sentences are made from: the facts, the moment, and whether the page goes on counting. */
export interface GroupsNow {
  readonly groups: PhoneGroups;
  readonly pauses: RunTimes['pauses'];
  readonly timeZone: string;
  readonly now: Instant;
  /** The number of whoever reads it; '' where they have none. */
  readonly slot: string;
  /** A page that ticks says in its bar how long the round has; one that does not says until when. */
  readonly ticking: boolean;
}

const within = ({ round, tables }: PhoneGroups, words: GroupWords): string =>
  round.within !== 'table' ? words.within[round.within] : tables.length === 0 ? words.within.pairs : '';

/** A page that ticks has the round's time in its bar, and says it nowhere else. */
const timeOfRound = ({ groups, pauses, timeZone, now, ticking }: GroupsNow, words: GroupWords, time: TimeWords): string => {
  const told = roundTime(groups, pauses, now);
  if (told === null) return words.lasts(groups.round.minutes);
  if (ticking) return '';
  if (told.state === 'paused') return words.paused;
  if (told.state === 'over') return words.over;
  return words.until(time.clock(told.until, timeZone));
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
