import { MINUTE, type Instant } from '../../../../shared/gathering/time.ts';
import type { ConsoleBreakout, ConsoleTable } from '../../../../shared/views/console-groups.ts';

/** What a tile says of its table, the most pressing first. */
export type TableState = 'help' | 'joined' | 'turn' | 'done' | 'empty' | 'writing' | 'quiet' | 'some' | 'blank' | 'seats';

/** A table that has not written for so long is called quiet: it may be talking well, or stuck. */
const QUIET_AFTER = 3 * MINUTE;

type Sat = Pick<ConsoleTable, 'number' | 'help' | 'joined' | 'agreed' | 'empty' | 'wroteAt' | 'written'>;

/** How a table stands at `now`. Times of writing are whole minutes: this one and the last count as writing. */
export const tableState = (table: Sat, { phase, round, report }: Pick<ConsoleBreakout, 'phase' | 'round' | 'report'>, now: Instant): TableState => {
  if (table.help) return 'help';
  if (table.joined !== null) return 'joined';
  if (phase === 'reporting' && report.turn?.table === table.number) return 'turn';
  if (table.agreed) return 'done';
  if (table.empty !== null) return 'empty';
  const written = table.written > 0 ? 'some' : 'blank';
  if (phase !== 'working') return phase === 'forming' ? 'seats' : written;
  const minute = Math.floor(now / MINUTE) * MINUTE;
  if (table.wroteAt !== null && minute - table.wroteAt <= MINUTE) return 'writing';
  const since = Math.max(table.wroteAt ?? 0, round.startedAt ?? 0);
  return now - since >= QUIET_AFTER ? 'quiet' : written;
};
