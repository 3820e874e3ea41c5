const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const tables = (count: number): string => plural(count, 'table', 'tables');
/** "4", "4 and 6", "4, 6 and 7". */
const list = (numbers: readonly number[]): string =>
  numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1) ?? ''}`;

/** What the console says where the tables tell the room, and of what they have written. In English. */
export const reportWords = {
  report: {
    title: 'Report-back',
    turn: (number: number): string => `Table ${number} tells`,
    noTurn: 'No table has anything more to tell.',
    time: 'Time of this turn',
    left: (text: string): string => `${text} left`,
    soft: 'Time for one sentence more',
    pending: 'Tap “Tell” beside what they say',
    tell: 'Tell',
    tellLabel: (text: string): string => `Tell the room: ${text}`,
    nothing: 'Nothing on its sheet that the room has not heard.',
    emptyBecause: (reason: string): string => `Its sheet is empty: ${reason}.`,
    pass: 'Pass',
    then: 'Then',
    thenMore: (count: number): string => `and ${count} more`,
    lastTurn: 'No other table is waiting.',
    give: (number: number): string => `Give the turn to table ${number}`,
    waiting: (number: number): string => `Table ${number} has tapped this. It waits for you.`,
    putOn: 'Put on the projector',
    leaveOff: 'Leave it off',
    say: 'Say it for them',
    sayHow: (number: number): string => `What table ${number} says aloud`,
    sayExact: 'Their exact words',
    told: 'Told so far',
    toldNone: 'Nothing yet. Each table tells one new point a turn.',
    byTables: (numbers: readonly number[]): string =>
      numbers.length === 1 ? `Table ${list(numbers)}` : `${tables(numbers.length)}: ${list(numbers)}`,
    also: 'Also said at',
    alsoOpen: '+1 table, or take off',
    alsoTable: (number: number): string => `Table ${number} says the same`,
    takeOff: 'Take off',
    did: {
      tell: 'On the projector.',
      say: 'On the projector, and on the table’s sheet.',
      also: (number: number): string => `Table ${number} says the same.`,
      notAlso: (number: number): string => `Not at table ${number}.`,
      untell: 'Taken off. It stays on the table’s sheet.',
      pass: (number: number): string => `Table ${number} passes.`,
    },
  },

  points: {
    title: 'Points of the groups',
    open: 'See the points',
    of: (title: string, clock: string): string => (clock === '' ? title : `${title}, ${clock}`),
    none: 'No points have been let out yet. They are here once a table has tapped “That’s us”, or when everybody is back.',
    noQuestion: 'No question set',
    round: (number: number): string => `Round ${number}`,
    tables: (numbers: readonly number[]): string =>
      numbers.length === 1 ? `table ${list(numbers)}` : `${tables(numbers.length)} (${list(numbers)})`,
    told: 'told',
    hidden: (count: number): string => `${plural(count, 'point', 'points')} not let out yet.`,
    csv: 'Points as a table (CSV)',
  },
};
