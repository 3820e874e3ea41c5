/** What the timekeeper says, in English. Times arrive as words ("20:55"); titles are the plan's own. */

interface Named {
  readonly title: string;
}

const minutes = (count: number): string => (count === 1 ? '1 minute' : `${count} minutes`);

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const count = (number: number): string => SMALL[number] ?? String(number);

/** "all four", "both", "the question": the evening's questions, as people say it. */
const allQuestions = (number: number): string => (number === 1 ? 'the question' : number === 2 ? 'both' : `all ${count(number)}`);

export const timekeeper = {
  beforeStart: ({ starts, finish }: { starts: string; finish: string }) => `Starts at ${starts}. As planned it ends at ${finish}.`,
  fits: ({ finish }: { finish: string }) => `Everything fits. At this pace the evening ends at ${finish}.`,
  fitsEarly: ({ finish, early }: { finish: string; early: number }) =>
    `Everything fits. At this pace the evening ends at ${finish}, ${minutes(early)} early.`,
  shortQuestion: ({ title, starts, gets, of }: Named & { starts: string; gets: number; of: number }) =>
    gets === 0
      ? `At this pace ${title} starts at ${starts} and gets none of its ${minutes(of)}.`
      : `At this pace ${title} starts at ${starts} and gets ${gets} of its ${minutes(of)}.`,
  overruns: ({ finish, late }: { finish: string; late: number }) =>
    `At this pace the evening ends at ${finish}, ${minutes(late)} after the agreed end.`,
  leaveBy: ({ title, by, questions, shortest }: Named & { by: string; questions: number; shortest: boolean }) =>
    `Leave ${title} by ${by} and ${allQuestions(questions)} still ${questions === 1 ? 'fits' : 'fit'}${shortest ? ', at their shortest' : ''}.`,
  goOnBy: ({ by, questions, shortest }: { by: string; questions: number; shortest: boolean }) =>
    `Go on by ${by} and ${allQuestions(questions)} still ${questions === 1 ? 'fits' : 'fit'}${shortest ? ', at their shortest' : ''}.`,
  leaveByNoQuestions: ({ title, by }: Named & { by: string }) => `Leave ${title} by ${by} and the rest still fits.`,
  extend: ({ ends, hall }: { ends: string; hall: string }) =>
    `Not everything fits before ${ends} any more, even at its shortest. End later (the hall is free until ${hall}), or drop something.`,
  drop: ({ hall }: { hall: string }) => `Even by ${hall}, when the hall must be empty, not everything fits. Drop or park something.`,
  nothingToTrim: () => 'There is nothing left to trim.',
  paused: ({ finish }: { finish: string }) => `Paused. Every minute moves the end: at this pace it is ${finish} now.`,
  startedLate: ({ late }: { late: number }) => `The evening started ${minutes(late)} late. Where should the time come from?`,
  inTheWay: ({ title, at, by }: Named & { at: string; by: number }) =>
    `${title} is fixed at ${at}. What comes before it runs ${minutes(by)} past that.`,
  lastItem: ({ finish }: { finish: string }) => `This is the last item. The evening ends at about ${finish}.`,
  ended: ({ ended }: { ended: string }) => `The evening ended at ${ended}.`,
};
