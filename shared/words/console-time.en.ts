import { minutesShort as min } from './lengths.en.ts';

/** What the console says where time is kept: remedies, the agenda's times, warnings, planned and actual. In English. */
export const timeWords = {
  sentenceLabel: 'How the evening will end',
  /** On a small screen with large letters: the rest of the sentence, and what can be done. */
  sentenceMore: 'The whole sentence, and what can be done',
  remediesLabel: 'What you can do about it',
  more: 'More…',
  close: 'Close',

  remedy: {
    trim: (minutes: number): string => `Trim the rest by ${min(minutes)}`,
    trimRealistic: (minutes: number): string => `Trim by ${min(minutes)}, for this pace`,
    drop: (title: string): string => `Drop ${title}`,
    park: (title: string): string => `Park ${title}`,
    shorten: (title: string, to: number): string => `Shorten ${title} to ${min(to)}`,
    take: (title: string, minutes: number): string => `Take ${min(minutes)} from ${title}`,
    endAt: (clock: string): string => `New agreed end: ${clock}`,
    endItem: (title: string): string => `End ${title} now`,
    bringBack: (title: string): string => `Bring back ${title}`,
    lateFirst: (title: string): string => `From ${title}`,
    lateRest: 'From all that follows',
    leaveIt: 'Leave it',
  },

  /** What is said in the bar once it is done. */
  did: {
    trim: (minutes: number): string => `Trimmed by ${min(minutes)}.`,
    drop: (title: string): string => `${title} is dropped.`,
    park: (title: string): string => `${title} is parked. People can still write about it on their phones.`,
    budget: (title: string, minutes: number): string => `${title} has ${min(minutes)} now.`,
    endAt: (clock: string): string => `The agreed end is ${clock} now.`,
    bringBack: (title: string): string => `${title} is back.`,
    leaveIt: 'Left as it is.',
    began: (title: string, ago: number): string => `${title} began ${min(ago)} ago.`,
    discount: 'Not counted.',
    reason: 'Reason noted.',
    ask: (clock: string): string => `The phones ask: shall we go on until ${clock}?`,
    settled: 'The question is off the phones.',
    stays: (clock: string): string => `The agreed end stays ${clock}.`,
    counted: 'The hands have been counted.',
  },

  preview: {
    /** Of a later end that is too soon all the same. */
    newEnd: (agreed: string): string => `The agreed end becomes ${agreed}, but the evening would go on past it.`,
    stillLate: (late: number): string => `Still ${min(late)} past the agreed end.`,
    pastHall: (hall: string): string => `Still past ${hall}, when the hall must be empty.`,
    label: (what: string): string => `${what}: what would happen`,
    was: (before: number, after: number): string => `${before} → ${after} min`,
    keeps: (minutes: number): string => min(minutes),
    gets: (gets: number, of: number): string => `${gets} of ${min(of)}`,
    dropped: 'dropped',
    /** `planned` and `pace` are clock times. */
    ends: (planned: string, pace: string): string =>
      planned === pace ? `Ends at ${pace} at this pace.` : `Ends at ${planned} as planned, ${pace} at this pace.`,
  },

  make: {
    title: 'Make time',
    open: 'Make time…',
    trim: 'Trim for this pace',
    shortage: (minutes: number): string => `At this pace ${min(minutes)} more are needed than can be found: every item would be at its shortest.`,
    best: 'The likeliest ways',
    others: 'Other ways',
    ways: (count: number): string => (count === 1 ? '1 way' : `${count} ways`),
    times: 'Times',
    asItGoes: (ends: string): string => `As it goes: ends at ${ends} at this pace`,
    withThis: (ends: string): string => `With this: ends at ${ends} at this pace`,
    less: (title: string, from: number, to: number): string => `${title} ${from} → ${min(to)}`,
    andMore: (count: number): string => `and ${count} more`,
    gone: (title: string): string => `${title} is left out`,
    shortenOne: 'Shorten one part',
    dropOne: 'Drop one part',
    later: 'End later',
    noLater: (hall: string): string => `The hall must be empty at ${hall}: there is no later end to choose.`,
    here: 'The present item',
    dropped: 'Bring something back',
    ask: 'Ask the room',
    askHow: 'The phones ask: “Shall we go on until then?” The answers only advise; you decide.',
    askUntil: (clock: string): string => `Ask: shall we go on until ${clock}?`,
  },

  hands: {
    label: 'Show of hands',
    question: (clock: string): string => `Shall we go on until ${clock}?`,
    short: (clock: string): string => `Go on until ${clock}?`,
    counting: (seconds: number): string => `The phones are asked. The result comes in ${seconds} s.`,
    endCount: 'End it now',
    result: (yes: number | null, no: number | null): string =>
      `Yes: ${yes === null ? 'fewer than 5' : `about ${yes}`} · No: ${no === null ? 'fewer than 5' : `about ${no}`}`,
    decide: (clock: string): string => `New agreed end: ${clock}`,
    resultShort: (yes: number | null, no: number | null): string => `Yes ${yes ?? 'under 5'} · No ${no ?? 'under 5'}`,
    asAgreed: (clock: string): string => `Keep the agreed end, ${clock}`,
    back: 'Take it back',
    advises: 'The room advises; you decide.',
    notRunning: 'The room can be asked whether to go on once the evening runs.',
  },

  note: { discount: 'Don’t count it', count: 'Count it', fine: 'All right' },

  head: { synced: (seconds: number): string => `last synced ${seconds} s ago`, muted: 'Warnings are muted' },

  agenda: {
    planned: (budget: number, planned: number): string => (budget === planned ? min(budget) : `${planned} → ${budget} min`),
    took: (planned: number, actual: number): string => `${planned} → took ${actual}`,
    short: (gets: number, of: number): string => `${gets} of ${of}`,
    past: (minutes: number): string => `${min(minutes)}, past the agreed end`,
    fixedTime: 'fixed',
    fixed: (clock: string): string => `fixed at ${clock}`,
    dropped: 'dropped',
    parked: 'parked, still open on phones',
    inGroups: 'in the groups, still open on phones',
    go: (title: string): string => `Go to ${title} now`,
    less: (title: string): string => `5 minutes less for ${title}`,
    moreFor: (title: string): string => `5 minutes more for ${title}`,
    bringBack: (title: string): string => `Bring back ${title}`,
    began: 'It really began … ago',
    agoShort: min,
    ago: (minutes: number): string => `${min(minutes)} ago`,
    atLeast: (minutes: number): string => `at least ${min(minutes)}`,
  },

  warning: {
    half: (title: string): string => `${title}: half of the time is left.`,
    five: (title: string): string => `${title}: 5 minutes left.`,
    two: (title: string): string => `${title}: 2 minutes left.`,
    one: (title: string): string => `${title}: 1 minute left.`,
    over: (title: string): string => `${title}: the time is up.`,
    mute: 'Mute warnings',
    unmute: 'Warn again',
    sound: 'Warn with a sound too',
    silent: 'Warn without sound',
  },

  times: {
    title: 'Planned and actual',
    planned: 'Planned',
    actual: 'Actual',
    none: 'Nothing has happened yet. When the evening runs, planned and actual times stand here side by side.',
    rows: 'Where the time went',
    causes: { 'late-start': 'Late start', item: 'Item', changeover: 'Changeover', pause: 'Pause', outage: 'Laptop away' },
    heads: { what: 'What', when: 'When', planned: 'Planned', took: 'Took' },
    changeover: (title: string): string => `Before ${title}`,
    pauseIn: (title: string): string => `During ${title}`,
    span: (from: string, to: string): string => `${from}–${to}`,
    minutes: min,
    csv: 'Download the rows (CSV)',
    ics: 'Download the plan (calendar)',
    reason: 'Reason for this pause',
  },

  next: {
    use: (title: string, day: string): string => `Use the minutes that things took at “${title}”, ${day}`,
    change: (title: string, from: number, to: number): string => `${title} ${to} min (planned ${from})`,
    same: 'Everything took what was planned.',
  },

  fixedAt: 'Starts at a fixed time',
  fixedAtHint: 'Such as food that comes at 19:00. Leave it empty for most.',
};
