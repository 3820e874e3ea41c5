import { NO_GROUPS } from '../../shared/gathering/groups/groups.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { minutes, type Instant } from '../../shared/gathering/time.ts';
import { project } from '../../shared/gathering/timekeeper/projection.ts';
import { eveningTimes } from '../../shared/gathering/timekeeper/times.ts';
import { NO_RUN } from '../../shared/gathering/run/run.ts';
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

/** The plan for a calendar (TK36): the evening with its agenda, and each item at its planned time. */
export const planIcs = ({ id, plan }: Pick<Gathering, 'id' | 'plan'>, now: Instant): string => {
  const { details, items } = plan;
  const { later } = project(eveningTimes({ plan, run: NO_RUN, groups: NO_GROUPS }), 1, details.startsAt);
  const startOf = ({ id: item }: { readonly id: string }): Instant => later.find((one) => one.item === item)?.startsAt ?? details.startsAt;
  const agenda = items.map((item) => words.agendaLine(time.clock(startOf(item), details.timeZone), item.title, item.minutes)).join('\n');
  const entry = (one: Entry): string[] => [
    'BEGIN:VEVENT',
    `UID:${one.id}@open-floor`,
    `DTSTAMP:${icsTime(now)}`,
    `DTSTART:${icsTime(one.from)}`,
    `DTEND:${icsTime(one.to)}`,
    `SUMMARY:${icsText(one.title)}`,
    ...(one.text === '' ? [] : [`DESCRIPTION:${icsText(one.text)}`]),
    ...(details.place === '' ? [] : [`LOCATION:${icsText(details.place)}`]),
    ...(one.inside ? ['TRANSP:TRANSPARENT'] : []),
    'END:VEVENT',
  ];
  const inside = items.map((item) => ({
    id: `${id}-${item.id}`,
    from: startOf(item),
    to: startOf(item) + minutes(item.minutes),
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
