import { exportWords } from './exports.en.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const minutes = (count: number): string => plural(count, 'minute', 'minutes');

/** What the record of an evening says, in English; reading age about 11. */
export const recordWords = {
  topics: { else: 'Something else', story: 'My story' },

  /** What people decided; the same words in every file. */
  decisions: {
    'not-decided': 'not decided',
    'record-only': 'kept for the record, as its writer chose',
    shown: 'chosen for the wall',
    'read-out': 'chosen to be read out',
    held: 'held back',
    parked: 'parked for later',
    shelved: 'put with the stories',
  },
  reasons: {
    'names-someone': 'it names someone',
    abusive: 'it is abusive',
    'off-topic': 'it is off topic',
    repeat: 'it repeats another',
    safeguarding: 'it is about someone’s safety',
    other: 'another reason',
  },

  quoting: {
    some: (choice: string): string =>
      `Only what was written under “${choice}” may be quoted, and always without a name. Nothing else in this record may be quoted.`,
    none: (choice: string): string =>
      `Nothing in this record may be quoted. The phones said “${choice}”. They did not say that words could be quoted later, so nobody has agreed to it.`,
    heldBack: 'Look at the reason before you quote something that was held back. It may name someone.',
    may: 'May be quoted',
    not: 'Do not quote',
  },

  recordOnly: {
    leftOut: (count: number): string =>
      count === 1
        ? '1 more was written for the record only. It is in the organiser’s copy.'
        : `${count} more were written for the record only. They are in the organiser’s copy.`,
    /** The first line of the complete copy's README, and the first thing its page says. */
    complete: 'This is the organiser’s copy. It also holds what people wrote for the record only.',
    completeMore: (choice: string): string => `The people who wrote it were told: “${choice}”. Please keep to that.`,
    title: 'For the record only',
  },

  notDecided: '“Not decided” means that nobody chose what to do with it. It may have come too late to be looked at.',
  /** True of every record: whether anybody had written to such a question is not kept (PL5). */
  questionGone: 'If a question was taken out of the plan, what people had written to it is under “Something else”.',
  nobody: 'The program did not record who wrote what. Please do not try to find out.',

  csvHeads: ['Question', 'Words', 'What the writer allows', 'May be quoted', 'Decision', 'Shown on the big screen', 'Was read out', 'Reason'],
  onScreen: { yes: 'yes', no: 'no', 'not-known': 'not known' },
  yes: 'yes',
  no: 'no',

  page: {
    title: (evening: string): string => `The record: ${evening}`,
    kicker: 'The record of an evening',
    lead: (tables: boolean): string => `What we asked, what people wrote, ${tables ? 'what the tables said, ' : ''}and how the time went.`,
    facts: 'The evening',
    day: 'Day',
    place: 'Place',
    community: 'With',
    host: 'Hosted by',
    onScreen: 'shown on the big screen',
    notOnScreen: 'not shown on the big screen',
    readOut: 'was read out',
    planned: 'Planned',
    took: 'It took',
    plannedTimes: (from: string, to: string, length: number): string => `${from} to ${to}, ${minutes(length)}`,
    tookTimes: (from: string, to: string, length: number): string => `${from} to ${to}, ${minutes(length)}`,
    notStarted: 'The evening was not started.',
    contents: 'In this record',
    asked: 'We asked',
    question: (number: number): string => `Question ${number}`,
    allowed: 'What the writers allow',
    allowedLead: 'Before they sent their words, people chose one of these:',
    written: (count: number): string => plural(count, 'text', 'texts'),
    points: (count: number): string => plural(count, 'point from the tables', 'points from the tables'),
    tookOf: (took: number, planned: number): string => `${minutes(took)}, planned ${planned}`,
    inGroups: (planned: number): string => `in groups of another part, planned ${minutes(planned)}`,
    notReached: (planned: number): string => `not reached, planned ${minutes(planned)}`,
    /** The same whether or not something was written for the record only. */
    nothing: 'No texts in this copy.',
    tables: 'What the tables said',
    otherTables: 'More of what the tables said',
    table: (number: number): string => `Table ${number}`,
    round: (number: number): string => `round ${number}`,
    exact: 'exact words',
    told: 'told to the room',
    shared: (tables: readonly number[]): string => `tables ${tables.slice(0, -1).join(', ')} and ${tables.at(-1) ?? ''} say this`,
    sameAs: 'Same as:',
    tags: exportWords.tags,
    times: 'How the time went',
    timesCaption: 'Planned and actual time of each part',
    plannedHead: 'Planned',
    tookHead: 'It took',
    partHead: 'Part',
    atFor: (clock: string, length: number): string => `${clock}, ${length} min`,
    notReachedShort: 'not reached',
    spentCaption: 'Where the time went',
    causeHead: 'What for',
    causes: { ...exportWords.causes, item: 'The parts themselves', changeover: 'Changing from one part to the next', pause: 'Pauses' },
    minutesHead: 'Minutes',
    pausesCaption: 'Pauses',
    fromHead: 'From',
    toHead: 'To',
    whyHead: 'Why',
    reasons: exportWords.reasons,
    plannedRibbon: 'planned',
    tookRibbon: 'took',
    ribbonPart: (title: string, length: number): string => `${title} ${length} min`,
    ribbon: (which: string, parts: string): string =>
      `The evening as ${which}: ${parts}. The same is in the table “Planned and actual time of each part”.`,
    next: 'What happens next',
  },

  readme: {
    title: (evening: string): string => `The record of “${evening}”`,
    files: 'THE FILES',
    file: {
      'record.html': 'To read or to print. Open it in any browser. It needs no internet.',
      'contributions.csv': 'What people wrote, as a table.',
      'points.csv': 'What the tables said, as a table.',
      'times.csv': 'What was planned, and how long it took, as a table.',
      'plan.ics': 'The plan, for a calendar.',
      'record.json': 'All of it, for other programs.',
    },
    tables: "A table opens in any spreadsheet program. Where a text could be taken for a formula, the mark ' stands before it.",
    quoting: 'WHAT MAY BE QUOTED',
    choices: 'On the evening, people chose one of these before they sent their words:',
    decided: 'WHAT WAS DECIDED',
    nobody: 'WHO WROTE IT',
    next: 'WHAT HAPPENS NEXT',
  },
};
