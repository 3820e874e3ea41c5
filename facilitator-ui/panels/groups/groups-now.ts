import type { Format } from '../../../shared/gathering/groups/model/format.ts';
import { plannedGroups } from '../../../shared/gathering/plan/model/plan.ts';
import { currentSegment } from '../../../shared/gathering/run/model/run.ts';
import { roundLeft } from '../../../shared/gathering/groups/model/table-time.ts';
import { minutes, type Duration, type Instant } from '../../../shared/gathering/time.ts';
import type { ConsoleBreakout } from '../../../shared/views/console-groups.ts';
import type { ConsoleView } from '../../../shared/views/console.ts';
import type { EveningFacts } from '../../../shared/views/evening.ts';

type WithGroups = Pick<ConsoleView, 'groups'>;

/** The groups that are going on, if any. */
export const openGroups = ({ groups }: WithGroups): ConsoleBreakout | null => {
  const last = groups.breakouts.at(-1);
  return last && last.phase !== 'over' ? last : null;
};

/** How the item that runs says that its groups go, as long as they have not been; null for any other item. */
export const plannedHere = ({ plan, run, groups }: Pick<ConsoleView, 'plan' | 'run' | 'groups'>): Format | null => {
  const running = currentSegment(run)?.item;
  const item = plan.items.find((one) => one.id === running);
  if (!item || groups.breakouts.some((breakout) => breakout.item === item.id)) return null;
  return plannedGroups(item);
};

/** Calls for help, of all groups, since one may stand when its groups are over: first aid before all else, then the oldest. */
export const helpCalls = ({ groups }: WithGroups): HelpCall[] =>
  groups.breakouts
    .flatMap(({ id, tables }) =>
      tables.flatMap(({ number, place, help }): HelpCall[] => (help ? [{ breakout: id, table: number, place, ...help }] : [])),
    )
    .sort((one, other) => Number(other.kind === 'first-aid') - Number(one.kind === 'first-aid') || one.at - other.at || one.table - other.table);

export interface HelpCall {
  /** Id of its breakout. */
  readonly breakout: string;
  readonly table: number;
  readonly place: string;
  readonly kind: NonNullable<ConsoleBreakout['tables'][number]['help']>['kind'];
  /** When it was called (epoch ms). */
  readonly at: Instant;
}

/** What is left of the round for a table with `extra` minutes of its own; less than nothing in its grace; null where no round runs. */
export const leftOfRound = ({ phase, round }: ConsoleBreakout, extra: number, { run }: Pick<EveningFacts, 'run'>, now: Instant): Duration | null => {
  const { startedAt, endedAt } = round;
  if (phase !== 'working' || startedAt === null) return null;
  return roundLeft(minutes(round.minutes + extra), { startedAt, endedAt }, run.pauses, now);
};

/** What the groups' own item is called; '' where it has been taken out of the plan. */
export const itemTitle = ({ agenda }: Pick<EveningFacts, 'agenda'>, { item }: Pick<ConsoleBreakout, 'item'>): string =>
  agenda.find((entry) => entry.id === item)?.title ?? '';
