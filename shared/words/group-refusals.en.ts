/** What people who look for their table can be refused, in English. */
export const groupRefusals = {
  'unknown-groups': () => 'These groups are no longer there. Look at the screen for what happens now.',
  'groups-moved-on': () => 'The groups have moved on. Look at the screen for what happens now.',
  'unknown-table': () => 'There is no such table. Choose another.',
  'table-full': () => 'The places at this table are taken. Choose another.',
  'not-dealing': () => 'Phones are given no new places at the moment. Ask the people in front where to sit.',
  'one-number': () => 'This phone has asked for a place already. Reload the page, then try again.',
};
