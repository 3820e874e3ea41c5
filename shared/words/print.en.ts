const tables = (count: number): string => `${count} ${count === 1 ? 'table' : 'tables'}`;

/** What is printed for the groups, and the choosing of it, in English. */
export const printWords = {
  title: 'Print for the groups',
  what: 'What to print',
  sections: { cards: 'Table cards', map: 'Map', slips: 'Numbers on slips', sheets: 'Sheets for writing by hand' },
  about: {
    cards: 'One for each table: its number, and a code that opens the table’s page.',
    map: 'One page for the wall: where each table stands and what it talks about.',
    slips: 'For people without a phone. Hand them out in order.',
    sheets: 'For tables without a phone.',
  },
  print: 'Print',
  preview: 'First page',
  pages: (count: number): string => (count === 1 ? '1 page, A4.' : `${count} pages, A4.`),
  noTables: 'Say first how many tables there are.',
  setTables: 'Tables of the hall',

  cards: {
    holds: 'A card works until the evening is closed. Whoever holds it can write for that table, and for no other.',
    kept: (count: number): string => `${tables(count)} can be printed again from this window without a new card.`,
    old: 'Cards were lost, or somebody took a picture',
    renew: 'Make new cards (older ones stop)',
    renewHow: 'Every table’s page that was opened with an older card closes. Print and hand out the new ones.',
    renewed: 'The older cards work no more. Print the new ones.',
    show: 'Show on this screen',
    showTable: 'Card of table',
    showGo: 'Show the card',
  },

  slips: {
    pile: (letter: string, kind: string): string => (kind === '' ? `Pile ${letter}, for everybody` : `Pile ${letter}: ${kind}`),
    how: 'How many',
    on: (letter: string): string => `Open Floor · Pile ${letter} · Hand these out in order, from 1. Say on the console how many are out.`,
    look: 'Look for your number on the screen.',
    keep: 'Keep it: it holds for every round.',
  },

  sheets: {
    count: 'Sheets for each table',
    title: (number: number): string => `Table ${number}`,
    how: 'One of you writes. A line for each point. Leave names out: nothing here says who said what.',
    point: 'What the table says',
    exact: 'Exact words',
    exactHow: 'Tick the box where a line is just as it was said.',
    agreed: 'That’s us: we have read this together, and it is right.',
    give: 'At the end hand this sheet to the people running the evening.',
  },

  card: {
    table: 'Table',
    wifi: (name: string): string => `Join the Wi-Fi “${name}”.`,
    password: 'Password:',
    stay: 'It has no internet: stay connected.',
    scan: 'Scan the large code with a phone’s camera.',
    scanOnly: 'Scan the code with a phone’s camera.',
    writes: 'One of you writes for the table.',
    wifiCode: 'Wi-Fi',
    code: (number: number): string => `Code of table ${number}’s page`,
    wifiAlt: 'Code of the Wi-Fi',
    noCode: 'The code is made when you print.',
    who: 'Your table, and whoever sits at it, sees what you write as you write it. The people running the evening see it once you tap “That’s us”, or when the groups come back together. The room sees what you tell it. Nobody is asked for a name.',
    until: 'This card works until the evening is closed. Whoever holds it can write for this table.',
  },

  map: {
    title: 'Find your table',
    question: (number: number): string => `Question ${number}`,
    numbers: (slots: readonly string[]): string => slots.join(', '),
    numbersAre: 'Your number is beside your table.',
  },

  list: {
    title: 'Who sits where',
    round: (round: number): string => `Round ${round}`,
    byName: 'By name',
    table: (number: number): string => `Table ${number}`,
  },
};
