const minute = (count: number): string => (count === 1 ? 'minute' : 'minutes');

type Style = 'clock' | 'day' | 'date' | 'numbers';
const STYLES: Record<Style, Intl.DateTimeFormatOptions> = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  numbers: { day: '2-digit', month: '2-digit', year: 'numeric' },
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** A zone that this machine does not know is read as the machine's own: a screen must never go blank over a name. */
const make = (style: Style, timeZone: string): Intl.DateTimeFormat => {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...STYLES[style], timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', STYLES[style]);
  }
};

/** Making a formatter costs more than using it a thousand times, and screens ask every second. */
const format = (style: Style, timeZone: string): Intl.DateTimeFormat => {
  const key = `${style} ${timeZone}`;
  const known = formats.get(key) ?? make(style, timeZone);
  formats.set(key, known);
  return known;
};

/** Time in words, in English, for every screen. Counts are whole minutes; instants are epoch ms; zones are IANA names. */
export const time = {
  /** "12 minutes left" */
  minutesLeft: (count: number): string => `${count} ${minute(count)} left`,
  /** What stands under the number where the number stands alone. */
  minutesLeftUnit: (count: number): string => `${minute(count)} left`,
  /** "20 minutes" */
  lasts: (count: number): string => `${count} ${minute(count)}`,
  /** "20 min", where there is little room. */
  lastsShort: (count: number): string => `${count} min`,
  /** "12 min late", of the evening. */
  late: (count: number): string => `${count} min late`,
  /** "5 min over", of an item. */
  over: (count: number): string => `${count} min over`,
  lastThoughts: (): string => 'Last thoughts',
  /** The same of a part of the evening in which nothing is asked. */
  nearlyOver: (): string => 'Nearly over',
  letsGather: (): string => 'Let’s gather',
  paused: (): string => 'Paused',
  /** "20:55", in the hall's time zone. */
  clock: (instant: number, timeZone: string): string => format('clock', timeZone).format(instant),
  /** "Friday 4 December", in the hall's time zone. */
  day: (instant: number, timeZone: string): string => format('day', timeZone).format(instant),
  /** "Friday 4 December 2026", where it is read long afterwards. */
  date: (instant: number, timeZone: string): string => format('date', timeZone).format(instant).replace(',', ''),
  /** "2026-12-04", for names of files that are to lie in the order of their days. */
  inFileNames: (instant: number, timeZone: string): string => format('numbers', timeZone).format(instant).split('/').reverse().join('-'),
  /** Names the ribbon for those who do not see it. */
  agenda: (): string => 'The evening in order',
  done: (): string => 'done',
};

export type TimeWords = typeof time;
