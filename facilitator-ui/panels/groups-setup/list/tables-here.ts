import type { Format } from '../../../../shared/gathering/groups/model/format.ts';
import type { HallTable } from '../../../../shared/gathering/groups/model/groups.ts';
import { presetNamed } from '../../../../shared/gathering/groups/model/presets.ts';
import { plannedGroups } from '../../../../shared/gathering/plan/model/plan.ts';
import { currentSegment } from '../../../../shared/gathering/run/model/run.ts';
import type { ConsoleBreakout } from '../../../../shared/views/console-groups.ts';
import type { ConsoleView } from '../../../../shared/views/console.ts';
import { hallOf } from '../hall/hall.ts';

/** The groups that are formed now, or were last in the present item; null where there are none. */
export const breakoutHere = ({ groups, run }: Pick<ConsoleView, 'groups' | 'run'>): ConsoleBreakout | null => {
  const last = groups.breakouts.at(-1) ?? null;
  return last && (last.phase !== 'over' || last.item === currentSegment(run)?.item) ? last : null;
};

/** How groups run that are formed now, or else those that come next in the plan. */
export const formatHere = (view: Pick<ConsoleView, 'groups' | 'run' | 'plan'>): Format | null => {
  const breakout = breakoutHere(view);
  if (breakout) return breakout.format;
  const { items } = view.plan;
  const at = items.findIndex((item) => item.id === currentSegment(view.run)?.item);
  for (const item of items.slice(Math.max(0, at))) {
    const format = plannedGroups(item);
    if (format) return format;
  }
  return null;
};

/** The tables that people are seated at: those of the groups, or so many of the hall's. */
export const tablesHere = (view: Pick<ConsoleView, 'groups' | 'run' | 'plan'>, wanted: number | null): readonly HallTable[] => {
  const breakout = breakoutHere(view);
  if (breakout && breakout.tables.length > 0) return breakout.tables.filter((table) => table.joined === null);
  const hall = view.groups.tables;
  const planned = formatHere(view)?.tables ?? 0;
  return hallOf(hall, wanted ?? (planned > 0 ? planned : hall.length > 0 ? hall.length : presetNamed('tables').tables));
};
