import { MINUTE, type Instant } from '../../../../shared/gathering/time.ts';
import type { ConsoleView } from '../../../../shared/views/console.ts';
import { groupsWords as words } from '../../../../shared/words/console-groups.en.ts';
import { helpCalls, leftOfRound, openGroups } from '../groups-now.ts';

/** Something that the facilitator is told of once: a help call, or a step of the round's time. */
export interface GroupAlarm {
  readonly key: string;
  readonly text: string;
}

/** What stands at `now` that a facilitator should have been told. What was not there a moment ago is new. */
export const alarmsAt = (view: Pick<ConsoleView, 'groups' | 'evening'>, now: Instant): GroupAlarm[] => {
  const calls = helpCalls(view).map(({ breakout, table, kind, at }) => ({
    key: `${breakout} help ${table} ${kind} ${at}`,
    text: words.help.alarm(table, words.help.kinds[kind].toLowerCase()),
  }));
  const open = openGroups(view);
  if (!open) return calls;
  const { id, round } = open;
  const left = leftOfRound(open, 0, view.evening, now);
  if (left === null) return calls;
  const named = `${id} round ${round.number} of ${round.minutes}`;
  if (left <= 0) return [...calls, { key: `${named} over`, text: words.round.over(round.number) }];
  // A round of two minutes or less has no such step.
  if (left <= 2 * MINUTE && round.minutes > 2) return [...calls, { key: `${named} two`, text: words.round.two(round.number) }];
  return calls;
};
