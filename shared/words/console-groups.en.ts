import { minutesShort as min } from './lengths.en.ts';
import { reportWords } from './console-report.en.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const minutes = (count: number): string => plural(count, 'minute', 'minutes');
const tables = (count: number): string => plural(count, 'table', 'tables');

const WAYS = { count: 'by number', choice: 'people choose', list: 'by a list', seated: 'where people sit' };

interface FormatLine {
  readonly tables: number;
  readonly way: keyof typeof WAYS;
  /** Minutes of each round. */
  readonly rounds: readonly number[];
}

/** "8 tables, by number, 2 rounds of 15 min". */
const formatLine = ({ tables: count, way, rounds }: FormatLine): string => {
  const [first = 0] = rounds;
  const alike = rounds.every((one) => one === first);
  const time =
    rounds.length === 1 ? min(first) : alike ? `${rounds.length} rounds of ${min(first)}` : `${rounds.length} rounds: ${rounds.join(', ')} min`;
  return count === 0 ? `with a neighbour, ${time}` : `${tables(count)}, ${WAYS[way]}, ${time}`;
};

/** What the console says where groups are run, in English. */
export const groupsWords = {
  ...reportWords,
  title: 'Groups',
  formatLine,

  idle: {
    form: 'Form groups',
    formMenu: 'Form groups…',
    change: 'Change how they run…',
    onTheSpot: 'Break into groups on the spot, in the item that is running.',
    planned: (line: string): string => `Planned here: ${line}.`,
    lacks: (count: number): string => `It needs ${minutes(count)} more than are left.`,
    due: 'planned for this item',
    none: 'No groups were formed.',
    notRunning: 'Groups are formed while an item of the evening is running.',
    hall: 'Tables of the hall…',
    print: 'Print cards, map, slips…',
    last: (count: number, points: number, told: number): string =>
      [count > 0 ? tables(count) : 'With a neighbour', plural(points, 'point', 'points'), `${told} told`].join(' · '),
    lastOf: (title: string): string => `Last: ${title}`,
    points: 'See the points',
  },

  /** While a scene chosen by hand stands where the tables would. */
  hidden: (scene: string): string => `The projector shows “${scene}”, not the tables.`,
  showTables: 'Show the tables',

  phase: {
    forming: {
      count: 'People are finding their tables',
      choice: 'People are choosing their tables',
      list: 'Read the tables out',
      seated: 'Groups are formed',
    },
    round: (number: number, of: number): string => (of === 1 ? 'Groups are at work' : `Round ${number} of ${of}`),
    coming: (number: number, of: number): string => (of === 1 ? '' : `Round ${number} of ${of} comes next`),
    within: { alone: 'each alone', pairs: 'in pairs', table: 'at the tables' },
    between: (number: number, of: number): string => `Changing tables for round ${number} of ${of}`,
    returning: (clock: string): string => `Coming back by ${clock}`,
    returningNow: 'Coming back now',
    reporting: 'The tables tell the room',
    over: 'The groups are over',
    lasts: (count: number): string => `${min(count)} once it starts`,
    left: (of: number): string => `of ${of} left`,
    over1: (count: number): string => (count < 1 ? 'Time is up' : `${min(count)} over`),
    grace: 'Tables are finishing. Nothing is cut off.',
    called: (count: number): string => (count < 1 ? 'called just now' : `called ${min(count)} ago`),
    takes: (count: number): string => `Coming back takes this room about ${minutes(count)}.`,
    paused: 'Time is paused. Resume first, then start the round.',
    question: (number: number | null, title: string): string => (number === null ? title : `${number} ${title}`),
    questions: (count: number): string => `${count} questions, one at each table`,
  },

  step: {
    begin: (number: number, of: number): string => (of === 1 ? 'Start the round' : `Start round ${number}`),
    next: (number: number): string => `End round ${number}, change tables`,
    nextSame: (number: number): string => `End round ${number}, start round ${number + 1}`,
    gathered: 'Everybody is back',
    nextTable: (number: number): string => `Next: table ${number}`,
    finish: 'Finish groups',
    more: (count: number): string => `+${count} min`,
    moreLabel: (count: number): string => `+${min(count)} for all tables`,
    less: '−1 min',
    lessLabel: '−1 min for all tables',
    others: 'Other moves',
  },

  callBack: {
    title: 'Time to come back',
    call: 'Call everybody back',
    callNow: 'Call back now',
    leads: (count: number): string => (count === 0 ? 'now' : min(count)),
    by: (clock: string, report: boolean): string =>
      `Call back by ${clock} and ${report ? 'the report-back still fits' : 'everybody is back in time for the end of'} this item.`,
    late: (count: number, report: boolean): string =>
      `Called back now, ${report ? 'the report-back runs' : 'coming back takes'} about ${minutes(count)} past this item’s time.`,
  },

  open: {
    still: (title: string): string => `The groups of “${title}” are still open.`,
    finding: 'People are finding their tables.',
    talking: 'People are talking in pairs.',
    working: (count: number, of: number): string =>
      count === 0 ? 'Every table has said “that’s us”.' : `${count} of ${tables(of)} ${count === 1 ? 'is' : 'are'} still at work.`,
    returning: 'People are on their way back.',
    telling: (count: number): string =>
      count === 0 ? 'Every table has told.' : `${tables(count)} ${count === 1 ? 'has' : 'have'} not told all yet.`,
  },

  dealing: {
    count: {
      stop: 'Stop giving out numbers',
      stopped: 'Phones are given no new numbers.',
      goOn: 'Give out numbers again',
      again: 'Start the numbers again…',
      againWhat: 'Every number on a phone is void, and everybody takes a new one. Slips of paper stay. This cannot be undone.',
      againSure: 'Start the numbers again now',
      didStop: 'Phones are given no new numbers.',
      didGoOn: 'Phones are given numbers again.',
      didAgain: 'The numbers were started again.',
    },
    choice: {
      stop: 'Stop the choosing of tables',
      stopped: 'Phones are given no new places.',
      goOn: 'Let people choose tables again',
      again: 'Start the choosing again…',
      againWhat: 'Every place that a phone has is free, and everybody chooses anew. This cannot be undone.',
      againSure: 'Start the choosing again now',
      didStop: 'Phones are given no new places.',
      didGoOn: 'People can choose tables again.',
      didAgain: 'The choosing was started again.',
    },
  },
  finding: {
    title: 'Finding tables',
    late: 'Coming late',
    numbers: (count: number): string => `${count} ${count === 1 ? 'person has' : 'people have'} a number`,
    chosen: (count: number): string => `${count} ${count === 1 ? 'person has' : 'people have'} chosen a table`,
    places: (left: number): string => `${plural(left, 'place', 'places')} left`,
    noLimit: 'No limit of places.',
    people: (count: number): string => `${plural(count, 'person', 'people')} at the tables`,
    sayPeople: 'Tap a table to say how many sit there.',
    latePhone: 'Whoever comes late takes a number on a phone, or the next slip. It leads to the emptiest table that fits.',
    lateChoice: 'Whoever comes late chooses a table on a phone. Places left are shown there.',
    lateSeated: 'Whoever comes late sits where there is room.',
    lateList: 'Whoever comes late is added to the list of names, or sits where there is room.',
    names: 'Names and groups…',
    slips: 'Paper slips handed out',
    pile: (letter: string, kind: string): string => `${letter} · ${kind}`,
    everybody: 'everybody',
    fewer: (letter: string): string => `One slip of pile ${letter} fewer`,
    more: (letter: string, count: number): string => `${plural(count, 'slip', 'slips')} of pile ${letter} more`,
    didSlips: (letter: string, out: number): string => `Pile ${letter}: ${out} handed out.`,
    away: 'Somebody has left',
    awayField: 'Number on their phone or slip',
    awaySend: 'Has left',
    didAway: (slot: string): string => `Number ${slot} has left.`,
  },

  help: {
    title: 'Help calls',
    kinds: { stuck: 'Stuck', heated: 'It is getting heated', interpreter: 'Interpreter', 'first-aid': 'First aid' },
    table: (number: number): string => `Table ${number}`,
    since: (count: number): string => (count < 1 ? 'just now' : `${min(count)} ago`),
    onMyWay: 'On my way',
    onMyWayTo: (number: number): string => `On my way to table ${number}`,
    settled: (number: number): string => `Table ${number}: somebody is on the way.`,
    alarm: (number: number, kind: string): string => `Table ${number} calls for help: ${kind}.`,
    others: (count: number): string => `${count} more`,
    show: 'Show the groups',
    unread: (count: number): string => plural(count, 'help call', 'help calls'),
  },

  round: {
    two: (number: number): string => `Groups, round ${number}: 2 minutes left.`,
    over: (number: number): string => `Groups, round ${number}: the time is up.`,
  },

  merge: {
    offer: (from: number, people: number, into: number): string =>
      `Table ${from} has ${plural(people, 'person', 'people')}. Join it with table ${into}?`,
    join: (into: number): string => `Join with table ${into}`,
    leave: 'Leave it',
    did: (from: number, into: number): string => `Table ${from} joins table ${into}. Tell both.`,
  },

  tables: {
    title: 'Tables',
    people: (count: number): string => plural(count, 'person', 'people'),
    nobodyKnows: 'not counted',
    points: (count: number): string => plural(count, 'point', 'points'),
    left: (count: number): string => (count === 0 ? 'full' : `${count} left`),
    extra: (count: number): string => `${count > 0 ? '+' : '−'}${Math.abs(count)} min`,
    states: {
      help: 'Help',
      done: 'That’s us',
      writing: 'Writing',
      quiet: 'Quiet',
      empty: 'Says why',
      joined: 'Joined',
      blank: 'No points yet',
      some: '',
      turn: 'Telling',
      seats: '',
    },
    empty: {
      'talked-freely': 'Talked freely',
      'no-time': 'No time',
      'nobody-came': 'Nobody came',
      'not-comfortable': 'Not comfortable',
      'nothing-to-add': 'Nothing to add',
    },
    joined: (number: number): string => `With table ${number}`,
    sum: (done: number, of: number): string => `${done} of ${of} have said “that’s us”`,
  },

  details: {
    title: (number: number): string => `Table ${number}`,
    close: 'Close',
    question: 'Question',
    timeLeft: (text: string): string => `${text} left`,
    extend: (count: number): string => `+${count} min here`,
    didExtend: (number: number, count: number): string => `Table ${number}: ${count} min more.`,
    didExtendAll: (count: number): string => (count > 0 ? `All tables: ${count} min more.` : `All tables: ${-count} min less.`),
    turn: 'Give it the turn',
    didTurn: (number: number): string => `It is the turn of table ${number}.`,
    mergeInto: 'Join it with',
    mergePick: 'Choose a table',
    join: 'Join',
    part: 'Make it a table of its own again',
    didPart: (number: number): string => `Table ${number} is a table of its own again.`,
    people: 'People here',
    fewer: 'One person fewer',
    more: 'One person more',
    didPeople: (number: number, count: number): string => `Table ${number}: ${plural(count, 'person', 'people')}.`,
    numbers: 'Numbers here',
    points: 'Points',
    hidden: (count: number): string =>
      `${plural(count, 'point', 'points')} on its sheet. You can read them once the table has tapped “That’s us”, or when everybody is back.`,
    noPoints: 'Nothing on its sheet.',
    exact: 'exact words',
  },

  message: {
    all: 'Message to all tables',
    one: (number: number): string => `Message to table ${number}`,
    templates: ['Two minutes left.', 'Please write your main points down now.', 'Please make room for whoever has not spoken.'],
    own: 'In your own words',
    send: 'Send',
    didAll: 'Sent to all tables.',
    did: (number: number): string => `Sent to table ${number}.`,
    readBy: (read: number, of: number): string => `Last message: read at ${read} of ${tables(of)}.`,
    read: 'Last message: read.',
    unread: 'Last message: not read yet.',
  },

  did: {
    form: 'Groups are formed.',
    formShown: 'Groups are formed. The projector shows the tables.',
    /** Where somebody has chosen another scene by hand. */
    formHidden: (scene: string): string => `Groups are formed. The projector shows “${scene}”, not the tables.`,
    begin: (number: number, of: number): string => (of === 1 ? 'The round has begun.' : `Round ${number} has begun.`),
    next: (number: number): string => `Round ${number} is over. People change tables.`,
    nextSame: (number: number): string => `Round ${number} has begun.`,
    callBack: 'Everybody is called back.',
    gathered: 'Everybody is back.',
    nextTable: (number: number): string => `It is the turn of table ${number}.`,
    finish: 'The groups are over.',
  },

  parallel: {
    section: 'In groups, side by side',
    how: 'Two questions at once: half of the tables take one, half the other, then they tell each other. Both stay open on the phones.',
    label: (one: string, other: string): string => `Run ${one} and ${other} in parallel groups`,
    title: (one: string, other: string): string => `${one} and ${other} in groups`,
    did: (one: string, other: string): string => `${one} and ${other} run at once, in groups.`,
    inTurnLabel: (one: string, other: string): string => `Run ${one} and ${other} one after the other again`,
    didInTurn: (one: string, other: string): string => `${one} and ${other} run one after the other again.`,
  },
};
