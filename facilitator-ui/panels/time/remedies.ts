import { MINUTE, type Instant } from '../../../shared/gathering/time.ts';
import { laterItems, runningItem, type BudgetedItem } from '../../../shared/gathering/timekeeper/evening-times.ts';
import { withCuts } from '../../../shared/gathering/timekeeper/trim.ts';
import { timeWords as words } from '../../../shared/words/console-time.en.ts';
import { consoleWords } from '../../../shared/words/console.en.ts';
import { clockAt, titleOf, type TimeFacts } from './facts.ts';
import { withItem, type Remedy } from './remedy.ts';

const { did } = consoleWords;
const STEP = 5 * MINUTE;

/** The minutes that a trim takes, all together. */
export const cutOf = ({ cuts }: { readonly cuts: readonly { readonly minutes: number }[] }): number =>
  cuts.reduce((sum, { minutes }) => sum + minutes, 0);

/** Trims the rest, as planned or at this pace; null where there is nothing to cut. */
export const trim = ({ times, outlook }: TimeFacts, how: 'planned' | 'realistic'): Remedy | null => {
  const wanted = outlook.trims[how];
  const cut = cutOf(wanted);
  if (cut === 0) return null;
  const said = words.did.trim(cut);
  return {
    id: `trim ${how}`,
    label: (how === 'planned' ? words.remedy.trim : words.remedy.trimRealistic)(cut),
    after: withCuts(times, wanted),
    pace: how === 'planned' ? 1 : outlook.pace,
    press: (tell) => tell('time.trim', { how }, said),
  };
};

/** Drops an item; a question is parked, since its page stays open on the phones (TK20). */
export const drop = ({ evening, times, outlook }: TimeFacts, { id, isQuestion }: BudgetedItem): Remedy => {
  const title = titleOf(evening, id);
  return {
    id: `drop ${id}`,
    label: (isQuestion ? words.remedy.park : words.remedy.drop)(title),
    after: withItem(times, id, { dropped: true }),
    pace: outlook.pace,
    press: (tell) => tell('time.drop', { item: id }, (isQuestion ? words.did.park : words.did.drop)(title)),
  };
};

export const bringBack = ({ evening, times, outlook }: TimeFacts, { id }: BudgetedItem): Remedy => {
  const title = titleOf(evening, id);
  return {
    id: `back ${id}`,
    label: words.remedy.bringBack(title),
    after: withItem(times, id, { dropped: false }),
    pace: outlook.pace,
    press: (tell) => tell('time.bringBack', { item: id }, words.did.bringBack(title)),
  };
};

/** Gives an item `minutes`; the label says what is done to it. */
const budget = ({ evening, times, outlook }: TimeFacts, id: string, minutes: number, label: string): Remedy => ({
  id: `budget ${id} ${minutes}`,
  label,
  after: withItem(times, id, { minutes }),
  pace: outlook.pace,
  press: (tell) => tell('time.setBudget', { item: id, minutes }, words.did.budget(titleOf(evening, id), minutes)),
});

/** The least that an item may be given: its floor, and at least a minute. */
export const leastOf = ({ minimum, minutes }: BudgetedItem): number => Math.max(1, Math.min(minimum, minutes));

/** To its shortest; null where it is there. */
export const shorten = (facts: TimeFacts, item: BudgetedItem): Remedy | null => {
  const least = leastOf(item);
  return item.minutes <= least ? null : budget(facts, item.id, least, words.remedy.shorten(titleOf(facts.evening, item.id), least));
};

/** Five minutes from one item, or what it can spare; null where it can spare nothing. */
export const take = (facts: TimeFacts, item: BudgetedItem): Remedy | null => {
  const minutes = Math.min(5, item.minutes - leastOf(item));
  return minutes <= 0 ? null : budget(facts, item.id, item.minutes - minutes, words.remedy.take(titleOf(facts.evening, item.id), minutes));
};

export const endAt = ({ evening, times, outlook }: TimeFacts, at: Instant): Remedy => {
  const clock = clockAt(at, evening);
  return {
    id: `end ${at}`,
    label: words.remedy.endAt(clock),
    after: { ...times, endsAt: at },
    pace: outlook.pace,
    press: (tell) => tell('time.endAt', { at }, words.did.endAt(clock)),
  };
};

/** Later ends that the hall allows, in steps of five minutes, and the hard stop itself. */
export const laterEnds = ({ evening: { endsAt, hardStopAt }, now }: TimeFacts): Instant[] => {
  const ends: Instant[] = [];
  for (let at = Math.floor(endsAt / STEP) * STEP + STEP; at < hardStopAt; at += STEP) if (at > now && at > endsAt) ends.push(at);
  return hardStopAt > Math.max(endsAt, now) ? [...ends, hardStopAt] : ends;
};

/** Ends as late as it takes at this pace, up to the hard stop; null where no later end is to be had. */
export const endLater = (facts: TimeFacts): Remedy | null => {
  const ends = laterEnds(facts);
  const at = ends.find((end) => end >= facts.outlook.atThisPace.finishesAt) ?? ends.at(-1);
  return at === undefined ? null : endAt(facts, at);
};

/** Ends the running item; nothing runs until the next is started. */
export const endItem = ({ evening, times, outlook, now }: TimeFacts): Remedy | null => {
  const here = runningItem(times);
  if (!here) return null;
  const title = titleOf(evening, here.id);
  const segments = times.run.segments.map((segment) => (segment.endedAt === null ? { ...segment, endedAt: now } : segment));
  return {
    id: 'end item',
    label: words.remedy.endItem(title),
    after: { ...times, run: { ...times.run, segments } },
    pace: outlook.pace,
    press: (tell) => tell('run.endItem', {}, did.endItem(title)),
  };
};

/** What may be dropped first: what need not happen, then the last of the questions; the close last of all. */
export const droppable = ({ times }: TimeFacts): BudgetedItem[] => {
  const begun = new Set(times.run.segments.map((segment) => segment.item));
  const free = laterItems(times).filter((item) => !begun.has(item.id));
  const rank = (item: BudgetedItem): number => (item.mustHappen ? (item.isQuestion ? 2 : 3) : item.isQuestion ? 1 : 0);
  return [...free].reverse().sort((one, other) => rank(one) - rank(other));
};
