import { DAY, MINUTE, type Instant } from '../../shared/gathering/time.ts';

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

/** The instant that a `datetime-local` field means in a time zone, or null where it is empty. In the hour that a clock skips or repeats, the earlier offset is taken. */
export const fromField = (value: string, timeZone: string): Instant | null => {
  const asUtc = Date.parse(`${value}Z`);
  if (Number.isNaN(asUtc)) return null;
  const offsetAt = (at: Instant): number => Date.parse(`${toField(at, timeZone)}Z`) - Math.floor(at / MINUTE) * MINUTE;
  const guess = asUtc - offsetAt(asUtc);
  return asUtc - offsetAt(guess);
};

/** The instant that a time of day ("21:00") means on the evening that starts at `startsAt`: before the start is the next day. */
export const fromTimeOfDay = (value: string, startsAt: Instant, timeZone: string): Instant | null => {
  const date = toField(startsAt, timeZone).slice(0, 10);
  const at = fromField(`${date}T${value}`, timeZone);
  if (at === null || at > startsAt) return at;
  const nextDate = toField(startsAt + DAY, timeZone).slice(0, 10);
  return fromField(`${nextDate}T${value}`, timeZone);
};

/** The time zone of this browser (IANA name). */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
