import type { Instant } from '../../../shared/gathering/time.ts';
import { plannedAndActual } from '../../../shared/gathering/timekeeper/record.ts';
import type { RibbonEntry } from '../../../shared/ui/ribbon.ts';
import type { ConsoleView } from '../../../shared/views/console.ts';
import { toMinutes } from './facts.ts';

/** Nothing runs in these pictures: they show what was planned, and what was. */
export const STILL = { startedAt: null, endedAt: null, segments: [], pauses: [] };

/** One of the two pictures: its items, and its width beside the longer one (CSS). */
interface TimeRibbon {
  readonly entries: readonly RibbonEntry[];
  readonly width: string;
}

const sum = (entries: readonly RibbonEntry[]): number => entries.reduce((all, { minutes }) => all + minutes, 0);

/** What was planned above what was (TK29), drawn to the same scale. */
export const timeRibbons = (
  view: Pick<ConsoleView, 'evening' | 'plan' | 'run'>,
  until: Instant,
): { readonly planned: TimeRibbon; readonly actual: TimeRibbon } => {
  const taken = new Map(plannedAndActual(view, until).map(({ item, took }) => [item, took]));
  const planned = view.evening.agenda.map((entry) => ({ ...entry, minutes: entry.planned, dropped: false }));
  const actual = view.evening.agenda.flatMap((entry) => {
    const took = taken.get(entry.id) ?? null;
    return took === null ? [] : [{ ...entry, minutes: Math.max(1, toMinutes(took)), dropped: false }];
  });
  const longest = Math.max(sum(planned), sum(actual), 1);
  const ribbon = (entries: readonly RibbonEntry[]): TimeRibbon => ({ entries, width: `${(100 * sum(entries)) / longest}%` });
  return { planned: ribbon(planned), actual: ribbon(actual) };
};
