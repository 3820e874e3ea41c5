import { MINUTE, type Instant } from '../../../shared/gathering/time.ts';
import { minutesPast } from '../../../shared/gathering/timekeeper/ends.ts';
import type { EveningFacts } from '../../../shared/views/evening.ts';
import { endWords } from '../../../shared/words/console-end.en.ts';
import { time } from '../../../shared/words/time.en.ts';

/** When an evening ended, and by how much that was before or after its agreed end: "20:58, 2 min early". */
export const endedWhen = (endedAt: Instant, { endsAt, timeZone }: Pick<EveningFacts, 'endsAt' | 'timeZone'>): string =>
  endWords.ended.when(time.clock(endedAt, timeZone), minutesPast(endsAt, Math.floor(endedAt / MINUTE) * MINUTE));
