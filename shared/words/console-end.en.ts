import { minutesShort as min } from './lengths.en.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** The end of an evening at the console, step by step, and the page of a closed one. In English. */
export const endWords = {
  /** The way to the steps from anywhere else, and back. */
  finish: 'Finish the evening…',
  run: 'Agenda and inbox',

  steps: {
    label: 'Steps of the end',
    done: 'done',
    end: 'End',
    left: 'Read what is left',
    thank: 'Thank the room',
    close: 'Close',
    home: 'Take it home',
    /** Where there is little room. */
    short: { end: 'End', left: 'Read', thank: 'Thank', close: 'Close', home: 'Home' },
    undecided: (count: number): string => (count === 0 ? 'nothing left to decide' : `${count} not decided`),
    /** What is not decided, and what phones were told will be read out and nobody has. */
    leftFact: (undecided: number, toReadOut: number): string =>
      toReadOut === 0
        ? endWords.steps.undecided(undecided)
        : `${undecided === 0 ? '' : `${endWords.steps.undecided(undecided)}, `}${toReadOut} still to read out`,
    thanked: 'the closing is shown',
    notThanked: 'shows the closing',
    noProjector: 'no projector is connected',
    seals: 'seals the record for good',
    organisers: 'the organiser’s step',
    file: 'the files of the evening',
  },

  ended: {
    title: 'The evening has ended',
    /** "20:58, 2 min early". */
    when: (clock: string, early: number): string =>
      early === 0 ? `${clock}, on time` : early > 0 ? `${clock}, ${min(early)} early` : `${clock}, ${min(-early)} late`,
    at: (when: string): string => `at ${when}`,
    lead: (when: string): string => `At ${when}.`,
    open: 'People can still write, change and withdraw until the evening is closed.',
    openUntil: (when: string): string =>
      `People can still write until ${when}, unless the evening is closed sooner. They can change and withdraw until it is closed.`,
    writingOver: 'The time for writing has passed. People can still change and withdraw what they wrote until the evening is closed.',
    goOn: 'Go on: read what is left',
    back: 'Take the end back',
    backTo: (title: string): string => `Taken back, “${title}” goes on, and the time since the end counts.`,
    backToGap: 'Taken back, the evening goes on. Nothing runs until you start an item.',
    tookBack: 'The evening goes on.',
  },

  left: {
    title: 'Read what is left',
    lead: 'Each is kept in the record whatever you do. Where you decide now, its writer is told.',
    none: 'Everything that is mixed in has been decided.',
    noneButRead: 'Everything that is mixed in has been decided. Some of it is still to be read out.',
    undecided: (count: number): string => `${count} not decided`,
    read: (count: number): string => (count === 1 ? 'Read it' : `Read the ${count}`),
    /** What the button is called: it alone does not say which topic. */
    readOf: (count: number, topic: string): string => `${endWords.left.read(count)}: ${topic}`,
    readOut: 'To read out',
    readOutCount: (count: number): string => plural(count, 'to be read aloud', 'to be read aloud'),
    parked: 'Parked',
    parkedHow: 'Say when you will come back to them.',
    see: (count: number): string => (count === 1 ? 'See it' : `See the ${count}`),
    seeOf: (count: number, what: string): string => `${endWords.left.see(count)}: ${what}`,
    notMixed: 'Not mixed in yet',
    notMixedHow: 'What comes in too late to be mixed can be read in the record after the close. It is on no screen in the room.',
    goOn: 'Go on: thank the room',
    leave: 'You can leave some undecided.',
    back: 'Back to what is left',
    allDecided: 'all decided',
    nothing: 'All of these are decided. Go back for what else is left.',
  },

  thank: {
    title: 'Thank the room',
    lead: 'Say it aloud. The projector and the phones say it too.',
    projector: 'The projector',
    phones: 'The phones',
    nextLabel: 'What happens next',
    nextHint: 'Such as “We answer on 12 December at the Highfields Centre.” Where it is empty, nothing is said.',
    noNext: 'Here stands what happens next, once you have said it.',
    show: 'Show the closing on the projector',
    shown: 'The closing is on the projector.',
    noProjector: 'No projector is connected.',
    shows: (scene: string): string => `The projector shows: ${scene}.`,
    goOn: 'Go on: close the evening',
  },

  close: {
    title: 'Close the evening',
    lead: 'This cannot be undone.',
    fromThen: 'From then on',
    nobody: ['nobody can write, change or withdraw;', 'nobody can find what they wrote, not even to delete it;', 'the table cards stop working.'],
    can: 'And you can',
    youCan: ['read what was not mixed in yet, in the record;', 'take the record home.'],
    phones: (about: number): string => `About ${about} phones are still here.`,
    /** `writing`: whether people can still write. */
    sayAloud: (writing: boolean): string => `Say aloud that this is the last moment to ${writing ? 'write, ' : ''}change or withdraw.`,
    unread: (count: number): string =>
      `${plural(count, 'text is', 'texts are')} still to be read out. ${count === 1 ? 'Its writer was told that it' : 'Their writers were told that they'} will be.`,
    backHere: 'Back to the close',
    noNext: 'What happens next is not said. After the close it cannot be added.',
    sayNext: 'Say what happens next',
    seal: 'Close and seal',
    notYours: 'Only the organiser closes the evening. Tell the organiser when you are ready.',
    back: 'Back to what is left',
    /** `day` is 'today', 'tomorrow' or 'on Friday 4 December'. */
    byItself: (clock: string, day: string): string =>
      `Not now? Leave it. From ${clock} ${day} every console warns you for 15 minutes that the evening will be sealed. Then it closes by itself, unless “Not yet” is pressed. If the laptop is off then, the warning comes when the program next starts.`,
    soonByItself: (clock: string, day: string): string => `It closes by itself at ${clock} ${day}, unless “Not yet” is pressed at the top.`,
    today: 'today',
    tomorrow: 'tomorrow',
    onDay: (day: string): string => `on ${day}`,
  },

  home: {
    title: 'Take it home',
    lead: 'The record is made when the evening is closed. Then this page holds what there is to take:',
    what: ['the files in one, as a zip;', 'the record to read or to print;', 'what people wrote and what the tables said, as tables.'],
    goOn: 'Go to the close',
  },

  room: {
    title: 'What the room sees',
    shows: 'The projector shows:',
    phones: 'The phones say',
    phonesAfter: 'After the close the phones say',
    change: 'Change the sentence',
    add: 'Say what happens next',
  },

  closed: {
    title: 'Take it home',
    at: (clock: string): string => `at ${clock}`,
    sealed: 'The record is sealed.',
    nothing: 'Nothing that was written can be changed or withdrawn, by anybody.',
    helper: 'The evening is closed',
    helperThanks: 'Thank you for helping. There is nothing left to decide.',
    loading: 'Looking for the files.',
    none: 'There is no file for you to take.',
    save: 'Save',
    saveName: (name: string): string => `Save ${name}`,
    open: 'Open',
    print: 'Print',
    of: (verb: string, what: string): string => `${verb}: ${what}`,
    size: (bytes: number): string =>
      bytes < 999_500 ? `${Math.max(1, Math.round(bytes / 1000))}\u00a0kB` : `${(bytes / 1_000_000).toFixed(1)}\u00a0MB`,
    /** `recordOnly` is how many were written for the record only. */
    zip: (size: string, recordOnly: number): string =>
      recordOnly === 0
        ? `Everything in one file, with a note that says what is what. ${size}`
        : `One file, with a note that says what is what. What is for the record only is in the organiser’s copy alone. ${size}`,
    files: {
      'record.html': { use: 'The record, to read or print', what: 'by question, with what tables said and the times' },
      'contributions.csv': { use: 'What people wrote, as a table', what: 'question, words, what the writer allows, what was decided and why' },
      'points.csv': { use: 'What the tables said, as a table', what: 'question, round, point, how many tables share it' },
      'times.csv': { use: 'Planned and actual times, as a table', what: 'each item, changeover and pause' },
      'plan.ics': { use: 'The plan, for a calendar', what: 'each item at its planned time' },
      'record.json': { use: 'For other programs', what: 'the record, as data' },
    },
    complete: 'The complete record, for the organiser alone',
    completeWhat: (count: number): string =>
      count === 0
        ? 'It would also hold what is for the record only; nothing was.'
        : `It also holds the ${count === 1 ? 'one that is' : `${count} that are`} for the record only. No other file does.`,
    counts: {
      written: (count: number): string => `${count} written`,
      shown: 'Chosen for the wall',
      'read-out': 'Chosen to be read out',
      shelved: 'With the stories',
      parked: 'Parked',
      held: 'Held back',
      waiting: 'Not decided',
      recordOnly: 'For the record only',
    },
    evening: 'The evening',
    planned: 'planned',
    took: 'took',
    minutes: min,
    noQuestions: 'There were no questions.',
    allReached: (count: number): string => (count === 1 ? 'The question was reached.' : `All ${count} questions were reached.`),
    someReached: (reached: number, of: number): string =>
      reached === 0 ? 'No question was reached.' : `${reached} of ${of} questions ${reached === 1 ? 'was' : 'were'} reached.`,
    notReached: 'Not reached:',
    off: (by: number): string => (by > 0 ? `took ${min(by)} more than planned` : `took ${min(-by)} less than planned`),
    next: 'What happens next',
    nextSteps: {
      take: 'Put the files where the organiser keeps records, such as a stick.',
      phones: 'The phones say:',
      kept: 'This laptop keeps the evening until somebody deletes it.',
    },
  },
};
