import { last } from '../../last.ts';
import type { AgendaItem } from '../../plan/model/plan.ts';
import type { Run } from './run.ts';

interface Agenda {
  readonly items: readonly AgendaItem[];
}
type Moved = Pick<Run, 'segments' | 'dropped'>;

/** The item that ran last, or runs now. */
export const latestItem = (run: Pick<Run, 'segments'>): string | null => last(run.segments)?.item ?? null;

/** The item before or after the latest on the agenda, past those that were dropped; null where there is none. */
export const neighbour = ({ items }: Agenda, run: Moved, step: 1 | -1): string | null => {
  const latest = latestItem(run);
  let index = items.findIndex((item) => item.id === latest) + step;
  while (run.dropped.includes(items[index]?.id ?? '')) index += step;
  return items[index]?.id ?? null;
};
