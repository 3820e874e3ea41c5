import type { Decision } from '../../shared/gathering/floor/model/contribution.ts';
import type { ReviewItem } from '../../shared/views/console.ts';

/** A place in the list: its contribution, or what became of it elsewhere. */
export interface Row {
  readonly id: string;
  readonly topic: string;
  readonly item: ReviewItem | null;
  readonly gone: Decision | 'read' | 'gone' | null;
}

const whatBecame = (item: ReviewItem | undefined): Row['gone'] => {
  if (!item) return 'gone';
  return item.decision === 'read-out' && item.readAloud ? 'read' : item.decision;
};

/**
 * Nothing moves under a finger: what comes is added at the end, and what another screen or its writer took away leaves
 * its place empty, as a line. Only what this person has `decided` closes up. `all` tells what became of the rest.
 */
export const settle = (rows: readonly Row[], items: readonly ReviewItem[], all: readonly ReviewItem[], decided: readonly string[]): Row[] => {
  const here = new Map(items.map((item) => [item.id, item]));
  const stay = rows.flatMap((row): Row[] => {
    const item = here.get(row.id);
    if (item) return [item === row.item ? row : { id: row.id, topic: item.topic, item, gone: null }];
    if (decided.includes(row.id)) return [];
    return [{ ...row, item: null, gone: whatBecame(all.find((one) => one.id === row.id)) }];
  });
  const known = new Set(stay.map((row) => row.id));
  const fresh = items.filter((item) => !known.has(item.id));
  return [...stay, ...fresh.map((item) => ({ id: item.id, topic: item.topic, item, gone: null }))];
};
