import { plannedGroups, type AgendaItem } from '../../../shared/gathering/plan/model/plan.ts';

/** The questions whose place an item with groups has taken (GR31): off the agenda as items of their own, and yet not dropped. */
export const inGroups = (items: readonly AgendaItem[]): ReadonlySet<string> =>
  new Set(
    items.flatMap((item) => {
      const format = plannedGroups(item);
      return format?.preset === 'parallel' ? format.questions.flatMap(({ topic }) => topic ?? []) : [];
    }),
  );
