type Way = 'count' | 'choice' | 'list' | 'seated';
type Within = 'alone' | 'pairs' | 'table';

const minute = (count: number): string => (count === 1 ? 'minute' : 'minutes');

const listed = (parts: readonly (number | string)[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${String(parts.at(-1))}`;

/** What the room is asked to do, by the way in which people come to their tables. */
const FIND: Record<Way, string> = {
  count: 'Take a number: scan, or ask for a slip. Then find it here.',
  choice: 'Choose a table on your phone, or ask for a place.',
  list: 'Listen for your name. Then find your table here.',
  seated: 'Stay at your table.',
};
const AGAIN: Record<Way, string> = {
  count: 'Find your number again.',
  choice: 'Your phone says where. You may choose another.',
  list: 'Listen for your name again.',
  seated: 'Change tables.',
};

/** Every sentence of the projector's groups, in English. */
export const projectorGroups = {
  heading: (): string => 'Groups',
  none: (): string => 'No groups are at work just now.',
  over: (): string => 'The groups have finished.',
  map: {
    find: (way: Way): string => FIND[way],
    /** Where there are no tables. */
    turn: (): string => 'Turn to the person next to you.',
    again: (round: number, way: Way, fresh: boolean, hostsStay: boolean): string =>
      `Round ${round}: ${fresh ? 'fresh company' : 'new tables'}. ${AGAIN[way]}${hostsStay ? ' Hosts stay.' : ''}`,
    /** Numbers are dealt by kind: "officers, Somali speakers". */
    kinds: (names: readonly string[]): string => `When you take it, say if you are one of these: ${names.join(', ')}.`,
    /** Stands before the table's number for those who listen. */
    table: (): string => 'Table',
    /** After the number of a table that has joined another, as one reads it: "6 sits with table 2". */
    sitsWith: (table: number): string => `sits with table ${table}`,
    placesLeft: (count: number): string => (count === 0 ? 'Full' : `${count} ${count === 1 ? 'place' : 'places'} left`),
    numbers: (table: number): string => `Numbers at table ${table}`,
    tables: (): string => 'The tables',
  },
  working: {
    round: (round: number, of: number): string => `Round ${round} of ${of}`,
    within: (within: Within): string => ({ alone: 'Each for yourself, in silence', pairs: 'With your neighbour', table: 'At your table' })[within],
    lastThoughts: (): string => 'Last thoughts',
    finish: (): string => 'Take your time to finish.',
    /** Where the question is said aloud. */
    talk: (within: Within): string => ({ alone: 'Take a moment to think.', pairs: 'Talk with each other.', table: 'Talk together.' })[within],
    tables: (numbers: readonly number[]): string => `${numbers.length === 1 ? 'Table' : 'Tables'} ${listed(numbers)}`,
    where: (): string => 'Where the tables are',
    with: (table: number): string => `with ${table}`,
  },
  /** Beside the QR. */
  join: {
    take: (): string => 'Take a number',
    choose: (): string => 'Choose a table',
    lateNumber: (): string => 'Late? Take a number',
    lateTable: (): string => 'Late? Choose a table',
  },
  returning: {
    by: (clock: string): string => `Come back together by ${clock}`,
    minutes: (count: number): string => `${count} ${minute(count)} to finish and walk back`,
    finish: (): string => 'Finish your sentence. What your table wrote is kept.',
  },
  board: {
    heading: (): string => 'What the tables said',
    begins: (table: number): string => `Table ${table} begins.`,
    how: (): string => 'One new point from each table in turn.',
    also: (): string => 'Is it yours too? Tap “Us too” on your table’s page, or raise a hand.',
    tells: (table: number): string => `Table ${table} tells`,
    nextTable: (): string => 'Time for the next table',
    allTold: (): string => 'Every table has told.',
    tables: (count: number): string => (count === 1 ? '1 table' : `${count} tables`),
    more: (count: number): string => `and ${count} more`,
    exact: (words: string): string => `“${words}”`,
  },
};
