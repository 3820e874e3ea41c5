import { fitted, lacking } from '../../../shared/gathering/groups/model/fit.ts';
import type { Format } from '../../../shared/gathering/groups/model/format.ts';
import { formatMinutes } from '../../../shared/gathering/groups/model/hold.ts';
import { PRESETS } from '../../../shared/gathering/groups/model/presets.ts';
import { plannedGroups, type AgendaItem } from '../../../shared/gathering/plan/model/plan.ts';
import { currentSegment } from '../../../shared/gathering/run/model/run.ts';
import type { Duration, Instant } from '../../../shared/gathering/time.ts';
import { minutesLeft, standing } from '../../../shared/gathering/timekeeper/clock.ts';
import type { ConsoleView } from '../../../shared/views/console.ts';
import { chosenPreset } from './choose-preset.ts';

/** Where groups would be formed, and what there is for them. */
export interface Place {
  readonly items: readonly AgendaItem[];
  /** The item that runs. */
  readonly item: AgendaItem | undefined;
  /** How many tables the hall has; 0 where nobody has said. */
  readonly hall: number;
  /** Whole minutes that the item has left; 0 where its time is up. */
  readonly left: number;
  readonly comingBack: Duration;
}

export const placeAt = (view: Pick<ConsoleView, 'plan' | 'run' | 'groups' | 'evening'>, now: Instant): Place => ({
  items: view.plan.items,
  item: view.plan.items.find((one) => one.id === currentSegment(view.run)?.item),
  hall: view.groups.tables.length,
  left: Math.max(0, minutesLeft(standing(view.evening.agenda, view.evening.run, now)?.left ?? 0)),
  comingBack: view.groups.reconvening,
});

/** A way of working in this place, with what was chosen before, made to fit into what is left. */
export const offeredWay = (name: string, before: Format | null, { items, item, hall, left, comingBack }: Place): Format =>
  fitted(chosenPreset(name, { before, items, item: item?.id, hall }), left, comingBack);

/** A planned format without questions that have left the plan since. */
const asPlanned = (format: Format, items: readonly AgendaItem[]): Format => ({
  ...format,
  questions: format.questions.filter(({ topic }) => topic === null || items.some((one) => one.id === topic && one.kind === 'question')),
});

/** What forming groups offers: as they were planned for this item, or tables that talk about its question; made to fit (GR40). */
export const offeredFormat = (place: Place): Format => {
  const planned = place.item ? plannedGroups(place.item) : null;
  return planned ? fitted(asPlanned(planned, place.items), place.left, place.comingBack) : offeredWay('tables', null, place);
};

/** Each way of working with the minutes that it takes here, and how many of them are not there. */
export const offeredWays = (chosen: Format, place: Place): { readonly name: string; readonly minutes: number; readonly lacks: number }[] =>
  PRESETS.map(({ preset: name }) => {
    const format = name === chosen.preset ? chosen : offeredWay(name, chosen, place);
    return { name, minutes: formatMinutes(format, place.comingBack), lacks: lacking(format, place.left, place.comingBack) };
  });
