import { DAY, HOUR, MINUTE, type Instant } from '../../shared/gathering/time.ts';

/** The only place of the console where local time is made from instants, and instants from what a person types. */

const parts = (at: Instant, timeZone: string): Record<string, string> => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
};

/** The value of a `datetime-local` field: "2026-11-26T18:00". */
export const toField = (at: Instant, timeZone: string): string => {
  const { year, month, day, hour, minute } = parts(at, timeZone);
  return `${year}-${month}-${day}T${hour}:${minute}`;
};

/**
 * The instants that a `datetime-local` field can mean in a time zone: one, none in the hour that the clocks skip, two in
 * the hour that they repeat (PL8).
 */
export const instantsOf = (value: string, timeZone: string): Instant[] => {
  const asUtc = Date.parse(`${value}Z`);
  if (Number.isNaN(asUtc)) return [];
  const offsetAt = (at: Instant): number => Date.parse(`${toField(at, timeZone)}Z`) - Math.floor(at / MINUTE) * MINUTE;
  const meant = [asUtc - DAY, asUtc + DAY].map((at) => asUtc - offsetAt(at)).filter((at) => toField(at, timeZone) === value.slice(0, 16));
  return [...new Set(meant)].sort((one, other) => one - other);
};

/** The instant that a field means, or null where it is empty: the first of two, and an hour on where the clocks skip it (PL8). */
export const fromField = (value: string, timeZone: string): Instant | null => {
  const [first] = instantsOf(value, timeZone);
  if (first !== undefined) return first;
  const asUtc = Date.parse(`${value}Z`);
  if (Number.isNaN(asUtc)) return null;
  const [anHourOn] = instantsOf(toField(asUtc + HOUR, 'UTC'), timeZone);
  return anHourOn ?? null;
};

/** The instant that a time of day ("21:00") means on the evening that starts at `startsAt`: before the start is the next day (PL8). */
export const fromTimeOfDay = (value: string, startsAt: Instant, timeZone: string): Instant | null => {
  const date = toField(startsAt, timeZone).slice(0, 10);
  const at = fromField(`${date}T${value}`, timeZone);
  if (at === null || at > startsAt) return at;
  const nextDate = toField(startsAt + DAY, timeZone).slice(0, 10);
  return fromField(`${nextDate}T${value}`, timeZone);
};

/** The time zone of this browser (IANA name). */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
