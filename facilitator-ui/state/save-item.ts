import type { AgendaItem } from '../../shared/gathering/plan/plan.ts';
import type { Refusal } from '../../shared/gathering/refusal.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import type { Desk } from './desk.svelte.ts';

type Answer = Promise<Refusal | string | null>;

export const saveItem = (desk: Desk, id: string, change: Partial<Omit<AgendaItem, 'id'>>): Answer =>
  desk.ask('plan.editItem', { id, change }, words.did.saved);

/** Saves a field of minutes, typed as a whole number. */
export const saveMinutes =
  (desk: Desk, id: string, field: 'minutes' | 'minimum') =>
  async (typed: string): Answer => {
    const count = Number(typed);
    if (typed.trim() === '' || !Number.isInteger(count) || count < 0) return words.plan.notANumber;
    return saveItem(desk, id, { [field]: count });
  };
