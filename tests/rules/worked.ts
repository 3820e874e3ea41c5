import { NO_RUN, type Run } from '../../shared/gathering/run/model/run.ts';
import type { Instant } from '../../shared/gathering/time.ts';
import { pressureNow } from '../../shared/gathering/timekeeper/pressure.ts';
import type { AgendaEntry, EveningFacts } from '../../shared/views/evening.ts';
import { timeFacts, timesOf, type TimeFacts } from '../../facilitator-ui/panels/time/facts.ts';

/** The evening of the worked example, as the console sees it. Times are UTC. */
export const at = (hours: number, mins: number, seconds = 0): Instant => Date.UTC(2026, 10, 20, hours, mins, seconds);

export const entry = (id: string, title: string, minutes: number, minimum: number, more: Partial<AgendaEntry> = {}): AgendaEntry => ({
  id,
  title,
  minutes,
  planned: minutes,
  minimum,
  mustHappen: true,
  isQuestion: false,
  dropped: false,
  fixedAt: null,
  kind: 'other',
  number: null,
  hue: 0,
  ...more,
});
const question = (number: number, id: string, title: string): AgendaEntry =>
  entry(id, title, 30, 15, { isQuestion: true, kind: 'question', number, hue: number });

export const AGENDA: readonly AgendaEntry[] = [
  entry('welcome', 'Welcome', 15, 5),
  question(1, 'q1', 'Respect'),
  question(2, 'q2', 'Protect'),
  entry('break', 'Break', 15, 5, { mustHappen: false, kind: 'break' }),
  question(3, 'q3', 'Involve'),
  question(4, 'q4', 'Represent'),
  entry('close', 'Close', 15, 10),
];

const SEGMENTS: Run['segments'] = [
  { item: 'welcome', startedAt: at(18, 0), endedAt: at(18, 25) },
  { item: 'q1', startedAt: at(18, 27), endedAt: at(19, 15) },
  { item: 'q2', startedAt: at(19, 17), endedAt: null },
];

export interface Changes {
  readonly evening?: Partial<EveningFacts>;
  readonly run?: Partial<Run>;
  readonly now?: Instant;
  /** The state that is held; unless told, what a fresh look gives. */
  readonly held?: EveningFacts['run']['pressure'];
}

/** The worked example at 19:43, or as it is changed. */
export const worked = ({ evening = {}, run = {}, now = at(19, 43), held }: Changes = {}): TimeFacts => {
  const whole: Run = { ...NO_RUN, startedAt: at(18, 0), segments: SEGMENTS, ...run };
  const facts: EveningFacts = {
    code: 'K7QF',
    title: 'An evening',
    hold: null,
    place: '',
    community: '',
    startsAt: at(18, 0),
    endsAt: at(21, 0),
    hardStopAt: at(21, 20),
    timeZone: 'UTC',
    phase: whole.closedAt !== null ? 'closed' : whole.endedAt !== null ? 'ended' : whole.startedAt !== null ? 'running' : 'planned',
    agenda: AGENDA,
    run: { startedAt: whole.startedAt, endedAt: whole.endedAt, segments: whole.segments, pauses: whole.pauses, pressure: null },
    ...evening,
  };
  const pressure = held === undefined ? (facts.phase === 'running' ? pressureNow(timesOf(facts), now) : null) : held;
  return timeFacts({ evening: { ...facts, run: { ...facts.run, pressure } }, run: whole }, now);
};
