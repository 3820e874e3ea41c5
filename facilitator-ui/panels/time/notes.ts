import { currentPause } from '../../../shared/gathering/run/model/run.ts';
import { MINUTE, type Duration, type Instant } from '../../../shared/gathering/time.ts';
import { timekeeper as say } from '../../../shared/words/timekeeper.en.ts';
import { clockAt, type TimeFacts } from './facts.ts';

/** Something that happened to the laptop and is worth a line: until it is answered, or nobody has for a while. */
export interface Note {
  readonly id: string;
  readonly text: string;
  /** Start of the outage that might be left out of the count; null where nothing is asked. */
  readonly discount: Instant | null;
}

const SAID_FOR: Duration = 10 * MINUTE;

/** The newest of them, or null. `answered` holds the ids of those that this tab has dealt with. */
export const noteFor = ({ evening, run, now }: TimeFacts, answered: ReadonlySet<string>): Note | null => {
  if (evening.phase !== 'running') return null;
  const fresh = (at: Instant): boolean => now - at < SAID_FOR;
  const outage = run.outages.at(-1);
  const step = run.clockSteps.at(-1);
  const pause = currentPause(run);
  const notes: Note[] = [];
  if (outage && pause?.reason === 'outage')
    notes.push({
      id: `away ${outage.from}`,
      text: say.awayPaused({ ms: outage.to - outage.from, since: clockAt(pause.from, evening) }),
      discount: null,
    });
  else if (outage?.counted === true && fresh(outage.to))
    notes.push({ id: `away ${outage.from}`, text: say.away({ ms: outage.to - outage.from }), discount: outage.from });
  if (step?.atStart) notes.push({ id: `clock ${step.at}`, text: say.clockBehind(), discount: null });
  else if (step && fresh(step.at)) notes.push({ id: `clock ${step.at}`, text: say.clockPutRight({ ms: step.by }), discount: null });
  return notes.find(({ id }) => !answered.has(id)) ?? null;
};
