import { parallelFormat, parallelMinutes } from '../../../shared/gathering/groups/model/parallel-format.ts';
import { LIMITS } from '../../../shared/gathering/limits.ts';
import type { AgendaItem } from '../../../shared/gathering/plan/model/plan.ts';
import type { BudgetedItem } from '../../../shared/gathering/timekeeper/evening-times.ts';
import { questionsToCome } from '../../../shared/gathering/timekeeper/projection.ts';
import { groupsWords } from '../../../shared/words/console-groups.en.ts';
import { titleOf, type TimeFacts } from './facts.ts';
import type { Remedy } from './remedy.ts';

const words = groupsWords.parallel;

/** Stands for the item that is to come, until the server has named it. */
const TO_COME = 'in-groups';

/**
 * The last two questions that have not begun run at once, in groups: one item takes their place, as long as the server's
 * rule makes it (GR31). Null where there are no two, or nothing is won by it.
 */
export const inParallel = ({ evening, times, outlook, tables }: TimeFacts): Remedy | null => {
  const begun = new Set(times.run.segments.map((segment) => segment.item));
  const [one, other] = questionsToCome(times)
    .filter((item) => !begun.has(item.id))
    .slice(-2);
  if (!one || !other) return null;
  const planned = ({ id, minutes }: BudgetedItem) => ({ id, minutes: evening.agenda.find((entry) => entry.id === id)?.planned ?? minutes });
  const item: BudgetedItem = {
    id: TO_COME,
    ...parallelMinutes(parallelFormat([planned(one), planned(other)], tables)),
    mustHappen: one.mustHappen || other.mustHappen,
    isQuestion: false,
    dropped: false,
    fixedAt: null,
  };
  if (item.minutes >= one.minutes + other.minutes) return null;
  const [first, second] = [titleOf(evening, one.id), titleOf(evening, other.id)];
  const title = words.title(first, second).slice(0, LIMITS.title);
  return {
    id: `parallel ${one.id} ${other.id}`,
    label: words.label(first, second),
    after: { ...times, items: times.items.flatMap((entry) => (entry === one ? item : entry === other ? [] : entry)) },
    pace: outlook.pace,
    names: { [TO_COME]: title },
    press: (tell) => tell('time.inParallel', { items: [one.id, other.id], title }, words.did(first, second)),
  };
};

/** Questions that were put side by side run one after the other again, as long as their groups have not begun (GR31). */
export const inTurn = ({ evening, times, outlook }: TimeFacts, items: readonly AgendaItem[]): Remedy[] => {
  const begun = new Set(times.run.segments.map((segment) => segment.item));
  return items.flatMap(({ id, kind, format }): Remedy[] => {
    if (kind !== 'groups' || format?.preset !== 'parallel' || begun.has(id)) return [];
    const [one, other] = format.questions.map(({ topic }) => times.items.find((item) => item.id === topic && item.dropped));
    if (!one || !other) return [];
    const back = times.items.filter((item) => item.id !== id).map((item) => (item === one || item === other ? { ...item, dropped: false } : item));
    const [first, second] = [titleOf(evening, one.id), titleOf(evening, other.id)];
    return [
      {
        id: `in turn ${id}`,
        label: words.inTurnLabel(first, second),
        after: { ...times, items: back },
        pace: outlook.pace,
        press: (tell) => tell('time.inTurn', { item: id, items: [one.id, other.id] }, words.didInTurn(first, second)),
      },
    ];
  });
};
