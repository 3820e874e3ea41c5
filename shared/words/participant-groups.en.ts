import { groupRefusals } from './group-refusals.en.ts';

interface Round {
  readonly number: number;
  readonly of: number;
}

const minute = (count: number): string => (count === 1 ? '1 minute' : `${count} minutes`);
const inPlace = (place: string): string => (place ? `, ${place}` : '');

/**
 * What a phone says while people find their tables, in English. The page people write on fetches it only when groups are
 * going on; the plain page that does the same has sentences of its own beside these, in `pages.en.ts`.
 */
export const groups = {
  yours: 'Your table',
  /** "Table 4, by the stage" */
  table: (number: number, place: string) => `Table ${number}${inPlace(place)}`,
  youAre: (number: number, place: string) => `You are at table ${number}${inPlace(place)}.`,
  joined: (own: number, number: number, place: string) => `Table ${own} sits with table ${number} now${inPlace(place)}.`,
  moved: (number: number, place: string) => `You are now at table ${number}${inPlace(place)}.`,
  number: (slot: string) => `Your number is ${slot}.`,
  talksAbout: 'This table talks about',
  kept: 'This tab keeps your number for the next round. The program does not know whose it is.',

  /** What to do, by how people come to their tables. */
  find: {
    count: 'Take a number. It tells you your table.',
    choice: 'Choose the table where you want to sit.',
    list: 'Listen for your name. The facilitator says who sits where.',
    seated: 'Stay at the table where you are now.',
    change: 'People change tables now. The next round begins when everybody sits.',
  },
  host: 'You are the host of your table. You stay there in every round.',
  within: {
    alone: 'First everybody thinks alone, in quiet.',
    pairs: 'Turn to somebody next to you, and talk in pairs.',
  },
  reporting: 'Everybody is back together. The tables tell the room what they talked about.',
  returning: (clock: string) => `Come back together by ${clock}.`,
  returningNow: 'Come back together now.',

  round: ({ number, of }: Round) => (of > 1 ? `Round ${number} of ${of}` : ''),
  lasts: (count: number) => `You will have ${minute(count)}.`,
  until: (clock: string) => `Until about ${clock}.`,
  over: 'Take your time to finish.',
  paused: 'Time is paused.',

  take: 'Give me a number',
  renewed: {
    count: 'The numbers were started again. Yours is void: take a new one.',
    choice: 'The choosing was started again. Choose a table anew.',
  },
  notDealing: groupRefusals['not-dealing'](),
  kinds: 'Do you belong to one of these?',
  kindsWhy: 'The tables are made with this in mind. It is kept with your number, and never joined to what you write.',
  noKind: 'No, or I prefer not to say',
  chooseKind: 'Choose one of these first. You can prefer not to say.',

  change: 'Choose another table',
  /** How many places are left at a table. */
  places: (count: number) => (count === 0 ? 'Full' : count === 1 ? '1 place left' : `${count} places left`),
  all: 'All tables',
  paper: 'Look up a number',

  leave: 'I have to leave',
  gone: 'Your place is free for somebody else.',
  stays: 'The number stays yours, should you come back.',
  back: 'I am back',
  wait: 'Asking for your table.',
  waitLink: 'No link to the laptop. It is asked for as soon as there is one.',

  refusals: {
    ...groupRefusals,
    'too-many': () => 'All numbers have been given out. Ask the facilitator where to sit.',
  },
};

/** What every language has to say. */
export type GroupWords = typeof groups;
