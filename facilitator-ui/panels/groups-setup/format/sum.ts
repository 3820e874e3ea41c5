import type { Format } from '../../../../shared/gathering/groups/model/format.ts';
import { formatParts } from '../../../../shared/gathering/groups/model/hold.ts';
import { MINUTE, type Duration } from '../../../../shared/gathering/time.ts';
import { groupsSetupWords as words } from '../../../../shared/words/console-groups-setup.en.ts';

/** Minutes, with a half or so where there is one: "3", "3.5". */
const said = (duration: Duration): string => String(Number((duration / MINUTE).toFixed(1)));

/** "About 34 minutes: finding tables 3, rounds 15 + 15, changing 2, coming back 3, telling 8." Parts that take no time are not named. */
export const sumOf = (format: Format, comingBack: Duration, minutes: number): string => {
  const parts = formatParts(format, comingBack);
  const named = (duration: Duration, name: (minutes: string) => string): string[] => (duration > 0 ? [name(said(duration))] : []);
  return words.sum.line(minutes, [
    ...named(parts.finding, words.sum.finding),
    words.sum.rounds(parts.rounds.map(said)),
    ...named(parts.changing, words.sum.changing),
    ...named(parts.returning, words.sum.returning),
    ...named(parts.telling, words.sum.telling),
  ]);
};
