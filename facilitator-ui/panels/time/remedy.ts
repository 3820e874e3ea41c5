import { MINUTE, nearestMinute, type Instant } from '../../../shared/gathering/time.ts';
import { endsOf, type Ends } from '../../../shared/gathering/timekeeper/ends.ts';
import { runningItem, type BudgetedItem, type EveningTimes } from '../../../shared/gathering/timekeeper/evening-times.ts';
import { project } from '../../../shared/gathering/timekeeper/projection.ts';
import type { Desk } from '../../state/desk.svelte.ts';
import { toMinutes } from './facts.ts';

/** One thing that can be done about the time, with the evening as it would be then. */
export interface Remedy {
  readonly id: string;
  readonly label: string;
  /** The evening after it, by the same rules as the server's (TK34). */
  readonly after: EveningTimes;
  /** The pace at which its starts are shown: 1 where it is made for "as planned". */
  readonly pace: number;
  /** What items are called that are not on the agenda yet, by id. */
  readonly names?: Readonly<Record<string, string>>;
  readonly press: (tell: Desk['tell']) => unknown;
}

/** One later item as it would be. */
export interface PreviewRow {
  readonly item: string;
  /** What it is called where the agenda does not have it yet. */
  readonly name?: string;
  readonly startsAt: Instant;
  /** Budget before and after, in minutes. */
  readonly was: number;
  readonly minutes: number;
  /** Minutes that it would get before the agreed end, where that is less than its budget; else null. */
  readonly gets: number | null;
}

export interface Preview {
  /** The present item, where its own minutes would change. */
  readonly here: { readonly item: string; readonly was: number; readonly minutes: number } | null;
  readonly rows: readonly PreviewRow[];
  readonly dropped: readonly string[];
  readonly ends: Ends;
}

/** What every later item would get and when it would start, before anything is pressed (TK34). */
export const previewOf = (
  before: EveningTimes,
  { after, pace, names = {} }: Pick<Remedy, 'after' | 'pace' | 'names'>,
  roomPace: number,
  now: Instant,
): Preview => {
  const asPlanned = project(after, 1, now);
  const atThisPace = project(after, roomPace, now);
  const shown = pace === 1 ? asPlanned : pace === roomPace ? atThisPace : project(after, pace, now);
  const item = (times: EveningTimes, id: string): BudgetedItem | undefined => times.items.find((one) => one.id === id);
  const running = runningItem(before);
  const minutes = item(after, running?.id ?? '')?.minutes;
  return {
    here: running && minutes !== undefined && minutes !== running.minutes ? { item: running.id, was: running.minutes, minutes } : null,
    rows: shown.later.map(({ item: id, startsAt, gets }) => {
      const budget = item(after, id)?.minutes ?? 0;
      const short = item(after, id)?.isQuestion === true && budget * MINUTE - gets >= MINUTE;
      return {
        item: id,
        ...(names[id] === undefined ? {} : { name: names[id] }),
        startsAt: nearestMinute(startsAt),
        was: item(before, id)?.minutes ?? budget,
        minutes: budget,
        gets: short ? toMinutes(gets) : null,
      };
    }),
    dropped: after.items.filter((one) => one.dropped && item(before, one.id)?.dropped === false).map(({ id }) => id),
    ends: endsOf(after, roomPace, now, { asPlanned: asPlanned.finishesAt, atThisPace: atThisPace.finishesAt }),
  };
};

/** The evening with one item changed. */
export const withItem = (times: EveningTimes, id: string, change: Partial<BudgetedItem>): EveningTimes => ({
  ...times,
  items: times.items.map((item) => (item.id === id ? { ...item, ...change } : item)),
});
