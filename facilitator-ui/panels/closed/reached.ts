import type { ConsoleView } from '../../../shared/views/console.ts';
import { questionsInGroups } from '../../../shared/gathering/groups/model/groups.ts';
import { begun } from '../../../shared/gathering/run/model/run.ts';
import { plannedAndActual } from '../../../shared/gathering/timekeeper/record.ts';
import { toMinutes } from '../time/facts.ts';

/** Minutes off the plan from which an item is named, and how many are. */
const WORTH_SAYING = 3;
const NAMED = 2;

export interface Reached {
  readonly questions: number;
  /** Names of the questions that the room did not come to, as people say them: "4 Represent". */
  readonly missed: readonly string[];
  /** The items that went furthest off their plan, the furthest first, in minutes. */
  readonly off: readonly { readonly title: string; readonly by: number }[];
}

/** Which questions the room came to, by themselves or in groups that had them, and where the time went. */
export const reachedIn = ({ evening, plan, run, groups }: Pick<ConsoleView, 'evening' | 'plan' | 'run' | 'groups'>): Reached => {
  const were = begun(run);
  const inGroups = questionsInGroups(groups.breakouts);
  const questions = evening.agenda.filter(({ kind }) => kind === 'question');
  const missed = questions.filter(({ id }) => !were.has(id) && !inGroups.has(id)).map(({ number, title }) => `${number ?? ''}\u00a0${title}`.trim());
  const off = plannedAndActual({ plan, run }, run.endedAt ?? 0)
    .flatMap(({ item, planned, took }) => {
      const by = took === null ? 0 : toMinutes(took) - planned;
      return Math.abs(by) < WORTH_SAYING ? [] : [{ title: plan.items.find(({ id }) => id === item)?.title ?? '', by }];
    })
    .sort((one, other) => Math.abs(other.by) - Math.abs(one.by))
    .slice(0, NAMED);
  return { questions: questions.length, missed, off };
};
