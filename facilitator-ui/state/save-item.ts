import type { AgendaItem } from '../../shared/gathering/plan/model/plan.ts';
import type { Refusal } from '../../shared/gathering/refusal.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import type { Desk, DeskView } from './desk.svelte.ts';

type Answer = Promise<Refusal | string | null>;

/** `seen` is the view that whoever changes it had before them, where that is not the one of this moment. */
export const saveItem = (desk: Desk, id: string, change: Partial<Omit<AgendaItem, 'id'>>, seen: DeskView | null = null): Answer =>
  desk.ask('plan.editItem', { id, change }, words.did.saved, seen ? { view: seen } : undefined);

/** Saves a field of minutes, typed as a whole number. */
export const saveMinutes =
  (desk: Desk, id: string, field: 'minutes' | 'minimum') =>
  async (typed: string, seen: DeskView | null): Answer => {
    const count = Number(typed);
    if (typed.trim() === '' || !Number.isInteger(count) || count < 0) return words.plan.notANumber;
    return saveItem(desk, id, { [field]: count }, seen);
  };
