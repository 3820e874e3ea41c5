import { timeWords as words } from '../../../shared/words/console-time.en.ts';
import type { Instant } from '../../../shared/gathering/time.ts';
import { minutesPast } from '../../../shared/gathering/timekeeper/ends.ts';
import type { EveningFacts } from '../../../shared/views/evening.ts';
import { clockAt, titleOf } from './facts.ts';
import type { Preview } from './remedy.ts';

/** So many changes are named in a line. */
const NAMED = 3;

/** What a remedy would do, in a line: what is left out, what gets other minutes, and when the evening ends. `agreed` is the end that it sets, or the present one. */
export const effectOf = (preview: Preview, evening: EveningFacts, agreed: Instant): string => {
  const { make, preview: say } = words;
  const here = preview.here ? [make.less(titleOf(evening, preview.here.item), preview.here.was, preview.here.minutes)] : [];
  const others = preview.rows
    .filter(({ was, minutes }) => was !== minutes)
    .map(({ item, name, was, minutes }) => make.less(name ?? titleOf(evening, item), was, minutes));
  const changes = [...preview.dropped.map((item) => make.gone(titleOf(evening, item))), ...here, ...others];
  const named = changes.length > NAMED + 1 ? [...changes.slice(0, NAMED), make.andMore(changes.length - NAMED)] : changes;
  const ends = say.ends(clockAt(preview.ends.asPlanned, evening), clockAt(preview.ends.atThisPace, evening));
  // A later end that is still too soon.
  const late = agreed === evening.endsAt ? 0 : minutesPast(preview.ends.asPlanned, agreed);
  const newEnd = late > 0 ? `${say.newEnd(clockAt(agreed, evening))} ` : '';
  const still = late > 0 ? ` ${say.stillLate(late)}` : '';
  const past = preview.ends.asPlanned > preview.ends.hall ? ` ${say.pastHall(clockAt(evening.hardStopAt, evening))}` : '';
  return `${named.length > 0 ? `${named.join(', ')}. ` : ''}${newEnd}${ends}${past || still}`;
};
