import { minutesLong as minutes, minutesShort } from './lengths.en.ts';

/**
 * What the timekeeper says, in English. Times arrive as words ("20:55"); titles are the plan's own. Each end has one word wherever it is
 * named (TK42): "agreed end", "as planned", "at this pace", and the hall that "must be empty".
 */

interface Named {
  readonly title: string;
}
interface Gets {
  readonly gets: number;
  readonly of: number;
}
interface AllFit {
  readonly by: string;
  /** Questions of the evening; 0 where none is still to come. */
  readonly questions: number;
  readonly shortest: boolean;
}

/** A length of time, from milliseconds: "40 s", "25 min". */
const length = (ms: number): string => (ms < 120_000 ? `${Math.round(ms / 1000)} s` : minutesShort(Math.round(ms / 60_000)));

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const count = (number: number): string => SMALL[number] ?? String(number);

/** What is saved by leaving in time: "all four still fit", or the rest where no question is to come. */
const allFit = ({ questions, shortest }: AllFit): string => {
  const what = questions === 0 ? 'the rest' : questions === 1 ? 'the question' : questions === 2 ? 'both' : `all ${count(questions)}`;
  const one = questions < 2;
  return `${what} still ${one ? 'fits' : 'fit'}${shortest ? `, at ${one ? 'its' : 'their'} shortest` : ''}`;
};

export const timekeeper = {
  beforeStart: ({ starts, finish }: { starts: string; finish: string }) => `Starts at ${starts}. As planned it ends at ${finish}.`,
  beforeStartLate: ({ starts, finish, late }: { starts: string; finish: string; late: number }) =>
    `Starts at ${starts}. As planned it ends at ${finish}, ${minutes(late)} after the agreed end.`,
  startDue: ({ starts, finish }: { starts: string; finish: string }) => `It was to start at ${starts}. Started now, it ends at ${finish} as planned.`,
  startDueLate: ({ starts, finish, late }: { starts: string; finish: string; late: number }) =>
    `It was to start at ${starts}. Started now, it ends at ${finish} as planned, ${minutes(late)} after the agreed end.`,
  empty: () => 'There is nothing on the agenda. Add an item in the plan.',
  fits: ({ finish }: { finish: string }) => `Everything fits. At this pace the evening ends at ${finish}.`,
  fitsEarly: ({ finish, early }: { finish: string; early: number }) =>
    `Everything fits. At this pace the evening ends at ${finish}, ${minutes(early)} early.`,
  getsOf: ({ gets, of }: Gets) => (gets === 0 ? `none of its ${minutes(of)}` : `${gets} of its ${minutes(of)}`),
  shortQuestion: ({ title, starts, ...share }: Named & Gets & { starts: string }): string =>
    `At this pace ${title} starts at ${starts} and gets ${timekeeper.getsOf(share)}.`,
  ends: ({ finish }: { finish: string }) => `At this pace the evening ends at ${finish}.`,
  overruns: ({ finish, late }: { finish: string; late: number }) =>
    `At this pace the evening ends at ${finish}, ${minutes(late)} after the agreed end.`,
  /** The present item is not named: the head does, beside this. */
  leaveBy: (fit: AllFit) => `Move on by ${fit.by} and ${allFit(fit)}.`,
  goOnBy: (fit: AllFit) => `Go on by ${fit.by} and ${allFit(fit)}.`,
  extend: ({ ends, hall }: { ends: string; hall: string }) =>
    `Not everything fits before the agreed end, ${ends}, any more, even at its shortest. End later (the hall must be empty by ${hall}), or drop something.`,
  drop: ({ hall }: { hall: string }) => `Even by ${hall}, when the hall must be empty, not everything fits. Drop or park something.`,
  nothingToTrim: () => 'There is nothing left to trim.',
  paused: ({ finish }: { finish: string }) => `Paused. Every minute moves the end: at this pace it is ${finish} now.`,
  pausedLong: ({ minutes: many }: { minutes: number }) => `It has been ${minutes(many)}. Go on, or keep pausing?`,
  gap: () => 'Nothing is running.',
  startedLate: ({ late }: { late: number }) => `The evening started ${minutes(late)} late. Where should the time come from?`,
  inTheWay: ({ title, at, by }: Named & { at: string; by: number }) =>
    `${title} is fixed at ${at}. What comes before it runs ${minutes(by)} past that.`,
  lastItem: ({ finish }: { finish: string }) => `This is the last item. At this pace the evening ends at ${finish}.`,
  lastItemLate: ({ finish, late }: { finish: string; late: number }) =>
    `This is the last item. At this pace the evening ends at ${finish}, ${minutes(late)} after the agreed end.`,
  lastItemPastHall: ({ hall }: { hall: string }) =>
    `This is the last item, and at this pace it runs past ${hall}, when the hall must be empty. End it now.`,
  allDone: () => 'Everything on the agenda is done. End the evening when you are ready.',
  ended: () => 'The evening has ended.',
  /** `writing`: whether people can still write. They change and withdraw until the close in any case. */
  stillOpen: ({ writing }: { writing: boolean }) =>
    `${writing ? 'People can still write.' : 'The time for writing has passed.'} Until the evening is closed, people can change and withdraw what they wrote.`,
  closed: () => 'The record is sealed. Nothing that was written can be changed or withdrawn.',

  away: ({ ms }: { ms: number }) => `The laptop was away for ${length(ms)}. Don’t count it?`,
  awayPaused: ({ ms, since }: { ms: number; since: string }) =>
    `The laptop was away for ${length(ms)}, so time has stood still since ${since}. Resume when you go on.`,
  clockPutRight: ({ ms }: { ms: number }) => `The laptop’s clock was put right by ${length(Math.abs(ms))}; running times go on as they were.`,
  clockBehind: (): string => 'The laptop’s clock is behind. Set it right, and the times of this evening will be right too.',
};
