import { createHash } from 'node:crypto';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { minutes, type Instant } from '../../shared/gathering/time.ts';
import { plannedStarts } from '../../shared/gathering/timekeeper/planned.ts';
import { exportWords as words } from '../../shared/words/exports.en.ts';
import { time } from '../../shared/words/time.en.ts';
import { icsFile, icsText, icsTime } from './ics.ts';

interface Entry {
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly title: string;
  readonly text: string;
  /** An item of the agenda lies inside the evening, and blocks nobody's calendar. */
  readonly inside: boolean;
}

/** Always the same for an entry, so that a calendar knows it again; a hash, since no id of the program's own leaves in a file (RC6). */
const uid = (id: string): string => `${createHash('sha256').update(`calendar\n${id}`).digest('hex').slice(0, 32)}@open-floor`;

/** The plan for a calendar (TK36): the evening with its agenda, and each item at its planned time. */
export const planIcs = ({ id, plan }: Pick<Gathering, 'id' | 'plan'>, now: Instant): string => {
  const { details, items } = plan;
  const starts = plannedStarts(plan);
  const startOf = (index: number): Instant => starts[index] ?? details.startsAt;
  const agenda = items.map((item, index) => words.agendaLine(time.clock(startOf(index), details.timeZone), item.title, item.minutes)).join('\n');
  const entry = (one: Entry): string[] => [
    'BEGIN:VEVENT',
    `UID:${uid(one.id)}`,
    `DTSTAMP:${icsTime(now)}`,
    `DTSTART:${icsTime(one.from)}`,
    `DTEND:${icsTime(one.to)}`,
    `SUMMARY:${icsText(one.title)}`,
    ...(one.text === '' ? [] : [`DESCRIPTION:${icsText(one.text)}`]),
    ...(details.place === '' ? [] : [`LOCATION:${icsText(details.place)}`]),
    ...(one.inside ? ['TRANSP:TRANSPARENT'] : []),
    'END:VEVENT',
  ];
  const inside = items.map((item, index) => ({
    id: `${id}-${item.id}`,
    from: startOf(index),
    to: startOf(index) + minutes(item.minutes),
    title: words.itemOf(item.title, details.title),
    text: item.wording,
    inside: true,
  }));
  return icsFile([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Open Floor//Plan of an evening//EN',
    'CALSCALE:GREGORIAN',
    ...entry({ id, from: details.startsAt, to: details.endsAt, title: details.title, text: agenda, inside: false }),
    ...inside.flatMap(entry),
    'END:VCALENDAR',
  ]);
};
