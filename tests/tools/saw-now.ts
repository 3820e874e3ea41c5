import { isCommandName, type InputOf } from '../../shared/gathering/commands.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import type { Role } from '../../shared/gathering/role.ts';
import { sawOf } from '../../shared/gathering/saw/saw.ts';
import { sightOfState } from '../../shared/gathering/saw/state-sight.ts';

/** What a screen that is up to date would name with this command; null where the input is none that a screen could have made. */
export const sawNow = (state: Gathering, role: Role, table: number, name: string, input: unknown): unknown => {
  if (!isCommandName(name)) return null;
  try {
    return sawOf(name, input as InputOf<typeof name>, sightOfState(state, role === 'table' ? table : null)) ?? null;
  } catch {
    // Random tests send inputs of any shape; what cannot be read names nothing.
    return null;
  }
};
