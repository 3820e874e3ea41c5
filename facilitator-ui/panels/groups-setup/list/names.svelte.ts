import type { MadeGroups } from '../../../../shared/gathering/groups/maker/make-groups.ts';
import { NO_LIST_RULES, type ListRules } from './list-rules.ts';
import type { Second } from './parse-list.ts';

/** A round as it was made, and as those who came late were put to it. */
export interface ListRound extends Pick<MadeGroups, 'broken' | 'why'> {
  /** Names, by table. */
  readonly groups: readonly (readonly string[])[];
}

/**
 * The list of names, its rules and the groups made from it. It lives in the memory of this window and nowhere else: it is
 * not kept for the tab, not sent, and forgotten with the evening. Outside any component, so that closing the dialog keeps it.
 */
class Names {
  typed = $state('');
  /** What second cells are, where somebody has said or groups have been made; null while the list is to tell. */
  second: Second | null = $state(null);
  rules: ListRules = $state.raw(NO_LIST_RULES);
  rounds: readonly ListRound[] = $state.raw([]);
  /** The round in sight. */
  shown = $state(0);

  forget(): void {
    this.typed = '';
    this.second = null;
    this.rules = NO_LIST_RULES;
    this.rounds = [];
    this.shown = 0;
  }
}

export const names = new Names();
